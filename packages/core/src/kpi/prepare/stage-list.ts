import { statuses, type Status } from '../../model/choices.ts';
import type { Labels } from '../../model/field.ts';
import { readStatus, type Stage } from '../../model/stages.ts';
import { statusCode } from './task-columns.ts';

/** A stage that tasks go through: one of the collective's own, or one of the five statuses. */
export interface StageInfo {
  /** The own name of the stage, or the key of the status. */
  readonly key: string;
  readonly label: Labels;
  readonly meaning: Status;
  /** Named by the collective. */
  readonly isOwn: boolean;
}

/** Stages in working order: the collective's own as it ordered them, and the five statuses around them by their meaning. */
export function stageList(stages: readonly Stage[]): StageInfo[] {
  const list = stages.map(({ name, meaning }): StageInfo => ({ key: name, label: { fr: name, en: name }, meaning, isOwn: true }));
  for (const { key, label } of statuses) list.splice(placeFor(key, list), 0, { key, label, meaning: key, isOwn: false });
  return list;
}

/** Place in a list of stages of each of the five statuses. */
export function statusPlaces(list: readonly StageInfo[]): number[] {
  return statuses.map(({ key }) => list.findIndex((stage) => !stage.isOwn && stage.key === key));
}

/** Reads the status written in a part of a text to its place in a list of stages; -1 when nobody said what it means. An empty one is to do. */
export type StageReader = (text: string, at: number, end: number) => number;

/** A reader of statuses that remembers the words it met, so that a word of a log is compared and not copied. */
export function stageReader(stages: readonly Stage[], list: readonly StageInfo[]): StageReader {
  const standard = statusPlaces(list);
  const places = new Map<string, number>();
  const lately: { readonly word: string; readonly place: number }[] = [];
  const placeOf = (written: string): number => {
    const read = readStatus(written === '' ? 'todo' : written, stages);
    if (read === undefined) return -1;
    return read.stage === undefined ? (standard[statusCode[read.status]] ?? -1) : list.findIndex(({ key, isOwn }) => isOwn && key === read.stage);
  };
  return (text, at, end) => {
    const slot = ((end - at) * 31 + text.charCodeAt(at) * 7 + text.charCodeAt(end - 1)) & 255;
    const likely = lately[slot];
    if (likely !== undefined && likely.word.length === end - at && text.startsWith(likely.word, at)) return likely.place;
    const word = text.slice(at, end);
    const place = places.get(word) ?? placeOf(word.trim());
    places.set(word, place);
    lately[slot] = { word, place };
    return place;
  };
}

/** A status goes behind every stage of an earlier meaning, and before those of its own. */
function placeFor(status: Status, list: readonly StageInfo[]): number {
  return 1 + list.reduce((last, { meaning }, place) => (statusCode[meaning] < statusCode[status] ? place : last), -1);
}

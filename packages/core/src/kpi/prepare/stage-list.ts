import { statuses, type Status } from '../../model/choices.ts';
import type { Labels } from '../../model/field.ts';
import { readStatus, type Stage } from '../../model/stages.ts';
import { statusCode } from './task-columns.ts';

const newline = 10;

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

/** Words met lately are kept by their first letters, in so many places. */
const slots = 256;
/** Letters of a word that is kept so. */
const longest = 24;

/** Reads statuses out of longer texts to their places in a list of stages; remembers the words it met, so that a word is compared and not copied. */
export class StageWords {
  private readonly placeOf: (written: string) => number;
  private readonly places = new Map<string, number>();
  private readonly letters = new Uint16Array(slots * longest);
  private readonly lengths = new Uint8Array(slots);
  private readonly placeAt = new Int32Array(slots);
  /** Place of the stage of the word that `endLately` found. */
  lately = -1;

  constructor(stages: readonly Stage[], list: readonly StageInfo[]) {
    const standard = statusPlaces(list);
    this.placeOf = (written) => {
      const read = readStatus(written === '' ? 'todo' : written, stages);
      if (read === undefined) return -1;
      return read.stage === undefined ? (standard[statusCode[read.status]] ?? -1) : list.findIndex(({ key, isOwn }) => isOwn && key === read.stage);
    };
  }

  /** Where the word met lately ends that fills the rest of a line from a place on; -1 when there is none. `lately` says what it means. */
  endLately(text: string, at: number): number {
    const { length } = text;
    if (at + 3 > length) return -1;
    const slot = slotOf(text, at);
    const end = at + (this.lengths[slot] ?? 0);
    if (end === at || end > length || (end < length && text.charCodeAt(end) !== newline)) return -1;
    for (let place = at, letter = slot * longest; place < end; place += 1, letter += 1) if (text.charCodeAt(place) !== this.letters[letter]) return -1;
    this.lately = this.placeAt[slot] ?? -1;
    return end;
  }

  /** Place of the stage written in a part of a text; -1 when nobody said what it means. An empty one is to do. */
  read(text: string, at: number, end: number): number {
    const word = text.slice(at, end);
    const place = this.places.get(word) ?? this.placeOf(word.trim());
    this.places.set(word, place);
    if (word.length >= 3 && word.length <= longest) this.keep(word, place);
    return place;
  }

  private keep(word: string, place: number): void {
    const slot = slotOf(word, 0);
    this.lengths[slot] = word.length;
    this.placeAt[slot] = place;
    for (let letter = 0; letter < word.length; letter += 1) this.letters[slot * longest + letter] = word.charCodeAt(letter);
  }
}

/** Told from the first and the third letter: "À faire" and "À valider" begin alike. */
function slotOf(text: string, at: number): number {
  return (text.charCodeAt(at) * 5 + text.charCodeAt(at + 2)) & (slots - 1);
}

/** A status goes behind every stage of an earlier meaning, and before those of its own. */
function placeFor(status: Status, list: readonly StageInfo[]): number {
  return 1 + list.reduce((last, { meaning }, place) => (statusCode[meaning] < statusCode[status] ? place : last), -1);
}

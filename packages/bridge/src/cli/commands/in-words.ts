import { fieldsOf, model, type EntityName, type Lang, type Translate } from '@entrelacs/core';
import type { Value } from '../../side.ts';
import { fieldMeta } from '../../sync/field-meta.ts';
import type { RunReport } from '../../sync/report.ts';
import type { RowName } from '../../sync/row-names.ts';

/** Rows, fields and values as people know them. */
export interface Words {
  /** A row's title, with its place where another one bears the same. */
  readonly title: (entity: EntityName, uid: string) => string;
  /** A field's name on screen. */
  readonly label: (entity: EntityName, key: string) => string;
  /** A value in a line: cut, and never empty. */
  readonly shown: (entity: EntityName, key: string, value: Value | undefined) => string;
  /** A value as it is, never empty. */
  readonly whole: (entity: EntityName, key: string, value: Value | undefined) => string;
}

const mostShown = 120;

/** How to say what a run wrote, and what waits; references are to these rows. */
export function wordsFor({ lang, t }: { readonly lang: Lang; readonly t: Translate }, rows: readonly RowName[]): Words {
  const byUid = new Map(rows.map((row) => [`${row.entity} ${row.uid}`, row]));
  const one = (entity: EntityName, key: string, value: string | number | boolean): string => {
    const field = fieldMeta(entity, key);
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    if (field?.entity !== undefined) return titleOf(field.entity, String(value));
    return field?.choices?.find((choice) => choice.key === value)?.label[lang] ?? String(value);
  };
  const titleOf = (entity: EntityName, uid: string): string => {
    const row = byUid.get(`${entity} ${uid}`);
    return row?.isShared === true ? `${row.title} (${placesOf(row)})` : (row?.title ?? uid);
  };
  const placesOf = (row: RowName): string => {
    const places = (['grist', 'wiki'] as const).flatMap((side) => (row[side] === null ? [] : [`${t(`cli.side.${side}`)} ${row[side]}`]));
    return places.length === 0 ? row.uid : places.join(', ');
  };
  const words: Words = {
    title: titleOf,
    label: (entity, key) => fieldsOf(model[entity]).find((field) => field.key === key)?.label[lang] ?? key,
    whole: (entity, key, value) => {
      if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return '∅';
      return Array.isArray(value) ? (value as readonly string[]).map((part) => one(entity, key, part)).join(', ') : one(entity, key, value as string | number | boolean);
    },
    shown: (entity, key, value) => {
      const text = words.whole(entity, key, value).replace(/\s+/g, ' ');
      return text.length > mostShown ? `${text.slice(0, mostShown - 1)}…` : text;
    },
  };
  return words;
}

/** Code of the words for how a run ended: an undo leaves the two sides apart, in what it takes back on one of them. */
export function outcomeWords(outcome: RunReport['outcome'] | 'failed', isUndo: boolean): string {
  return isUndo && outcome === 'done' ? 'cli.outcome.undone' : `cli.outcome.${outcome}`;
}

import { dayNumber, readStatus, type Choice, type FieldMeta, type Lang, type Stage } from '@entrelacs/core';
import { asText } from '../as-text.ts';
import type { ColumnInfo } from '../structure.ts';
import { startOfDay } from './moments.ts';
import { normalName, wordsOf } from './names.ts';

/** What writing depends on besides the field and its column. */
export interface WriteContext {
  /** Language that choices are worded in, where the column itself offers none of ours. */
  readonly lang: Lang;
  readonly stages: readonly Stage[];
  /** Row number of an id in the table that the column points to; undefined when it has none there. */
  readonly rowOf: (id: string, column: ColumnInfo) => number | undefined;
  /** Name of an id of the entity that the field refers to. */
  readonly nameOf: (id: string) => string | undefined;
  /** The id that a name written in the cell is read as. */
  readonly idOf: (name: string) => string;
}

/** A value that a column cannot hold: a code of the message catalogue. */
export class Unwritable {
  readonly code: string;
  constructor(code: string) {
    this.code = code;
  }
}

/** What a column must be given to hold a field's value; `held` is what its cell holds now. Never throws. */
export function writtenCell(field: FieldMeta, column: ColumnInfo, value: unknown, held: unknown, context: WriteContext): unknown {
  switch (field.kind) {
    case 'date':
      return writtenDay(column, value);
    case 'ref':
      return writtenRefs(column, value === undefined ? [] : [asText(value)], held, context);
    case 'refs':
      return writtenRefs(column, (value ?? []) as readonly string[], held, context);
    case 'choice':
      return value === undefined ? null : wordedChoice(field.choices ?? [], column, asText(value), context.lang);
    case 'choices':
      return writtenList(column, ((value ?? []) as readonly string[]).map((key) => wordedChoice(field.choices ?? [], column, key, context.lang)));
    case 'tags':
      return writtenList(column, (value ?? []) as readonly string[]);
    default:
      return value ?? (column.type === 'Text' ? '' : null);
  }
}

/** The word that a status column must be given: the collective's own stage, a word the column offers, or ours. */
export function writtenStatus(choices: readonly Choice[], column: ColumnInfo, status: string, stage: string | undefined, context: WriteContext): string {
  if (stage !== undefined) return stage;
  const offered = column.choices.find((word) => readStatus(word, context.stages)?.status === status);
  return offered ?? context.stages.find(({ meaning }) => meaning === status)?.name ?? wordedChoice(choices, column, status, context.lang);
}

function wordedChoice(choices: readonly Choice[], column: ColumnInfo, key: string, lang: Lang): string {
  const choice = choices.find((each) => each.key === key);
  if (choice === undefined) return key;
  const ours = [choice.label[lang], choice.label.fr, choice.label.en, key];
  return column.choices.find((word) => ours.some((our) => normalName(our) === normalName(word))) ?? choice.label[lang];
}

function writtenDay(column: ColumnInfo, value: unknown): unknown {
  if (typeof value !== 'string' || Number.isNaN(dayNumber(value))) return column.type === 'Text' ? '' : null;
  if (column.type === 'Date') return dayNumber(value) * 86_400;
  return column.type === 'DateTime' ? startOfDay(value, column.timezone) : value;
}

function writtenList(column: ColumnInfo, words: readonly string[]): unknown {
  if (column.type === 'ChoiceList') return words.length === 0 ? null : ['L', ...words];
  return column.type === 'Choice' ? (words.at(-1) ?? '') : words.join(', ');
}

function writtenRefs(column: ColumnInfo, ids: readonly string[], held: unknown, context: WriteContext): unknown {
  if (column.type === 'Ref' || column.type === 'RefList') {
    const rows = ids.map((id) => context.rowOf(id, column));
    if (rows.includes(undefined)) return new Unwritable('write.notInTable');
    if (column.type === 'Ref') return rows.at(-1) ?? 0;
    return rows.length === 0 ? null : ['L', ...rows];
  }
  const names = ids.map((id) => context.nameOf(id));
  if (names.includes(undefined)) return new Unwritable('write.noName');
  if (column.type === 'ChoiceList' || column.type === 'Choice') return writtenList(column, names as string[]);
  return rewrittenText(typeof held === 'string' ? held : '', ids, context);
}

/** The text with the names of `ids` alone, each once: words that stay keep their wording, order and separators; new names come last. */
function rewrittenText(held: string, ids: readonly string[], { idOf, nameOf }: WriteContext): string | Unwritable {
  const kept = new Set<string>();
  let [text, end, separator] = ['', 0, ''];
  for (const word of wordsOf(held)) {
    separator ||= end === 0 ? '' : held.slice(end, word.start);
    const id = idOf(word.text);
    if (ids.includes(id) && !kept.has(id)) {
      text += (text === '' ? '' : held.slice(end, word.start)) + word.text;
      kept.add(id);
    }
    end = word.end;
  }
  const added = ids.filter((id) => !kept.has(id)).map((id) => nameOf(id) ?? '');
  if (added.some((name) => /[,;\r\n]/.test(name))) return new Unwritable('write.nameWithSeparator');
  return [...(text === '' ? [] : [text]), ...added].join(separator || ', ');
}

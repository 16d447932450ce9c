import { dayNumber, isoWeek, readStatus, type Choice, type FieldMeta, type Stage } from '@entrelacs/core';
import { dayIn, momentIn } from './moments.ts';
import { normalName, wordsOf, type Names } from './names.ts';

/** Says that a cell could not be read: a code of the message catalogue and what the cell holds. */
export type Report = (code: string, held: unknown) => void;

/** Turns a cell into a field's value; undefined when it is empty or cannot be read, which it then reports. Never throws. */
export type CellReader = (cell: unknown, report: Report) => unknown;

/** What reading depends on besides the field. */
export interface ReadContext {
  /** The collective's own stages, for a status. */
  readonly stages?: readonly Stage[];
  /** Finds rows by name where the column holds names; without it a text in a reference is a bad reference. */
  readonly names?: Names | undefined;
  /** A text is one name, commas included: that of a Ref or a Choice; a Text column may list several. */
  readonly oneName?: boolean | undefined;
  /** Id of a row of the table referred to; the row's number as text unless said otherwise. */
  readonly rowId?: ((row: number) => string) | undefined;
  /** Time zone of a DateTime column, for values that do not tell theirs. */
  readonly timezone?: string | undefined;
}

/** A status as read: its meaning and the collective's own name for it. */
export interface StatusCell {
  readonly status: string;
  readonly stage?: string;
}

/** The reader of a column that holds a field. Cells are in the wire form (`keepEncoded`) or raw (`fetchTable`). */
export function cellReader(field: FieldMeta, context: ReadContext = {}): CellReader {
  const read = readerOf(field, context);
  return (cell, report) => {
    if (cell === null || cell === undefined || cell === '') return undefined;
    if (Array.isArray(cell) && isExceptional(cell)) return exception(cell, report);
    return read(cell, report);
  };
}

/** The reader of a status column whose wording may be one of the collective's own stages. */
export function statusReader(context: ReadContext): (cell: unknown, report: Report) => StatusCell | undefined {
  const stages = context.stages ?? [];
  const known = new Map<string, StatusCell | undefined>();
  const read: CellReader = (cell, report) => {
    const word = oneText(cell, report);
    if (word === undefined) return undefined;
    const found = known.has(word) ? known.get(word) : readStatus(word, stages);
    known.set(word, found);
    if (found === undefined) report('cell.unknownChoice', cell);
    return found;
  };
  return (cell, report) => {
    if (cell === null || cell === undefined || cell === '') return undefined;
    if (Array.isArray(cell) && isExceptional(cell)) return exception(cell, report);
    return read(cell, report) as StatusCell | undefined;
  };
}

function readerOf(field: FieldMeta, context: ReadContext): CellReader {
  switch (field.kind) {
    case 'number':
    case 'integer':
      return numberReader(field);
    case 'boolean':
      return readBoolean;
    case 'date':
      return (cell, report) => readDay(cell, report, context.timezone);
    case 'week':
      return readWeek;
    case 'ref':
      return refReader(context);
    case 'refs':
      return refsReader(context);
    case 'choice':
      return choiceReader(field.choices ?? []);
    case 'choices':
      return choicesReader(field.choices ?? []);
    case 'tags':
      return (cell, report) => unique(textsOf(cell, report), report, cell);
    case 'text':
    case 'longText':
    case 'lines':
    case 'links':
    case 'log':
    case 'email':
      return readText;
  }
}

function isExceptional(cell: readonly unknown[]): boolean {
  return cell.length === 0 || (typeof cell[0] === 'string' && cell[0] !== 'L' && 'ECUPS'.includes(cell[0])) || typeof cell[0] !== 'string';
}

function exception(cell: readonly unknown[], report: Report): undefined {
  const [code, name, , held] = cell;
  if (code === 'C') report('cell.hidden', '');
  else if (code !== 'E') report('cell.unreadable', name ?? cell);
  else if (name === 'InvalidTypedValue') report(String(cell[2]).startsWith('Ref') ? 'cell.badReference' : 'cell.wrongType', held);
  else report('cell.formulaError', name);
  return undefined;
}

const readText: CellReader = (cell, report) => {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  const text = textOf(cell);
  if (text === undefined) report('cell.wrongType', cell);
  return text;
};

function textOf(cell: unknown): string | undefined {
  if (!Array.isArray(cell)) return undefined;
  const [code, first, second] = cell as unknown[];
  if (code === 'L') return (cell as unknown[]).slice(1).map(partText).join(', ');
  if (code === 'd' && typeof first === 'number') return dayIn(first);
  if (code === 'D' && typeof first === 'number') return momentIn(first, String(second));
  return undefined;
}

function partText(part: unknown): string {
  return typeof part === 'string' ? part : typeof part === 'number' || typeof part === 'boolean' ? String(part) : (textOf(part) ?? '');
}

function oneText(cell: unknown, report: Report): string | undefined {
  if (typeof cell === 'string') return cell;
  const texts = textsOf(cell, report);
  if (texts.length > 1) report('cell.severalValues', cell);
  return texts[0];
}

function textsOf(cell: unknown, report: Report): string[] {
  if (typeof cell === 'string') return wordsOf(cell).map(({ text }) => text);
  if (typeof cell === 'number') return [String(cell)];
  if (Array.isArray(cell) && cell[0] === 'L') {
    const parts = (cell as unknown[]).slice(1);
    const texts = parts.map(partText).filter((text) => text.trim() !== '');
    if (texts.length === parts.length) return texts;
  }
  report('cell.wrongType', cell);
  return [];
}

function numberReader({ kind, min = -Infinity, max = Infinity }: FieldMeta): CellReader {
  return (cell, report) => {
    const value = typeof cell === 'string' && /^\s*-?\d+([.,]\d+)?\s*$/.test(cell) ? Number(cell.replace(',', '.')) : cell;
    if (typeof value !== 'number' || !Number.isFinite(value) || (kind === 'integer' && !Number.isInteger(value))) {
      report('cell.notANumber', cell);
      return undefined;
    }
    if (value >= min && value <= max) return value;
    report('cell.outOfRange', cell);
    return undefined;
  };
}

const yes = new Set(['true', 'yes', 'oui', 'vrai', '1']);
const no = new Set(['false', 'no', 'non', 'faux', '0']);

const readBoolean: CellReader = (cell, report) => {
  if (typeof cell === 'boolean') return cell;
  const word = typeof cell === 'string' || typeof cell === 'number' ? normalName(String(cell)) : '';
  if (yes.has(word)) return true;
  if (no.has(word)) return false;
  report('cell.notYesNo', cell);
  return undefined;
};

function readDay(cell: unknown, report: Report, timezone?: string): string | undefined {
  const day = dayOf(cell, timezone);
  if (day === undefined) report('cell.notADate', cell);
  return day;
}

function dayOf(cell: unknown, timezone?: string): string | undefined {
  if (typeof cell === 'number') return dayIn(cell, timezone);
  if (typeof cell === 'string') return Number.isNaN(dayNumber(cell.trim())) ? undefined : cell.trim();
  if (!Array.isArray(cell) || typeof cell[1] !== 'number') return undefined;
  if (cell[0] === 'd') return dayIn(cell[1]);
  return cell[0] === 'D' ? dayIn(cell[1], String(cell[2])) : undefined;
}

const readWeek: CellReader = (cell, report) => {
  if (typeof cell === 'string' && /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/.test(cell.trim())) return cell.trim();
  const day = dayOf(cell);
  if (day === undefined) report('cell.notAWeek', cell);
  return day && isoWeek(day);
};

function refReader(context: ReadContext): CellReader {
  const readAll = refsReader(context);
  return (cell, report) => {
    const ids = readAll(cell, report) as string[] | undefined;
    if (ids !== undefined && ids.length > 1) report('cell.severalValues', cell);
    return ids?.[0];
  };
}

function refsReader({ names, oneName = false, rowId = String }: ReadContext): CellReader {
  const idOf = (part: unknown) => (typeof part === 'number' && Number.isInteger(part) && part > 0 ? rowId(part) : undefined);
  const namesIn = (text: string) => (names === undefined ? undefined : oneName ? [text.trim()] : wordsOf(text).map((word) => word.text));
  return (cell, report) => {
    const parts = typeof cell === 'string' ? namesIn(cell) : names !== undefined && typeof cell === 'number' ? [String(cell)] : partsOf(cell);
    const ids: string[] = [];
    let code: string | undefined = parts === undefined ? 'cell.badReference' : undefined;
    for (const part of parts ?? []) {
      const named = typeof part === 'string' && part.trim() !== '' ? names?.find(part) : undefined;
      const id = named?.id ?? idOf(part);
      if (id === undefined) code ??= part === 0 ? undefined : 'cell.badReference';
      else if (ids.includes(id)) code ??= 'cell.duplicateName';
      else ids.push(id);
      if (named?.ambiguous === true) code ??= 'cell.ambiguousName';
    }
    if (code !== undefined) report(code, cell);
    return ids;
  };
}

function partsOf(cell: unknown): readonly unknown[] | undefined {
  if (typeof cell === 'number') return [cell];
  if (!Array.isArray(cell)) return undefined;
  const [code, , rows] = cell as unknown[];
  if (code === 'L') return (cell as unknown[]).slice(1);
  if (code === 'R') return [rows];
  return code === 'r' && Array.isArray(rows) ? (rows as unknown[]) : undefined;
}

function choiceReader(choices: readonly Choice[]): CellReader {
  const keys = keysByWord(choices);
  return (cell, report) => {
    const word = oneText(cell, report);
    if (word === undefined) return undefined;
    const key = keys.get(word) ?? keys.get(normalWord(word));
    if (key === undefined) report('cell.unknownChoice', cell);
    return key;
  };
}

function choicesReader(choices: readonly Choice[]): CellReader {
  const keys = keysByWord(choices);
  return (cell, report) => {
    const words = textsOf(cell, report);
    const found = words.flatMap((word) => keys.get(normalWord(word)) ?? []);
    if (found.length < words.length) report('cell.unknownChoice', cell);
    return [...new Set(found)];
  };
}

function keysByWord(choices: readonly Choice[]): Map<string, string> {
  return new Map(choices.flatMap(({ key, label }) => [label.en, label.fr, key].flatMap((word) => [[normalWord(word), key] as const, [word, key] as const])));
}

function normalWord(word: string): string {
  return normalName(word).replace(/'/g, '’');
}

function unique(words: readonly string[], report: Report, cell: unknown): string[] {
  const found = [...new Set(words)];
  if (found.length < words.length) report('cell.duplicateName', cell);
  return found;
}

import { statuses, type Choice, type FieldMeta } from '@entrelacs/core';
import type { ReadContext, StatusCell } from './read-cell.ts';
import { utcDay } from './utc-day.ts';

/** What a plain reader gives for a cell that it leaves to the whole one (read-cell.ts). */
export const unread = Symbol('unread');

/** Turns a cell into a field's value where it holds just what our own tables write; `unread` for any other that is not empty. */
export type PlainReader = (cell: unknown) => unknown;

const nothingPlain: PlainReader = () => unread;

/** Reads what our own tables hold: all that the first rows need, as a rule. What it reads, the whole reader reads alike, without a word. */
export function plainReader(field: FieldMeta, { names, rowId = String, timezone = 'UTC' }: ReadContext): PlainReader {
  const idsIn: PlainReader = (cell) => {
    const rows = partsOf(cell);
    return rows !== undefined && rows.every((row) => Number.isInteger(row) && (row as number) > 0) && areDistinct(rows) ? rows.map((row) => rowId(row as number)) : unread;
  };
  switch (field.kind) {
    case 'number':
    case 'integer': {
      const { kind, min = -Infinity, max = Infinity } = field;
      return (cell) => (Number.isFinite(cell) && (cell as number) >= min && (cell as number) <= max && (kind === 'number' || Number.isInteger(cell)) ? cell : unread);
    }
    case 'boolean':
      return (cell) => (typeof cell === 'boolean' ? cell : unread);
    case 'date':
      return (cell) => {
        const seconds: unknown = Array.isArray(cell) && cell[0] === 'd' ? cell[1] : cell;
        return typeof seconds === 'number' && timezone === 'UTC' ? (utcDay(seconds) ?? unread) : unread;
      };
    case 'week':
      return (cell) => (typeof cell === 'string' && /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/.test(cell) ? cell : unread);
    case 'ref':
    case 'refs':
      if (names !== undefined) return nothingPlain;
      return field.kind === 'refs' ? idsIn : (cell) => (typeof cell === 'number' || (Array.isArray(cell) && cell[0] === 'R') ? oneOf(idsIn(cell)) : unread);
    case 'choice':
      return wordReader(field.choices ?? [], (key) => key);
    case 'choices':
      return nothingPlain;
    case 'tags':
      return (cell) => (Array.isArray(cell) && cell[0] === 'L' && areDistinct(cell) && cell.every((word) => typeof word === 'string' && word.trim() !== '') ? (cell as readonly string[]).slice(1) : unread);
    default:
      return (cell) => (typeof cell === 'string' ? cell : unread);
  }
}

/** The same for a status whose column has no stages of the collective's own. */
export function plainStatus(): (cell: unknown) => StatusCell | typeof unread {
  return wordReader(statuses, (status) => ({ status }));
}

/** Rows that a cell refers to, where it says so by numbers; 0 is none. */
function partsOf(cell: unknown): readonly unknown[] | undefined {
  if (typeof cell === 'number') return cell === 0 ? [] : [cell];
  if (!Array.isArray(cell)) return undefined;
  if (cell[0] === 'L') return (cell as readonly unknown[]).slice(1);
  return cell[0] === 'R' && typeof cell[2] === 'number' ? partsOf(cell[2]) : undefined;
}

function oneOf(ids: unknown): unknown {
  return Array.isArray(ids) ? (ids[0] as unknown) : ids;
}

function areDistinct(items: readonly unknown[]): boolean {
  return new Set(items).size === items.length;
}

/** Reads words just as they are offered, in either language. */
function wordReader<Value>(choices: readonly Choice[], valueOf: (key: string) => Value): (cell: unknown) => Value | typeof unread {
  const values = new Map(choices.flatMap(({ key, label }) => [label.en, label.fr, key].map((word) => [word, valueOf(key)] as const)));
  return (cell) => values.get(cell as string) ?? unread;
}

import { csvText, model, type EntityName, type Field } from '@entrelacs/core';
import { parse } from 'csv-parse/sync';
import { Refusal } from '../refusal.ts';
import type { Value } from '../side.ts';
import { archivedFields, type ArchiveRow } from './archive.ts';

/** Name of a table's file. */
export function csvName(entity: EntityName): string {
  return `${model[entity].table}.csv`;
}

/**
 * Rows of one table as CSV, safe for spreadsheets and without loss: `uid` and the keys of the model as heads, references by uid, lists with `; ` between. A text that
 * begins with an apostrophe, or that a spreadsheet would run, gets one before it; reading takes it off again.
 */
export function tableCsv(entity: EntityName, rows: readonly ArchiveRow[]): string {
  const fields = archivedFields(entity);
  return csvText([['uid', ...fields.map(({ key }) => key)], ...rows.map((row) => [guarded(row.uid), ...fields.map((field) => cellOf(row[field.key]))])]);
}

/** The rows of a table's CSV. Throws a `Refusal` (`archive.csv`) that names the file and the line of what cannot be read. */
export function rowsOfCsv(entity: EntityName, text: string): ArchiveRow[] {
  const fields = new Map(archivedFields(entity).map((field) => [field.key, field]));
  const [heads = [], ...lines] = recordsOf(entity, text);
  const unknown = heads.find((head) => head !== 'uid' && !fields.has(head));
  if (unknown !== undefined || !heads.includes('uid')) throw new Refusal('archive.csvHead', { file: csvName(entity), head: unknown ?? 'uid' });
  return lines.map((cells, index) => {
    const row: Record<string, Value> & { uid: string } = { uid: '' };
    for (const [place, head] of heads.entries()) {
      const cell = cells[place] ?? '';
      const field = fields.get(head);
      if (field === undefined) row.uid = unguarded(cell);
      else if (cell !== '') row[head] = valueOf(field, cell, { file: csvName(entity), line: index + 2 });
    }
    return row;
  });
}

function recordsOf(entity: EntityName, text: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    throw new Refusal('archive.csv', { file: csvName(entity), detail: error instanceof Error ? error.message : String(error) }, { cause: error });
  }
}

function cellOf(value: Value | undefined): string | number {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return guarded(typeof value === 'string' ? value : value.map((part) => part.replace(/[\\;]/g, '\\$&')).join('; '));
}

function valueOf({ kind, key }: Field, cell: string, where: { readonly file: string; readonly line: number }): Value {
  const text = unguarded(cell);
  switch (kind) {
    case 'number':
    case 'integer': {
      const number = Number(text.replace(',', '.'));
      if (!Number.isFinite(number)) throw new Refusal('archive.csvCell', { ...where, key, value: text });
      return number;
    }
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw new Refusal('archive.csvCell', { ...where, key, value: text });
      return text === 'true';
    case 'refs':
    case 'choices':
    case 'tags':
      return partsOf(text);
    default:
      return text;
  }
}

function partsOf(text: string): string[] {
  const parts: string[] = [''];
  for (let place = 0; place < text.length; place += 1) {
    if (text[place] === '\\') parts[parts.length - 1] += text[(place += 1)] ?? '';
    else if (text.startsWith('; ', place)) {
      parts.push('');
      place += 1;
    } else parts[parts.length - 1] += text[place] ?? '';
  }
  return parts;
}

/** A text that begins with an apostrophe gets another, so that taking one off gives it back; what a spreadsheet would run gets its own from `csvText`. */
function guarded(text: string): string {
  return text.startsWith("'") ? `'${text}` : text;
}

function unguarded(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

import type { EntityName } from '../model/field.ts';
import type { Access } from './source.ts';

/** Whether a field of a row may be written: the host takes writes, has the field, and locks neither the row nor the field. */
export function mayEdit(access: Access, entity: EntityName, row: string, field: string): boolean {
  if (!access.canWrite || access.fields[entity]?.includes(field) !== true) return false;
  const locked = access.locked?.[entity]?.get(row);
  return locked === undefined || (locked !== 'all' && !locked.includes(field));
}

/** Ids of rows that may be read only: none of `fields` may be written. */
export function lockedRows(access: Access, entity: EntityName, fields: readonly string[]): ReadonlySet<string> {
  const locked = access.locked?.[entity] ?? new Map<string, 'all' | readonly string[]>();
  return new Set([...locked].flatMap(([row, what]) => (what === 'all' || fields.every((field) => what.includes(field)) ? [row] : [])));
}

import { entityNames, type EntityName, type Field } from '@entrelacs/core';
import type { Value } from '../src/index.ts';
import { fieldMeta } from '../src/sync/field-meta.ts';

/** Fields of the simulated tables, by entity; `email` is there and must never be touched. */
export const simFields: Readonly<Partial<Record<EntityName, readonly string[]>>> = {
  team: ['name', 'purpose'],
  member: ['name', 'team', 'capacityHours', 'delegate', 'active', 'email'],
  project: ['name', 'objective', 'status', 'lead', 'contributors', 'start', 'tags'],
};
/** Entities that have a simulated table. */
export const simEntities: readonly EntityName[] = entityNames.filter((entity) => entity in simFields);

/** The model's word on a field of the simulation. */
export function metaOf(entity: EntityName, key: string): Field {
  const field = fieldMeta(entity, key);
  if (field === undefined) throw new RangeError(`key: ${entity} has no field ${key}`);
  return field;
}

/** Whether a field is a list of references, by which a document finds no rows. */
export function isList(entity: EntityName, key: string): boolean {
  return key !== 'uid' && metaOf(entity, key).kind === 'refs';
}

/** Whether each edit of such a field writes a value of its own. */
export function isUnique({ kind }: Field): boolean {
  return kind === 'text' || kind === 'longText' || kind === 'number' || kind === 'date' || kind === 'tags';
}

/** Name of a value among those of all fields. */
export function nameOf({ key, kind }: Field, value: Value): string {
  return `${key}:${kind}:${Array.isArray(value) ? [...(value as readonly string[])].sort().join() : String(value)}`;
}

/** Whether a cell is empty, as either host says it. */
export function holdsNothing(value: Value): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

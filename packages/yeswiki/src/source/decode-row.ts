import { fieldsOf, model, newEntity, type Entity, type EntityName, type Field, type FieldKind, type Issue } from '@entrelacs/core';
import type { WireRow, WireValue } from '../routes.ts';

const lists: ReadonlySet<FieldKind> = new Set(['refs', 'choices', 'tags']);
const numbers: ReadonlySet<FieldKind> = new Set(['number', 'integer']);

/** An entry as an entity; a value of another type than its field's is left out and reported. */
export function decodeRow<Name extends EntityName>(entity: Name, { id, fields }: WireRow, report: (issue: Issue) => void): Entity<Name> {
  const read: Record<string, unknown> = {};
  for (const field of fieldsIn(entity)) {
    const value = fields[field.key];
    if (value === undefined || value === null) continue;
    if (hasType(field, value)) read[field.key] = value;
    else report({ code: 'cell.wrongType', entity, row: id, path: field.key, value: String(value).slice(0, 200) });
  }
  return newEntity(entity, id, read);
}

/** Ids that stand for a name which no entry bears, as `name:Ana`, in the fields that refer to others; with the entity meant. */
export function* namesIn(entity: EntityName, row: Entity): Generator<readonly [EntityName, string]> {
  const values: Readonly<Record<string, unknown>> = { ...row };
  for (const { key, entity: other } of fieldsIn(entity)) {
    if (other === undefined) continue;
    for (const id of [values[key]].flat()) if (typeof id === 'string' && id.startsWith(namePrefix)) yield [other, id];
  }
}

/** An entity of which only the name is known. */
export function namedEntity<Name extends EntityName>(entity: Name, id: string): Entity<Name> {
  const { titleField } = model[entity];
  return newEntity(entity, id, titleField === undefined ? {} : { [titleField]: id.slice(namePrefix.length) });
}

const namePrefix = 'name:';

function hasType({ kind, choices }: Field, value: WireValue): boolean {
  if (lists.has(kind)) return Array.isArray(value) && value.every((each) => typeof each === 'string');
  if (numbers.has(kind)) return typeof value === 'number' && Number.isFinite(value);
  if (kind === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' && (choices === undefined || choices.some(({ key }) => key === value));
}

const known = new Map<EntityName, readonly Field[]>();

function fieldsIn(entity: EntityName): readonly Field[] {
  let fields = known.get(entity);
  if (fields === undefined) known.set(entity, (fields = fieldsOf(model[entity])));
  return fields;
}

import { fieldsOf, model, newEntity, type Entity, type EntityName, type Field, type FieldKind, type Issue } from '@entrelacs/core';
import type { WireRow, WireValue } from '../routes.ts';

/** The types in which values cross. */
type Shape = 'list' | 'number' | 'boolean' | 'choice' | 'text';

interface ReadField {
  readonly key: string;
  readonly shape: Shape;
  readonly choices: Field['choices'];
}

/** A name that no entry bears, as an id (`name:Ana`), and the entity meant. */
export type NamedId = readonly [EntityName, string];

const namePrefix = 'name:';
const none: readonly NamedId[] = [];

/** An entry as an entity; a value of another type than its field's is left out and reported. */
export function decodeRow<Name extends EntityName>(entity: Name, { id, fields }: WireRow, report: (issue: Issue) => void): Entity<Name> {
  const row = newEntity(entity, id);
  const values = row as Record<string, unknown>;
  for (const field of fieldsIn(entity).all) {
    const value = fields[field.key];
    if (value === undefined || value === null) continue;
    if (hasType(field, value)) values[field.key] = value;
    else report({ code: 'cell.wrongType', entity, row: id, path: field.key, value: String(value).slice(0, 200) });
  }
  return row;
}

/** Ids that stand for a name which no entry bears, in the fields that refer to others. */
export function namesIn(entity: EntityName, row: Entity): readonly NamedId[] {
  let found: NamedId[] | undefined;
  const values = row as unknown as Readonly<Record<string, unknown>>;
  for (const [key, other] of fieldsIn(entity).references) {
    const value = values[key];
    for (const id of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
      if (typeof id === 'string' && id.startsWith(namePrefix)) (found ??= []).push([other, id]);
    }
  }
  return found ?? none;
}

/** An entity of which only the name is known. */
export function namedEntity<Name extends EntityName>(entity: Name, id: string): Entity<Name> {
  const { titleField } = model[entity];
  return newEntity(entity, id, titleField === undefined ? {} : { [titleField]: id.slice(namePrefix.length) });
}

function hasType({ shape, choices }: ReadField, value: WireValue): boolean {
  if (shape === 'list') return Array.isArray(value) && value.every((each) => typeof each === 'string');
  if (shape === 'number') return Number.isFinite(value);
  if (shape === 'choice') return choices?.some(({ key }) => key === value) === true;
  return typeof value === (shape === 'boolean' ? 'boolean' : 'string');
}

interface KnownFields {
  readonly all: readonly ReadField[];
  readonly references: readonly (readonly [string, EntityName])[];
}

const known = new Map<EntityName, KnownFields>();

function fieldsIn(entity: EntityName): KnownFields {
  let fields = known.get(entity);
  if (fields === undefined) {
    const all = fieldsOf(model[entity]);
    fields = { all: all.map((field) => ({ key: field.key, shape: shapeOf(field), choices: field.choices })), references: all.flatMap(({ key, entity: other }) => (other === undefined ? [] : [[key, other]])) };
    known.set(entity, fields);
  }
  return fields;
}

const shapes: { readonly [Kind in FieldKind]?: Shape } = { refs: 'list', choices: 'list', tags: 'list', number: 'number', integer: 'number', boolean: 'boolean' };

function shapeOf({ kind, choices }: Field): Shape {
  return shapes[kind] ?? (choices === undefined ? 'text' : 'choice');
}

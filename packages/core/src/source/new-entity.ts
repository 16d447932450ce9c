import { fieldsOf, type Field } from '../model/entity.ts';
import type { EntityName } from '../model/field.ts';
import { model, type Entity } from '../model/model.ts';

/**
 * An entity with the fields given and the model's defaults for the others; nothing is checked: a host's rows were read by their
 * metadata, and what a program brings is for `model[name].schema` to parse.
 */
export function newEntity<Name extends EntityName>(name: Name, id: string, fields: object = {}): Entity<Name> {
  const entity: Record<string, unknown> = { id };
  for (const { key, fallback } of fallbacksOf(name)) entity[key] = Array.isArray(fallback) ? [...(fallback as string[])] : fallback;
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined && key !== 'id') entity[key] = value;
  }
  return entity as unknown as Entity<Name>;
}

const known = new Map<EntityName, readonly Field[]>();

function fallbacksOf(name: EntityName): readonly Field[] {
  let fields = known.get(name);
  if (fields === undefined) known.set(name, (fields = fieldsOf(model[name]).filter(({ fallback }) => fallback !== undefined)));
  return fields;
}

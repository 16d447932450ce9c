import { fieldsOf, model, type EntityName, type Field } from '@entrelacs/core';

const metadata = new Map<EntityName, ReadonlyMap<string, Field>>();

/** The model's word on a field; undefined where the entity has none of that key. */
export function fieldMeta(entity: EntityName, key: string): Field | undefined {
  let fields = metadata.get(entity);
  if (fields === undefined) {
    fields = new Map(fieldsOf(model[entity]).map((field) => [field.key, field]));
    metadata.set(entity, fields);
  }
  return fields.get(key);
}

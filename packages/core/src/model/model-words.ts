import { fieldsOf } from './entity.ts';
import type { EntityName, Labels } from './field.ts';
import { model } from './model.ts';

/** What a field is called; undefined when the entity has none of that key. A widget's bundle keeps the words of entities that are not its own here, apart from the model (packages/tooling/late-labels.mjs). */
export function fieldLabel(entity: EntityName, key: string): Labels | undefined {
  return fieldsOf(model[entity]).find((field) => field.key === key)?.label;
}

/** What several rows of an entity are called; kept here as well. */
export function pluralOf(entity: EntityName): Labels {
  return model[entity].plural;
}

import { fieldOf, fieldsOf, model, type EntityName, type Field } from '@entrelacs/core';

/** The property that holds the name of every entry in Bazar. */
export const titleProperty = 'bf_titre';

/** The field that is an entry's name by itself: a text that must be filled. */
export function titleFieldOf(entity: EntityName): string | null {
  const { titleField } = model[entity];
  if (titleField === undefined) return null;
  const { kind, required } = fieldOf(model[entity], titleField);
  return kind === 'text' && required === true ? titleField : null;
}

/** The property of an entry that holds a field. What is kept in another field shares its property. */
export function propertyOf(entity: EntityName, { key, within }: Pick<Field, 'key' | 'within'>): string {
  return key === titleFieldOf(entity) ? titleProperty : `bf_${within ?? key}`;
}

/**
 * How Bazar names an entry that has no name of its own: by what it refers to and when; null where a field is the name. Its properties stand in double braces.
 */
export function titleTemplateOf(entity: EntityName, label: string): string | null {
  if (titleFieldOf(entity) !== null) return null;
  const fields = fieldsOf(model[entity]).filter(({ automatic }) => automatic !== true);
  const required = fields.filter((field) => field.required === true);
  const named = required.length > 0 ? required : fields.filter(({ kind }) => kind === 'ref');
  const when = named.length > 1 ? undefined : fields.find(({ kind }) => kind === 'date' || kind === 'week');
  const parts = [...named, ...(when === undefined ? [] : [when])].map((field) => `{{${propertyOf(entity, field)}}}`);
  return parts.length > 1 ? parts.join(' · ') : [label, ...parts].join(' ');
}

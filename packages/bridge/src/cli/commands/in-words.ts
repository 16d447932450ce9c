import { fieldsOf, model, type EntityName } from '@entrelacs/core';
import type { Value } from '../../side.ts';

/** A field's name on screen. */
export function labelOf(entity: EntityName, key: string, lang: 'fr' | 'en'): string {
  return fieldsOf(model[entity]).find((field) => field.key === key)?.label[lang] ?? key;
}

/** A value in a line: cut, and never empty. */
export function shown(value: Value | undefined): string {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return '∅';
  const text = (Array.isArray(value) ? (value as readonly string[]).join(', ') : String(value)).replace(/\s+/g, ' ');
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

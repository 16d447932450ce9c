import type { EntityName, Field, Lang } from '@entrelacs/core';
import { templateLine, type CellName, type TemplateLine } from '../bazar/template-text.ts';
import { fieldAcl } from './access.ts';
import { formIds } from './form-ids.ts';
import { listOf } from './lists.ts';
import { propertyOf } from './properties.ts';
import { semantics } from './semantics.ts';

/** A number with decimals: a browser refuses those in Bazar's own number field, which has steps of one. */
export const decimalPattern = '-?[0-9]+([.,][0-9]+)?';
/** An ISO week. */
export const weekPattern = '[0-9]{4}-W[0-9]{2}';

/** The line of a form that asks for a field. */
export function fieldLine(entity: EntityName, field: Field, lang: Lang): TemplateLine {
  const { read, write } = fieldAcl(entity, field);
  return templateLine({
    ...cellsByKind(entity, field),
    label: escaped(field.label[lang]),
    required: field.required === true ? '1' : '0',
    hint: escaped(field.hint?.[lang] ?? ''),
    readAcl: read === '' ? '*' : read,
    writeAcl: write === '' ? '*' : write,
    semantic: semantics[entity]?.fields[field.key] ?? '',
  });
}

function cellsByKind(entity: EntityName, field: Field): Partial<Record<CellName, string>> {
  const name = propertyOf(entity, field);
  if (field.key === 'uid') return { type: 'champs_cache', name };
  switch (field.kind) {
    case 'text':
      return { type: 'texte', name, subtype: 'text' };
    case 'week':
      return { type: 'texte', name, pattern: weekPattern, subtype: 'text' };
    case 'number':
      return { type: 'texte', name, pattern: decimalPattern, subtype: 'text' };
    case 'integer':
      return { type: 'texte', name, size: numeral(field.min), max: numeral(field.max), subtype: 'number' };
    case 'longText':
    case 'lines':
    case 'links':
    case 'log':
      return { type: 'textelong', name, max: '4', subtype: 'nohtml' };
    case 'email':
      // Without the contact button: with it, YesWiki shows the address to whoever may open the entry.
      return { type: 'champs_mail', name, max: fieldAcl(entity, field).read, searchable: '0' };
    case 'date':
      return { type: 'jour', name };
    case 'tags':
      // The builder of forms writes the name in the first cell, Bazar reads it in the second.
      return { type: 'tags', name, pattern: name };
    case 'boolean':
      return { type: 'radio', name: listOf(field) ?? '', default: field.fallback === true ? 'yes' : 'no', pattern: name };
    case 'choice':
      return { type: 'liste', name: listOf(field) ?? '', default: typeof field.fallback === 'string' ? field.fallback : '', pattern: name };
    case 'choices':
      return { type: 'checkbox', name: listOf(field) ?? '', pattern: name };
    case 'ref':
      return { type: 'listefiche', name: formOf(field), pattern: name };
    case 'refs':
      return field.single === true ? { type: 'listefiche', name: formOf(field), pattern: name } : { type: 'checkboxfiche', name: formOf(field), pattern: name, subtype: 'tags' };
  }
}

function formOf({ entity }: Field): string {
  return entity === undefined ? '' : String(formIds[entity]);
}

function numeral(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

/** YesWiki prints labels and hints as markup. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[sign] ?? ''};`);
}

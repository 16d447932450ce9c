import { ownFieldsOf, model, newEntity, type Choice, type EntityName, type Field, type Lang, type Tone } from '@entrelacs/core';
import type { ColumnSpec } from './spec.ts';

/** Colours of a choice by its tone: 4.5:1 at least between text and ground. */
const colours: Readonly<Record<Tone, { readonly fillColor: string; readonly textColor: string }>> = {
  neutral: { fillColor: '#F0F0F1', textColor: '#4A4A55' },
  info: { fillColor: '#E9EEF5', textColor: '#3F5573' },
  good: { fillColor: '#E1F2EE', textColor: '#0B6E60' },
  warning: { fillColor: '#FFF1D6', textColor: '#8A5200' },
  critical: { fillColor: '#FDE8E6', textColor: '#B3261E' },
};

/** Columns of an entity, walked out of its schema; a field kept within another's column has none. */
export function modelColumns(name: EntityName, lang: Lang): ColumnSpec[] {
  const defaults: Readonly<Record<string, unknown>> = newEntity(name, 'x');
  return ownFieldsOf(model[name]).map((field) => columnOf(field, defaults[field.key], lang));
}

/** The column of one field. */
export function columnOf(field: Field, fallback: unknown, lang: Lang): ColumnSpec {
  const widgetOptions = optionsOf(field, lang);
  const initial = initialFormula(field, fallback, lang);
  return {
    key: field.key,
    label: field.label[lang],
    type: typeOf(field),
    ...(field.hint !== undefined && { description: field.hint[lang] }),
    ...(field.entity !== undefined && { refersTo: field.entity }),
    ...(widgetOptions !== undefined && { widgetOptions }),
    ...(initial !== undefined && { formula: () => initial }),
  };
}

/** Format of a day in the grid, as its readers write it. */
export function dateFormat(lang: Lang): string {
  return lang === 'fr' ? 'DD/MM/YYYY' : 'YYYY-MM-DD';
}

function typeOf(field: Field): string {
  switch (field.kind) {
    case 'number':
      return 'Numeric';
    case 'integer':
      return 'Int';
    case 'boolean':
      return 'Bool';
    case 'date':
      return 'Date';
    case 'ref':
      return 'Ref';
    case 'refs':
      return field.single === true ? 'Ref' : 'RefList';
    case 'choice':
      return 'Choice';
    case 'choices':
    case 'tags':
      return 'ChoiceList';
    default:
      return 'Text';
  }
}

function optionsOf(field: Field, lang: Lang): Record<string, unknown> | undefined {
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return choiceOptions(field.choices ?? [], lang);
    case 'date':
      return { dateFormat: dateFormat(lang), isCustomDateFormat: false };
    case 'longText':
    case 'lines':
    case 'links':
      return { wrap: true };
    default:
      return undefined;
  }
}

function choiceOptions(choices: readonly Choice[], lang: Lang): Record<string, unknown> {
  return {
    choices: choices.map(({ label }) => label[lang]),
    choiceOptions: Object.fromEntries(choices.flatMap(({ label, tone }) => (tone === undefined ? [] : [[label[lang], colours[tone]]]))),
  };
}

/** What a new row starts with, where an empty cell means the same: members see it in the grid. */
function initialFormula(field: Field, fallback: unknown, lang: Lang): string | undefined {
  if (field.key === 'uid') return 'UUID()';
  // Without it Grist writes 0, which is an effort or a capacity of nothing; an empty cell says that nobody said.
  if (field.kind === 'number' || field.kind === 'integer') return 'None';
  if (field.kind === 'boolean') return fallback === true ? 'True' : undefined;
  const word = field.kind === 'choice' ? field.choices?.find(({ key }) => key === fallback)?.label[lang] : undefined;
  return word === undefined ? undefined : JSON.stringify(word);
}

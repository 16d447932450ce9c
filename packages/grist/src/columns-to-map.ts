import { fieldOf, model, type EntityName, type Field, type Lang } from '@entrelacs/core';
import { typesOfKind } from './field-types.ts';
import type { ColumnToMap } from './plugin-api.ts';
import { joinsField } from './source/layout.ts';

/**
 * The columns that a widget asks its user to choose, all optional: a required one makes Grist load the widget twice.
 * The last one is the column of change stamps of our own tables.
 */
export function columnsToMap(entity: EntityName, fields: readonly string[], lang: Lang): ColumnToMap[] {
  const stamps = { fr: 'Liens (technique)', en: 'Joins (technical)' };
  const own = fields.filter((key) => key !== joinsField);
  return [...own.map((key) => columnToMap(fieldOf(model[entity], key), lang)), { name: joinsField, title: stamps[lang], type: 'Text', optional: true }];
}

function columnToMap({ key, kind, label, hint }: Field, lang: Lang): ColumnToMap {
  const type = typesOfKind[kind];
  return { name: key, title: label[lang], optional: true, ...(hint !== undefined && { description: hint[lang] }), ...(type !== undefined && { type }) };
}

import { entityNames, fieldsOf, model, type EntityName, type Lang } from '@entrelacs/core';
import { modelColumns } from './columns.ts';
import { carrierFormula, fill, ownColumns, stageColumns, triggerOf, updatedAt } from './formulas.ts';
import type { ColumnSpec, Names, TableSpec } from './spec.ts';

/** Version of the blueprint: goes up with each table, column, page or formula added or changed. */
export const blueprintVersion = '1.0';

/** Weeks that PulseResults looks back. */
export const pulseWeeks = 106;

/** Answers under which a week of the pulse shows nothing. */
export const pulseMinimum = 5;

/** Every table of the blueprint, in the order in which they can be created. */
export function tablesOf(lang: Lang): TableSpec[] {
  return [installationTable(lang), settingsTable(lang), ...entityNames.map((name) => entityTable(name, lang)), pulseResultTable(lang)];
}

/** The table of one entity, walked out of its schema. */
export function entityTable(name: EntityName, lang: Lang): TableSpec {
  const { table, plural, titleField } = model[name];
  const columns = modelColumns(name, lang).map((column) => withTrigger(name, column));
  // An answer to the pulse bears no time: whoever reads the rows could tell from it who answered.
  const stamps = name === 'pulse' ? [] : [updatedAt(lang)];
  return {
    key: name,
    id: table,
    title: plural[lang],
    ...(titleField !== undefined && { titleColumn: titleField }),
    columns: [...columns, ...ownColumns(name, lang), ...stamps],
  };
}

function withTrigger(name: EntityName, column: ColumnSpec): ColumnSpec {
  const trigger = triggerOf(name, column.key);
  return trigger === undefined ? column : { ...column, ...trigger };
}

/** Which table, column, page and section of the document is which; found by its columns, whatever its name. */
function installationTable(lang: Lang): TableSpec {
  const text = (key: string, fr: string, en: string): ColumnSpec => ({ key, type: 'Text', label: lang === 'fr' ? fr : en });
  return {
    key: 'installation',
    id: 'Installation',
    title: 'Installation',
    columns: [
      text('kind', 'Sorte', 'Kind'),
      text('entity', 'Entité', 'Entity'),
      text('field', 'Champ', 'Field'),
      { key: 'ref', type: 'Int', label: lang === 'fr' ? 'Numéro dans Grist' : 'Number in Grist' },
      text('value', 'Valeur', 'Value'),
      { key: 'carrier', type: 'Int', label: lang === 'fr' ? 'Première ligne' : 'First row', isFormula: true, isTechnical: true, formula: carrierFormula },
    ],
  };
}

/** Choices for the whole document, by key. */
function settingsTable(lang: Lang): TableSpec {
  const text = (key: string, fr: string, en: string, description?: string): ColumnSpec => ({
    key,
    type: 'Text',
    label: lang === 'fr' ? fr : en,
    ...(description !== undefined && { description }),
  });
  return {
    key: 'settings',
    id: 'Settings',
    title: lang === 'fr' ? 'Réglages' : 'Settings',
    titleColumn: 'key',
    columns: [
      text('key', 'Réglage', 'Setting'),
      text('value', 'Valeur', 'Value'),
      text('label', 'En clair', 'In words'),
      ...stageColumns(lang),
      updatedAt(lang),
    ],
  };
}

/** Means of the pulse by finished week, empty under five answers: what members may see of it. */
function pulseResultTable(lang: Lang): TableSpec {
  const pulse = fieldsOf(model.pulse);
  const computed = (key: string, type: string, label: string, formula: (names: Names) => string): ColumnSpec => ({ key, type, label, isFormula: true, formula });
  const shown = (names: Names, result: string) =>
    fill('pulseResult', names, [
      // Only whole answers count: a mean never rests on fewer of them than it says.
      'rows = [row for row in {pulse}.lookupRecords({pulse.week}=$week) if row.{pulse.trust} and row.{pulse.respect} and row.{pulse.communication} and row.{pulse.climate}]',
      `return ${result} if $ago > 0 and len(rows) >= ${pulseMinimum} else None`,
    ]);
  const labelOf = (key: string) => pulse.find((field) => field.key === key)?.label[lang] ?? key;
  return {
    key: 'pulseResult',
    id: 'PulseResults',
    title: lang === 'fr' ? 'Résultats du baromètre' : 'Pulse results',
    titleColumn: 'week',
    columns: [
      { key: 'ago', type: 'Int', label: lang === 'fr' ? 'Il y a (semaines)' : 'Weeks ago' },
      computed('week', 'Text', labelOf('week'), (names) => fill('pulseResult', names, ['return (TODAY() - datetime.timedelta(weeks=$ago)).strftime("%G-W%V")'])),
      computed('answers', 'Int', lang === 'fr' ? 'Réponses' : 'Answers', (names) => shown(names, 'len(rows)')),
      ...['trust', 'respect', 'communication', 'climate'].map((score) => computed(score, 'Numeric', labelOf(score), (names) => shown(names, `AVERAGE([row.{pulse.${score}} for row in rows])`))),
    ],
    rows: { ago: Array.from({ length: pulseWeeks }, (_, index) => index) },
  };
}

import { entityNames, fieldsOf, model, type EntityName, type Field, type Lang } from '@entrelacs/core';
import { typesOfKind } from '../field-types.ts';
import type { DocState, MetaColumn, MetaTable } from './doc-state.ts';
import { isEntity, isLinked, liveTable } from './installation.ts';
import type { TableLink, TableLinks } from './link-records.ts';
import { lookedUp, namesOf } from './names.ts';
import type { ColumnSpec, TableKey, TableSpec } from './spec.ts';
import { tablesOf } from './tables.ts';

/** A table of the user's own, to link. */
export interface OwnTable {
  readonly ref: number;
  readonly title: string;
  readonly columns: readonly OwnColumn[];
}

/** A column of a table of the user's own. */
export interface OwnColumn {
  readonly ref: number;
  readonly label: string;
  /** Grist's type, without its table. */
  readonly type: string;
  /** Id of the table that it refers to. */
  readonly refersTo?: string;
}

/** An entity that a table of the user's own may stand for. */
export interface Linkable {
  readonly key: EntityName;
  readonly label: string;
  readonly fields: readonly LinkableField[];
  readonly extras: readonly LinkExtra[];
}

/** A field that a column of the user's own may hold. */
export interface LinkableField {
  readonly key: string;
  readonly label: string;
  readonly required: boolean;
  /** Types of columns that may hold it; any where there are none. */
  readonly types: readonly string[];
  /** Id of the table that the column must refer to: formulas look rows up by it. */
  readonly refersTo?: string;
  /** A column of ours may be added where theirs has none. */
  readonly canAdd: boolean;
}

/**
 * Columns that fill themselves, which a table of the user's own may get: `live` tells widgets of changes elsewhere at once, `dates` keeps days and logs,
 * `signals` says what is late or blocked, `sync` follows rows from host to host.
 */
export interface LinkExtra {
  readonly key: 'live' | 'dates' | 'signals' | 'sync';
  readonly fields: readonly string[];
  readonly labels: readonly string[];
  /** Fields without which they would stay empty: one of them is enough. */
  readonly needs: readonly string[];
}

/** Entities that a table of the user's own may stand for: all but answers to the pulse, which only our table keeps anonymous, and alerts, which only widgets write. */
export const linkableEntities: readonly EntityName[] = entityNames.filter((name) => name !== 'pulse' && name !== 'alert');

/** What a table of the user's own may stand for in a document, and by which columns. */
export function linkablesOf(state: DocState, lang: Lang, links: TableLinks = {}): Linkable[] {
  const specs = tablesOf(lang);
  const names = namesOf(state, specs, lang, links);
  return linkableEntities.flatMap((key) => {
    const spec = specs.find((candidate) => candidate.key === key);
    if (spec === undefined) return [];
    const fields = mappable(key, spec).map((field): LinkableField => {
      const target = lookedUp[`${key}.${field.key}`];
      return {
        key: field.key,
        label: field.label[lang],
        required: field.required === true,
        types: typesOfKind[field.kind]?.split(',') ?? [],
        ...(target !== undefined && { refersTo: names.table(target) }),
        canAdd: field.mappedOnly !== true && field.required !== true,
      };
    });
    return [{ key, label: model[key].plural[lang], fields, extras: extrasOf(spec) }];
  });
}

/** The tables of a document that are not ours, with their columns. */
export function ownTablesOf(state: DocState): OwnTable[] {
  return theirTables(state).map(({ ref, title }) => ({
    ref,
    title,
    columns: shownColumns(state, ref).map(({ ref: column, label, id, type }) => {
      const [name = '', target] = type.split(':');
      return { ref: column, label: label || id, type: name, ...(name.startsWith('Ref') && target !== undefined && { refersTo: target }) };
    }),
  }));
}

/** The tables of a document that are not ours: not made by an installation, whether they are in use or another one stands for them. */
export function theirTables(state: DocState): MetaTable[] {
  const marked = new Set(state.columns.filter(({ mark }) => mark !== undefined && !mark.startsWith('+')).map(({ table }) => table));
  const ours = new Set(tablesOf('en').flatMap(({ key }) => (isLinked(state, key) ? [] : (liveTable(state, key)?.ref ?? []))));
  return state.tables.filter(({ ref, isSummary }) => !isSummary && !marked.has(ref) && !ours.has(ref) && ref !== state.installation?.ref);
}

/** The tables of the user's own that stand for entities now. */
export function linksOf(state: DocState): TableLinks {
  const links: Partial<Record<TableKey, TableLink>> = {};
  for (const key of linkableEntities) {
    const table = isLinked(state, key) ? liveTable(state, key) : undefined;
    if (table === undefined) continue;
    const records = state.records.filter(({ kind, entity }) => kind === 'column' && entity === key);
    links[key] = {
      table: table.ref,
      columns: Object.fromEntries(records.filter(({ value }) => value !== 'added').map(({ field, ref }) => [field, ref])),
      added: records.flatMap(({ value, field }) => (value === 'added' ? [field] : [])),
    };
  }
  return links;
}

/** Columns of a user's table that seem to hold the fields of an entity: by id or label, in either language. */
export function suggestLink(state: DocState, key: EntityName, tableRef: number): Record<string, number> {
  const columns = shownColumns(state, tableRef);
  const taken = new Set<number>();
  const names = namesOf(state, tablesOf('en'), 'en');
  const found = mappable(key).flatMap((field): [string, number][] => {
    const words = new Set([field.key, field.label.fr, field.label.en, ...(synonyms[field.key] ?? [])].map(normal));
    const types = typesOfKind[field.kind]?.split(',');
    const target = lookedUp[`${key}.${field.key}`];
    const fits = ({ type, mark }: MetaColumn) =>
      mark === undefined && (types === undefined || types.includes(type.split(':')[0] ?? '')) && (target === undefined || type === `Ref:${names.table(target)}`);
    const column = columns.find((each) => !taken.has(each.ref) && fits(each) && (words.has(normal(each.label)) || words.has(normal(each.id))));
    if (column === undefined) return [];
    taken.add(column.ref);
    return [[field.key, column.ref]];
  });
  return Object.fromEntries(found);
}

/** Fields that a column may be mapped to: all of the model but the identifier. Those that people type come first. */
function mappable(key: EntityName, spec?: TableSpec): Field[] {
  const fields = fieldsOf(model[key]).filter((field) => field.key !== 'uid' && field.within === undefined);
  const isFilled = (field: Field) => field.automatic === true || spec?.columns.some((column) => column.key === field.key && column.isFormula === true) === true;
  return [...fields.filter((field) => !isFilled(field)), ...fields.filter(isFilled)];
}

/** Columns that fill themselves, in groups that serve one thing each. */
function extrasOf(spec: TableSpec): LinkExtra[] {
  const automatic = new Set(isEntity(spec.key) ? fieldsOf(model[spec.key]).flatMap(({ key, automatic: isAutomatic }) => (isAutomatic === true && key !== 'uid' ? [key] : [])) : []);
  const isOf: Readonly<Record<LinkExtra['key'], (column: ColumnSpec) => boolean>> = {
    live: ({ isTechnical }) => isTechnical === true,
    dates: ({ key }) => automatic.has(key),
    signals: ({ isFormula, isTechnical, key }) => isFormula === true && isTechnical !== true && key !== 'statusMeaning',
    sync: ({ key }) => key === 'uid' || key === 'updatedAt',
  };
  return (['live', 'dates', 'signals', 'sync'] as const).flatMap((key) => {
    const columns = spec.columns.filter(isOf[key]);
    // What a status means is read by the formulas of both.
    const meaning = key === 'dates' || key === 'signals' ? spec.columns.filter((column) => column.key === 'statusMeaning') : [];
    const needs = key === 'dates' ? [...new Set(columns.flatMap(({ recalc }) => (Array.isArray(recalc) ? (recalc as string[]) : [])))] : [];
    return columns.length === 0 ? [] : [{ key, fields: [...meaning, ...columns].map((column) => column.key), labels: columns.map(({ label }) => label), needs }];
  });
}

function shownColumns(state: DocState, table: number): MetaColumn[] {
  return state.columns.filter(({ table: owner, id }) => owner === table && id !== 'manualSort' && !id.startsWith('gristHelper_'));
}

/** Other words that collectives head such columns with. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  name: ['prenomnom', 'prenometnom', 'nomprenom', 'nometprenom', 'nomcomplet', 'fullname', 'titre', 'title'],
  title: ['nom', 'name', 'intitule', 'tache', 'quoi', 'task', 'libelle'],
  email: ['courriel', 'email', 'mail', 'mel', 'adressemail'],
  team: ['cercle', 'groupe', 'pole', 'circle', 'group'],
  project: ['chantier', 'lot'],
  responsible: ['r', 'qui', 'quifait', 'responsable', 'realisation', 'faitpar', 'who'],
  accountable: ['a', 'pilote', 'decide', 'approbateur', 'owner'],
  consulted: ['c', 'consultes', 'consultees'],
  informed: ['i', 'informes', 'informees'],
  status: ['etat', 'avancement', 'statut', 'state'],
  due: ['date', 'datedefin', 'deadline', 'fin'],
  on: ['date', 'jour', 'day'],
};

function normal(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]+/gu, '') // marks of accents too
    .toLowerCase();
}

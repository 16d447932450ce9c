import { entityNames, model, type EntityName, type Lang } from '@entrelacs/core';
import type { DocState, MetaColumn, MetaTable } from './doc-state.ts';
import { isEntity, liveTable, recordOf } from './installation.ts';
import type { TableLinks } from './link-records.ts';
import { freeTitle, namesOf, orphanTable } from './names.ts';
import { pages as allPages, type PageSpec } from './pages.ts';
import type { ColumnSpec, TableKey } from './spec.ts';
import { tablesOf } from './tables.ts';

/** A table that an installation makes, or the user's own that stands for it. */
export interface OverviewTable {
  readonly key: TableKey;
  readonly title: string;
  /** It is a table of the user's own. */
  readonly isLinked: boolean;
  readonly columns: readonly OverviewColumn[];
}

/** A column that an installation makes. */
export interface OverviewColumn {
  readonly label: string;
  /** Grist's type, without its table. */
  readonly type: string;
  /** Title of the table that it refers to. */
  readonly refersTo?: string;
  readonly description?: string;
  /** `computed` all the time, or `filled` by itself at a change. */
  readonly formula?: 'computed' | 'filled';
}

/** A table of the user's own that has the name of one of ours. */
export interface Clash {
  readonly key: TableKey;
  /** Theirs, and what ours will be called beside it. */
  readonly theirs: string;
  readonly ours: string;
  readonly table: number;
  readonly canLink: boolean;
}

/** A table of the user's own, to link. */
export interface OwnTable {
  readonly ref: number;
  readonly title: string;
  readonly columns: readonly { readonly ref: number; readonly label: string }[];
}

/** An entity that a table of the user's own may stand for. */
export interface Linkable {
  readonly key: EntityName;
  readonly label: string;
  readonly fields: readonly { readonly key: string; readonly label: string; readonly required: boolean }[];
}

/** What an installation in a language would make of a document. */
export interface Overview {
  readonly tables: readonly OverviewTable[];
  readonly pages: readonly PageSpec[];
  readonly ownTables: readonly OwnTable[];
  readonly clashes: readonly Clash[];
  readonly linkables: readonly Linkable[];
}

/** Entities that a table of the user's own may stand for: all but answers to the pulse, which only our table keeps anonymous, and alerts, which only widgets write. */
export const linkableEntities: readonly EntityName[] = entityNames.filter((name) => name !== 'pulse' && name !== 'alert');

/** What an installation would make of a document; changes nothing. */
export function overviewOf(state: DocState, lang: Lang, links: TableLinks = {}, pages: readonly PageSpec[] = allPages): Overview {
  const specs = tablesOf(lang);
  const names = namesOf(state, specs, lang, links);
  const ours = new Set(specs.flatMap((spec) => liveTable(state, spec.key)?.ref ?? orphanTable(state, spec)?.ref ?? []));
  const ownTables = state.tables.filter(({ ref, isSummary }) => !isSummary && !ours.has(ref));
  const titleOf = (key: TableKey): string => {
    const linked = links[key];
    const live = linked === undefined ? liveTable(state, key) : state.tables.find(({ ref }) => ref === linked.table);
    return live?.title ?? freeTitle(specs.find((spec) => spec.key === key)?.title ?? key, ownTables);
  };
  const clashes = specs.flatMap((spec): Clash[] => {
    const theirs = ownTables.find(({ id, title }) => id.toLowerCase() === spec.id.toLowerCase() || title.toLowerCase() === spec.title.toLowerCase());
    if (theirs === undefined || links[spec.key] !== undefined || liveTable(state, spec.key) !== undefined) return [];
    const canLink = (linkableEntities as readonly string[]).includes(spec.key);
    return [{ key: spec.key, theirs: theirs.title, ours: titleOf(spec.key), table: theirs.ref, canLink }];
  });
  // What people work with first, what serves it last.
  const shown = [...specs.filter(({ key }) => isEntity(key)), ...specs.filter(({ key }) => !isEntity(key)).reverse()];
  return {
    tables: shown.map((spec) => ({
      key: spec.key,
      title: titleOf(spec.key),
      isLinked: links[spec.key] !== undefined,
      columns: spec.columns
        .filter(({ key }) => links[spec.key] === undefined || names.column(spec.key, key) !== undefined)
        .map(({ label, type, refersTo, description, formula, isFormula }) => ({
          label,
          type,
          ...(refersTo !== undefined && { refersTo: titleOf(refersTo) }),
          ...(description !== undefined && { description }),
          ...(formula !== undefined && { formula: isFormula === true ? ('computed' as const) : ('filled' as const) }),
        })),
    })),
    pages,
    ownTables: ownTables.map((table) => ({ ref: table.ref, title: table.title, columns: columnsOf(state, table) })),
    clashes,
    linkables: linkableEntities.flatMap((key) => {
      const spec = specs.find((candidate) => candidate.key === key);
      if (spec === undefined || !isEntity(key) || liveTable(state, key) !== undefined) return [];
      return [{ key, label: model[key].plural[lang], fields: spec.columns.filter(isTyped).map((column) => ({ key: column.key, label: column.label, required: column.key === spec.titleColumn })) }];
    }),
  };
}

/** Columns of a user's table that seem to hold the fields of an entity: by id or label, in either language. */
export function suggestLink(state: DocState, key: EntityName, tableRef: number): Record<string, number> {
  const columns = state.columns.filter(({ table, id }) => table === tableRef && isShown(id));
  const sought = (['fr', 'en'] as const).flatMap((lang) => tablesOf(lang).filter((spec) => spec.key === key));
  const taken = new Set<number>();
  const found = Object.entries(fieldWords(sought.flatMap((spec) => spec.columns))).flatMap(([field, words]): [string, number][] => {
    const column = columns.find(({ id, label, ref }) => !taken.has(ref) && (words.has(normal(label)) || words.has(normal(id))));
    if (column === undefined) return [];
    taken.add(column.ref);
    return [[field, column.ref]];
  });
  return Object.fromEntries(found);
}

/** Is there an installation that was begun and not finished? */
export function isUnfinished(state: DocState): boolean {
  return state.installation !== undefined && recordOf(state, 'document', '', 'version') === undefined;
}

/** Is it a field that people type into? Those that fill themselves are left to Grist. */
function isTyped({ key, isFormula, recalc }: Pick<ColumnSpec, 'key' | 'isFormula' | 'recalc'>): boolean {
  return key !== 'uid' && isFormula !== true && recalc === undefined;
}

function columnsOf(state: DocState, table: MetaTable): { ref: number; label: string }[] {
  return state.columns.filter((column: MetaColumn) => column.table === table.ref && isShown(column.id)).map(({ ref, label, id }) => ({ ref, label: label || id }));
}

function isShown(id: string): boolean {
  return id !== 'manualSort' && !id.startsWith('gristHelper_');
}

function fieldWords(columns: readonly ColumnSpec[]): Record<string, Set<string>> {
  const words: Record<string, Set<string>> = {};
  for (const { key, label } of columns.filter(isTyped)) {
    const known = (words[key] ??= new Set([normal(key)]));
    known.add(normal(label));
    for (const other of synonyms[key] ?? []) known.add(other);
  }
  return words;
}

/** Other words that collectives head such columns with. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  name: ['prenomnom', 'prenometnom', 'nomprenom', 'nometprenom', 'nomcomplet', 'fullname', 'titre', 'title'],
  title: ['nom', 'name', 'intitule'],
  email: ['courriel', 'email', 'mail', 'mel', 'adressemail'],
  team: ['cercle', 'groupe', 'pole', 'circle', 'group'],
  due: ['date', 'datedefin', 'deadline', 'fin'],
  on: ['date', 'jour', 'day'],
};

function normal(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]+/gu, '') // marks of accents too
    .toLowerCase();
}

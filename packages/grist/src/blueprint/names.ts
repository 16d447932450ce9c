import type { Lang } from '@entrelacs/core';
import type { DocState, MetaTable } from './doc-state.ts';
import { isLinked, liveColumn, liveTable } from './installation.ts';
import { markOf, type Names, type TableKey, type TableSpec } from './spec.ts';

/** A table of the user's own that stands for an entity: its columns by field. */
export interface TableLink {
  readonly table: number;
  readonly columns: Readonly<Record<string, number>>;
}

/** Tables of the user's own to link, by entity. */
export type TableLinks = { readonly [Key in TableKey]?: TableLink };

/** The names of a document: those that tables and columns have now, and for the missing ones those that they will get. */
export function namesOf(state: DocState, tables: readonly TableSpec[], lang: Lang, links: TableLinks = {}): Names {
  const tableIds = new Map<TableKey, string>();
  const columnIds = new Map<string, string>();
  const taken = new Set(state.tables.map(({ id }) => id.toLowerCase()));

  for (const spec of tables) {
    const table = linkedTable(state, links, spec.key) ?? liveTable(state, spec.key) ?? orphanTable(state, spec);
    const id = table?.id ?? free(spec.id, taken);
    taken.add(id.toLowerCase());
    tableIds.set(spec.key, id);
    for (const [field, column] of columnNames(state, spec, table, links)) columnIds.set(`${spec.key}.${field}`, column);
  }

  return {
    lang,
    timezone: state.timezone,
    table: (key) => tableIds.get(key) ?? key,
    column: (key, field) => columnIds.get(`${key}.${field}`),
    linkedFields: (key) => {
      if (links[key] !== undefined && !isLinked(state, key)) return Object.keys(links[key].columns);
      if (!isLinked(state, key)) return undefined;
      return state.records.filter((record) => record.kind === 'column' && record.entity === key && liveColumn(state, key, record.field) !== undefined).map(({ field }) => field);
    },
  };
}

/** A table that bears our marks and that no record leads to: an installation was interrupted, or the records were deleted. */
export function orphanTable(state: DocState, spec: TableSpec): MetaTable | undefined {
  if (spec.key === 'installation') return state.installation;
  const recorded = new Set(state.records.filter(({ kind }) => kind === 'table').map(({ ref }) => ref));
  const marks = new Set(spec.columns.map(({ key }) => markOf(spec.key, key)));
  const marked = new Set(state.columns.filter(({ mark }) => mark !== undefined && marks.has(mark)).map(({ table }) => table));
  return state.tables.find(({ ref, isSummary }) => !isSummary && marked.has(ref) && !recorded.has(ref));
}

/** Id that Grist gives a column: as asked, `c` before a word of Python's own. */
export function columnIdOf(key: string): string {
  return pythonWords.has(key) ? `c${key}` : key;
}

/** A title that no table has: the one wanted, or with our name after it. */
export function freeTitle(wanted: string, others: readonly MetaTable[]): string {
  const taken = new Set(others.map(({ title }) => title.toLowerCase()));
  if (!taken.has(wanted.toLowerCase())) return wanted;
  for (let n = 1; ; n += 1) {
    const title = n === 1 ? `${wanted} Entrelacs` : `${wanted} Entrelacs ${n}`;
    if (!taken.has(title.toLowerCase())) return title;
  }
}

const pythonWords = new Set(['and', 'as', 'assert', 'async', 'await', 'class', 'def', 'del', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield', 'for', 'else']);

function linkedTable(state: DocState, links: TableLinks, key: TableKey): MetaTable | undefined {
  const link = links[key];
  return link === undefined || liveTable(state, key) !== undefined ? undefined : state.tables.find(({ ref }) => ref === link.table);
}

function columnNames(state: DocState, spec: TableSpec, table: MetaTable | undefined, links: TableLinks): [string, string][] {
  const link = links[spec.key];
  if (link !== undefined && table?.ref === link.table) {
    return Object.entries(link.columns).flatMap(([field, ref]) => state.columns.filter((column) => column.ref === ref).map((column): [string, string] => [field, column.id]));
  }
  const linked = isLinked(state, spec.key);
  const own = table === undefined ? [] : state.columns.filter((column) => column.table === table.ref);
  const taken = new Set(own.map(({ id }) => id.toLowerCase()));
  return spec.columns.flatMap((column): [string, string][] => {
    const live = liveColumn(state, spec.key, column.key) ?? own.find(({ mark }) => !linked && mark === markOf(spec.key, column.key));
    if (live !== undefined) return [[column.key, live.id]];
    return linked ? [] : [[column.key, free(columnIdOf(column.key), taken)]];
  });
}

function free(wanted: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? wanted : `${wanted}${n}`;
    if (!taken.has(id.toLowerCase())) return id;
  }
}

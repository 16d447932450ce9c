import type { EntityName, Lang } from '@entrelacs/core';
import type { DocState, MetaTable } from './doc-state.ts';
import { isLinked, liveColumn, liveTable } from './installation.ts';
import { withLink, type TableLinks } from './link-records.ts';
import { markOf, type Names, type TableKey, type TableSpec } from './spec.ts';

/** The names of a document: those that tables and columns have now, and for the missing ones those that they will get. */
export function namesOf(state: DocState, tables: readonly TableSpec[], lang: Lang, links: TableLinks = {}): Names {
  const tableIds = new Map<TableKey, string>();
  const columnIds = new Map<string, string>();
  const taken = new Set(state.tables.map(({ id }) => id.toLowerCase()));

  const linked = tables.reduce((known, { key }) => {
    const link = liveTable(state, key) === undefined ? links[key] : undefined;
    return link === undefined ? known : withLink(known, key, link);
  }, state);

  for (const spec of tables) {
    const table = liveTable(linked, spec.key) ?? orphanTable(state, spec);
    const id = table?.id ?? free(spec.id, taken);
    taken.add(id.toLowerCase());
    tableIds.set(spec.key, id);
  }
  const tableOf = (key: TableKey) => tableIds.get(key) ?? key;
  for (const spec of tables) {
    for (const [field, column] of columnNames(linked, spec, tableOf)) columnIds.set(`${spec.key}.${field}`, column);
  }

  return {
    lang,
    timezone: state.timezone,
    table: tableOf,
    column: (key, field) => columnIds.get(`${key}.${field}`),
    linkedFields: (key) => {
      if (!isLinked(linked, key)) return undefined;
      const computed = new Set(tables.find((spec) => spec.key === key)?.columns.flatMap((column) => (column.isFormula === true ? [column.key] : [])));
      const fields = linked.records.flatMap(({ kind, entity, field }) => (kind === 'column' && entity === key && !computed.has(field) && columnIds.has(`${key}.${field}`) ? [field] : []));
      return fields.sort();
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

function columnNames(state: DocState, spec: TableSpec, tableOf: (key: TableKey) => string): [string, string][] {
  const table = liveTable(state, spec.key) ?? orphanTable(state, spec);
  const own = table === undefined ? [] : state.columns.filter((column) => column.table === table.ref);
  const taken = new Set(own.map(({ id }) => id.toLowerCase()));
  if (isLinked(state, spec.key)) {
    return state.records.flatMap(({ kind, entity, field, value }): [string, string][] => {
      if (kind !== 'column' || entity !== spec.key) return [];
      const live = liveColumn(state, spec.key, field);
      if (live !== undefined) return isElsewhere(spec.key, field, live.type, tableOf) ? [] : [[field, live.id]];
      if (value !== 'added') return [];
      const made = own.find(({ mark }) => mark === markOf(spec.key, field, true));
      return [[field, made?.id ?? free(columnIdOf(field), taken)]];
    });
  }
  return spec.columns.map((column): [string, string] => {
    const live = liveColumn(state, spec.key, column.key) ?? own.find(({ mark }) => mark === markOf(spec.key, column.key));
    return [column.key, live?.id ?? free(columnIdOf(column.key), taken)];
  });
}

/** Does a column that formulas look rows up by refer to another table than the one that stands for its entity? Row numbers would mean other rows. */
export function isElsewhere(key: TableKey, field: string, type: string, tableOf: (key: TableKey) => string): boolean {
  const target = lookedUp[`${key}.${field}`];
  return target !== undefined && type !== `Ref:${tableOf(target)}`;
}

/** Fields that formulas of other tables look rows up by, and the entity that they refer to. */
export const lookedUp: Readonly<Record<string, EntityName>> = { 'dependency.predecessor': 'task', 'dependency.successor': 'task' };

function free(wanted: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? wanted : `${wanted}${n}`;
    if (!taken.has(id.toLowerCase())) return id;
  }
}

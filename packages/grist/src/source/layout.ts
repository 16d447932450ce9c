import { fieldsOf, model, type EntityName, type MappedColumn } from '@entrelacs/core';
import type { ColumnValues } from '../doc-port.ts';
import type { Installed } from '../installed.ts';
import type { ColumnMappings } from '../plugin-api.ts';
import type { ColumnInfo, Structure } from '../structure.ts';
import { installedColumns, joinedTables, type JoinedTable } from './joined-tables.ts';
import type * as later from './later.ts';
import type { FieldColumns } from './plan.ts';

/** What is known of a section before its rows are read. */
export interface LayoutInput {
  readonly tableId: string;
  /** What the rows may be; the first when nothing tells. */
  readonly candidates: readonly EntityName[];
  /** Fields that the widget asks its user to map. */
  readonly fields: readonly string[];
  /** Entities of other tables; undefined where they cannot be fetched. */
  readonly joins: readonly EntityName[] | undefined;
  readonly mappings: ColumnMappings | null;
  readonly data: ColumnValues;
  /** References as rows, to guess types by, where `data` has names. */
  readonly unexpanded: ColumnValues | undefined;
  readonly installed: Installed | undefined;
  readonly structure: Structure;
  /** Tells what a column is from the values that it holds, once it is there. */
  readonly guess: typeof later.guessColumn | undefined;
}

/** Which column holds what: of the widget's own table, and of the tables joined to it. */
export interface Layout {
  readonly entity: EntityName;
  readonly tableId: string;
  /** The table is one that the installation made or linked. */
  readonly installed: boolean;
  readonly columns: FieldColumns;
  /** Column that changes when a joined table does. */
  readonly joinsColumn: string | undefined;
  readonly joined: readonly JoinedTable[];
  /** The columns asked for and those chosen, for a widget that says what is missing. */
  readonly mapped: readonly MappedColumn[];
  readonly titleField: string | undefined;
  /** A column is to be guessed, and nothing is there that does. */
  readonly isShort: boolean;
  /** Nothing can be shown before the title has a column. */
  readonly hasTitle: boolean;
}

/** Name that the column of stamps is mapped by. */
export const joinsField = 'joins';

/** Which column holds what. Joined tables that stay keep what was read of them. */
export function layoutOf(input: LayoutInput, former: readonly JoinedTable[] = []): Layout {
  const entity = entityOf(input);
  const installed = input.installed?.tables[entity];
  const isInstalled = installed?.tableId === input.tableId;
  const mapped = mappedColumns(input);
  const asInstalled = isInstalled ? installed.columns : input.structure.size === 0 && input.tableId === model[entity].table ? ownNames(entity) : {};
  const byField = Object.keys(mapped).length > 0 ? mapped : presentIn(input.data, asInstalled);
  const table = input.structure.get(input.tableId);
  const known = installedColumns(byField, table);
  const held = Object.entries(byField).filter(([field]) => field !== joinsField);
  const columns = Object.fromEntries(
    held.flatMap(([field, colId]) => {
      const column = known[field] ?? input.guess?.(colId, cellsOf(input, colId));
      return column === undefined ? [] : [[field, column]];
    }),
  );
  const titleField = model[entity].titleField;
  const refColumns = fieldsOf(model[entity]).flatMap((field) => {
    const column = columns[field.key];
    return field.entity === undefined || column === undefined ? [] : [[field.entity, column] as const];
  });
  const joined = input.joins === undefined ? [] : joinedTables(input.joins, { tableId: input.tableId, entity, refColumns }, input.installed, input.structure);
  return {
    entity,
    tableId: input.tableId,
    installed: isInstalled,
    columns,
    joinsColumn: byField[joinsField] ?? (isInstalled ? installed.columns[joinsField] : undefined),
    joined: joined.map((table) => former.find((each) => isSame(each, table)) ?? table),
    mapped: input.fields.filter((field) => field !== joinsField).map((field) => mappedColumn(field, field === titleField, columns[field])),
    titleField,
    isShort: Object.keys(columns).length < held.length,
    hasTitle: titleField === undefined ? Object.keys(columns).length > 0 : columns[titleField] !== undefined,
  };
}

function entityOf({ candidates, installed, tableId }: LayoutInput): EntityName {
  const found =
    candidates.find((name) => installed?.tables[name]?.tableId === tableId) ?? candidates.find((name) => model[name].table === tableId) ?? candidates[0];
  if (found === undefined) throw new RangeError('entity: at least one is needed');
  return found;
}

function mappedColumns({ mappings, fields, data }: LayoutInput): Record<string, string> {
  const pairs = [...new Set([...fields, joinsField])].flatMap((field) => {
    const colId = mappings?.[field];
    return typeof colId === 'string' && colId in data ? [[field, colId] as const] : [];
  });
  return Object.fromEntries(pairs);
}

function presentIn(data: ColumnValues, columns: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(columns).filter(([, colId]) => colId in data));
}

function ownNames(entity: EntityName): Record<string, string> {
  return Object.fromEntries([joinsField, ...fieldsOf(model[entity]).map(({ key }) => key)].map((key) => [key, key]));
}

function cellsOf({ data, unexpanded }: LayoutInput, colId: string): readonly unknown[] {
  return unexpanded?.[colId] ?? data[colId] ?? [];
}

function mappedColumn(field: string, required: boolean, column: ColumnInfo | undefined): MappedColumn {
  return { field, required, ...(column !== undefined && { column: column.colId }) };
}

function isSame(one: JoinedTable, other: JoinedTable): boolean {
  return one.entity === other.entity && one.tableId === other.tableId && one.prefix === other.prefix && JSON.stringify(one.columns) === JSON.stringify(other.columns);
}

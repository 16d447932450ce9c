import { entityNames, fieldsOf, model, type EntityName, type Issue } from '@entrelacs/core';
import type { ColumnValues, DocPort } from '../doc-port.ts';
import type { Installed, InstalledTable } from '../installed.ts';
import type { FieldColumns } from './plan.ts';
import { isReference } from './plan.ts';
import { reasonOf } from './reason-of.ts';
import type { ColumnInfo, Structure } from '../structure.ts';
import { TableReader, type TablePlan } from './table-reader.ts';

/** A table other than the widget's own that rows of an entity are read from. */
export interface JoinedTable {
  readonly entity: EntityName;
  readonly tableId: string;
  readonly columns: FieldColumns;
  /** Put before row numbers, so that rows of a second table for the same entity have ids of their own. */
  readonly prefix: string;
  readonly reader: TableReader;
  data?: ColumnValues;
  /** Why it could not be read. */
  issue?: Issue;
}

/** Tables to join: for each entity the one installed or linked for it, and those that the own table's columns point to. */
export function joinedTables(
  joins: readonly EntityName[],
  own: { readonly tableId: string; readonly entity: EntityName; readonly refColumns: readonly (readonly [EntityName, ColumnInfo])[] },
  installed: Installed | undefined,
  structure: Structure,
): JoinedTable[] {
  const entities = entityNames.filter((entity) => joins.includes(entity) || own.refColumns.some(([pointed]) => pointed === entity));
  return entities.flatMap((entity) => {
    const pointed = own.refColumns.filter(([target, column]) => target === entity && isReference(column)).map(([, column]) => column);
    const found = installed?.tables[entity];
    const table = found === undefined || isAboutOthers(entity, found, own, structure) ? undefined : found;
    const tableIds = [...new Set(pointed.map(({ refTable }) => refTable).filter((id) => id !== undefined))];
    const first = table !== undefined && (tableIds.length === 0 || tableIds.includes(table.tableId)) ? [table.tableId] : [];
    return [...new Set([...first, ...tableIds])]
      .filter((tableId) => tableId !== own.tableId || entity !== own.entity)
      .map((tableId, index) => {
        const prefix = index === 0 ? '' : `${tableId}:`;
        const columns =
          tableId === table?.tableId
            ? installedColumns(table.columns, structure.get(tableId))
            : titleColumn(entity, structure.get(tableId), pointed.find(({ refTable }) => refTable === tableId)?.shownColumn);
        return { entity, tableId, columns, prefix, reader: new TableReader(entity, prefix) };
      });
  });
}

/** Do its rows refer to rows of the own entity in another table? Beside a table that somebody mapped by hand, they would pass for links between its rows. */
function isAboutOthers(entity: EntityName, table: InstalledTable, own: { readonly tableId: string; readonly entity: EntityName }, structure: Structure): boolean {
  return fieldsOf(model[entity]).some((field) => {
    const column = field.entity === own.entity ? structure.get(table.tableId)?.get(table.columns[field.key] ?? '') : undefined;
    return column?.refTable !== undefined && column.refTable !== own.tableId;
  });
}

/** Columns that an installation says hold an entity's fields, those still there. */
export function installedColumns(columns: Readonly<Record<string, string>>, table: ReadonlyMap<string, ColumnInfo> | undefined): FieldColumns {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([field, colId]) => {
      const column = table?.get(colId);
      return column === undefined ? [] : [[field, column]];
    }),
  );
}

/** Fetches a table; what cannot be read becomes its issue. */
export async function fetchJoined(table: JoinedTable, port: DocPort): Promise<void> {
  try {
    table.data = await port.fetchTable(table.tableId);
    delete table.issue;
  } catch (error) {
    const issue = await reasonOf(error);
    table.issue = { ...issue, code: issue.code === 'host.columnGone' ? 'host.tableGone' : 'host.tableHidden', entity: table.entity, table: table.tableId };
  }
}

/** Takes a table's rows in; true when one of them is no longer what it was. */
export function readJoined(table: JoinedTable, plan: TablePlan): boolean {
  return table.data !== undefined && table.reader.read(table.data, plan);
}

function titleColumn(entity: EntityName, table: ReadonlyMap<string, ColumnInfo> | undefined, shown: string | undefined): FieldColumns {
  const columns = [...(table?.values() ?? [])];
  const column = table?.get(shown ?? '') ?? columns.find(({ type }) => type === 'Text') ?? columns[0];
  const field = model[entity].titleField;
  return field === undefined || column === undefined ? {} : { [field]: column };
}

import type { FakeTables } from './fake-tables.ts';

/** Grist's own tables that tell of the document's: what `fetchTable` answers for `_grist_Tables` and `_grist_Tables_column`. */
export function metadataTable(tables: FakeTables, tableId: string): Record<string, unknown[]> | undefined {
  const tableIds = Object.keys(tables);
  if (tableId === '_grist_Tables') {
    return { id: tableIds.map((_, index) => index + 1), tableId: tableIds, rawViewSectionRef: tableIds.map(() => 0), primaryViewId: tableIds.map(() => 0) };
  }
  if (tableId === '_grist_Tables_column') return columnTable(tables);
  return tableId.startsWith('_grist_') ? { id: [] } : undefined;
}

function columnTable(tables: FakeTables): Record<string, unknown[]> {
  const all = Object.entries(tables).flatMap(([tableId, { columns }], parent) => Object.entries(columns).map(([colId, column]) => ({ tableId, parent: parent + 1, colId, column })));
  const refOf = (tableId: string, colId: string | undefined) => all.findIndex((each) => each.tableId === tableId && each.colId === colId) + 1;
  const values = (pick: (each: (typeof all)[number]) => unknown) => all.map(pick);
  return {
    id: all.map((_, index) => index + 1),
    parentId: values(({ parent }) => parent),
    colId: values(({ colId }) => colId),
    type: values(({ column }) => column.type),
    label: values(({ colId, column }) => column.label ?? colId),
    isFormula: values(({ column }) => column.isFormula === true),
    formula: values(({ column }) => column.formula ?? ''),
    widgetOptions: values(({ column }) => (column.choices === undefined ? '' : JSON.stringify({ choices: column.choices }))),
    visibleCol: values(({ column }) => refOf(column.type.split(':')[1] ?? '', column.shows)),
  };
}

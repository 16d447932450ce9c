/** A column of the fake document. */
export interface FakeColumn {
  type: string;
  label?: string;
  formula?: string;
  isFormula?: boolean;
  /** Id of the column shown in a reference's place. */
  shows?: string;
  choices?: readonly string[];
}

/** A table of the fake document: columns by id, and rows in Grist's raw form (as `fetchTable` gives them). */
export interface FakeTable {
  columns: Record<string, FakeColumn>;
  rows: FakeRow[];
}

/** A row in raw form. */
export type FakeRow = { id: number } & Record<string, unknown>;

/** A document by table id. */
export type FakeTables = Record<string, FakeTable>;

/** What an engine error says: in a real Grist words, in grist-static nothing. */
export class EngineError extends Error {
  readonly code?: string;
  constructor(message: string, code?: string) {
    super(message);
    if (code !== undefined) this.code = code;
  }
}

/** The value that a column has in a row where none was given. */
export function defaultOf({ type }: FakeColumn): unknown {
  const [kind = ''] = type.split(':');
  return { Text: '', Numeric: 0, Int: 0, Bool: false, Ref: 0, Choice: '' }[kind] ?? null;
}

/** Does one user action on the tables, as Grist's engine does; returns its value. Throws as the engine does. */
export function doAction(tables: FakeTables, action: readonly unknown[], newRows: Map<string, Map<number, number>>): unknown {
  const [name, tableId, target, values] = action as [string, string, unknown, Record<string, unknown> | undefined];
  if (name === 'ModifyColumn') return modifyColumn(tables, tableId, String(target), values ?? {});
  if (name === 'UpdateRecord' && tableId.startsWith('_grist_')) return null;
  const table = tables[tableId];
  if (table === undefined) throw new EngineError(`[Sandbox] KeyError '${tableId}'`);
  const isBulk = name.startsWith('Bulk');
  const ids = (isBulk ? target : [target]) as (number | null)[];
  const cellsAt = (place: number) => resolved(table, Object.fromEntries(Object.entries(values ?? {}).map(([colId, value]) => [colId, isBulk ? (value as unknown[])[place] : value])), newRows);
  switch (name) {
    case 'AddRecord':
    case 'BulkAddRecord': {
      const added = addRows(table, ids, cellsAt);
      const map = newRows.get(tableId) ?? new Map<number, number>();
      ids.forEach((id, place) => id !== null && id < 0 && map.set(id, added[place] as number));
      newRows.set(tableId, map);
      return isBulk ? added : added[0];
    }
    case 'UpdateRecord':
    case 'BulkUpdateRecord':
      ids.forEach((id, place) => {
        const row = table.rows.find((each) => each.id === id);
        const cells = cellsAt(place);
        if (row === undefined) throw new EngineError(`[Sandbox] AssertionError docactions.[Bulk]UpdateRecord for non-existent record #${id}`);
        Object.assign(row, cells);
      });
      return null;
    case 'RemoveRecord':
    case 'BulkRemoveRecord':
      table.rows = table.rows.filter(({ id }) => !ids.includes(id));
      forgetRows(tables, tableId, ids);
      return null;
    default:
      throw new EngineError(`Blocked by access rules: '${name}' actions are not controlled`, 'ACL_DENY');
  }
}

function addRows(table: FakeTable, ids: readonly (number | null)[], cellsAt: (place: number) => Record<string, unknown>): number[] {
  return ids.map((id, place) => {
    const highest = table.rows.reduce((most, row) => Math.max(most, row.id), 0);
    const rowId = id !== null && id > 0 ? id : highest + 1;
    if (table.rows.some((row) => row.id === rowId)) throw new EngineError(`[Sandbox] AssertionError docactions.[Bulk]AddRecord for existing record #${rowId}`);
    const defaults = Object.fromEntries(Object.entries(table.columns).map(([colId, column]) => [colId, defaultOf(column)]));
    table.rows.push({ ...defaults, ...cellsAt(place), id: rowId });
    return rowId;
  });
}

/** Negative numbers of new rows become theirs in a Ref; inside a RefList they stay, as in the real one. */
function resolved(table: FakeTable, cells: Record<string, unknown>, newRows: Map<string, Map<number, number>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(cells).map(([colId, value]) => {
      const column = table.columns[colId];
      if (column === undefined) throw new EngineError(`[Sandbox] KeyError '${colId}'`);
      if (column.isFormula === true) throw new EngineError(`[Sandbox] ValueError Can't save value to formula column ${colId}`);
      const [kind, target = ''] = column.type.split(':');
      const stored = kind === 'Ref' && typeof value === 'number' && value < 0 ? newRows.get(target)?.get(value) : value;
      return [colId, structuredClone(stored)];
    }),
  );
}

function forgetRows(tables: FakeTables, tableId: string, ids: readonly (number | null)[]): void {
  for (const { columns, rows } of Object.values(tables)) {
    for (const [colId, { type }] of Object.entries(columns)) {
      if (type === `Ref:${tableId}`) for (const row of rows) if (ids.includes(row[colId] as number)) row[colId] = 0;
      if (type !== `RefList:${tableId}`) continue;
      for (const row of rows) {
        if (!Array.isArray(row[colId])) continue;
        const left = (row[colId] as unknown[]).filter((part) => !ids.includes(part as number));
        row[colId] = left.length > 1 ? left : null;
      }
    }
  }
}

function modifyColumn(tables: FakeTables, tableId: string, colId: string, values: Record<string, unknown>): null {
  const column = tables[tableId]?.columns[colId];
  if (column === undefined) throw new EngineError(`[Sandbox] KeyError '${colId}'`);
  const { widgetOptions } = values;
  if (typeof widgetOptions === 'string') column.choices = (JSON.parse(widgetOptions) as { choices?: string[] }).choices ?? [];
  return null;
}

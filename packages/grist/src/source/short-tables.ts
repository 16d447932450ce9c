import { entityNames, type EntityName } from '@entrelacs/core';
import type { ColumnValues } from '../doc-port.ts';
import { joinsField, type Layout } from './layout.ts';

/**
 * Tables of which fewer rows are read than the document's formulas count, with that count: access rules hide the others from whoever looks. Nothing
 * is known of a table that no column of stamps counts, or where that column is hidden too.
 */
export function shortTables({ entity, joinsColumn, joined }: Layout, own: ColumnValues): ReadonlyMap<EntityName, number> {
  const stamps = [own[joinsColumn ?? ''], ...joined.map(({ columns, data }) => data?.[columns[joinsField]?.colId ?? ''])];
  const counts = new Map(stamps.flatMap((cells) => [...(cells ?? [])].flatMap(countsIn)));
  const read = new Map<EntityName, number>([[entity, rowsOf(own)]]);
  for (const table of joined) if (table.data !== undefined && table.prefix === '') read.set(table.entity, rowsOf(table.data));
  return new Map([...read].flatMap(([name, rows]) => ((counts.get(name) ?? 0) > rows ? [[name, counts.get(name) ?? 0]] : [])));
}

/** Rows of each whole table, as the last part of a cell of stamps tells: its name, the number of its rows, its last change; or its name and a checksum. */
function countsIn(cell: unknown): (readonly [EntityName, number])[] {
  const stamps = listIn(cell).at(-1);
  if (!Array.isArray(stamps)) return [];
  return entityNames.flatMap((name): (readonly [EntityName, number])[] => {
    const at = stamps.indexOf(name);
    const [count, change] = [stamps[at + 1] as unknown, stamps[at + 2] as unknown];
    const isCounted = at !== -1 && typeof count === 'number' && typeof change === 'string' && /^(?:\d|$)/.test(change);
    return isCounted ? [[name, count]] : [];
  });
}

function listIn(cell: unknown): readonly unknown[] {
  if (typeof cell !== 'string' || cell === '') return [];
  try {
    const list: unknown = JSON.parse(cell);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

function rowsOf(columns: ColumnValues): number {
  return columns['id']?.length ?? 0;
}

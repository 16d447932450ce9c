import type { FakeColumn, FakeRow, FakeTables } from './fake-tables.ts';

/** A raw cell as Grist sends it to a widget with `keepEncoded`: references as rows, or as the text shown for them. */
export function wireCell(tables: FakeTables, column: FakeColumn, cell: unknown, expandRefs: boolean): unknown {
  const [kind, target = ''] = column.type.split(':');
  switch (kind) {
    case 'Date':
      return typeof cell === 'number' ? ['d', cell] : cell;
    case 'DateTime':
      return typeof cell === 'number' ? ['D', cell, target] : cell;
    case 'Ref':
      if (typeof cell !== 'number') return expandRefs ? ['E', 'InvalidTypedValue', 'Ref', cell] : cell;
      return expandRefs && column.shows !== undefined ? shown(tables, target, column.shows, cell) : ['R', target, cell];
    case 'RefList':
      if (typeof cell === 'string') return expandRefs ? ['E', 'InvalidTypedValue', 'RefList', cell] : cell;
      if (!expandRefs || column.shows === undefined) return cell;
      return ['L', ...(Array.isArray(cell) ? cell.slice(1).map((id) => shown(tables, target, column.shows ?? '', id as number)) : [])];
    default:
      return cell;
  }
}

function shown(tables: FakeTables, tableId: string, colId: string, id: number): unknown {
  return tables[tableId]?.rows.find((row: FakeRow) => row.id === id)?.[colId] ?? '';
}

import type { ColumnInfo } from './structure.ts';

/** What can be told of a column from the values it holds, where the metadata cannot be read. */
export function guessColumn(colId: string, cells: readonly unknown[]): ColumnInfo {
  const coded = cells.find((cell): cell is unknown[] => Array.isArray(cell) && 'LRrdD'.includes(String(cell[0])));
  return { colId, label: colId, ...guessType(coded), isFormula: false, choices: [], widgetOptions: {} };
}

function guessType(coded: readonly unknown[] | undefined): Pick<ColumnInfo, 'type' | 'refTable'> {
  switch (coded?.[0]) {
    case 'R':
      return { type: 'Ref', refTable: String(coded[1]) };
    case 'r':
      return { type: 'RefList', refTable: String(coded[1]) };
    case 'L':
      return { type: typeof coded[1] === 'number' ? 'RefList' : 'ChoiceList' };
    case 'd':
      return { type: 'Date' };
    case 'D':
      return { type: 'DateTime' };
    default:
      return { type: 'Any' };
  }
}

import { asText } from '../as-text.ts';
import type { InstalledTable } from '../blueprint/installation.ts';
import type { ColumnValues } from '../doc-port.ts';

/** What a document does by itself to rows that somebody changes. */
export interface Stamps {
  /** Id of the column that takes the time of each change of a row of that table; undefined where there is none that does so. */
  columnOf(table: InstalledTable): string | undefined;
  /** Whether a column is mirrored by one of another table: a change of that one changes it, and leaves no stamp here. */
  isMirrored(table: InstalledTable, colId: string): boolean;
}

/** Runs at any change by hand. */
const manualUpdates = 2;

/** The stamps of a document, out of its `_grist_Tables_column`. */
export function stampsIn(columns: ColumnValues): Stamps {
  const places = new Map((columns['id'] ?? []).map((_ref, place) => [`${String(columns['parentId']?.[place])} ${asText(columns['colId']?.[place])}`, place]));
  const cell = (table: InstalledTable, colId: string, name: string): unknown => columns[name]?.[places.get(`${table.ref} ${colId}`) ?? -1];
  return {
    columnOf(table) {
      const colId = table.columns['updatedAt'];
      if (colId === undefined || cell(table, colId, 'recalcWhen') !== manualUpdates || cell(table, colId, 'isFormula') === true) return undefined;
      const isOfTime = asText(cell(table, colId, 'type')).startsWith('DateTime') && asText(cell(table, colId, 'formula')).trim() === 'NOW()';
      return isOfTime ? colId : undefined;
    },
    isMirrored: (table, colId) => Number(cell(table, colId, 'reverseCol') ?? 0) > 0,
  };
}

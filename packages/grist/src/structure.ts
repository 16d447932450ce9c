import { asText } from './as-text.ts';
import { jsonObject } from './blueprint/raw.ts';
import type { ColumnValues, DocPort } from './doc-port.ts';

/** A column of the document, as its metadata tells it. */
export interface ColumnInfo {
  readonly colId: string;
  /** Row of `_grist_Tables_column`; absent where the metadata could not be read. */
  readonly colRef?: number;
  readonly label: string;
  /** `Text`, `Ref`, `RefList`, `Choice`, `ChoiceList`, `Date` ... without what follows the colon. */
  readonly type: string;
  /** Table that a Ref or RefList points to. */
  readonly refTable?: string;
  /** Time zone of a DateTime. */
  readonly timezone?: string;
  readonly isFormula: boolean;
  /** Words that a Choice or ChoiceList offers. */
  readonly choices: readonly string[];
  /** Everything that the column's options say, kept when one of them is changed. */
  readonly widgetOptions: Readonly<Record<string, unknown>>;
  /** Column of the table referred to that is shown in a Ref's place. */
  readonly shownColumn?: string;
}

/** Tables and columns of a document by their ids, those of Grist itself left out. */
export type Structure = ReadonlyMap<string, ReadonlyMap<string, ColumnInfo>>;

/** The document's tables and columns; needs full access. */
export async function readStructure(port: DocPort): Promise<Structure> {
  return structureOf(...(await Promise.all([port.fetchTable('_grist_Tables'), port.fetchTable('_grist_Tables_column')])));
}

/** The tables and columns that these rows of `_grist_Tables` and `_grist_Tables_column` tell. */
export function structureOf(tables: ColumnValues, columns: ColumnValues): Structure {
  const cell = (column: string, row: number) => columns[column]?.[row];
  const tableIds = new Map((tables['id'] ?? []).map((ref, row) => [ref, asText(tables['tableId']?.[row])]));
  const colIds = new Map((columns['id'] ?? []).map((ref, row) => [ref, asText(cell('colId', row))]));
  const structure = new Map<string, Map<string, ColumnInfo>>([...tableIds.values()].map((tableId) => [tableId, new Map()]));
  for (const [row, colRef] of (columns['id'] ?? []).entries()) {
    const colId = asText(cell('colId', row));
    if (colId === 'manualSort' || colId.startsWith('gristHelper_')) continue;
    const widgetOptions = jsonObject(asText(cell('widgetOptions', row)));
    const shownColumn = colIds.get(cell('visibleCol', row));
    structure.get(tableIds.get(cell('parentId', row)) ?? '')?.set(colId, {
      colId,
      colRef: Number(colRef),
      label: asText(cell('label', row), colId),
      ...typeParts(asText(cell('type', row), 'Any')),
      isFormula: cell('isFormula', row) === true && asText(cell('formula', row)) !== '',
      choices: Array.isArray(widgetOptions['choices']) ? widgetOptions['choices'].map(String) : [],
      widgetOptions,
      ...(shownColumn !== undefined && { shownColumn }),
    });
  }
  return structure;
}

function typeParts(full: string): Pick<ColumnInfo, 'type' | 'refTable' | 'timezone'> {
  const colon = full.indexOf(':');
  if (colon < 0) return { type: full };
  const [type, rest] = [full.slice(0, colon), full.slice(colon + 1)];
  return type === 'DateTime' ? { type, timezone: rest } : { type, refTable: rest };
}

import { fieldsOf, model, type EntityName, type Field, type Stage } from '@entrelacs/core';
import type { Names } from '../cells/names.ts';
import { plainReader, plainStatus, unread } from '../cells/plain-cell.ts';
import type { CellReader, ReadContext } from '../cells/read-cell.ts';
import type { ColumnInfo } from '../structure.ts';
import type * as later from './later.ts';
import type { TablePlan } from './table-reader.ts';

/** Columns of a table by the field that each holds. */
export type FieldColumns = Readonly<Record<string, ColumnInfo>>;

/** What the reading of a table depends on besides its columns. */
export interface PlanContext {
  readonly stages: readonly Stage[];
  /** What reads any cell, once it is there. */
  readonly whole: () => Pick<typeof later, 'cellReader' | 'statusReader'> | undefined;
  /** Told of each cell that waits for it. */
  readonly leave?: () => void;
  /** Finds rows of an entity by name. */
  readonly names: (entity: EntityName) => Names | undefined;
  /** Id of a row of a table, as seen through an entity. */
  readonly rowId: (entity: EntityName, tableId: string | undefined) => (row: number) => string;
  /** Cells of references hold names, not rows: without full access. */
  readonly expanded: boolean;
}

/** How to read a table's columns as an entity's fields. */
export function planOf(entity: EntityName, columns: FieldColumns, context: PlanContext): TablePlan {
  const fields = fieldsOf(model[entity]);
  return fields.flatMap((field) => {
    const column = columns[field.key];
    if (column === undefined || field.within !== undefined) return [];
    const spreads = fields.flatMap(({ key, within }) => (within === field.key ? [key] : []));
    const isStatus = spreads.length > 0;
    return [{ colId: column.colId, field: field.key, read: readerOf(field, column, context, isStatus), ...(isStatus && { spreads }) }];
  });
}

/** Reads what our own tables write by itself, and leaves every other cell to what reads any. */
function readerOf(field: Field, column: ColumnInfo, context: PlanContext, isStatus: boolean): CellReader {
  const { stages } = context;
  const about = readContext(field, column, context);
  let whole: CellReader | undefined;
  const readAny: CellReader = (cell, report) => {
    whole ??= isStatus ? context.whole()?.statusReader({ stages }) : context.whole()?.cellReader(field, about);
    return whole === undefined ? context.leave?.() : whole(cell, report);
  };
  if (isStatus ? stages.length > 0 : isWorded(field, column, context)) return readAny;
  const plain = isStatus ? plainStatus() : plainReader(field, about);
  return (cell, report) => {
    const value = plain(cell);
    return value === unread ? readAny(cell, report) : value;
  };
}

/** Whether a column names rows where it refers to them. */
export function isWorded(field: Field, column: ColumnInfo, { expanded }: Pick<PlanContext, 'expanded'>): boolean {
  return field.entity !== undefined && (expanded || !isReference(column));
}

/** Whether a column refers to rows. */
export function isReference({ type }: ColumnInfo): boolean {
  return type === 'Ref' || type === 'RefList';
}

function readContext(field: Field, column: ColumnInfo, context: PlanContext): ReadContext {
  const { entity } = field;
  if (entity === undefined) return { timezone: column.timezone };
  return {
    names: isWorded(field, column, context) ? context.names(entity) : undefined,
    oneName: isReference(column) || column.type === 'Choice',
    rowId: context.rowId(entity, column.refTable),
  };
}

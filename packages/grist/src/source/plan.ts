import { fieldsOf, model, type EntityName, type Field, type Stage } from '@entrelacs/core';
import type { Names } from '../cells/names.ts';
import { cellReader, statusReader } from '../cells/read-cell.ts';
import type { ColumnInfo } from '../structure.ts';
import type { TablePlan } from './table-reader.ts';

/** Columns of a table by the field that each holds. */
export type FieldColumns = Readonly<Record<string, ColumnInfo>>;

/** What the reading of a table depends on besides its columns. */
export interface PlanContext {
  readonly stages: readonly Stage[];
  /** Finds rows of an entity by name. */
  readonly names: (entity: EntityName) => Names;
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
    const read = isStatus ? statusReader({ stages: context.stages }) : cellReader(field, readContext(field, column, context));
    return [{ colId: column.colId, field: field.key, read, ...(isStatus && { spreads }) }];
  });
}

/** Whether a column refers to rows. */
export function isReference({ type }: ColumnInfo): boolean {
  return type === 'Ref' || type === 'RefList';
}

function readContext(field: Field, column: ColumnInfo, { names, rowId, expanded }: PlanContext) {
  const { entity } = field;
  if (entity === undefined) return { timezone: column.timezone };
  return {
    names: expanded || !isReference(column) ? names(entity) : undefined,
    oneName: isReference(column) || column.type === 'Choice',
    rowId: rowId(entity, column.refTable),
  };
}

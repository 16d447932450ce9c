import type { TaskColumns } from './task-columns.ts';

/** A copy of columns, to change a row in. */
export function copyColumns(columns: TaskColumns): TaskColumns {
  return Object.fromEntries(Object.entries(columns).map(([name, column]: [string, Float64Array | Uint8Array]) => [name, column.slice()])) as unknown as TaskColumns;
}

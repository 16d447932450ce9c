import { statuses, type Status } from '../../model/choices.ts';
import { dayOr } from '../time/day-column.ts';
import type { Prepared } from './prepared.ts';
import { rowIndex, type RowIndex } from './row-index.ts';

/** Days and statuses of the tasks, a place a row; `noDay` where a row has none. */
export interface TaskColumns {
  readonly count: number;
  readonly created: Int32Array;
  readonly started: Int32Array;
  readonly review: Int32Array;
  readonly done: Int32Array;
  readonly due: Int32Array;
  readonly baselineDue: Int32Array;
  /** Place of the status in `statusKeys`. */
  readonly status: Uint8Array;
}

/** Keys of the five statuses, in their order. */
export const statusKeys: readonly Status[] = statuses.map(({ key }) => key);

/** Numbers of the statuses in a column, by key. */
export const statusCode: Readonly<Record<Status, number>> = { todo: 0, doing: 1, review: 2, done: 3, cancelled: 4 };

/** The tasks' days, each text read once. */
export function taskColumns(prepared: Prepared): TaskColumns {
  const tasks = prepared.rows('task');
  const count = tasks.length;
  const days = () => new Int32Array(count);
  const columns = { count, created: days(), started: days(), review: days(), done: days(), due: days(), baselineDue: days(), status: new Uint8Array(count) };
  for (let row = 0; row < count; row += 1) {
    const task = tasks[row];
    if (task === undefined) continue;
    columns.created[row] = dayOr(task.createdOn);
    columns.started[row] = dayOr(task.startedOn);
    columns.review[row] = dayOr(task.reviewOn);
    columns.done[row] = dayOr(task.doneOn);
    columns.due[row] = dayOr(task.due);
    columns.baselineDue[row] = dayOr(task.baselineDue);
    columns.status[row] = statusCode[task.status];
  }
  return columns;
}

/** Finds tasks by id. */
export function taskIndex(prepared: Prepared): RowIndex {
  return rowIndex(prepared.rows('task'));
}

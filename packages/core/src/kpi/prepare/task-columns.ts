import type { Status } from '../../model/choices.ts';
import { dayOr } from '../time/day-column.ts';
import { people, PeopleLists } from './people.ts';
import type { Prepared } from './prepared.ts';
import { rowIndex, type RowIndex } from './row-index.ts';

/** Days and statuses of the tasks, a place a row; `noDay` where a row has none. */
export interface TaskColumns {
  readonly count: number;
  readonly created: Int32Array;
  readonly started: Int32Array;
  readonly done: Int32Array;
  readonly due: Int32Array;
  readonly baselineDue: Int32Array;
  /** The status, as a number of `statusCode`. */
  readonly status: Uint8Array;
  /** Row of the segment; -1 where there is none. */
  readonly segment: Int32Array;
  readonly responsible: PeopleLists;
  readonly accountable: PeopleLists;
}

/** Numbers of the statuses in a column, by key. */
export const statusCode: Readonly<Record<Status, number>> = { todo: 0, doing: 1, review: 2, done: 3, cancelled: 4 };

/** Finds segments by id. */
export function segmentIndex(prepared: Prepared): RowIndex {
  return rowIndex(prepared.rows('segment'));
}

/** All that metrics read of the tasks, in one pass: going through large tables again costs more than reading a little in vain. */
export function taskColumns(prepared: Prepared): TaskColumns {
  const tasks = prepared.rows('task');
  const count = tasks.length;
  const [created, started, done, due, baselineDue, segment] = [days(count), days(count), days(count), days(count), days(count), days(count)];
  const status = new Uint8Array(count);
  const responsible = new PeopleLists(count, prepared.once(people));
  const accountable = new PeopleLists(count, prepared.once(people));
  const findSegment = prepared.once(segmentIndex);
  for (let row = 0; row < count; row += 1) {
    const task = tasks[row];
    if (task === undefined) continue;
    created[row] = dayOr(task.createdOn);
    started[row] = dayOr(task.startedOn);
    done[row] = dayOr(task.doneOn);
    due[row] = dayOr(task.due);
    baselineDue[row] = dayOr(task.baselineDue);
    status[row] = statusCode[task.status];
    segment[row] = findSegment(task.segment);
    responsible.set(row, task.responsible);
    accountable.set(row, task.accountable);
  }
  return { count, created, started, done, due, baselineDue, status, segment, responsible, accountable };
}

function days(count: number): Int32Array {
  return new Int32Array(count);
}

/** Finds tasks by id. */
export function taskIndex(prepared: Prepared): RowIndex {
  return rowIndex(prepared.rows('task'));
}

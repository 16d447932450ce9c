import type { Status } from '../../model/choices.ts';
import type { Task } from '../../model/task.ts';
import { dayOr } from '../time/day-column.ts';
import { readColumns } from './kept.ts';
import { people, PeopleLists } from './people.ts';
import type { Prepared } from './prepared.ts';
import { rowIndex, type RowIndex } from './row-index.ts';

/** Days and statuses of the tasks, a place a row; `noDay` where a row has none. */
export interface TaskColumns {
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
  const segments = prepared.rows('segment');
  return prepared.kept.of(segmentIndex, segments, [], () => rowIndex(segments));
}

/** All that metrics read of the tasks, in one pass: going through large tables again costs more than reading a little in vain. */
export function taskColumns(prepared: Prepared): TaskColumns {
  const tasks = prepared.rows('task');
  const [findSegment, everyone] = [prepared.once(segmentIndex), prepared.once(people)];
  return prepared.kept.of<TaskColumns>(taskColumns, tasks, [findSegment, everyone], (former) => {
    const [created, started, done, due, baselineDue, segment] = [days(tasks), days(tasks), days(tasks), days(tasks), days(tasks), days(tasks)];
    const [responsible, accountable] = [new PeopleLists(tasks.length, everyone), new PeopleLists(tasks.length, everyone)];
    const columns = { created, started, done, due, baselineDue, segment, status: new Uint8Array(tasks.length), responsible, accountable };
    return readColumns<TaskColumns>(columns, tasks, former, (row) => readTask(columns, row, tasks[row], findSegment));
  });
}

function readTask(columns: TaskColumns, row: number, task: Task | undefined, findSegment: RowIndex): void {
  if (task === undefined) return;
  columns.created[row] = dayOr(task.createdOn);
  columns.started[row] = dayOr(task.startedOn);
  columns.done[row] = dayOr(task.doneOn);
  columns.due[row] = dayOr(task.due);
  columns.baselineDue[row] = dayOr(task.baselineDue);
  columns.status[row] = statusCode[task.status];
  columns.segment[row] = findSegment(task.segment);
  columns.responsible.add(row, task.responsible);
  columns.accountable.add(row, task.accountable);
}

function days({ length }: readonly Task[]): Int32Array {
  return new Int32Array(length);
}

/** Finds tasks by id; the same as before where the same ids stand at the same places. */
export function taskIndex(prepared: Prepared): RowIndex {
  const tasks = prepared.rows('task');
  return prepared.kept.of<RowIndex>(taskIndex, tasks, [], (former) => {
    const before = former?.rows as typeof tasks | undefined;
    return former !== undefined && before?.length === tasks.length && tasks.every((task, row) => task === before[row] || task.id === before[row]?.id) ? former.part : rowIndex(tasks);
  });
}

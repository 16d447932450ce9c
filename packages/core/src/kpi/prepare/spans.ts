import { noDay } from '../time/day-column.ts';
import { history, minutesPerDay } from './history.ts';
import type { Prepared } from './prepared.ts';
import { statusCode, taskColumns } from './task-columns.ts';

/** The days on which each task was started and, where its status is done, finished; `noDay` where nothing tells. */
export interface Spans {
  readonly begun: Int32Array;
  readonly ended: Int32Array;
}

/** Days of start and end: those of the columns, else those of the status log; none after today. */
export function spans(prepared: Prepared): Spans {
  const { started, done, status } = prepared.once(taskColumns);
  const { today } = prepared;
  const count = status.length;
  const begun = new Int32Array(count);
  const ended = new Int32Array(count);
  for (let row = 0; row < count; row += 1) {
    const start = started[row] ?? noDay;
    begun[row] = start !== noDay && start <= today ? start : firstInWork(prepared, row);
    if (status[row] !== statusCode.done) ended[row] = noDay;
    else {
      const end = done[row] ?? noDay;
      ended[row] = end !== noDay && end <= today ? end : lastDone(prepared, row);
    }
  }
  return { begun, ended };
}

function firstInWork(prepared: Prepared, row: number): number {
  const { starts, times, entered, meanings, assumed } = prepared.once(history);
  const end = (starts[row + 1] ?? 0) - (assumed[row] ?? 0);
  for (let at = starts[row] ?? 0; at < end; at += 1) {
    const meaning = meanings[entered[at] ?? 0];
    if (meaning === statusCode.doing || meaning === statusCode.review) return Math.floor((times[at] ?? 0) / minutesPerDay);
  }
  return noDay;
}

function lastDone(prepared: Prepared, row: number): number {
  const { starts, times, entered, meanings, assumed } = prepared.once(history);
  const last = (starts[row + 1] ?? 0) - 1;
  const isTold = last >= (starts[row] ?? 0) && assumed[row] !== 1 && meanings[entered[last] ?? 0] === statusCode.done;
  return isTold ? Math.floor((times[last] ?? 0) / minutesPerDay) : noDay;
}

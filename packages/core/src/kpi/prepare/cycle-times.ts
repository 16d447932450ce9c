import { namesOf, noCounts, Samples } from '../samples.ts';
import { noDay } from '../time/day-column.ts';
import type { Prepared } from './prepared.ts';
import { spans } from './spans.ts';

/** Days from started to done of each task done, both included (a task done the day it was started took 1), by the day it was done. */
export function cycleTimes(prepared: Prepared): Samples {
  const { begun, ended } = prepared.once(spans);
  const values = noCounts(ended.length);
  for (let row = 0; row < ended.length; row += 1) {
    const start = begun[row] ?? noDay;
    const end = ended[row] ?? noDay;
    if (start !== noDay && end >= start) values[row] = end - start + 1;
  }
  return new Samples({ days: ended, values }, namesOf('task', prepared.rows('task')));
}

/** The tasks done, by the day; each counts one. */
export function finishedTasks(prepared: Prepared): Samples {
  const { ended } = prepared.once(spans);
  return new Samples({ days: ended, values: new Int8Array(ended.length).fill(1) }, namesOf('task', prepared.rows('task')));
}

import { namesOf, Samples } from '../samples.ts';
import { noDay } from '../time/day-column.ts';
import type { Prepared } from './prepared.ts';
import { spans } from './spans.ts';

/** Days from started to done of each task done, both included (a task done the day it was started took 1), by the day it was done. */
export function cycleTimes(prepared: Prepared): Samples {
  const tasks = prepared.rows('task');
  const { begun, ended } = prepared.once(spans);
  const samples = new Samples(tasks.length, namesOf('task', tasks));
  for (let row = 0; row < tasks.length; row += 1) {
    const start = begun[row] ?? noDay;
    const end = ended[row] ?? noDay;
    if (start !== noDay && end >= start) samples.add(row, end, end - start + 1);
  }
  return samples;
}

/** The tasks done, by the day; each counts one. */
export function finishedTasks(prepared: Prepared): Samples {
  const tasks = prepared.rows('task');
  const { ended } = prepared.once(spans);
  const samples = new Samples(tasks.length, namesOf('task', tasks));
  for (let row = 0; row < tasks.length; row += 1) samples.add(row, ended[row] ?? noDay, 1);
  return samples;
}

import { dayAt, dayOr, noDay } from '../time/day-column.ts';
import type { Milestone } from '../../model/milestone.ts';
import { namesOf, noValues, Samples } from '../samples.ts';
import { periodAt, periodEnd, type Frequency } from '../time/period.ts';
import type { Prepared } from './prepared.ts';
import { spans } from './spans.ts';
import { statusCode, taskColumns } from './task-columns.ts';

/** The day a milestone was first promised for: its baseline, else the first line of its log, else its due date. */
export function promisedDay({ baselineDue, dueLog, due }: Milestone): number {
  const frozen = dayOr(baselineDue);
  if (frozen !== noDay) return frozen;
  const first = /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})? (\d{4}-\d{2}-\d{2})\s*$/m.exec(dueLog ?? '')?.[1];
  return first === undefined ? dayOr(due) : dayAt(first, 0);
}

/** Milestones by the day they were promised for: 1 when reached by then, 0 when not; those still to come are not judged. */
export function milestonePromises(prepared: Prepared): Samples {
  const milestones = prepared.rows('milestone');
  const values = noValues(milestones.length);
  const days = Int32Array.from(milestones, promisedDay);
  milestones.forEach(({ reachedOn }, row) => {
    const promised = days[row] ?? noDay;
    const reached = dayOr(reachedOn);
    const isReached = reached !== noDay && reached <= prepared.today;
    if (isReached || promised < prepared.today) values[row] = isReached && reached <= promised ? 1 : 0;
  });
  return new Samples({ days, values }, namesOf('milestone', milestones));
}

/** Tasks by the day they were promised for at first planning: 1 when done by the end of that day's period. Cancelled ones are left out. */
export function taskPromises(prepared: Prepared, frequency: Frequency): Samples {
  const { baselineDue, status } = prepared.once(taskColumns);
  const { ended } = prepared.once(spans);
  return judgedTasks(prepared, baselineDue, (row, promised) => {
    const end = ended[row] ?? noDay;
    if (end !== noDay) return end <= periodEnd(periodAt(promised, frequency), frequency) ? 1 : 0;
    // Done on a day that nobody noted: it cannot be said whether the promise was kept.
    return status[row] === statusCode.done || promised >= prepared.today ? undefined : 0;
  });
}

/** Tasks by their due date: 1 when done, however late. Cancelled ones are left out. */
export function dueTasks(prepared: Prepared): Samples {
  const { due, status } = prepared.once(taskColumns);
  return judgedTasks(prepared, due, (row, day) => {
    if (status[row] === statusCode.done) return 1;
    return day >= prepared.today ? undefined : 0;
  });
}

/** Tasks by a day of theirs and what is judged of them; those still to be judged are left out. */
function judgedTasks(prepared: Prepared, days: Int32Array, judge: (row: number, day: number) => 0 | 1 | undefined): Samples {
  const { status } = prepared.once(taskColumns);
  const values = noValues(days.length);
  for (let row = 0; row < days.length; row += 1) {
    const day = days[row] ?? noDay;
    if (day !== noDay && status[row] !== statusCode.cancelled) values[row] = judge(row, day) ?? -1;
  }
  return new Samples({ days, values }, namesOf('task', prepared.rows('task')));
}

import { dayNumber } from '../../time/day-number.ts';
import { workdaysBefore } from '../calendar/working-calendar.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { phaseCodes } from '../schedule/task-columns.ts';
import { greatestDuration, wholeQuanta, workBetween } from '../schedule/work.ts';
import { slices, spreadOf, type PastDurations, type Spread } from './durations.ts';

/** What each trial draws from. */
export interface Samples {
  /** Positions of the tasks whose duration is uncertain, upwards. */
  readonly at: Int32Array;
  /** Workdays of task `at[i]` (what remains of it from where it counts) at slice `s`: `days[i * slices + s]`, upwards. */
  readonly days: Float64Array;
  /** Where the spread of each task's duration comes from, and how many finished tasks say so, by position; absent for what is over. */
  readonly basis: readonly (Pick<Spread, 'basis' | 'pastCount'> | undefined)[];
}

/** What may be drawn for the open tasks of a schedule. */
export function samplesOf(schedule: Schedule, past: ReadonlyMap<string, PastDurations>, least: number): Samples {
  const { columns, graph, order } = schedule.network;
  const at: number[] = [];
  const spreads: NonNullable<Spread['days']>[] = [];
  const basis: Samples['basis'][number][] = [];
  for (let p = 0; p < columns.phase.length; p++) {
    if (columns.phase[p]! >= phaseCodes.done) {
      basis.push(undefined);
      continue;
    }
    const task = graph.tasks[order.taskAt[p]!]!;
    const hasPlan = task.durationDays !== undefined || (task.due !== undefined && (task.start ?? task.startedOn) !== undefined);
    const spread = spreadOf(task, columns.duration[p]!, hasPlan, past.get(task.team ?? ''), least);
    basis.push(spread);
    if (spread.days === undefined) continue;
    at.push(p);
    spreads.push(spread.days);
  }
  const days = new Float64Array(at.length * slices);
  for (let i = 0; i < at.length; i++) {
    const { from, factor, shape } = spreads[i]!;
    const first = i * slices;
    for (let slice = 0; slice < slices; slice++) days[first + slice] = Math.min(from + factor * shape[slice]!, greatestDuration);
    if (columns.phase[at[i]!] === phaseCodes.started) leaveRemaining(schedule, at[i]!, days.subarray(first, first + slices));
    for (let k = first; k < first + slices; k++) days[k] = wholeQuanta(days[k]!);
  }
  return { at: Int32Array.from(at), days, basis };
}

/**
 * Turns the durations of a task that has begun into what remains of them. Where its progress is known, that share of each;
 * else the durations that are longer than it has already taken, or none at all when it took longer than ever.
 */
function leaveRemaining({ network: { columns }, rules }: Schedule, at: number, days: Float64Array): void {
  const [duration, begun, remaining] = [columns.duration[at]!, columns.begun[at]!, columns.remaining[at]!];
  if (remaining < duration) {
    for (let slice = 0; slice < slices; slice++) days[slice]! *= remaining / duration;
    return;
  }
  const now = workdaysBefore(rules.calendar, dayNumber(rules.today));
  const taken = workBetween(begun, now, columns.restFrom[at]!, columns.restTo[at]!);
  let shorter = 0;
  while (shorter < slices && days[shorter]! <= taken) shorter++;
  const longer = slices - shorter;
  for (let slice = 0; slice < slices; slice++) {
    days[slice] = longer === 0 ? taken : days[shorter + Math.floor(((slice + 0.5) / slices) * longer)]!;
  }
}

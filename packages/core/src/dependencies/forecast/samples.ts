import { dayNumber } from '../../time/day-number.ts';
import { workdaysBefore } from '../calendar/working-calendar.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { phaseCodes } from '../schedule/task-columns.ts';
import { wholeQuanta, workBetween } from '../schedule/work.ts';
import { slices, spreadOf, type BetaShapes, type PastDurations, type Spread } from './durations.ts';

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
  const { network } = schedule;
  const { columns, graph, order } = network;
  const at: number[] = [];
  const tables: Float64Array[] = [];
  const basis: Samples['basis'][number][] = [];
  const shapes: BetaShapes = new Map();
  for (let p = 0; p < columns.phase.length; p++) {
    if (columns.phase[p]! >= phaseCodes.done) {
      basis.push(undefined);
      continue;
    }
    const task = graph.tasks[order.taskAt[p]!]!;
    const hasPlan = task.durationDays !== undefined || (task.due !== undefined && (task.start ?? task.startedOn) !== undefined);
    const spread = spreadOf(task, columns.duration[p]!, hasPlan, past.get(task.team ?? ''), least, shapes);
    basis.push(spread);
    if (spread.days === undefined) continue;
    const days = columns.phase[p] === phaseCodes.started ? remainingOf(schedule, p, spread.days) : spread.days;
    at.push(p);
    tables.push(days.map(wholeQuanta));
  }
  const days = new Float64Array(tables.length * slices);
  tables.forEach((table, index) => days.set(table, index * slices));
  return { at: Int32Array.from(at), days, basis };
}

/**
 * What remains of a task that has begun. Where its progress is known, that share of each duration; else the durations that
 * are longer than it has already taken, or none at all when it took longer than ever.
 */
function remainingOf({ network: { columns }, rules }: Schedule, at: number, days: Float64Array): Float64Array {
  const now = workdaysBefore(rules.calendar, dayNumber(rules.today));
  const [duration, begun] = [columns.duration[at]!, columns.begun[at]!];
  if (columns.remaining[at]! < duration) return days.map((value) => (duration > 0 ? (value * columns.remaining[at]!) / duration : value));
  const taken = workBetween(begun, now, columns.restFrom[at]!, columns.restTo[at]!);
  const longer = days.filter((value) => value > taken);
  if (longer.length === 0) return days.map(() => taken);
  return days.map((_, slice) => longer[Math.floor(((slice + 0.5) / days.length) * longer.length)]!);
}

import { dayNumber } from '../../time/day-number.ts';
import { workdaysBefore, type WorkingCalendar } from '../calendar/working-calendar.ts';
import type { PlanTask } from '../graph/types.ts';
import { phaseOf } from '../release.ts';
import { wholeQuanta } from '../schedule/work.ts';

/** What a team's finished tasks took. */
export interface PastDurations {
  /** Workdays from start to end, upwards. */
  readonly days: readonly number[];
  /** What each took over what was planned, upwards, as far as a plan was known. */
  readonly ratios: readonly number[];
}

/** Where the spread of a task's duration comes from. */
export type DurationBasis = 'past' | 'threePoint' | 'certain';

/** Shares at which a spread is known: the middles of so many equal slices. A power of two, so that bits draw one. */
export const slices = 256;

/** Past durations of each team, by its id; tasks without a team count under the empty one. */
export function pastDurations(tasks: readonly PlanTask[], calendar: WorkingCalendar): ReadonlyMap<string, PastDurations> {
  const found = new Map<string, { days: number[]; ratios: number[] }>();
  for (const task of tasks) {
    if (phaseOf(task) !== 'done') continue;
    const took = spanOf(calendar, task.startedOn, task.doneOn);
    if (took === undefined || took === 0) continue;
    const planned = spanOf(calendar, task.baselineStart, task.baselineDue) ?? spanOf(calendar, task.start, task.due) ?? task.durationDays;
    const team = task.team ?? '';
    const past = found.get(team) ?? { days: [], ratios: [] };
    past.days.push(took);
    if (planned !== undefined && wholeQuanta(planned) > 0) past.ratios.push(took / planned);
    found.set(team, past);
  }
  for (const { days, ratios } of found.values()) {
    days.sort((a, b) => a - b);
    ratios.sort((a, b) => a - b);
  }
  return found;
}

/** How a task's duration may turn out. */
export interface Spread {
  readonly basis: DurationBasis;
  /** Finished tasks that it is drawn from; 0 unless it is the past. */
  readonly pastCount: number;
  /** Workdays at slice `s`, upwards: `from + factor * shape[s]`; undefined when nothing but the plan is known. */
  readonly days?: { readonly from: number; readonly factor: number; readonly shape: Float64Array };
}

/**
 * The spread of a task that is planned to take so many workdays: what its team's past makes of that, once there are
 * `least` such tasks; what its team's tasks took, if it has no plan; else its three-point estimate; else none.
 */
export function spreadOf(task: PlanTask, planned: number, hasPlan: boolean, past: PastDurations | undefined, least: number): Spread {
  const known = hasPlan ? past?.ratios : past?.days;
  if (known !== undefined && known.length >= least) {
    return { basis: 'past', pastCount: known.length, days: { from: 0, factor: hasPlan ? planned : 1, shape: sliced(known) } };
  }
  const days = threePoint(task.optimisticDays, planned, task.pessimisticDays);
  return days === undefined ? { basis: 'certain', pastCount: 0 } : { basis: 'threePoint', pastCount: 0, days };
}

function spanOf(calendar: WorkingCalendar, from: string | undefined, to: string | undefined): number | undefined {
  const [first, last] = [dayNumber(from ?? ''), dayNumber(to ?? '')];
  return last >= first ? workdaysBefore(calendar, last + 1) - workdaysBefore(calendar, first) : undefined;
}

/** Shapes that were found already, of samples and of estimates by their peak: a plan has many tasks of a few kinds. */
const pastShapes = new WeakMap<readonly number[], Float64Array>();
const betaShapes = new Map<number, Float64Array>();

/** Sorted samples at the middle of each slice. */
function sliced(sorted: readonly number[]): Float64Array {
  const known = pastShapes.get(sorted);
  if (known !== undefined) return known;
  const shape = Float64Array.from({ length: slices }, (_, slice) => sorted[Math.floor(((slice + 0.5) / slices) * sorted.length)]!);
  pastShapes.set(sorted, shape);
  return shape;
}

/**
 * The beta distribution of PERT between an optimistic and a pessimistic duration, with its peak at the likely one. A bound
 * that is missing is the likely duration; undefined when both are, or lie the wrong way.
 */
function threePoint(optimistic: number | undefined, likely: number, pessimistic: number | undefined): Spread['days'] {
  const low = Math.min(optimistic ?? likely, likely);
  const high = Math.max(pessimistic ?? likely, likely);
  if (!(high > low) || !Number.isFinite(high)) return undefined;
  return { from: low, factor: high - low, shape: betaSlices(Math.round((64 * (likely - low)) / (high - low))) };
}

/** Slices of PERT's beta distribution between 0 and 1 whose peak lies at so many 64ths. */
function betaSlices(peak: number): Float64Array {
  const known = betaShapes.get(peak);
  if (known !== undefined) return known;
  const steps = 1_024;
  const [a, b] = [(4 * peak) / 64, 4 - (4 * peak) / 64];
  const sums = new Float64Array(steps + 1);
  for (let step = 0; step < steps; step++) {
    const x = (step + 0.5) / steps;
    sums[step + 1] = sums[step]! + x ** a * (1 - x) ** b;
  }
  const shape = new Float64Array(slices);
  for (let slice = 0, step = 0; slice < slices; slice++) {
    const wanted = ((slice + 0.5) / slices) * sums[steps]!;
    while (sums[step + 1]! < wanted) step++;
    shape[slice] = (step + (wanted - sums[step]!) / (sums[step + 1]! - sums[step]!)) / steps;
  }
  betaShapes.set(peak, shape);
  return shape;
}

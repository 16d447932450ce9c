import { finishDayAt, isoDayWithin, lastWorkday, tolerance } from '../calendar/working-calendar.ts';
import { promisedPlace } from '../schedule/groups.ts';
import type { PlanMilestone } from '../schedule/options.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { datesAt } from '../schedule/task-schedule.ts';
import { phaseCodes } from '../schedule/task-columns.ts';
import { batch, words } from './batch.ts';
import { pastDurations, type DurationBasis } from './durations.ts';
import { samplesOf } from './samples.ts';
import { Tally } from './tally.ts';
import { timeOf } from './time-scale.ts';
import { Trials } from './trials.ts';

/** How a forecast is made. */
export interface ForecastOptions {
  /** The same seed gives the same forecast. */
  readonly seed: number;
  /** 10,000 when left out. */
  readonly trials?: number;
  /** Finished tasks of a team from which its past says more than an estimate; 5 when left out. */
  readonly leastPast?: number;
}

/** When something will be done: in half of the trials no later than `p50`, in 85 of 100 no later than `p85`. */
export interface Odds {
  readonly p50: string;
  readonly p85: string;
}

/** The forecast of one open task. */
export interface TaskForecast extends Odds {
  readonly id: string;
  /** Share of the trials in which the end of its project hung on it. */
  readonly criticality: number;
  /** Where the spread of its own duration comes from. */
  readonly basis: DurationBasis;
  /** Finished tasks of its team that it rests on; absent unless it rests on the past. */
  readonly pastCount?: number;
}

/** The forecast of one milestone that tasks belong to. */
export interface MilestoneOdds extends Odds {
  readonly milestone: PlanMilestone;
  /** Share of the trials in which it was reached by its due date; absent without one. */
  readonly inTime?: number;
}

/** What many trials of a schedule came to. */
export interface Forecast {
  readonly trials: number;
  /** Open tasks, by id, in their order. */
  readonly tasks: ReadonlyMap<string, TaskForecast>;
  /** Milestones that are not reached and have open tasks, in their order. */
  readonly milestones: readonly MilestoneOdds[];
}

/** Batches of trials between two yields. */
const batchesAStep = 1;

/** The forecast of a schedule, as `forecastSteps` makes it, at once. */
export function forecast(schedule: Schedule, options: ForecastOptions): Forecast {
  const steps = forecastSteps(schedule, options);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/**
 * Plays a schedule through many times over, each time with other durations: those that the team's finished tasks suggest,
 * or a three-point estimate. Yields the share that is done, so that a worker can hear that it is to stop. Where nothing is
 * uncertain it is the schedule itself.
 */
export function* forecastSteps(schedule: Schedule, { seed, trials: count = 10_000, leastPast = 5 }: ForecastOptions): Generator<number, Forecast> {
  const { network, rules, graph } = schedule;
  const samples = samplesOf(schedule, pastDurations(graph.tasks, rules.calendar), leastPast);
  const trials = new Trials(network, rules, samples, seed);
  const { open, bounds, scale } = trials.rows;
  const { times } = trials;
  const targets = milestoneTargets(schedule, open);
  const lasts = targets.map(({ last }) => timeOf(scale, last));
  const limits = targets.map(({ place }) => timeOf(scale, place + tolerance));
  const ends = new Int32Array(targets.length * batch);
  const series = (of: Float64Array) => [...Array.from(open, (p) => of[2 * p + 1]!), ...targets.map(({ last, rows }) => rows.reduce((end, row) => Math.max(end, of[2 * open[row]! + 1]!), last))];
  const tally = new Tally(series(bounds.low), series(bounds.high), scale);
  const uncertain = Array.from(open.keys()).filter((row) => bounds.low[2 * open[row]! + 1] !== bounds.high[2 * open[row]! + 1]);
  const critical = new Uint32Array(open.length);
  const inTime = new Float64Array(targets.length);
  const runBatch = (size: number) => {
    trials.run();
    for (const row of uncertain) tally.add(row, times, (2 * row + 1) * batch, (2 * row + 1) * batch + size);
    for (let row = 0; row < open.length; row++) critical[row]! += bitsBelow(trials.critical, row * words, size);
    for (let t = 0; t < targets.length; t++) {
      lastEnds(targets[t]!.rows, lasts[t]!, times, ends, t * batch);
      tally.add(open.length + t, ends, t * batch, t * batch + size);
      for (let b = t * batch; b < t * batch + size; b++) if (ends[b]! <= limits[t]!) inTime[t]!++;
    }
  };
  for (let done = 0, turn = 0; done < count; done += batch, turn++) {
    if (turn % batchesAStep === 0) yield done / count;
    runBatch(Math.min(batch, count - done));
  }

  const tasks = Array.from(open, (p, row): TaskForecast => {
    const id = graph.tasks[network.order.taskAt[p]!]!.id;
    const [p50, p85] = [0.5, 0.85].map((share) => lastDayAt(schedule, [p], tally.quantile(row, share))) as [string, string];
    const { basis, pastCount } = samples.basis[p]!;
    return { id, p50, p85, criticality: critical[row]! / count, basis, ...(pastCount > 0 && { pastCount }) };
  });
  tasks.sort((a, b) => graph.indexOf.get(a.id)! - graph.indexOf.get(b.id)!);
  return {
    trials: count,
    tasks: new Map(tasks.map((task) => [task.id, task])),
    milestones: targets.map(({ milestone, positions, place }, t) => ({
      milestone,
      p50: lastDayAt(schedule, positions, tally.quantile(open.length + t, 0.5)),
      p85: lastDayAt(schedule, positions, tally.quantile(open.length + t, 0.85)),
      ...(place !== Number.POSITIVE_INFINITY && { inTime: inTime[t]! / count }),
    })),
  };
}

/** How many of the first bits of some words are set. */
function bitsBelow(list: Int32Array, from: number, size: number): number {
  let count = 0;
  for (let word = 0; 32 * word < size; word++) {
    let bits = list[from + word]!;
    if (size - 32 * word < 32) bits &= (1 << (size - 32 * word)) - 1;
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** The last day of tasks that end at a place: the very day of the schedule where one of them ends on that workday. */
function lastDayAt(schedule: Schedule, positions: ArrayLike<number>, place: number): string {
  const { times } = schedule.forward;
  const planned = Array.from(positions)
    .filter((p) => lastWorkday(times[2 * p + 1]!) === lastWorkday(place))
    .reduce((latest, p) => (latest < 0 || times[2 * p + 1]! > times[2 * latest + 1]! ? p : latest), -1);
  return planned < 0 ? isoDayWithin(finishDayAt(schedule.rules.calendar, place)) : datesAt(schedule, planned).finish;
}

interface MilestoneTarget {
  readonly milestone: PlanMilestone;
  /** Positions of its tasks, in their order, and the rows of those that are open. */
  readonly positions: readonly number[];
  readonly rows: readonly number[];
  /** Where the last of its finished tasks ended. */
  readonly last: number;
  readonly place: number;
}

/** Milestones that are not reached, with their tasks; only those with an open one. */
function milestoneTargets({ network, rules, forward }: Schedule, open: Int32Array): MilestoneTarget[] {
  const { columns, graph, positionOf } = network;
  const rowOf = new Map(Array.from(open, (p, row) => [p, row]));
  const positions = new Map<string, number[]>();
  for (let index = 0; index < positionOf.length; index++) {
    const p = positionOf[index]!;
    const { milestone } = graph.tasks[index]!;
    if (milestone === undefined || columns.phase[p] === phaseCodes.cancelled) continue;
    const known = positions.get(milestone);
    if (known === undefined) positions.set(milestone, [p]);
    else known.push(p);
  }
  return rules.milestones.flatMap((milestone) => {
    const own = positions.get(milestone.id) ?? [];
    const rows = own.flatMap((p) => rowOf.get(p) ?? []);
    if (milestone.reachedOn !== undefined || rows.length === 0) return [];
    const last = own.reduce((end, p) => (rowOf.has(p) ? end : Math.max(end, forward.times[2 * p + 1]!)), Number.NEGATIVE_INFINITY);
    return [{ milestone, positions: own, rows, last, place: promisedPlace(milestone, rules) }];
  });
}

/** Writes where the last task of a milestone ends, trial by trial. */
function lastEnds(rows: readonly number[], last: number, times: Int32Array, into: Int32Array, at: number): void {
  into.fill(last, at, at + batch);
  for (const row of rows) for (let b = 0; b < batch; b++) into[at + b] = Math.max(into[at + b]!, times[(2 * row + 1) * batch + b]!);
}

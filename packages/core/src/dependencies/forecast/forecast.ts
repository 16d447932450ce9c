import { finishDayAt, isoDayWithin } from '../calendar/working-calendar.ts';
import { promisedPlace } from '../schedule/groups.ts';
import type { PlanMilestone } from '../schedule/options.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { datesAt } from '../schedule/task-schedule.ts';
import { phaseCodes } from '../schedule/task-columns.ts';
import { pastDurations, slices, type DurationBasis } from './durations.ts';
import { samplesOf } from './samples.ts';
import { Tally } from './tally.ts';
import { batch, Trials } from './trials.ts';

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
const batchesAStep = 4;

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
  const trials = new Trials(schedule, samples, seed);
  const { open, finish } = trials;
  const targets = milestoneTargets(schedule, open);
  const ends = new Float64Array(targets.length * batch);
  const findEnds = () => targets.forEach((target, t) => lastEnds(target, finish, ends, t * batch));

  const bounds = [0, slices - 1].map((slice) => {
    trials.runAt(slice);
    findEnds();
    return Float64Array.from({ length: open.length + targets.length }, (_, i) => (i < open.length ? finish[i * batch]! : ends[(i - open.length) * batch]!));
  });
  const tally = new Tally(bounds[0]!, bounds[1]!);
  const critical = new Uint32Array(open.length);
  const inTime = new Float64Array(targets.length);
  const runBatch = (size: number) => {
    trials.run();
    findEnds();
    for (let row = 0; row < open.length; row++) {
      const first = row * batch;
      tally.add(row, finish, first, first + size);
      let marks = 0;
      for (let b = first; b < first + size; b++) marks += trials.critical[b]!;
      critical[row]! += marks;
    }
    for (let t = 0; t < targets.length; t++) {
      tally.add(open.length + t, ends, t * batch, t * batch + size);
      for (let b = t * batch; b < t * batch + size; b++) if (ends[b]! <= targets[t]!.place) inTime[t]!++;
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

/** The last day of tasks that end at a place: the very day of the schedule where one of them ends there. */
function lastDayAt(schedule: Schedule, positions: ArrayLike<number>, place: number): string {
  const planned = Array.from(positions).find((p) => schedule.forward.times[2 * p + 1] === place);
  return planned === undefined ? isoDayWithin(finishDayAt(schedule.rules.calendar, place)) : datesAt(schedule, planned).finish;
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
function lastEnds({ rows, last }: MilestoneTarget, finish: Float64Array, into: Float64Array, at: number): void {
  into.fill(last, at, at + batch);
  for (const row of rows) for (let b = 0; b < batch; b++) into[at + b] = Math.max(into[at + b]!, finish[row * batch + b]!);
}

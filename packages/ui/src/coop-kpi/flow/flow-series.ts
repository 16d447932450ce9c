import { dayNumber, metricFinder, metricsOf, percentile, seriesOf, type Prepared, type Series, type Snapshot, type Task, type UsedRow } from '@entrelacs/core';
import { placesIn } from '../detail/periods.ts';

/** What the charts of flow are drawn from. */
export interface FlowInput {
  readonly prepared: Prepared;
  readonly snapshot: Snapshot;
  readonly from: number;
  readonly to: number;
}

/** A computed series by its name, weekly. */
export function weekly({ prepared }: Pick<FlowInput, 'prepared'>, metric: string): Series | undefined {
  const found = metricFinder([])(metric);
  return found === undefined ? undefined : seriesOf(prepared, found, 'weekly');
}

/** The rows behind a series between two days. */
export function rowsBetween(series: Series | undefined, from: number, to: number): UsedRow[] {
  if (series === undefined) return [];
  const { start, end } = placesIn(series, from, to);
  const rows: UsedRow[] = [];
  for (let place = start; place < end; place += 1) rows.push(...series.rows(place));
  return rows;
}

/** The value that a share of some values does not exceed; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  return values.length === 0 ? Number.NaN : percentile(Float64Array.from(values).sort(), share);
}

/** How many tasks stood where at the end of a day. */
export interface FlowDay {
  readonly day: number;
  /** To do, in progress, in review, done. */
  readonly counts: readonly [number, number, number, number];
}

/** Where tasks stood, week after week, by the days on which they were created, begun, handed to review and done. */
export function cumulativeFlow({ prepared, from, to }: FlowInput): FlowDay[] {
  const tasks = prepared.rows('task').filter(({ status }) => status !== 'cancelled');
  const entered = tasks.map((task) => [task.createdOn, task.startedOn, task.reviewOn, task.doneOn].map((day) => (day === undefined ? Number.POSITIVE_INFINITY : dayNumber(day))));
  const days: FlowDay[] = [];
  for (let day = to; day >= from; day -= 7) {
    const counts: [number, number, number, number] = [0, 0, 0, 0];
    for (const steps of entered) {
      let at = 3;
      while (at >= 0 && !((steps[at] ?? Number.POSITIVE_INFINITY) <= day)) at -= 1;
      if (at >= 0) counts[at as 0 | 1 | 2 | 3] += 1;
    }
    days.push({ day, counts });
  }
  return days.reverse();
}

/** Days that tasks done lately spent in one stage. */
export interface StageDays {
  readonly name: string;
  readonly half: number;
  readonly most: number;
}

/** Time in each stage in which work is done or waits, in working order. */
export function stageDays({ prepared, snapshot, from, to }: FlowInput, nameOf: (stage: string) => string): StageDays[] {
  return metricsOf(snapshot.stages).flatMap((metric) => {
    if (!metric.id.startsWith('stageTime:')) return [];
    const values = rowsBetween(seriesOf(prepared, metric, 'weekly'), from, to).flatMap(({ value }) => value ?? []);
    return values.length === 0 ? [] : [{ name: nameOf(metric.id.slice('stageTime:'.length)), half: quantile(values, 0.5), most: quantile(values, 0.85) }];
  });
}

/** An open task and for how many days it has been in work. */
export interface AgeingTask {
  readonly task: Task;
  readonly stage: string;
  readonly age: number;
}

/** Open tasks by age, the oldest first. */
export function ageingTasks(input: FlowInput): AgeingTask[] {
  const series = weekly(input, 'wipAge');
  const byId = new Map(input.prepared.rows('task').map((task) => [task.id, task]));
  const rows = series === undefined || series.values.length === 0 ? [] : series.rows(series.values.length - 1);
  return rows
    .flatMap(({ id, value }) => {
      const task = byId.get(id);
      return task === undefined || value === undefined ? [] : [{ task, stage: task.stage ?? task.status, age: value }];
    })
    .sort((a, b) => b.age - a.age);
}

/** The date promised for a milestone, as it was said over time. */
export interface Slip {
  readonly id: string;
  readonly title: string;
  readonly said: readonly number[];
  readonly promised: readonly number[];
  /** Days between the first promise and the last. */
  readonly days: number;
}

/** How milestones slipped, those that slipped most first; one that nobody moved is not told. */
export function slips({ prepared, from, to }: FlowInput): Slip[] {
  return prepared
    .rows('milestone')
    .flatMap(({ id, title, due, baselineDue, dueLog, reachedOn }): Slip[] => {
      const lines = (dueLog ?? '').split('\n').flatMap((line) => {
        const [said, promised] = [dayNumber(line.slice(0, 10)), dayNumber(line.trim().slice(-10))];
        return Number.isNaN(said) || Number.isNaN(promised) || said > to ? [] : [{ said, promised }];
      });
      const first = dayNumber(baselineDue ?? '');
      const all = [...lines];
      const [oldest] = all;
      if (!Number.isNaN(first) && oldest !== undefined && oldest.promised !== first) all.unshift({ said: oldest.said - 1, promised: first });
      const reached = dayNumber(reachedOn ?? '');
      const last = Number.isNaN(reached) ? { said: to, promised: dayNumber(due ?? '') } : { said: reached, promised: reached };
      if (!Number.isNaN(last.promised)) all.push(last);
      if (all.length < 2 || last.said < from) return [];
      const days = (all.at(-1)?.promised ?? 0) - (all[0]?.promised ?? 0);
      return days === 0 ? [] : [{ id, title, said: all.map(({ said }) => said), promised: all.map(({ promised }) => promised), days }];
    })
    .sort((a, b) => Math.abs(b.days) - Math.abs(a.days));
}

import { cycleTimes } from '../kpi/prepare/cycle-times.ts';
import type { Prepared } from '../kpi/prepare/prepared.ts';
import { percentile } from '../kpi/statistics/percentile.ts';
import { isoDay } from '../time/day-number.ts';
import { column, type ChartTable } from './chart-table.ts';
import { windowDays, type FlowWindow } from './flow-window.ts';

/** The share of tasks that each line of the scatter speaks for. */
export const scatterShares = [0.5, 0.7, 0.85, 0.95] as const;

/** A dot for each task done: when, and how long it took. */
export interface CycleTimeScatter {
  readonly count: number;
  /** Day each task was done, in days since 1970-01-01; oldest first. */
  readonly on: Int32Array;
  /** Days each took, that of its start and that of its end included. */
  readonly days: Int32Array;
  /** Id of the task of a dot. */
  idOf(at: number): string;
  /** What such a share of the tasks did not exceed; none without tasks. */
  readonly percentiles: readonly { readonly share: number; readonly days: number }[];
  readonly table: ChartTable;
}

/** Cycle times of the tasks done in some days, with what half, 70, 85 and 95% of them did not exceed. */
export function cycleTimeScatter(prepared: Prepared, window: FlowWindow = {}): CycleTimeScatter {
  const { first, last } = windowDays(prepared, window);
  const samples = prepared.once(cycleTimes);
  const tasks = prepared.rows('task');
  const { days: ends, values } = samples;
  const order = samples.placesBetween(first, last).sort((a, b) => (ends[a] ?? 0) - (ends[b] ?? 0) || (values[a] ?? 0) - (values[b] ?? 0));
  const on = Int32Array.from(order, (at) => ends[at] ?? 0);
  const days = Int32Array.from(order, (at) => values[at] ?? 0);
  const sorted = days.slice().sort();
  const taskOf = (at: number) => tasks[order[at] ?? -1];
  return {
    count: order.length,
    on,
    days,
    idOf: (at) => taskOf(at)?.id ?? '',
    percentiles: order.length === 0 ? [] : scatterShares.map((share) => ({ share, days: percentile(sorted, share) })),
    table: {
      columns: [
        column('task', 'task', 'Tâche', 'Task'),
        column('title', 'text', 'Titre', 'Title'),
        column('done', 'day', 'Terminée le', 'Done on'),
        column('days', 'days', 'Temps de cycle', 'Cycle time'),
      ],
      count: order.length,
      row: (at) => [taskOf(at)?.id, taskOf(at)?.title, isoDay(on[at] ?? 0), days[at]],
    },
  };
}

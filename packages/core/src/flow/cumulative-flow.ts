import { history, minutesPerDay } from '../kpi/prepare/history.ts';
import type { Prepared } from '../kpi/prepare/prepared.ts';
import type { StageInfo } from '../kpi/prepare/stage-list.ts';
import { periodAt, periodEnd } from '../kpi/time/period.ts';
import { isoDay } from '../time/day-number.ts';
import { column, type ChartTable } from './chart-table.ts';
import { windowDays, type FlowWindow } from './flow-window.ts';

/** One band of a cumulative flow diagram. */
export interface FlowBand {
  readonly stage: StageInfo;
  /** Tasks in the stage at the end of each day shown. */
  readonly counts: Int32Array;
}

/** How many tasks were in each stage, day after day. */
export interface CumulativeFlow {
  /** The days shown, in days since 1970-01-01. */
  readonly on: Int32Array;
  /** In working order; drawn one upon the other, the last one lowest. Stages that no task was in are left out. */
  readonly bands: readonly FlowBand[];
  readonly table: ChartTable;
}

/**
 * Tasks in each stage at the end of each day of a window (or of each week, on its Sunday and on the last day). Cancelled
 * tasks are in no band: they leave the diagram.
 */
export function cumulativeFlow(prepared: Prepared, window: FlowWindow = {}, every: 'day' | 'week' = 'day'): CumulativeFlow {
  const { first, last } = windowDays(prepared, window);
  const { stages, starts, times, entered } = prepared.once(history);
  const length = Math.max(0, last - first + 1);
  const steps = stages.map(() => new Int32Array(length + 1));
  for (let task = 0; task + 1 < starts.length; task += 1) {
    const end = starts[task + 1] ?? 0;
    for (let at = starts[task] ?? 0; at < end; at += 1) {
      const from = Math.max(0, Math.floor((times[at] ?? 0) / minutesPerDay) - first);
      const to = at + 1 < end ? Math.max(0, Math.floor((times[at + 1] ?? 0) / minutesPerDay) - first) : length;
      const step = steps[entered[at] ?? 0];
      if (from >= length || to <= from || step === undefined) continue;
      step[from] = (step[from] ?? 0) + 1;
      if (to < length) step[to] = (step[to] ?? 0) - 1;
    }
  }
  const places = shownPlaces(first, length, every);
  const bands = stages.flatMap((stage, place): FlowBand[] => {
    let count = 0;
    const daily = (steps[place] ?? new Int32Array(0)).map((step) => (count += step));
    const counts = places.map((day) => daily[day] ?? 0);
    return stage.meaning !== 'cancelled' && counts.some((one) => one > 0) ? [{ stage, counts }] : [];
  });
  const on = places.map((place) => first + place);
  return {
    on,
    bands,
    table: {
      columns: [
        column('on', 'day', 'Jour', 'Day'),
        ...bands.map(({ stage }) => column(`stage:${stage.key}`, 'number', stage.label.fr, stage.label.en)),
        column('all', 'number', 'Toutes', 'All'),
      ],
      count: on.length,
      row: (at) => {
        const counts = bands.map((band) => band.counts[at] ?? 0);
        return [isoDay(on[at] ?? 0), ...counts, counts.reduce((sum, count) => sum + count, 0)];
      },
    },
  };
}

/** Places in the window of the days shown. */
function shownPlaces(first: number, length: number, every: 'day' | 'week'): Int32Array {
  const all = Int32Array.from({ length }, (_, place) => place);
  if (every === 'day') return all;
  return all.filter((place) => place === length - 1 || periodEnd(periodAt(first + place, 'weekly'), 'weekly') === first + place);
}

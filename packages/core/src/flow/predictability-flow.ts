import { predictability } from '../kpi/metrics/predictability.ts';
import type { Prepared } from '../kpi/prepare/prepared.ts';
import { pointAt, type Series } from '../kpi/series.ts';
import type { Frequency } from '../kpi/time/period.ts';
import { column, type ChartTable } from './chart-table.ts';

/** What was promised for each period, and what was done of it. */
export interface PredictabilityFlow {
  /** The share kept; its counts are the tasks promised. */
  readonly series: Series;
  /** Tasks promised and done in time, a period. */
  readonly kept: Float64Array;
  readonly table: ChartTable;
}

/** Tasks promised at first planning for each period, and those done by its end. */
export function predictabilityFlow(prepared: Prepared, frequency: Frequency = 'weekly'): PredictabilityFlow {
  const series = predictability.compute(prepared, frequency);
  const kept = series.values.map((share, place) => (Number.isNaN(share) ? 0 : Math.round((share * (series.counts[place] ?? 0)) / 100)));
  return {
    series,
    kept,
    table: {
      columns: [
        column('period', 'period', 'Période', 'Period'),
        column('promised', 'number', 'Promises', 'Promised'),
        column('kept', 'number', 'Tenues', 'Kept'),
        column('share', 'percent', 'Part', 'Share'),
      ],
      count: series.values.length,
      row: (at) => {
        const { period, n, value } = pointAt(series, at);
        return [period, n, kept[at], value];
      },
    },
  };
}

import { throughput } from '../kpi/metrics/throughput.ts';
import type { Prepared } from '../kpi/prepare/prepared.ts';
import { pointAt, type Series } from '../kpi/series.ts';
import { percentile } from '../kpi/statistics/percentile.ts';
import { periodEnd, type Frequency } from '../kpi/time/period.ts';
import { column, type ChartTable } from './chart-table.ts';

/** How many tasks are done in a period, and in a usual one. */
export interface ThroughputFlow {
  readonly series: Series;
  /** Of the finished periods: what 15, 50 and 85 of 100 did not exceed; absent without any. */
  readonly usual?: { readonly low: number; readonly middle: number; readonly high: number };
  readonly table: ChartTable;
}

/** Tasks done a period, with the span of the usual ones. */
export function throughputFlow(prepared: Prepared, frequency: Frequency = 'weekly'): ThroughputFlow {
  const series = throughput.compute(prepared, frequency);
  const finished = series.values.filter((value, place) => !Number.isNaN(value) && periodEnd(series.first + place, frequency) < series.today).sort();
  return {
    series,
    ...(finished.length === 0 ? {} : { usual: { low: percentile(finished, 0.15), middle: percentile(finished, 0.5), high: percentile(finished, 0.85) } }),
    table: {
      columns: [column('period', 'period', 'Période', 'Period'), column('done', 'number', 'Tâches terminées', 'Tasks done')],
      count: series.values.length,
      row: (at) => {
        const { period, value } = pointAt(series, at);
        return [period, value];
      },
    },
  };
}

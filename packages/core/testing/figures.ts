import type { Metric } from '../src/kpi/metric.ts';
import { prepare, type PrepareOptions } from '../src/kpi/prepare/prepared.ts';
import { pointsOf } from '../src/kpi/series.ts';
import type { Frequency } from '../src/kpi/time/period.ts';
import type { Snapshot } from '../src/source/source.ts';

type Rows = Snapshot['entities'];

/** Figures of a metric by period, those of gaps left out, as `{ '2026-W47': 3 }`. */
export function figuresOf(metric: Metric, rows: Rows, options: PrepareOptions, frequency: Frequency = metric.frequency): Record<string, number> {
  const points = pointsOf(metric.compute(prepare(rows, options), frequency));
  return Object.fromEntries(points.flatMap(({ period, value }) => (value === undefined ? [] : [[period, Math.round(value * 1e6) / 1e6]])));
}

/** Ids of the rows that a figure comes from. */
export function rowsBehind(metric: Metric, rows: Rows, options: PrepareOptions, period: string, frequency: Frequency = metric.frequency): string[] {
  const series = metric.compute(prepare(rows, options), frequency);
  const place = pointsOf(series).findIndex((point) => point.period === period);
  return series.rows(place).map(({ id }) => id);
}

import type { EntityName } from '../model/field.ts';
import { isoDay } from '../time/day-number.ts';
import { periodEnd, periodKey, periodStart, type Frequency } from './time/period.ts';

/** How the figure of a period is made of its rows; it says too how two stretches of time are compared. */
export type Statistic = 'mean' | 'median' | 'p50' | 'p85' | 'share' | 'count' | 'stock' | 'period' | 'manual' | 'pulse';

/** A row that a figure was made from. */
export interface UsedRow {
  readonly entity: EntityName;
  readonly id: string;
  /** The day by which it counts in the period, `YYYY-MM-DD`. */
  readonly on?: string;
  /** What it adds to the figure. */
  readonly value?: number;
}

/** Figures of an indicator, one a period, the running one last. A gap is NaN: nothing to count is not zero. */
export interface Series {
  readonly frequency: Frequency;
  readonly statistic: Statistic;
  /** The first period, as `periodAt` numbers them; the others follow. */
  readonly first: number;
  /** Figure of each period; NaN where there is none. */
  readonly values: Float64Array;
  /** How many rows each figure comes from. */
  readonly counts: Float64Array;
  /** Days since 1970-01-01 of the day it is. */
  readonly today: number;
  /** The rows that the figure of a period comes from; made when asked. */
  rows(place: number): readonly UsedRow[];
  /** What was observed between two days, both included: one value a row, or one a period where a figure has no rows of its own. */
  observed(from: number, to: number): Float64Array;
}

/** One period of a series, ready to show. */
export interface Point {
  /** `2026-W47`, `2026-11` or `2026-Q4`. */
  readonly period: string;
  /** First and last day of the period. */
  readonly from: string;
  readonly to: string;
  /** Absent in a gap. */
  readonly value?: number;
  /** Rows behind the figure. */
  readonly n: number;
  /** The period is not over. */
  readonly isRunning: boolean;
}

/** A series without a period. */
export function emptySeries(frequency: Frequency, statistic: Statistic, today: number): Series {
  const none = new Float64Array(0);
  return { frequency, statistic, first: 0, values: none, counts: none, today, rows: () => [], observed: () => none };
}

/** One period of a series, ready to show; RangeError for a place outside it. */
export function pointAt(series: Series, place: number): Point {
  const value = series.values[place];
  if (value === undefined) throw new RangeError(`place: ${place} is outside the series`);
  const period = series.first + place;
  const end = periodEnd(period, series.frequency);
  return {
    period: periodKey(period, series.frequency),
    from: isoDay(periodStart(period, series.frequency)),
    to: isoDay(end),
    ...(Number.isNaN(value) ? {} : { value }),
    n: series.counts[place] ?? 0,
    isRunning: end >= series.today,
  };
}

/** Every period of a series, oldest first. */
export function pointsOf(series: Series): Point[] {
  return Array.from(series.values, (_, place) => pointAt(series, place));
}

/** The mean of each period and of those before it, `span` in all, for the line that a chart draws through the dots; NaN in a gap. */
export function movingMean(values: ArrayLike<number>, span: number): Float64Array {
  if (!(span >= 1)) throw new RangeError(`span: ${span} is less than one period`);
  return Float64Array.from(values, (value, place) => {
    if (Number.isNaN(value)) return Number.NaN;
    let mean = 0;
    let n = 0;
    for (let at = Math.max(0, place - span + 1); at <= place; at += 1) {
      const one = values[at] ?? Number.NaN;
      if (Number.isNaN(one)) continue;
      n += 1;
      mean += one / n - mean / n;
    }
    return mean;
  });
}

/** A series over some figures, without the gaps at its beginning. */
export function trimmed(series: Series): Series {
  const start = series.values.findIndex((value) => !Number.isNaN(value));
  if (start === -1) return emptySeries(series.frequency, series.statistic, series.today);
  if (start === 0) return series;
  return {
    ...series,
    first: series.first + start,
    values: series.values.subarray(start),
    counts: series.counts.subarray(start),
    rows: (place) => series.rows(place + start),
  };
}

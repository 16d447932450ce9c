import type { Baseline, Kpi } from '../../model/kpi.ts';
import type { Change } from '../../source/source.ts';
import { isoDay } from '../../time/day-number.ts';
import type { Direction } from '../metric.ts';
import type { Series, Statistic } from '../series.ts';
import { frozenInterval, leastForRanks, meansInterval, momentsOf, rankOf, ranksError, ranksInterval, sharesInterval, type Interval } from '../statistics/intervals.ts';
import { normal95 } from '../statistics/student.ts';
import type { Frequency } from '../time/period.ts';

/** What a comparison lets one say. */
export type Verdict = 'better' | 'worse' | 'changed' | 'notProvableYet' | 'noData';

/** An indicator then and now, with what the data carry. */
export interface Comparison {
  readonly verdict: Verdict;
  /** Figure of the days up to today, and of the days it is compared with; absent where there was nothing to count. */
  readonly now?: number;
  readonly then?: number;
  /** Now less then. */
  readonly difference?: number;
  /** Where the true difference lies 95 times in 100; absent where the data carry no interval. */
  readonly low?: number;
  readonly high?: number;
}

/** Days that a comparison looks at on each side. */
const windows: Readonly<Record<Frequency, number>> = { weekly: 30, monthly: 90, quarterly: 365 };

/**
 * An indicator today and some days ago: the last 30 days against the 30 that ended then (for what is monthly or quarterly,
 * as many days as lie between, so that the two sides never overlap). Means are compared by Welch's t, shares by Newcombe's
 * scores, medians and percentiles by a seeded bootstrap, stocks, counts and entered values by Welch's t over their periods;
 * `better` or `worse` only where the 95% interval leaves nought out.
 */
export function thenAndNow(series: Series, direction: Direction | undefined, daysAgo: number): Comparison {
  if (!(daysAgo >= 1)) throw new RangeError(`daysAgo: ${daysAgo} is less than one day`);
  const width = series.frequency === 'weekly' ? Math.min(windows.weekly, daysAgo) : daysAgo;
  const { today, statistic } = series;
  const now = series.observed(today - width + 1, today);
  const then = series.observed(today - daysAgo - width + 1, today - daysAgo);
  return compared(figureOf(now, statistic), figureOf(then, statistic), intervalOf(now, then, statistic), direction);
}

/** An indicator today against a value frozen before, whose `spread` is its standard error; without one nothing is proven. */
export function againstBaseline(series: Series, direction: Direction | undefined, { value, spread }: Pick<Baseline, 'value' | 'spread'>): Comparison {
  const now = recent(series);
  return compared(figureOf(now, series.statistic), value, frozen(now, value, spread, series.statistic), direction);
}

/**
 * The change that freezes an indicator as it is: its figure over the last 30 days (90 where it is monthly, 365 where it is
 * quarterly) and the standard error of it. Undefined where there is nothing to freeze.
 */
export function freezeBaseline(kpi: Pick<Kpi, 'id'>, series: Series): Change | undefined {
  const now = recent(series);
  const value = figureOf(now, series.statistic);
  if (value === undefined) return undefined;
  const spread = errorOf(now, series.statistic);
  return { kind: 'create', entity: 'baseline', fields: { kpi: kpi.id, on: isoDay(series.today), value, ...(Number.isFinite(spread) ? { spread } : {}) } };
}

function recent(series: Series): Float64Array {
  return series.observed(series.today - windows[series.frequency] + 1, series.today);
}

function compared(now: number | undefined, then: number | undefined, interval: Interval | undefined, direction: Direction | undefined): Comparison {
  const sides = { ...(now === undefined ? {} : { now }), ...(then === undefined ? {} : { then }) };
  if (now === undefined || then === undefined) return { verdict: 'noData', ...sides };
  const difference = now - then;
  const told = { ...sides, ...(Number.isFinite(difference) ? { difference } : {}) };
  if (interval === undefined) return { verdict: 'notProvableYet', ...told };
  const { low, high } = interval;
  return { verdict: verdictOf(low, high, direction), ...told, low, high };
}

function verdictOf(low: number, high: number, direction: Direction | undefined): Verdict {
  if (low <= 0 && high >= 0) return 'notProvableYet';
  if (direction === undefined) return 'changed';
  return low > 0 === (direction === 'higherIsBetter') ? 'better' : 'worse';
}

function figureOf(values: Float64Array, statistic: Statistic): number | undefined {
  if (values.length === 0) return undefined;
  if (isRank(statistic)) return rankOf[statistic](values.slice().sort());
  const { mean } = momentsOf(values);
  if (!Number.isFinite(mean)) return undefined;
  return statistic === 'share' ? 100 * mean : mean;
}

function intervalOf(now: Float64Array, then: Float64Array, statistic: Statistic): Interval | undefined {
  if (isRank(statistic)) return ranksInterval(now, then, rankOf[statistic]);
  if (statistic !== 'share') return meansInterval(now, then);
  const interval = isYesNo(now) && isYesNo(then) ? sharesInterval(now, then) : meansInterval(now, then);
  return interval && { difference: 100 * interval.difference, low: 100 * interval.low, high: 100 * interval.high };
}

function frozen(now: Float64Array, value: number | undefined, spread: number | undefined, statistic: Statistic): Interval | undefined {
  if (value === undefined || spread === undefined) return undefined;
  if (!isRank(statistic)) return frozenInterval(statistic === 'share' ? now.map((one) => 100 * one) : now, value, spread);
  if (now.length < leastForRanks) return undefined;
  const difference = (figureOf(now, statistic) ?? Number.NaN) - value;
  const margin = normal95 * Math.hypot(errorOf(now, statistic), spread);
  return margin > 0 ? { difference, low: difference - margin, high: difference + margin } : undefined;
}

/** Standard error of a figure; that of a share is told from two more of each kind, or a share of nought would seem certain (Agresti and Coull 1998). */
function errorOf(values: Float64Array, statistic: Statistic): number {
  if (isRank(statistic)) return ranksError(values, rankOf[statistic]);
  const { n, mean, variance } = momentsOf(values);
  if (statistic !== 'share' || !isYesNo(values)) return Math.sqrt(variance / n) * (statistic === 'share' ? 100 : 1);
  const share = (mean * n + 2) / (n + 4);
  return 100 * Math.sqrt((share * (1 - share)) / (n + 4));
}

function isYesNo(values: Float64Array): boolean {
  return values.every((value) => value === 0 || value === 1);
}

function isRank(statistic: Statistic): statistic is keyof typeof rankOf {
  return statistic in rankOf;
}

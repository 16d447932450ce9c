import { median, percentile } from './percentile.ts';
import { normal95, student95 } from './student.ts';

/** A difference (now less then) and where it lies 95 times in 100. */
export interface Interval {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** Mean and variance of some values; NaN where there are too few. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

/** Values under which a side carries no interval of means. */
export const leastForMeans = 3;
/** Values under which a side carries no interval of medians and percentiles. */
export const leastForRanks = 20;

/** Mean and variance (n − 1), computed so that large values do not drown small differences (Welford 1962). */
export function momentsOf(values: ArrayLike<number>): Moments {
  let mean = 0;
  let squares = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    const step = value - mean;
    mean += step / (at + 1);
    squares += step * (value - mean);
  }
  return { n: values.length, mean: values.length === 0 ? Number.NaN : mean, variance: values.length < 2 ? Number.NaN : squares / (values.length - 1) };
}

/**
 * Difference of two means with its 95% interval, spreads being free to differ. Undefined where a side has fewer than 3
 * values or no value differs from another: such data carry no interval.
 * Source: B. L. Welch, Biometrika 34 (1947), degrees of freedom by Welch–Satterthwaite.
 */
export function meansInterval(now: ArrayLike<number>, then: ArrayLike<number>): Interval | undefined {
  const a = momentsOf(now);
  const b = momentsOf(then);
  if (a.n < leastForMeans || b.n < leastForMeans) return undefined;
  const [shareA, shareB] = [a.variance / a.n, b.variance / b.n];
  const square = shareA + shareB;
  if (!(square > 0)) return undefined;
  const degrees = 1 / ((shareA / square) ** 2 / (a.n - 1) + (shareB / square) ** 2 / (b.n - 1));
  return around(a.mean - b.mean, student95(Math.max(1, degrees)) * Math.sqrt(square));
}

/**
 * Difference of two shares with its 95% interval, from values 0 and 1. Undefined where a side has fewer than 3.
 * Source: R. G. Newcombe, Statistics in Medicine 17 (1998), method 10 (hybrid of Wilson scores).
 */
export function sharesInterval(now: ArrayLike<number>, then: ArrayLike<number>): Interval | undefined {
  if (now.length < leastForMeans || then.length < leastForMeans) return undefined;
  const a = wilson(now);
  const b = wilson(then);
  const difference = a.share - b.share;
  return {
    difference,
    low: difference - Math.hypot(a.share - a.low, b.high - b.share),
    high: difference + Math.hypot(a.high - a.share, b.share - b.low),
  };
}

/**
 * Difference of two medians or percentiles with its 95% interval, by drawing 2,000 times anew from each side's values: the
 * same seed gives the same interval. Undefined where a side has fewer than 20 values or all its values are equal.
 * Source: B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993), chapter 13, percentile interval.
 */
export function ranksInterval(now: Float64Array, then: Float64Array, statistic: (sorted: Float64Array) => number, seed = 1): Interval | undefined {
  if (now.length < leastForRanks || then.length < leastForRanks) return undefined;
  const [a, b] = [now.slice().sort(), then.slice().sort()];
  if (a[0] === a.at(-1) && b[0] === b.at(-1)) return undefined;
  const random = randomFrom(seed);
  const [drawA, drawB] = [drawer(a, random), drawer(b, random)];
  const draws = Float64Array.from({ length: 2000 }, () => statistic(drawA()) - statistic(drawB())).sort();
  return { difference: statistic(a) - statistic(b), low: percentile(draws, 0.025), high: percentile(draws, 0.975) };
}

/** Difference between a mean and a value frozen with its standard error; undefined where either side carries no spread. */
export function frozenInterval(now: ArrayLike<number>, value: number, standardError: number): Interval | undefined {
  const { n, mean, variance } = momentsOf(now);
  if (n < leastForMeans || !(standardError >= 0)) return undefined;
  const square = variance / n + standardError ** 2;
  return square > 0 ? around(mean - value, student95(n - 1) * Math.sqrt(square)) : undefined;
}

/** How far a median or percentile moves when drawn anew, as a standard deviation; see `ranksInterval`. */
export function ranksError(values: Float64Array, statistic: (sorted: Float64Array) => number, seed = 1): number {
  if (values.length < leastForRanks) return Number.NaN;
  const draw = drawer(values.slice().sort(), randomFrom(seed));
  return Math.sqrt(momentsOf(Float64Array.from({ length: 2000 }, () => statistic(draw()))).variance);
}

/** The median, P50 or P85 of sorted values. */
export const rankOf = {
  median: (sorted: Float64Array) => median(sorted),
  p50: (sorted: Float64Array) => percentile(sorted, 0.5),
  p85: (sorted: Float64Array) => percentile(sorted, 0.85),
};

function around(difference: number, margin: number): Interval | undefined {
  return Number.isFinite(difference) && Number.isFinite(margin) ? { difference, low: difference - margin, high: difference + margin } : undefined;
}

function wilson(values: ArrayLike<number>): { readonly share: number; readonly low: number; readonly high: number } {
  const n = values.length;
  const share = momentsOf(values).mean;
  const square = normal95 ** 2;
  const centre = share + square / (2 * n);
  const margin = normal95 * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  return { share, low: (centre - margin) / (1 + square / n), high: (centre + margin) / (1 + square / n) };
}

/** Draws as many values with return from sorted ones, again and again into the same place; sorted, by counting and not by sorting. */
function drawer(sorted: Float64Array, random: () => number): () => Float64Array {
  const { length } = sorted;
  const times = new Uint32Array(length);
  const values = new Float64Array(length);
  return () => {
    times.fill(0);
    for (let at = 0; at < length; at += 1) {
      const drawn = Math.floor(random() * length);
      times[drawn] = (times[drawn] ?? 0) + 1;
    }
    let place = 0;
    for (let at = 0; at < length; at += 1) {
      for (let left = times[at] ?? 0; left > 0; left -= 1) {
        values[place] = sorted[at] ?? 0;
        place += 1;
      }
    }
    return values;
  };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frozenInterval, meansInterval, momentsOf, rankOf, ranksError, ranksInterval, sharesInterval } from './intervals.ts';
import { median, percentile } from './percentile.ts';
import { student95 } from './student.ts';

const numbers = (...values: number[]) => Float64Array.from(values);
const valuesArb = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 }).map((values) => values.sort((a, b) => a - b));

describe('percentile', () => {
  it('is the value that so many do not exceed', () => {
    expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.85)).toBe(9);
    expect(percentile([1, 2, 3, 4], 0.5)).toBe(2);
    expect(percentile(Array.from({ length: 20 }, (_, at) => at + 1), 0.85)).toBe(17);
    expect(percentile([7], 0.85)).toBe(7);
    expect(percentile([], 0.85)).toBeNaN();
    expect(() => percentile([1], 85)).toThrow('share');
  });

  it('is reached by at least that share of the values, and by less one value before', () => {
    fc.assert(
      fc.property(valuesArb, fc.integer({ min: 0, max: 100 }), (values, hundredth) => {
        const found = percentile(values, hundredth / 100);
        const within = values.filter((value) => value <= found).length;
        expect(within * 100).toBeGreaterThanOrEqual(hundredth * values.length);
        const before = values.filter((value) => value < found).length;
        expect(before === 0 || before * 100 < hundredth * values.length).toBe(true);
      }),
    );
  });
});

describe('median', () => {
  it('is the middle, or halfway between the two middle values', () => {
    expect(median([1, 5, 100])).toBe(5);
    expect(median([1, 5, 7, 100])).toBe(6);
    expect(median([])).toBeNaN();
    expect(median([1e308, 1.5e308])).toBe(1.25e308);
  });
});

describe('student95', () => {
  it.each([
    [1, 12.7062],
    [2, 4.3027],
    [3, 3.1824],
    [4, 2.7764],
    [5, 2.5706],
    [10, 2.2281],
    [30, 2.0423],
    [1000, 1.9623],
  ])('agrees with the tables for %i degrees of freedom', (degrees, expected) => {
    expect(student95(degrees)).toBeCloseTo(expected, 3);
  });
});

describe('meansInterval', () => {
  it('agrees with a Welch test computed by hand', () => {
    // Means 3 and 7, variances 2.5 and 2.5, n 5 and 5: error 1, 8 degrees of freedom, t 2.306.
    const interval = meansInterval([1, 2, 3, 4, 5], [5, 6, 7, 8, 9]);
    expect(interval?.difference).toBe(-4);
    expect(interval?.low).toBeCloseTo(-6.306, 3);
    expect(interval?.high).toBeCloseTo(-1.694, 3);
  });

  it('carries none where values are few, all equal, or too large to compute with', () => {
    expect(meansInterval([1, 2], [3, 4, 5])).toBeUndefined();
    expect(meansInterval([], [])).toBeUndefined();
    expect(meansInterval([9, 9, 9], [15, 15, 15])).toBeUndefined();
    expect(meansInterval([1e308, -1e308, 1e308], [1, 2, 3])).toBeUndefined();
  });
});

describe('sharesInterval', () => {
  it('agrees with the example of Newcombe 1998 (56/70 and 48/80, method 10)', () => {
    const of = (yes: number, n: number) => Array.from({ length: n }, (_, at) => (at < yes ? 1 : 0));
    const interval = sharesInterval(of(56, 70), of(48, 80));
    expect(interval?.low).toBeCloseTo(0.0524, 4);
    expect(interval?.high).toBeCloseTo(0.3339, 4);
  });
});

describe('ranksInterval', () => {
  const spread = (from: number) => Float64Array.from({ length: 40 }, (_, at) => from + at);

  it('gives the same interval for the same seed', () => {
    expect(ranksInterval(spread(0), spread(30), rankOf.p85, 7)).toEqual(ranksInterval(spread(0), spread(30), rankOf.p85, 7));
    const interval = ranksInterval(spread(0), spread(30), rankOf.median);
    expect(interval?.difference).toBe(-30);
    expect(interval?.low).toBeLessThan(-30);
    expect(interval?.high).toBeGreaterThan(-30);
    expect(interval?.high).toBeLessThan(0);
  });

  it('carries none under 20 values, or where all are equal', () => {
    expect(ranksInterval(spread(0).subarray(0, 19), spread(0), rankOf.median)).toBeUndefined();
    expect(ranksInterval(new Float64Array(30).fill(3), new Float64Array(30).fill(9), rankOf.median)).toBeUndefined();
    expect(ranksError(spread(0).subarray(0, 19), rankOf.median)).toBeNaN();
  });
});

describe('frozenInterval', () => {
  it('adds the error of the frozen value to that of the mean', () => {
    // Mean 3, variance of the mean 0.5, frozen error 0.5: sqrt(0.75) * 2.776.
    const interval = frozenInterval([1, 2, 3, 4, 5], 10, 0.5);
    expect(interval?.difference).toBe(-7);
    expect(interval?.high).toBeCloseTo(-7 + 2.7764 * Math.sqrt(0.75), 3);
    expect(frozenInterval([1, 2, 3], 10, Number.NaN)).toBeUndefined();
  });
});

describe('intervals where nothing changed', () => {
  const draw = (seed: number, n: number, of: (u: number) => number) => {
    let state = seed;
    return Float64Array.from({ length: n }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return of((state + 0.5) / 4_294_967_296);
    });
  };
  /** How often an interval leaves out a difference of nought between two draws of one kind. */
  const wrong = (interval: (seed: number) => { low: number; high: number } | undefined, runs = 300) => {
    return Array.from({ length: runs }, (_, seed) => interval(seed)).filter((found) => found !== undefined && (found.low > 0 || found.high < 0)).length / runs;
  };
  const days = (u: number) => Math.ceil(-12 * Math.log(u));
  const yes = (u: number) => (u < 0.8 ? 1 : 0);

  it('seldom prove anything', () => {
    expect(wrong((seed) => meansInterval(draw(seed * 2 + 1, 25, days), draw(seed * 2 + 90_000, 25, days)))).toBeLessThan(0.08);
    expect(wrong((seed) => sharesInterval(draw(seed * 2 + 1, 20, yes), draw(seed * 2 + 90_000, 20, yes)))).toBeLessThan(0.08);
    expect(wrong((seed) => ranksInterval(draw(seed * 2 + 1, 25, days), draw(seed * 2 + 90_000, 25, days), rankOf.p85), 120)).toBeLessThan(0.08);
    expect(wrong((seed) => ranksInterval(draw(seed * 2 + 1, 25, days), draw(seed * 2 + 90_000, 25, days), rankOf.median), 120)).toBeLessThan(0.08);
    const oneOrTwo = (u: number) => (u < 0.5 ? 1 : 2);
    expect(wrong((seed) => ranksInterval(draw(seed * 2 + 1, 25, oneOrTwo), draw(seed * 2 + 90_000, 25, oneOrTwo), rankOf.median), 120), 'ties').toBeLessThan(0.08);
  });
});

describe('intervals of values that are nearly all alike', () => {
  it('may have no width, and are none where all are', () => {
    const alike = (value: number) => Float64Array.from({ length: 25 }, (_, at) => (at === 0 ? value + 1 : value));

    expect(ranksInterval(alike(9), alike(15), rankOf.median)).toEqual({ difference: -6, low: -6, high: -6 });
    expect(ranksInterval(new Float64Array(25).fill(9), new Float64Array(25).fill(15), rankOf.median)).toBeUndefined();
  });
});

describe('momentsOf', () => {
  it('keeps small differences between large values', () => {
    expect(momentsOf(numbers(1e9 + 1, 1e9 + 2, 1e9 + 3)).variance).toBe(1);
    expect(momentsOf([]).mean).toBeNaN();
  });
});

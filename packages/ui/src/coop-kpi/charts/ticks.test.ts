import { dayNumber, isoDay } from '@entrelacs/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '../kpi.testing.ts';
import { layOut } from './layout.ts';
import { dayTicks, niceStep, numberAxis } from './ticks.ts';

describe('numberAxis', () => {
  it('ends on round numbers and holds all values', () => {
    expect(numberAxis([3, 17], formats)).toMatchObject({ min: 0, max: 20 });
    expect(numberAxis([-1_000_000, 5], formats)).toMatchObject({ min: -1_200_000, max: 200_000 });
  });

  it('is told what to do with nothing, with one value, with equal values', () => {
    expect(numberAxis([], formats)).toMatchObject({ min: 0 });
    expect(numberAxis([Number.NaN], formats)).toMatchObject({ min: 0 });
    const { min, max } = numberAxis([7, 7, 7], formats);
    expect(min < 7 && max > 7).toBe(true);
  });

  it('is drawable whatever the numbers, the largest too, and holds all of those on one side of nought', () => {
    const largest = Number.MAX_VALUE;
    const valueArb = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(largest, -largest, largest / 2, 0));
    fc.assert(
      fc.property(fc.array(valueArb, { minLength: 1, maxLength: 5 }), (values) => {
        const y = numberAxis(values, formats);
        expect(Number.isFinite(y.max - y.min) && y.max > y.min).toBe(true);
        const { yOf, yMin, yMax, top, bottom } = layOut({ x: y, y, marks: [] } as never, 600, 300);
        expect([yOf(yMin), yOf(yMax)]).toEqual([expect.closeTo(bottom), expect.closeTo(top)]);
        for (const value of values) {
          expect(Number.isFinite(yOf(value))).toBe(true);
          if (values.every((one) => one >= 0) || values.every((one) => one <= 0)) expect(yOf(value) > top - 0.01 && yOf(value) < bottom + 0.01).toBe(true);
        }
        expect(y.ticks(y.min, y.max, 6).every(({ at, label }) => Number.isFinite(at) && !/NaN|∞/.test(label))).toBe(true);
      }),
    );
  });
});

describe('ticks of huge values', () => {
  it('are powers of ten, not noughts', () => {
    const { min, max, ticks } = numberAxis([0, 1e300], formats);
    expect(ticks(min, max, 3).map(({ label }) => label)).toEqual(['0', '5E299', '1E300']);
  });
});

describe('niceStep', () => {
  it('is 1, 2 or 5 times a power of ten', () => {
    expect([niceStep(10, 5), niceStep(23, 5), niceStep(0.7, 5), niceStep(0, 5)]).toEqual([2, 5, 0.2, 1]);
  });
});

describe('dayTicks', () => {
  const ticks = (from: string, to: string, most: number) => dayTicks(dayNumber(from), dayNumber(to), most, (day) => isoDay(day)).map(({ label }) => label);

  it('marks Mondays in a few weeks', () => {
    expect(ticks('2026-11-01', '2026-11-30', 6)).toEqual(['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30']);
  });

  it('marks the first of quarters in two years', () => {
    expect(ticks('2025-01-01', '2026-12-31', 8)).toEqual(['2025-01-01', '2025-04-01', '2025-07-01', '2025-10-01', '2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01']);
  });

  it('marks years in a life', () => {
    expect(ticks('1990-06-01', '2030-01-01', 5).every((day) => day.endsWith('-01-01'))).toBe(true);
  });
});

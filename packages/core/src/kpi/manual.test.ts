import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aKpi, aMeasure } from '../../testing/index.ts';
import type { Measure } from '../model/kpi.ts';
import { manualSeries } from './manual.ts';
import { prepare } from './prepare/prepared.ts';
import { movingMean, pointAt, pointsOf } from './series.ts';
import type { Frequency } from './time/period.ts';

const today = '2026-11-22';
const kpi = [aKpi({ id: '1' }), aKpi({ id: '2' })];
const measured = (on: string | undefined, value: number | undefined, id?: string, of = '1') => aMeasure({ ...(id === undefined ? {} : { id }), kpi: of, on, value });
const seriesOf = (measure: readonly Measure[], frequency: Frequency = 'monthly', row = 0) => manualSeries(prepare({ kpi, measure }, { today }), row, frequency);
const figures = (measure: readonly Measure[], frequency?: Frequency) => Object.fromEntries(pointsOf(seriesOf(measure, frequency)).map(({ period, value }) => [period, value]));

describe('entered values', () => {
  it('make one figure a period, with gaps where nobody entered one', () => {
    expect(figures([measured('2026-08-31', 4), measured('2026-10-01', 6)])).toEqual({ '2026-08': 4, '2026-09': undefined, '2026-10': 6, '2026-11': undefined });
  });

  it('count as of the latest day of the period, and name them all', () => {
    const series = seriesOf([measured('2026-11-09', 1, '5'), measured('2026-11-20', 2, '4'), measured('2026-11-01', 3, '6')]);
    expect(pointAt(series, 0)).toEqual({ period: '2026-11', from: '2026-11-01', to: '2026-11-30', value: 2, n: 3, isRunning: true });
    expect(series.rows(0).map(({ id, on, value }) => [id, on, value])).toEqual([
      ['6', '2026-11-01', 3],
      ['5', '2026-11-09', 1],
      ['4', '2026-11-20', 2],
    ]);
  });

  it('count as entered last where two are of one day, in whatever order the rows come', () => {
    const measures = [measured('2026-11-09', 1, '10'), measured('2026-11-09', 2, '9')];
    expect(figures(measures)).toEqual({ '2026-11': 1 });
    expect(figures([...measures].reverse())).toEqual({ '2026-11': 1 });
  });

  it('leave out those without day, value or indicator, and those of days to come', () => {
    const bad = [measured(undefined, 1), measured('2026-10-01', undefined), measured('2026-12-01', 5), measured('2026-10-01', 5, '8', '99'), measured('0202-10-01', 5), aMeasure({ on: '2026-10-01', value: 1 })];
    expect(figures(bad)).toEqual({});
    expect(figures([...bad, measured('2026-11-02', 7)])).toEqual({ '2026-11': 7 });
  });

  it('keep negative, huge and equal values as they are', () => {
    expect(figures([measured('2026-09-02', -1e300), measured('2026-10-02', 1e300), measured('2026-11-02', 1e300)])).toEqual({ '2026-09': -1e300, '2026-10': 1e300, '2026-11': 1e300 });
  });

  it('belong to their indicator alone', () => {
    expect(seriesOf([measured('2026-11-02', 1, '1', '1'), measured('2026-11-02', 2, '2', '2')], 'monthly', 1).values).toEqual(Float64Array.of(2));
  });

  it('have 53 weeks in a year that has', () => {
    expect(Object.keys(figures([measured('2020-12-28', 1)], 'weekly')).slice(0, 2)).toEqual(['2020-W53', '2021-W01']);
  });

  it('count each measure in one period, however long the periods are', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer())), fc.constantFrom<Frequency>('weekly', 'monthly', 'quarterly'), (given, frequency) => {
        const measure = given.map(([ago, value]) => measured(new Date(Date.UTC(2026, 10, 22 - ago)).toISOString().slice(0, 10), value));
        const series = seriesOf(measure, frequency);
        expect(series.counts.reduce((sum, count) => sum + count, 0)).toBe(measure.length);
        series.values.forEach((value, place) => {
          expect(series.rows(place)).toHaveLength(series.counts[place] ?? 0);
          if (!Number.isNaN(value)) expect(series.rows(place).at(-1)?.value).toBe(value);
        });
      }),
    );
  });
});

describe('the line through the dots', () => {
  it('is the mean of the last periods that have a figure, and breaks where there is none', () => {
    expect(Array.from(movingMean([1, 3, Number.NaN, 5, 7], 3))).toEqual([1, 2, Number.NaN, 4, 6]);
    expect(Array.from(movingMean([1e308, 1e308], 2))).toEqual([1e308, 1e308]);
    expect(() => movingMean([1], 0)).toThrow('span');
  });
});

import { describe, expect, it } from 'vitest';
import { aBaseline, aDependency, aKpi, aMeasure, aMilestone, aPulse, aTask } from '../../../testing/index.ts';
import type { Snapshot } from '../../source/source.ts';
import { addDays } from '../../time/weeks.ts';
import { cycleTimeP85 } from '../metrics/cycle-time-p85.ts';
import { dependencyResolutionMean } from '../metrics/dependency-resolution-mean.ts';
import { milestonesOnTime } from '../metrics/milestones-on-time.ts';
import { pulseScore } from '../metrics/pulse-score.ts';
import { throughput } from '../metrics/throughput.ts';
import { manualSeries } from '../manual.ts';
import type { Metric } from '../metric.ts';
import { prepare } from '../prepare/prepared.ts';
import { againstBaseline, freezeBaseline, thenAndNow } from './compare.ts';

const today = '2026-11-22';
const ago = (days: number) => addDays(today, -days);
const series = (metric: Metric, rows: Snapshot['entities'], frequency = metric.frequency) => metric.compute(prepare(rows, { today }), frequency);
/** Needs resolved on each of the last days, each in so many days. */
const needs = (times: readonly number[], from = 0) => times.map((time, at) => aDependency({ state: 'verified', requestedOn: ago(from + at + time), resolvedOn: ago(from + at) }));
const about = (mean: number, n = 20) => Array.from({ length: n }, (_, at) => mean + (at % 3) - 1);

describe('then and now', () => {
  it('is better where the interval leaves nought out on the good side', () => {
    const rows = { dependency: [...needs(about(9)), ...needs(about(15), 90)] };
    const comparison = thenAndNow(series(dependencyResolutionMean, rows), 'lowerIsBetter', 90);
    expect(comparison.verdict).toBe('better');
    expect(comparison.now).toBeCloseTo(8.95, 2);
    expect(comparison.then).toBeCloseTo(14.95, 2);
    expect(comparison.low).toBeGreaterThan(-7);
    expect(comparison.high).toBeLessThan(-5);
    expect(thenAndNow(series(dependencyResolutionMean, rows), 'higherIsBetter', 90).verdict).toBe('worse');
    expect(thenAndNow(series(dependencyResolutionMean, rows), undefined, 90).verdict).toBe('changed');
  });

  it('proves nothing yet where the difference may be nought, or the data are few or all equal', () => {
    const close = { dependency: [...needs(about(9)), ...needs(about(9), 30)] };
    expect(thenAndNow(series(dependencyResolutionMean, close), 'lowerIsBetter', 30).verdict).toBe('notProvableYet');
    const few = thenAndNow(series(dependencyResolutionMean, { dependency: [...needs([3, 4]), ...needs([20, 30], 30)] }), 'lowerIsBetter', 30);
    expect(few).toEqual({ verdict: 'notProvableYet', now: 3.5, then: 25, difference: -21.5 });
    const equal = { dependency: [...needs([9, 9, 9, 9]), ...needs([15, 15, 15, 15], 30)] };
    expect(thenAndNow(series(dependencyResolutionMean, equal), 'lowerIsBetter', 30)).toEqual({ verdict: 'notProvableYet', now: 9, then: 15, difference: -6 });
    const same = { dependency: [...needs([9, 9, 9, 9]), ...needs([9, 9, 9, 9], 30)] };
    expect(thenAndNow(series(dependencyResolutionMean, same), 'lowerIsBetter', 30)).toEqual({ verdict: 'notProvableYet', now: 9, then: 9, difference: 0 });
  });

  it('has no data where one side is empty', () => {
    expect(thenAndNow(series(dependencyResolutionMean, { dependency: needs(about(9)) }), 'lowerIsBetter', 90)).toMatchObject({ verdict: 'noData', now: expect.closeTo(8.95, 9) as number });
    expect(thenAndNow(series(dependencyResolutionMean, {}), 'lowerIsBetter', 90)).toEqual({ verdict: 'noData' });
    expect(() => thenAndNow(series(dependencyResolutionMean, {}), 'lowerIsBetter', 0)).toThrow('daysAgo');
  });

  it('never looks at the same day twice', () => {
    // 40 days of 9, then 15: with windows of 30 days at 30 days apart, the last 10 days of the nines are on the far side.
    const rows = { dependency: [...needs(about(9, 40)), ...needs(about(15, 40), 40)] };
    const comparison = thenAndNow(series(dependencyResolutionMean, rows), 'lowerIsBetter', 30);
    expect(comparison.now).toBeCloseTo(9, 0);
    expect(comparison.then).toBeCloseTo(13, 0);
  });

  it('compares shares in per cent', () => {
    const milestone = (kept: boolean, on: number) => aMilestone({ baselineDue: ago(on), reachedOn: kept ? ago(on) : ago(on - 1) });
    const rows = { milestone: [...Array.from({ length: 25 }, (_, at) => milestone(at < 23, 2 + at)), ...Array.from({ length: 25 }, (_, at) => milestone(at < 8, 31 + at))] };
    const comparison = thenAndNow(series(milestonesOnTime, rows), 'higherIsBetter', 30);
    expect(comparison).toMatchObject({ verdict: 'better', now: expect.closeTo(92, 9) as number, then: expect.closeTo(32, 9) as number, difference: expect.closeTo(60, 9) as number });
    expect(comparison.low).toBeGreaterThan(30);
    expect(comparison.high).toBeLessThanOrEqual(100);
  });

  it('compares percentiles by drawing anew, the same way each time', () => {
    const tasks = (base: number, from: number) => Array.from({ length: 30 }, (_, at) => aTask({ status: 'done', startedOn: ago(from + at + base + (at % 10)), doneOn: ago(from + at) }));
    const one = series(cycleTimeP85, { task: [...tasks(2, 0), ...tasks(25, 90)] });
    expect(thenAndNow(one, 'lowerIsBetter', 90)).toMatchObject({ verdict: 'better', now: 11, then: 34 });
    expect(thenAndNow(one, 'lowerIsBetter', 90)).toEqual(thenAndNow(one, 'lowerIsBetter', 90));
  });

  it('compares counts by their weeks', () => {
    const done = (count: number, day: number) => Array.from({ length: count }, () => aTask({ status: 'done', createdOn: ago(200), startedOn: ago(200), doneOn: ago(day) }));
    const rows = { task: [...[0, 7, 14, 21].flatMap((day, at) => done(10 + (at % 2), day)), ...[35, 42, 49, 56].flatMap((day, at) => done(3 + (at % 2), day)), aTask({ createdOn: ago(300) })] };
    expect(thenAndNow(series(throughput, rows), 'higherIsBetter', 30).verdict).toBe('better');
  });

  it('compares entered values as many days apart on each side, and huge ones without failing', () => {
    const measured = (values: readonly number[]) => manualSeries(prepare({ kpi: [aKpi({ id: '1' })], measure: values.map((value, at) => aMeasure({ kpi: '1', on: addDays('2026-11-15', -30 * at), value })) }, { today }), 0, 'monthly');
    expect(thenAndNow(measured([10, 11, 10, 20, 21, 20]), 'lowerIsBetter', 90)).toMatchObject({ verdict: 'better', now: 31 / 3, then: 61 / 3 });
    expect(thenAndNow(measured([10, 11, 10, 20, 21, 20]), 'lowerIsBetter', 30).verdict).toBe('notProvableYet');
    expect(thenAndNow(measured([1e308, -1e308, 1e308, 1e308, -1e308, -1e308]), 'lowerIsBetter', 90).verdict).not.toBe('better');
  });

  it('tells nothing of the pulse but its published means', () => {
    const pulse = (week: string, score: number) => Array.from({ length: 9 }, () => aPulse({ week, trust: score, respect: score, communication: score, climate: score }));
    const comparison = thenAndNow(series(pulseScore, { pulse: [...pulse('2026-W30', 2), ...pulse('2026-W20', 4)] }), 'higherIsBetter', 90);
    expect(comparison).toEqual({ verdict: 'notProvableYet', now: 2, then: 4, difference: -2 });
  });
});

describe('a baseline', () => {
  const kpi = aKpi({ id: '7' });

  it('freezes the last 30 days with the error of their mean', () => {
    const change = freezeBaseline(kpi, series(dependencyResolutionMean, { dependency: needs([8, 10, 12, 10]) }));
    // Mean 10, variance 8/3, error sqrt(2/3).
    expect(change).toMatchObject({ kind: 'create', entity: 'baseline', fields: { kpi: '7', on: today, value: 10 } });
    expect(change?.kind === 'create' && change.entity === 'baseline' ? change.fields.spread : undefined).toBeCloseTo(Math.sqrt(2 / 3), 9);
  });

  it('freezes no day before: 30 days of what is weekly, 90 of what is monthly', () => {
    const value = (times: ReturnType<typeof series>) => {
      const change = freezeBaseline(kpi, times);
      return change?.kind === 'create' && change.entity === 'baseline' ? change.fields.value : undefined;
    };
    const rows = { dependency: [...needs([8, 10]), ...needs([50], 29), ...needs([900], 30), ...needs([900], 90)] };
    expect(value(series(dependencyResolutionMean, rows))).toBeCloseTo(68 / 3, 9);
    expect(value(series(dependencyResolutionMean, rows, 'monthly'))).toBe(968 / 4);
  });

  it('freezes nothing where there is nothing, and no spread of one value', () => {
    expect(freezeBaseline(kpi, series(dependencyResolutionMean, {}))).toBeUndefined();
    expect(freezeBaseline(kpi, series(dependencyResolutionMean, { dependency: needs([8]) }))).toEqual({ kind: 'create', entity: 'baseline', fields: { kpi: '7', on: today, value: 8 } });
  });

  it('is compared with what came after', () => {
    const now = series(dependencyResolutionMean, { dependency: needs(about(9)) });
    expect(againstBaseline(now, 'lowerIsBetter', aBaseline({ value: 15.1, spread: 0.4 }))).toMatchObject({ verdict: 'better', then: 15.1 });
    expect(againstBaseline(now, 'lowerIsBetter', aBaseline({ value: 9.1, spread: 0.4 })).verdict).toBe('notProvableYet');
    expect(againstBaseline(now, 'lowerIsBetter', aBaseline({ value: 15.1 })).verdict, 'no spread: nothing to prove with').toBe('notProvableYet');
    expect(againstBaseline(now, 'lowerIsBetter', aBaseline()).verdict).toBe('noData');
  });

  it('is compared for shares and percentiles in their own unit', () => {
    const milestone = Array.from({ length: 20 }, (_, at) => aMilestone({ baselineDue: ago(2 + at), reachedOn: ago(2 + at) }));
    const kept = series(milestonesOnTime, { milestone });
    expect(againstBaseline(kept, 'higherIsBetter', aBaseline({ value: 60, spread: 8 }))).toMatchObject({ verdict: 'better', now: 100, difference: 40 });
    const frozen = freezeBaseline(kpi, kept);
    expect(frozen?.kind === 'create' && frozen.entity === 'baseline' ? frozen.fields.spread : 0, 'a share of all is not certain').toBeGreaterThan(3);
    const task = Array.from({ length: 25 }, (_, at) => aTask({ status: 'done', startedOn: ago(at + 5 + (at % 7)), doneOn: ago(at) }));
    expect(againstBaseline(series(cycleTimeP85, { task }), 'lowerIsBetter', aBaseline({ value: 30, spread: 1 })).verdict).toBe('better');
  });
});

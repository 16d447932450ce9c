import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDeliverable, aDependency, aMember, aMilestone, aPulse, aReview, aSegment, aTask, dayArb, entitiesArb } from '../../testing/index.ts';
import type { Snapshot } from '../source/source.ts';
import type { Metric } from './metric.ts';
import { metricDefinitions, metricFinder, metricsOf } from './metrics.ts';
import { prepare } from './prepare/prepared.ts';
import { pointsOf, type Series } from './series.ts';
import type { Frequency } from './time/period.ts';

type Rows = Snapshot['entities'];

const stages = [
  { name: 'Spécification', meaning: 'doing' as const },
  { name: 'Test', meaning: 'review' as const },
];
const options = { today: '2026-11-22', stages, years: 3, pulseRhythm: 'quarterly' as const };
const all = metricsOf(stages);

const logArb = fc
  .array(fc.tuple(dayArb, fc.constantFrom('À faire', 'En cours', 'Spécification', 'Test', 'Terminé', 'done', 'Annulé', '???')), { maxLength: 6 })
  .map((lines) => lines.map(([day, word]) => `${day} 09:30 ${word}`).sort().join('\n'));

const tasksArb = fc
  .tuple(entitiesArb('task', 16), fc.array(fc.tuple(fc.option(logArb, { nil: undefined }), dayArb, dayArb, dayArb), { minLength: 16, maxLength: 16 }))
  .map(([tasks, extras]) =>
    tasks.map((task, at) => {
      const [statusLog, ...days] = extras[at] ?? [undefined];
      const [createdOn, startedOn, doneOn] = days.filter((day) => day !== undefined).sort();
      // Half of the tasks have dates in order, the others whatever the arbitrary gave.
      const ordered = at % 2 === 0 ? { createdOn, startedOn, doneOn } : {};
      return aTask({ ...task, ...ordered, statusLog });
    }),
  );

const rowsArb: fc.Arbitrary<Rows> = fc.record({
  task: tasksArb,
  dependency: entitiesArb('dependency'),
  review: entitiesArb('review'),
  milestone: entitiesArb('milestone'),
  segment: entitiesArb('segment', 6),
  deliverable: entitiesArb('deliverable', 4),
  member: entitiesArb('member', 8),
  pulse: fc.tuple(entitiesArb('pulse', 30), fc.constantFrom('2026-W40', '2026-W41', '2025-W02')).map(([pulses, week]) => pulses.map((pulse, at) => (at % 3 === 0 ? { ...pulse, week, trust: 1, respect: 2, communication: 3, climate: 4 } : pulse))),
});

const frequencyArb = fc.constantFrom<Frequency>('weekly', 'monthly', 'quarterly');
const figures = (metric: Metric, rows: Rows, frequency: Frequency) => metric.compute(prepare(rows, options), frequency);
const byPeriod = (series: Series) => new Map(pointsOf(series).map((point) => [point.period, point]));
const months = (quarter: string) => [1, 2, 3].map((month) => `${quarter.slice(0, 4)}-${String((Number(quarter.slice(-1)) - 1) * 3 + month).padStart(2, '0')}`);
/** A law of every metric, on the same rows. */
const everyMetric = (law: (metric: Metric, rows: Rows, frequency: Frequency, turn: number) => void) =>
  fc.assert(
    fc.property(rowsArb, frequencyArb, fc.nat({ max: 6 }), (rows, frequency, turn) => {
      for (const metric of all) law(metric, rows, frequency, turn);
    }),
    { numRuns: 25 },
  );

describe('every metric', () => {
  it('is the same in whatever order the rows come', () => {
    everyMetric((metric, rows, frequency, turn) => {
      const turned = Object.fromEntries(Object.entries(rows).map(([name, list]) => [name, [...list.slice(turn), ...list.slice(0, turn)].reverse()])) as Rows;
      const [one, other] = [figures(metric, rows, frequency), figures(metric, turned, frequency)];
      expect(other.first, metric.id).toBe(one.first);
      expect(other.counts, metric.id).toEqual(one.counts);
      expect(other.values.every((value, place) => Object.is(value, one.values[place]) || Math.abs(value - (one.values[place] ?? 0)) < 1e-9), metric.id).toBe(true);
      for (let place = 0; place < one.values.length; place += 9) expect(idsOf(other, place), metric.id).toEqual(idsOf(one, place));
    });
  });

  it('does not move when an unrelated row is added', () => {
    everyMetric((metric, rows, frequency) => {
      const more: Rows = {
        task: [...(rows.task ?? []), aTask({ id: '900', status: 'cancelled' })],
        dependency: [...(rows.dependency ?? []), aDependency({ id: '900' })],
        review: [...(rows.review ?? []), aReview({ id: '900', task: '900' })],
        milestone: [...(rows.milestone ?? []), aMilestone({ id: '900' })],
        segment: [...(rows.segment ?? []), aSegment({ id: '900' })],
        deliverable: [...(rows.deliverable ?? []), aDeliverable({ id: '900' })],
        member: [...(rows.member ?? []), aMember({ id: '900', active: false })],
        pulse: [...(rows.pulse ?? []), aPulse({ id: '900' })],
      };
      const [one, other] = [figures(metric, rows, frequency), figures(metric, more, frequency)];
      expect(other.values, metric.id).toEqual(one.values);
      expect(other.counts, metric.id).toEqual(one.counts);
    });
  });

  it('holds together when a quarter is split into its months', () => {
    everyMetric((metric, rows) => {
      const prepared = prepare(rows, options);
      const quarterly = metric.compute(prepared, 'quarterly');
      const monthly = byPeriod(metric.compute(prepared, 'monthly'));
      for (const quarter of pointsOf(quarterly)) {
        const parts = months(quarter.period).flatMap((month) => monthly.get(month) ?? []);
        expectSplit(metric, quarterly.statistic, quarter, parts);
      }
    });
  });

  it('can be computed again from the rows that it names', () => {
    everyMetric((metric, rows, frequency) => {
      const series = figures(metric, rows, frequency);
      series.values.forEach((value, place) => expectTraced(metric, series, value, place));
    });
  });

  it('is a finite number or a gap, whatever the rows', () => {
    everyMetric((metric, rows, frequency) => {
      expect(figures(metric, rows, frequency).values.every((value) => Number.isNaN(value) || Number.isFinite(value)), metric.id).toBe(true);
    });
  });

  it('has no period without rows', () => {
    for (const metric of all) expect(figures(metric, {}, 'weekly').values, metric.id).toHaveLength(0);
  });
});

describe('definitions of metrics', () => {
  it.each(['fr', 'en'] as const)('say everything in %s', (lang) => {
    for (const definition of metricDefinitions(lang, stages)) {
      for (const [key, text] of Object.entries(definition)) expect(String(text), `${definition.id} ${key}`).not.toMatch(/^$|^kpi\./);
    }
  });

  it('are typeset as French is', () => {
    for (const { name, definition, formula } of all) {
      for (const text of [name.fr, definition.fr, formula.fr]) expect(text).not.toMatch(/'|[^\u00A0\u202F][;!?»%]|« |[^\u00A0\u202F\w]:/);
    }
  });

  it('have each an id and names of their own, by which a KPI finds them', () => {
    const find = metricFinder(stages);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const metric of all) for (const word of [metric.id, ` ${metric.name.fr.toUpperCase()} `, metric.name.en]) expect(find(word)?.id, word).toBe(metric.id);
    expect(find('manual')).toBeUndefined();
    expect(find(undefined)).toBeUndefined();
  });
});

function idsOf(series: Series, place: number): string[] {
  return series.rows(place).map(({ entity, id }) => `${entity} ${id}`).sort();
}

function expectTraced(metric: Metric, series: Series, value: number, place: number): void {
  const used = series.rows(place);
  if (series.statistic === 'pulse') return expect(used).toEqual([]);
  expect(used.length, `${metric.id}: a row is named once`).toBe(new Set(used.map(({ entity, id, on }) => `${entity} ${id} ${on}`)).size);
  if (series.statistic === 'count') return expect(used.length, metric.id).toBe(Number.isNaN(value) ? 0 : value);
  if (Number.isNaN(value)) return;
  if (series.statistic !== 'period') expect(used.length, metric.id).toBe(series.counts[place]);
  const mean = used.reduce((sum, one) => sum + (one.value ?? 0), 0) / used.length;
  if (series.statistic === 'mean') expect(value, metric.id).toBeCloseTo(mean, 9);
  if (series.statistic === 'share') expect(value, metric.id).toBeCloseTo(100 * mean, 9);
  if (series.statistic === 'p50' || series.statistic === 'p85') expect(used.map((one) => one.value), metric.id).toContain(value);
}

interface Figure {
  readonly value?: number;
  readonly n: number;
}

function expectSplit(metric: Metric, statistic: Series['statistic'], quarter: Figure, parts: readonly Figure[]): void {
  const values = parts.flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (statistic === 'stock') return expect(quarter.value ?? -1, metric.id).toBeCloseTo(parts.at(-1)?.value ?? -1, 9);
  if (quarter.value === undefined) return expect(values, metric.id).toEqual([]);
  const weighted = parts.reduce((sum, { value = 0, n }) => sum + value * n, 0) / quarter.n;
  const total = values.reduce((sum, value) => sum + value, 0);
  if (metric.id === 'predictability') return expect(quarter.value, metric.id).toBeGreaterThanOrEqual(weighted - 1e-9);
  if (metric.id === 'participation' || statistic === 'count') return expect(quarter.value, metric.id).toBeCloseTo(total, 9);
  if (statistic === 'period') return expect(quarter.value, metric.id).toBeLessThanOrEqual(weighted + 1e-9);
  if (statistic === 'mean' || statistic === 'share' || statistic === 'pulse') return expect(quarter.value, metric.id).toBeCloseTo(weighted, 9);
  expect(quarter.value, metric.id).toBeGreaterThanOrEqual(Math.min(...values));
  expect(quarter.value, metric.id).toBeLessThanOrEqual(Math.max(...values));
}

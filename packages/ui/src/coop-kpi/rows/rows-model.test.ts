import { kpiPageMessages, newEntity, type Measure } from '@entrelacs/core';
import { describe, expect, it } from 'vitest';
import { formats } from '../kpi.testing.ts';
import type { KpiContext } from '../kpi-context.ts';
import { addWords, kpiWords } from '../messages.ts';
import { gaugeOf } from './gauge.ts';
import { rawModel, rawRows, ruleOf, type RawSeries } from './rows-model.ts';

addWords(kpiPageMessages);
const context = { t: kpiWords('fr'), formats, language: 'fr' } as KpiContext;
const row = (id: string, on: string, value: number | undefined, more: Partial<Measure> = {}): Measure => newEntity('measure', id, { on, ...(value !== undefined && { value }), ...more });
const read = (...measure: Measure[]) => rawRows({ entities: { measure } });
const only = (...measure: Measure[]): RawSeries => {
  const [series] = read(...measure).series;
  if (series === undefined) throw new Error('There is no series.');
  return series;
};

describe('rows of a mapped table', () => {
  it('come in the order of their days, whatever that of the table; rows that cannot be drawn are counted', () => {
    const { series, left } = read(row('3', '2026-03-01', 3), row('1', '2026-01-01', 1), row('x', '2026-02-30', 5), row('y', '2026-02-01', undefined), row('2', '2026-02-01', 2));
    expect(series.map(({ ids, y }) => [ids, Array.from(y)])).toEqual([[['1', '2', '3'], [1, 2, 3]]]);
    expect(left).toBe(2);
  });

  it('are said to be of the days they have: of one day where all are of one', () => {
    expect(rawModel(context, [only(row('1', '2026-01-01', 1))], {}).title).toBe('1 ligne, le 1er janv.');
    expect(rawModel(context, [only(row('1', '2026-01-01', 1), row('2', '2026-01-01', 2))], {}).title).toBe('2 lignes, le 1er janv.');
    expect(rawModel(context, [only(row('1', '2026-01-01', 1), row('2', '2026-01-02', 2))], {}).title).toBe('2 lignes, du 1er janv. au 2 janv.');
  });

  it('keep a target line that steps where the rows change it, and say it in the table twin', () => {
    const series = only(row('1', '2026-01-01', 1, { target: 10 }), row('2', '2026-02-01', 2, { target: 10 }), row('3', '2026-03-01', 3), row('4', '2026-04-01', 4, { target: 12 }));
    const { guides = [], table } = rawModel(context, [series], {});
    expect(guides.map(({ style, y }) => [style, Array.from(y)])).toEqual([['target', [10, 10, 12, 12]]]);
    expect(table.columns.map(({ label }) => label)).toEqual(['Séries', 'Jour', 'Valeur', 'Cible']);
    expect([table.row(2), table.row(3)]).toEqual([
      ['Valeur', '2026-03-01', 3, ''],
      ['Valeur', '2026-04-01', 4, 12],
    ]);
  });

  it('are judged by the last target that they name, else by that of the whole table', () => {
    const named = only(row('1', '2026-01-01', 1, { target: 10 }), row('2', '2026-02-01', 2));
    expect(ruleOf(named, { target: 3, direction: 'higherIsBetter' })).toEqual({ target: 10, direction: 'higherIsBetter' });
    expect(ruleOf(only(row('1', '2026-01-01', 1)), { target: 3 })).toEqual({ target: 3 });
    expect(rawModel(context, [only(row('1', '2026-01-01', 1))], { target: 3 }).guides).toHaveLength(1);
  });

  it('has grounds on the bad side once it is known which side that is', () => {
    const series = only(row('1', '2026-01-01', 1, { target: 10 }));
    expect(rawModel(context, [series], {}).bands).toEqual([]);
    expect(rawModel(context, [series], { direction: 'higherIsBetter', critical: 5 }).bands?.map(({ tone, y0, y1 }) => [tone, y0, y1])).toEqual([
      ['warn', 5, 10],
      ['crit', 0, 5],
    ]);
  });

  it('has none where the order of the thresholds contradicts itself', () => {
    expect(rawModel(context, [only(row('1', '2026-01-01', 1, { target: 10 }))], { direction: 'higherIsBetter', warning: 5, critical: 9 }).bands).toEqual([]);
  });
});

describe('gaugeOf', () => {
  it('runs from nought to the most of the past and of the rule', () => {
    expect(gaugeOf({ value: 5, low: 2, high: 10, rule: { target: 8 } })).toEqual({ from: 0, value: 0.5, target: 0.8 });
    expect(gaugeOf({ value: 5, low: 2, high: 10, rule: { target: 20 } })).toMatchObject({ value: 0.25, target: 1 });
  });

  it('shows the bad side on the side that is bad', () => {
    expect(gaugeOf({ value: 5, low: 0, high: 10, rule: { direction: 'higherIsBetter', target: 8, critical: 4 } })).toMatchObject({ warn: [0.4, 0.8], crit: [0, 0.4] });
    expect(gaugeOf({ value: 5, low: 0, high: 10, rule: { direction: 'lowerIsBetter', target: 8 } })).toMatchObject({ warn: [0.8, 1] });
  });

  it('goes left of nought for values below it, and stands in the middle where all are nought', () => {
    expect(gaugeOf({ value: -5, low: -10, high: 10, rule: {} })).toEqual({ from: 0.5, value: 0.25 });
    expect(gaugeOf({ value: -5, low: -10, high: -5, rule: {} })).toEqual({ from: 1, value: 1 });
    expect(gaugeOf({ value: 0, low: 0, high: 0, rule: {} })).toEqual({ from: 0.5, value: 0.5 });
  });
});

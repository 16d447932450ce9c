import { dayNumber, formatsFor, isoDay, kpiPageMessages, newEntity, type Snapshot } from '@entrelacs/core';
import { describe, expect, it } from 'vitest';
import type { ChartModel } from '../charts/chart-model.ts';
import type { KpiContext } from '../kpi-context.ts';
import { readKpis } from '../kpi-data.ts';
import { smallSnapshot, today } from '../kpi.testing.ts';
import { addWords, kpiWords } from '../messages.ts';
import { historyModel, type HistoryInput } from './history-model.ts';

addWords(kpiPageMessages);

/** The chart of the first indicator: months of 6, 5, 4, 3, 2 from June to October, higher being better. */
function drawn(more: Partial<Snapshot['entities']> = {}, input: Partial<HistoryInput> = {}): ChartModel {
  const snapshot = smallSnapshot(more);
  const data = readKpis(snapshot, { today });
  const context = { t: kpiWords('fr'), formats: formatsFor({ lang: 'fr', today }), language: 'fr', today, snapshot, data } as KpiContext;
  const view = data.find('1');
  if (view === undefined) throw new Error('There is no such indicator.');
  return historyModel(context, view, { range: 'year', baseline: undefined, annotations: [], hasBefore: false, ...input });
}

const days = (x: ArrayLike<number>) => Array.from(x, (day) => isoDay(Math.floor(day)));
const guide = ({ guides = [] }: ChartModel, style: string) => guides.filter((one) => one.style === style).map(({ x, y }) => Array.from(x, (day, at) => `${isoDay(day)} ${y[at] ?? ''}`));

describe('the history of an indicator', () => {
  it('has a dot for each period and none in a gap', () => {
    const { marks } = drawn({ measure: [newEntity('measure', '1', { kpi: '1', on: '2026-08-15', value: 4 }), newEntity('measure', '2', { kpi: '1', on: '2026-10-15', value: 2 })] });
    const [dots, line] = marks;

    expect(dots).toMatchObject({ kind: 'points' });
    expect(Array.from(dots?.y ?? [])).toEqual([4, Number.NaN, 2, Number.NaN]);
    expect(Array.from(line?.y ?? []), 'the line breaks there').toEqual([4, Number.NaN, 2, Number.NaN]);
    expect(days(dots?.x ?? [])).toEqual(['2026-08-16', '2026-09-15', '2026-10-16', '2026-11-15']);
  });

  it('has a target line that steps on the day it changed, and the grounds of each rule', () => {
    const kpiTarget = [newEntity('kpiTarget', '1', { kpi: '1', from: '2025-01-01', target: 10, critical: 5 }), newEntity('kpiTarget', '2', { kpi: '1', from: '2026-08-01', target: 8, warning: 7, critical: 3 })];
    const model = drawn({ kpiTarget });

    expect(guide(model, 'target')).toEqual([['2026-06-01 10', '2026-08-01 10', '2026-08-01 8', '2026-11-23 8']]);
    const [least] = [model.y.min];
    expect(model.bands?.map(({ tone, x0, x1, y0, y1 }) => `${tone} ${isoDay(x0)} ${isoDay(x1)} ${y0} ${y1}`)).toEqual([
      'warn 2026-06-01 2026-08-01 5 10',
      `crit 2026-06-01 2026-08-01 ${least} 5`,
      'warn 2026-08-01 2026-11-23 3 7',
      `crit 2026-08-01 2026-11-23 ${least} 3`,
    ]);
    expect(model.ends?.map(({ text }) => text)).toEqual(['critique', 'attention', 'cible ≥ 8', '2']);
  });

  it('has grounds on the upper side where lower is better', () => {
    const kpi = [newEntity('kpi', '1', { name: 'Retards', source: 'manual', direction: 'lowerIsBetter', frequency: 'monthly' })];
    const kpiTarget = [newEntity('kpiTarget', '1', { kpi: '1', from: '2025-01-01', target: 3, critical: 5 })];
    const { bands = [], y } = drawn({ kpi, kpiTarget });

    expect(bands.map(({ tone, y0, y1 }) => [tone, y0, y1])).toEqual([
      ['warn', 3, 5],
      ['crit', 5, y.max],
    ]);
  });

  it('has the baseline from the day it was frozen, and what happened, numbered', () => {
    const annotations = [newEntity('annotation', '1', { on: '2026-08-03', text: 'Deux départs' }), newEntity('annotation', '2', { on: '2026-09-07', text: 'Trois arrivées' })];
    const model = drawn({}, { baseline: newEntity('baseline', '1', { kpi: '1', on: '2026-08-10', value: 7.5 }), annotations });

    expect(guide(model, 'baseline')).toEqual([['2026-08-10 7.5', '2026-11-23 7.5']]);
    expect(model.ends?.map(({ text }) => text)).toContain('référence 7,5');
    expect(model.flags).toEqual([
      { x: dayNumber('2026-08-03'), number: 1, text: 'Deux départs' },
      { x: dayNumber('2026-09-07'), number: 2, text: 'Trois arrivées' },
    ]);
  });

  it('has the period before over it where asked, as many days later', () => {
    const measure = ['2025-06', '2025-07', '2026-06', '2026-07', '2026-10'].map((month, at) => newEntity('measure', String(at), { kpi: '1', on: `${month}-15`, value: at + 1 }));
    const before = (hasBefore: boolean) => drawn({ measure }, { hasBefore }).marks.find(({ ink }) => ink === 'series4');
    const found = before(true);
    const known = Array.from(found?.y ?? []).flatMap((value, at) => (Number.isNaN(value) ? [] : [`${isoDay(Math.floor(found?.x[at] ?? 0))} ${value}`]));

    expect(before(false)).toBeUndefined();
    expect(known).toEqual(['2026-06-15 1', '2026-07-16 2']);
  });

  it('draws the mean of five weeks through weekly dots', () => {
    const kpi = [newEntity('kpi', '1', { name: 'Retards', source: 'manual', direction: 'lowerIsBetter', frequency: 'weekly' })];
    const measure = ['2026-10-14', '2026-10-21', '2026-10-28', '2026-11-04', '2026-11-11', '2026-11-18'].map((on, at) => newEntity('measure', String(at), { kpi: '1', on, value: at + 1 }));
    const [dots, line] = drawn({ kpi, measure }).marks;

    expect(Array.from(dots?.y ?? [])).toEqual([1, 2, 3, 4, 5, 6]);
    expect(Array.from(line?.y ?? [])).toEqual([1, 1.5, 2, 2.5, 3, 4]);
  });
});

import { kpiFlowMessages, kpiPageMessages, newEntity, prepare } from '@entrelacs/core';
import { render } from 'lit';
import { describe, expect, it } from 'vitest';
import { formats, today } from '../kpi.testing.ts';
import type { KpiContext } from '../kpi-context.ts';
import { addWords, kpiWords } from '../messages.ts';
import { flowModel } from '../flow/flow-models.ts';
import { rawModel, rawRows } from '../rows/rows-model.ts';
import { chartTable } from './chart-figure.ts';
import type { ChartModel } from './chart-model.ts';

addWords(kpiPageMessages);
addWords(kpiFlowMessages);
const context = { t: kpiWords('fr'), formats, language: 'fr' } as KpiContext;
const cellsOf = (model: ChartModel) => {
  const shown = document.createElement('div');
  render(chartTable(context, model, () => undefined), shown);
  return [...shown.querySelectorAll('td')].map((cell) => cell.textContent);
};

describe('the table twin of a chart', () => {
  it('shows days as readers write them, those of rows and those of flow', () => {
    const measure = [newEntity('measure', '1', { on: '2025-01-29', value: 3.14159 }), newEntity('measure', '2', { on: '2026-11-02', value: 2 })];
    expect(cellsOf(rawModel(context, rawRows({ entities: { measure } }).series, {}))).toEqual(['Valeur', '29 janv. 2025', '3,14', 'Valeur', '2 nov.', '2']);

    const task = [newEntity('task', '1', { title: 'Percer', status: 'done', startedOn: '2026-11-02', doneOn: '2026-11-05' })];
    const prepared = prepare({ task }, { today });
    const model = flowModel('cycle', context, { prepared, from: prepared.today - 90, to: prepared.today, fromDay: '2026-08-24' });
    expect(model === undefined ? [] : cellsOf(model)).toContain('5 nov.');
  });

  it('comes to the rows that its points stand for without a pointer', () => {
    const opened: unknown[] = [];
    const press = (model: ChartModel | undefined, text: string) => {
      const shown = document.createElement('div');
      if (model !== undefined) render(chartTable(context, model, (row) => opened.push(row)), shown);
      [...shown.querySelectorAll('button')].find(({ textContent }) => textContent === text)?.click();
    };
    const measure = [newEntity('measure', '7', { on: '2026-10-29', value: 3, kpi: 'Nord' }), newEntity('measure', '8', { on: '2026-11-02', value: 2, kpi: 'Sud' })];
    press(rawModel(context, rawRows({ entities: { measure } }).series, {}), '2 nov.');
    const task = ['Percer', 'Poncer'].map((title, at) => newEntity('task', String(at + 1), { title, status: 'done', startedOn: '2026-11-02', doneOn: `2026-11-0${at + 5}` }));
    const prepared = prepare({ task }, { today });
    press(flowModel('cycle', context, { prepared, from: prepared.today - 90, to: prepared.today, fromDay: '2026-08-24' }), 'Percer');

    expect(opened).toEqual([
      { entity: 'measure', id: '8' },
      { entity: 'task', id: '1' },
    ]);
  });

  it('keeps them as they are for a spreadsheet', () => {
    const measure = [newEntity('measure', '1', { on: '2025-01-29', value: 3 })];
    expect(rawModel(context, rawRows({ entities: { measure } }).series, {}).table.row(0)).toContain('2025-01-29');
  });
});

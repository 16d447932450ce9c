import { formatsFor, kpiFlowMessages, kpiPageMessages, newEntity, prepare, type Lang, type PrepareOptions } from '@entrelacs/core';
import { render } from 'lit';
import { describe, expect, it } from 'vitest';
import { chartTable } from '../charts/chart-figure.ts';
import { today } from '../kpi.testing.ts';
import type { KpiContext } from '../kpi-context.ts';
import { addWords, kpiWords } from '../messages.ts';
import { flowCharts, flowModel, type FlowChart } from './flow-models.ts';

addWords(kpiPageMessages);
addWords(kpiFlowMessages);

const log = (...lines: string[]) => lines.map((line) => `2026-11-${line}`).join('\n');
const task = [
  newEntity('task', '1', { title: 'Percer', status: 'done', createdOn: '2026-11-01', startedOn: '2026-11-02', doneOn: '2026-11-06', statusLog: log('01 08:00 À faire', '02 08:00 En cours', '05 08:00 À valider', '06 08:00 Terminé') }),
  newEntity('task', '2', { title: 'Poncer', status: 'review', createdOn: '2026-11-01', startedOn: '2026-11-09', statusLog: log('09 08:00 En cours', '20 08:00 À valider') }),
  newEntity('task', '3', { title: 'Vernir', status: 'doing', createdOn: '2026-11-01', startedOn: '2026-11-20' }),
];
const milestone = [newEntity('milestone', '1', { title: 'Catalogue', due: '2026-12-01', baselineDue: '2026-11-20', dueLog: '2026-10-01 09:00 2026-11-20\n2026-11-10 09:00 2026-12-01' })];

function drawn(chart: FlowChart, language: Lang, more: Partial<PrepareOptions> = {}) {
  const context = { t: kpiWords(language), formats: formatsFor({ lang: language, today }), language } as KpiContext;
  const prepared = prepare({ task, milestone }, { today, ...more });
  const model = flowModel(chart, context, { prepared, from: prepared.today - 60, to: prepared.today, fromDay: '2026-09-23' });
  if (model === undefined) throw new Error(`${chart} draws nothing.`);
  const shown = document.createElement('div');
  render(chartTable(context, model, () => undefined), shown);
  return { model, twin: [...shown.querySelectorAll('tr')].map((row) => [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent.trim()).join(' | ')) };
}

describe('the charts of flow', () => {
  it('have each a twin in the reader’s words', () => {
    expect(drawn('ageing', 'fr').twin).toEqual(['Titre | Étape | Commencée le | Âge | Au-delà de l’attente', 'Poncer | À valider | 9 nov. | 14 | ', 'Vernir | En cours | 20 nov. | 3 | ']);
    expect(drawn('ageing', 'en').twin.slice(1)).toEqual(['Poncer | To review | 9 Nov | 14 | ', 'Vernir | In progress | 20 Nov | 3 | ']);
    expect(drawn('stages', 'fr').twin.map((row) => row.split(' | ').slice(0, 3).join(' | '))).toEqual(['Étape | Tâches | Moyenne', 'En cours | 1 | 3', 'À valider | 1 | 1']);
    expect(drawn('cfd', 'fr').twin.slice(0, 2)).toEqual(['Jour | À faire | En cours | À valider | Terminé | Toutes', '22 nov. | 0 | 1 | 1 | 1 | 3']);
    expect(drawn('throughput', 'fr').twin).toEqual(['Semaine | Terminées | Moyenne', 'S47 16 au 22 nov. | 0 | 0,25', 'S46 9 au 15 nov. | 0 | 0,33', 'S45 2 au 8 nov. | 1 | 0,5', 'S44 26 oct. au 1er nov. | 0 | 0']);
    expect(drawn('cycle', 'fr').twin).toEqual(['Titre | Terminée le | Temps de cycle', 'Percer | 6 nov. | 5']);
    expect(drawn('slip', 'fr').twin.at(1)).toBe('Catalogue | 20 nov. | 1er déc. |  | 1 | 11');
    for (const chart of flowCharts) expect(drawn(chart, 'fr').twin.join(' ')).not.toMatch(/\b(todo|doing|review|done)\b|flow\.|\d-W/);
  });

  it('draw what half and 85% of the tasks done did not exceed, and lead from a dot to its task', () => {
    const ten = Array.from({ length: 10 }, (_, at) => newEntity('task', `9${at}`, { title: `T${at}`, status: 'done', createdOn: '2026-10-01', startedOn: `2026-10-${String(10 - at).padStart(2, '0')}`, doneOn: '2026-10-10' }));
    const context = { t: kpiWords('fr'), formats: formatsFor({ lang: 'fr', today }), language: 'fr' } as KpiContext;
    const prepared = prepare({ task: ten }, { today });
    const model = flowModel('cycle', context, { prepared, from: prepared.today - 60, to: prepared.today, fromDay: '2026-09-23' });
    const dots = model?.marks.find((mark) => mark.kind === 'points');

    expect(model?.ends?.map(({ text }) => text)).toEqual(['50\u00A0%\u00A0: 5 j', '85\u00A0%\u00A0: 9 j']);
    expect(model?.guides?.map(({ y }) => y[0])).toEqual([5, 9]);
    expect(Array.from(dots?.y ?? [], (days, at) => `${dots?.kind === 'points' ? dots.row?.(at).id : ''} ${days}`).sort().slice(0, 3)).toEqual(['90 1', '91 2', '92 3']);
  });

  it('call the line of ages what it is: what 85% of tasks did not exceed, or what the collective gave itself', () => {
    const finished = Array.from({ length: 10 }, (_, at) => newEntity('task', `9${at}`, { title: 'T', status: 'done', createdOn: '2026-11-01', startedOn: '2026-11-01', doneOn: '2026-11-04' }));
    const ends = (more: Partial<PrepareOptions>, tasks = task) => {
      const context = { t: kpiWords('fr'), formats: formatsFor({ lang: 'fr', today }), language: 'fr' } as KpiContext;
      const prepared = prepare({ task: tasks }, { today, ...more });
      return flowModel('ageing', context, { prepared, from: prepared.today - 60, to: prepared.today, fromDay: '2026-09-23' })?.ends?.map(({ text }) => text);
    };

    expect(ends({})).toEqual([]);
    expect(ends({}, [...task, ...finished])).toEqual(['85\u00A0%\u00A0: 4 j']);
    expect(ends({ expectationDays: 12 }, [...task, ...finished])).toEqual(['attente\u00A0: 12 j']);
  });
});

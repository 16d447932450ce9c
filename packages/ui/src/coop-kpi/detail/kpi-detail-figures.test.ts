import { addDays, newEntity, type Snapshot } from '@entrelacs/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CoopKpiChart } from '../charts/kpi-chart.ts';
import type { LocateIntent } from '../coop-kpi-board.ts';
import { all, find, loaded, mount, settled, smallSnapshot, textOf, today } from '../kpi.testing.ts';
// What comes late is here already: a slow machine fetches it after a test is over.
import '../charts/canvas-chart.ts';
import '../charts/pen.ts';
import './kpi-detail.ts';

beforeEach(() => localStorage.clear());
afterEach(() => document.body.replaceChildren());

describe('the figures of an indicator', () => {
  const measure = Array.from({ length: 30 }, (_, at) => newEntity('measure', `m${at}`, { kpi: '1', on: addDays('2026-11-15', -30 * at), value: 100 + at }));

  it('reach back as far as the button pressed says', async () => {
    const board = await openKpi('Commandes à l’heure', { measure });
    const months = () => all(board).filter((element) => element.localName === 'tr').length - 1;
    const before = months();
    find(board, 'button', '2 ans').click();
    await settled(board);
    expect(find(board, 'button', '2 ans').getAttribute('aria-pressed')).toBe('true');
    expect(months()).toBeGreaterThan(before);

    find(board, 'button', '3 mois').click();
    await settled(board);
    expect(months()).toBeLessThan(before);
  });

  it('are compared with 30 and 90 days ago, and with the last baseline of this indicator', async () => {
    const baseline = [
      newEntity('baseline', '2', { kpi: '1', on: '2026-06-01', value: 4, spread: 0.1 }),
      newEntity('baseline', '1', { kpi: '1', on: '2026-01-01', value: 50, spread: 0.1 }),
      newEntity('baseline', '3', { kpi: '2', on: '2026-09-01', value: 77, spread: 0.1 }),
      newEntity('baseline', '4', { kpi: '1', on: '2026-10-01' }),
    ];
    const board = await openKpi('Commandes à l’heure', { baseline });
    const strip = all(board).find((element) => element.classList.contains('strip'))?.textContent.replace(/\s+/g, ' ');

    // Entered on the 15th of June to October: 6, 5, 4, 3, 2. In the last 90 days 3 and 2, in the 90 before them 6, 5 and 4; in the last 30 none.
    expect(strip).toMatch(/Il y a 30 jours 2 Pas de chiffre depuis Il y a 90 jours 5 → 2,5 −2,5 .*Référence, 1er juin 4 → 2,5 −1,5/);
    expect(strip).not.toMatch(/50|77/);
  });

  it('have a chart that is named, and whose points lead to their rows', async () => {
    const board = await openKpi('Commandes à l’heure');
    const chart = all(board).find(({ localName }) => localName === 'coop-kpi-chart') as CoopKpiChart;
    expect(chart.shadowRoot?.querySelector('canvas')?.getAttribute('aria-label')).toMatch(/^Commandes à l’heure/);

    const chosen: unknown[] = [];
    chart.addEventListener('kpi-row', (event) => chosen.push((event as CustomEvent).detail));
    const mark = { kind: 'points', name: '', ink: 'series1', x: [0], y: [0], radius: 3, row: () => ({ entity: 'task', id: '7' }) } as const;
    (chart as unknown as { choose(hit: object): void }).choose({ mark, at: 0, x: 0, y: 0 });
    expect(chosen).toEqual([{ entity: 'task', id: '7' }]);
  });
});

describe('the rows behind an indicator', () => {
  const done = (count: number) => Array.from({ length: count }, (_, at) => newEntity('task', String(at + 1), { title: `Tâche ${at + 1}`, status: 'done', startedOn: '2026-11-02', doneOn: addDays('2026-11-20', -(at % 10)) }));
  const kpi = [newEntity('kpi', '1', { name: 'Débit', source: 'throughput', frequency: 'monthly' })];
  const links = (board: Element) => all(board).filter((element) => element.localName === 'button' && element.closest('td') !== null).map(({ textContent }) => textContent.trim());

  it('stand latest first', async () => {
    const board = await openKpi('Débit', { kpi, task: done(3) });
    find(board, 'button', '3 lignes').click();
    await settled(board);

    expect(links(board)).toEqual(['Tâche 1', 'Tâche 2', 'Tâche 3']);
  });

  it('are shown 200 at a time', async () => {
    const board = await openKpi('Débit', { kpi, task: done(450) });
    find(board, 'button', '450 lignes').click();
    await settled(board);
    expect(links(board)).toHaveLength(200);

    find(board, 'button', 'Afficher 200 de plus').click();
    await settled(board);
    find(board, 'button', 'Afficher 50 de plus').click();
    await settled(board);
    expect(links(board)).toHaveLength(450);
  });

  it('lead each to its row', async () => {
    const board = await openKpi('Débit', { kpi, task: done(1) });
    find(board, 'button', '1 ligne').click();
    await settled(board);
    const asked: LocateIntent[] = [];
    board.addEventListener('coop-locate', (event) => asked.push((event as CustomEvent<LocateIntent>).detail));
    find(board, 'button', 'Tâche 1').click();
    expect(asked).toMatchObject([{ entity: 'task', id: '1' }]);
  });
});

describe('the alerts of an indicator', () => {
  it('say who evaluates them and when, beside the rule and where there is none yet', async () => {
    const board = await openKpi('Commandes à l’heure');
    find(board, 'button', '0 alerte').click();
    await settled(board);
    const says = 'Les alertes sont évaluées quand quelqu’un ouvre cette page';

    expect(all(board).find(({ localName }) => localName === 'aside')?.textContent).toContain(says);
    expect(all(board).find((element) => element.getAttribute('role') === 'tabpanel')?.textContent).toContain(says);
  });

  it('propose an action on what got worse, not on what is good again', async () => {
    const alert = [
      newEntity('alert', '1', { kpi: '1', on: '2026-09-01', from: 'ok', to: 'critical', value: 3 }),
      newEntity('alert', '2', { kpi: '1', on: '2026-10-01', from: 'critical', to: 'ok', value: 12 }),
    ];
    const board = await openKpi('Commandes à l’heure', { alert });
    find(board, 'button', '2 alertes').click();
    await settled(board);
    const rows = all(board).filter((element) => element.localName === 'tr').slice(1).map((row) => [...row.children].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()));

    expect(rows).toEqual([
      ['1er oct.', 'Critique → Bon', '12', ''],
      ['1er sept.', 'Bon → Critique', '3', 'Décider une action'],
    ]);
  });

  it('propose none to whoever may not add tasks', async () => {
    const alert = [newEntity('alert', '1', { kpi: '1', on: '2026-09-01', from: 'ok', to: 'critical' })];
    const board = await openKpi('Commandes à l’heure', { alert }, { canWrite: false, reason: 'viewer' });
    find(board, 'button', '1 alerte').click();
    await settled(board);

    expect(textOf(board)).not.toContain('Décider une action');
  });
});

async function openKpi(name: string, more: Partial<Snapshot['entities']> = {}, access: Partial<Snapshot['access']> = {}) {
  const { board } = await mount({ state: 'ready', snapshot: smallSnapshot(more, access) });
  expect(board.today).toBe(today);
  find(board, 'button', name).click();
  await loaded(board, 'coop-kpi-detail');
  return board;
}

import { addDays, isoWeek } from '@entrelacs/core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { GristDocument } from './support/grist-document.ts';
import { Playground } from './support/playground.ts';

// A document of the demo takes its time to open on a slow machine.
vi.setConfig({ testTimeout: 240_000 });

describe('the board of indicators in a real Grist', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await Playground.start();
  });
  afterAll(() => playground.stop());

  it('shows the demo’s indicators by family, and enters a measure', async () => {
    const doc = await openBoard();
    const board = doc.inWidget('kpi');
    const due = (await doc.rows('Kpis')).find((kpi) => ['manual', ''].includes(String(kpi['source'])));
    if (due === undefined) throw new Error('The demo has no indicator to enter values for.');
    const name = String(due['name']);

    await board.getByRole('button', { name, exact: true }).click();
    await board.getByRole('button', { name: 'Saisir', exact: true }).click();
    await board.getByLabel('Valeur').fill('12,5');
    await board.getByLabel('Commentaire').fill('<img src=x onerror=alert(1)>');
    await board.getByRole('button', { name: 'Enregistrer' }).click();

    const measures = async () => (await doc.rows('Measures')).filter((measure) => measure['kpi'] === due.id && measure['value'] === 12.5);
    await expect.poll(async () => (await measures()).map((measure) => measure['comment'])).toEqual(['<img src=x onerror=alert(1)>']);
    await board.getByRole('cell', { name: '<img src=x onerror=alert(1)>' }).first().waitFor();

    await board.getByRole('button', { name: 'Annuler', exact: true }).click();
    await expect.poll(async () => (await measures()).length).toBe(0);
    await doc.close();
  });

  it('moves the cycle time when a task’s status changes in the grid, without a reload', async () => {
    const doc = await playground.open({ doc: 'demo', lang: 'fr' });
    await doc.showPage('Flux du travail');
    const flow = doc.inWidget('kpi');
    await flow.getByRole('button', { name: /Voir en tableau: Temps de cycle/ }).click();
    const cells = flow.getByRole('region', { name: 'Temps de cycle' }).getByRole('row');
    await cells.first().waitFor();
    const before = await cells.count();
    const task = (await doc.rows('Tasks')).find((row) => row['status'] === 'En cours' && Number(row['startedOn']) > 0);
    if (task === undefined) throw new Error('The demo has no task in progress.');

    await doc.typeInGrid('Tasks', task.id, 'status', 'Terminé');

    await flow.getByRole('region', { name: 'Temps de cycle' }).getByRole('cell', { name: String(task['title']), exact: true }).waitFor();
    expect(await cells.count()).toBe(before + 1);
    await doc.close();
  });

  it('rings when a value passes its threshold, writes it down once, and recovers', async () => {
    const doc = await openBoard();
    const today = await todayOf(doc);
    const [kpi, , measure] = (await doc.actions([
      ['AddRecord', 'Kpis', -1, { name: 'Sonnette', source: 'manual', frequency: 'Chaque semaine', direction: 'Plus haut est mieux', family: 'Livraison', active: true }],
      ['AddRecord', 'KpiTargets', null, { kpi: -1, cfrom: seconds(addDays(today, -100)), target: 10, warning: 10, critical: 5 }],
      ['AddRecord', 'Measures', null, { kpi: -1, on: seconds(addDays(today, -7)), value: 3 }],
    ])) as [number, number, number];
    const alerts = async () => (await doc.rows('Alerts')).filter((alert) => alert['kpi'] === kpi).map((alert) => String(alert['to']));
    const rung = async () => (await alerts()).filter((state) => ['Critique', 'Bon'].includes(state));

    await expect.poll(rung, { timeout: 30_000 }).toEqual(['Critique']);
    await doc.inWidget('kpi').locator(`[data-id="${kpi}"]`).getByText('Critique').waitFor();

    await doc.actions([['UpdateRecord', 'Measures', measure, { value: 12 }]]);
    await expect.poll(rung, { timeout: 30_000 }).toEqual(['Critique', 'Bon']);
    await doc.close();
  });

  it('turns an alert into a task with its A, and shows it beside the alert', async () => {
    const doc = await openBoard();
    const board = doc.inWidget('kpi');
    const today = await todayOf(doc);
    const [owner] = await doc.rows('Members');
    const [kpi] = (await doc.actions([
      ['AddRecord', 'Kpis', -1, { name: 'Sonnette', source: 'manual', frequency: 'Chaque semaine', direction: 'Plus haut est mieux', family: 'Livraison', active: true, owner: owner?.id }],
      ['AddRecord', 'KpiTargets', null, { kpi: -1, cfrom: seconds(addDays(today, -100)), target: 10, warning: 10, critical: 5 }],
      ['AddRecord', 'Measures', null, { kpi: -1, on: seconds(addDays(today, -7)), value: 3 }],
    ])) as [number];
    const alert = async () => (await doc.rows('Alerts')).find((row) => row['kpi'] === kpi && row['to'] === 'Critique');
    await expect.poll(alert, { timeout: 30_000 }).toBeTruthy();

    await board.getByRole('button', { name: 'Sonnette', exact: true }).click();
    await board.getByRole('tab', { name: /alerte/ }).click();
    const noted = board.getByRole('tabpanel').getByRole('row').filter({ hasText: 'Critique' }).first();
    await noted.getByRole('button', { name: /^Décider une action/ }).click();
    await board.getByRole('dialog').getByRole('button', { name: 'Créer la tâche' }).click();

    await noted.getByText(/Agir sur .*Sonnette/).waitFor();
    // The board shows it before Grist has it.
    const task = async () => (await doc.rows('Tasks')).find(({ title }) => /Sonnette/.test(String(title)));
    await expect.poll(async () => (await task())?.['accountable']).toEqual(owner?.id);
    await expect.poll(async () => (await alert())?.['task']).toEqual((await task())?.id);
    await doc.close();
  });

  it('takes an answer to the pulse, and shows nothing of four', async () => {
    const doc = await openBoard();
    const board = doc.inWidget('kpi');
    const old = (await doc.rows('Pulses')).map((pulse) => pulse.id);
    await doc.actions([['BulkRemoveRecord', 'Pulses', old]]);

    await board.getByRole('button', { name: 'Baromètre', exact: true }).click();
    for (const question of ['Confiance', 'Respect', 'Communication', 'Climat']) await board.getByRole('group', { name: question }).getByRole('radio', { name: '4' }).check();
    await board.getByRole('button', { name: 'Envoyer' }).click();
    await board.getByText('Merci, c’est envoyé.').waitFor();
    await expect.poll(async () => (await doc.rows('Pulses')).length).toBe(1);
    const [answer] = await doc.rows('Pulses');
    expect(Object.keys(answer ?? {}).filter((key) => !['id', 'manualSort', 'week', 'trust', 'respect', 'communication', 'climate', 'comment', 'uid'].includes(key) && !key.startsWith('gristHelper'))).toEqual([]);

    const week = isoWeek(addDays(await todayOf(doc), -14));
    const answers = (count: number) => ({ week: Array<string>(count).fill(week), trust: Array(count).fill(2), respect: Array(count).fill(2), communication: Array(count).fill(2), climate: Array(count).fill(2) });
    await doc.actions([['BulkAddRecord', 'Pulses', [null, null, null, null], answers(4)]]);
    await touch(doc);
    await board.getByText('Rien à montrer encore').waitFor();

    await doc.actions([['BulkAddRecord', 'Pulses', [null], answers(1)]]);
    await touch(doc);
    await board.getByRole('table').waitFor({ timeout: 30_000 });
    await doc.close();
  });

  it('opens an indicator, moves Grist’s cursor to it, and follows the grid', async () => {
    const doc = await openBoard();
    const [first, second] = await doc.rows('Kpis');
    if (first === undefined || second === undefined) throw new Error('The demo has no indicators.');

    await doc.inWidget('kpi').getByRole('button', { name: String(second['name']), exact: true }).click();
    await expect.poll(() => doc.cursorRow('Kpis')).toBe(second.id);
    await doc.inWidget('kpi').getByRole('heading', { name: String(second['name']) }).waitFor();
    await doc.inWidget('kpi').getByRole('tab').first().waitFor();

    await doc.moveCursor('Kpis', first.id);
    await doc.inWidget('kpi').getByRole('heading', { name: String(first['name']), exact: true }).waitFor();
    await doc.close();
  });

  it('shows the rows behind a figure, and where each stands in Grist', async () => {
    const doc = await openBoard();
    const board = doc.inWidget('kpi');
    await board.getByRole('button', { name: /résolution des dépendances/ }).first().click();
    await board.getByRole('tab', { name: /lignes$/ }).click();
    await board.getByRole('tabpanel').getByRole('button').first().click();

    const card = board.getByRole('dialog');
    await card.getByText(/Dans Grist\s: table Dependencies, ligne \d+/).waitFor();
    await card.getByText('Vérifié le').waitFor();
    await board.getByRole('button', { name: 'Fermer' }).click();
    await card.waitFor({ state: 'hidden' });
    await doc.close();
  });

  it('keeps what the collective settles for the whole document, and counts by it', async () => {
    const doc = await openBoard();
    const board = doc.inWidget('kpi');
    await board.getByRole('button', { name: 'Plus d’actions', exact: true }).click();
    await board.getByRole('menuitem', { name: 'Réglages' }).click();
    await board.getByLabel('Une tâche demande au plus, en jours').fill('12');
    await board.getByRole('button', { name: 'Enregistrer' }).click();

    const setting = async () => (await doc.rows('Settings')).find((row) => row['key'] === 'flow.expectationDays')?.['value'];
    await expect.poll(setting).toBe('12');
    await board.getByRole('button', { name: 'Flux', exact: true }).click();
    await board.getByText('elle dure plus que les 12 jours que le collectif s’est donnés').waitFor();
    await doc.close();
  });

  it('draws a table of somebody’s own, with the target that its rows name', async () => {
    const doc = await playground.open({ doc: 'empty', lang: 'fr' });
    await doc.actions([['AddTable', 'Releves', [{ id: 'Jour', type: 'Date' }, { id: 'Litres', type: 'Numeric' }, { id: 'Cuve', type: 'Text' }, { id: 'But', type: 'Numeric' }]]]);
    const days = Array.from({ length: 40 }, (_, at) => seconds(addDays('2026-01-01', at * 3)));
    await doc.actions([['BulkAddRecord', 'Releves', days.map(() => null), { Jour: days, Litres: days.map((_, at) => 100 - at), Cuve: days.map((_, at) => (at % 2 === 0 ? 'Nord' : 'Sud')), But: days.map((_, at) => (at < 20 ? 80 : 70)) }]]);
    await doc.addWidget({ widget: 'kpi', table: 'Releves', page: 'Cuves', mapping: { on: 'Jour', value: 'Litres', kpi: 'Cuve', target: 'But' }, parameters: { lang: 'fr' } });
    await doc.showPage('Cuves');

    await doc.inWidget('kpi').getByRole('img', { name: /^40 lignes/ }).waitFor();
    await doc.inWidget('kpi').getByText('Nord').first().waitFor();
    await doc.inWidget('kpi').getByText('cible 70').first().waitFor();
    await doc.close();
  });

  it('lets a viewer read everything and change nothing', async () => {
    const doc = await playground.open({ doc: 'demo', lang: 'fr' });
    await doc.makeReadOnly();
    await doc.showPage('Indicateurs');
    const board = doc.inWidget('kpi');
    await board.getByText('Lecture seule').first().waitFor();

    expect(await board.getByRole('button', { name: 'Ajouter un indicateur' }).count()).toBe(0);
    await doc.close();
  });

  it('speaks English', async () => {
    const doc = await playground.open({ doc: 'demo', lang: 'en' });
    await doc.showPage('KPIs');

    await doc.inWidget('kpi').getByRole('heading', { name: 'Delivery' }).waitFor();
    await doc.inWidget('kpi').getByRole('button', { name: 'Pulse', exact: true }).waitFor();
    await doc.close();
  });

  it('has nothing that axe objects to, on the board and on the page of an indicator, in light and in dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const doc = await playground.open({ doc: 'demo', lang: 'fr', colorScheme });
      await doc.showPage('Indicateurs');
      const board = doc.inWidget('kpi');
      await board.getByRole('heading', { name: 'Livraison' }).waitFor();
      expect(await doc.axe('kpi'), colorScheme).toEqual([]);

      await board.locator('.open').first().click();
      await board.getByRole('tab').first().waitFor();
      expect(await doc.axe('kpi'), `${colorScheme}, one indicator`).toEqual([]);
      await doc.close();
    }
  });

  it.each([
    { name: 'kpi-board-light-fr', lang: 'fr', colorScheme: 'light', width: 1400, open: 'board' },
    { name: 'kpi-board-dark-fr', lang: 'fr', colorScheme: 'dark', width: 1400, open: 'board' },
    { name: 'kpi-board-light-en', lang: 'en', colorScheme: 'light', width: 1400, open: 'board' },
    { name: 'kpi-board-narrow-fr', lang: 'fr', colorScheme: 'light', width: 480, open: 'board' },
    { name: 'kpi-detail-light-fr', lang: 'fr', colorScheme: 'light', width: 1400, open: 'detail' },
    { name: 'kpi-detail-dark-en', lang: 'en', colorScheme: 'dark', width: 1400, open: 'detail' },
    { name: 'kpi-flow-light-fr', lang: 'fr', colorScheme: 'light', width: 1400, open: 'flow' },
    { name: 'kpi-pulse-light-fr', lang: 'fr', colorScheme: 'light', width: 1400, open: 'pulse' },
  ] as const)('has its picture taken: $name', async ({ name, lang, colorScheme, width, open }) => {
    const doc = await playground.open({ doc: 'demo', lang, colorScheme, viewport: { width, height: 900 }, hideBar: true });
    await doc.showPage(lang === 'fr' ? 'Indicateurs' : 'KPIs');
    const board = doc.inWidget('kpi');
    await board.locator('.open').first().waitFor();
    if (open === 'detail') {
      await board.getByRole('button', { name: /résolution des dépendances|resolve dependencies/ }).first().click();
      await board.getByRole('tab').first().waitFor();
    } else if (open !== 'board') {
      await board.getByRole('button', { name: open === 'flow' ? 'Flux' : 'Baromètre', exact: true }).click();
      await board.getByRole('heading', { name: open === 'flow' ? 'Temps de cycle' : 'Résultats' }).first().waitFor();
    }
    if (open !== 'board') await board.locator('canvas').first().waitFor();

    await doc.screenshot(name);
    await doc.close();
  });

  /** The demo's page of indicators. */
  async function openBoard(): Promise<GristDocument> {
    const doc = await playground.open({ doc: 'demo', lang: 'fr' });
    await doc.showPage('Indicateurs');
    await doc.inWidget('kpi').getByRole('heading', { name: 'Livraison' }).waitFor();
    return doc;
  }
});

/** An edit that widgets hear of: raw answers bear no time, so that nothing tells them of one by itself. */
async function touch(doc: GristDocument): Promise<void> {
  const [kpi] = await doc.rows('Kpis');
  await doc.actions([['UpdateRecord', 'Kpis', kpi?.id ?? 1, { axis: kpi?.['axis'] === 'Délai' ? 'Valeur' : 'Délai' }]]);
}

/** The calendar day in the widget. */
async function todayOf(doc: GristDocument): Promise<string> {
  return (await doc.widgetFrame('kpi')).evaluate(() => (document.querySelector('coop-kpi-board') as unknown as { today: string }).today);
}

function seconds(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}

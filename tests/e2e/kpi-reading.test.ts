import { addDays } from '@entrelacs/core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { GristDocument } from './support/grist-document.ts';
import { Playground } from './support/playground.ts';

// A document of the demo takes its time to open on a slow machine.
vi.setConfig({ testTimeout: 240_000 });

describe('what indicators are read from, in a real Grist', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await Playground.start();
  });
  afterAll(() => playground.stop());

  it('is the deliverables too: the share that somebody else reviewed moves with a review', async () => {
    const doc = await openBoard();
    const board = doc.inWidget('kpi');
    const day = seconds(addDays(new Date().toISOString().slice(0, 10), -45));
    const [ana, bob] = (await doc.rows('Members')).map(({ id }) => id);
    await doc.actions([['BulkRemoveRecord', 'Deliverables', (await doc.rows('Deliverables')).map(({ id }) => id)]]);
    const [kpi, , , task] = (await doc.actions([
      ['AddRecord', 'Kpis', -1, { name: 'Relus par une autre personne', source: 'peerReviewShare', frequency: 'Chaque semaine', active: true }],
      ['AddRecord', 'Deliverables', -1, { title: 'Le guide', responsible: ['L', ana] }],
      ['AddRecord', 'Segments', -1, { title: 'Tout', deliverable: -1 }],
      ['AddRecord', 'Tasks', -1, { title: 'Écrire', segment: -1, status: 'Terminé', responsible: ['L', ana], startedOn: day, doneOn: day }],
    ])) as [number, number, number, number];
    const value = board.locator(`[data-id="${kpi}"] .value`);
    await expect.poll(() => value.textContent(), { timeout: 30_000 }).toBe('0');

    await doc.actions([['AddRecord', 'Reviews', null, { task, reviewer: bob, verdict: 'Validé', decidedOn: day }]]);
    await expect.poll(() => value.textContent(), { timeout: 30_000 }).toBe('100');
    await doc.close();
  });

  it('is said where access rules hide rows, and no alert is noted of what they judge', async () => {
    const doc = await playground.open({ doc: 'demo', lang: 'fr' });
    await doc.hideRows('Tasks', (await doc.rows('Tasks')).slice(0, 40).map(({ id }) => id));
    await doc.showPage('Indicateurs');
    const board = doc.inWidget('kpi');
    await board.getByText(/Des droits d’accès vous cachent des lignes de ces tables\s: Tâches\./).waitFor();

    const [, kpi] = (await doc.actions([
      ['AddRecord', 'Kpis', null, { name: 'Sans cible, calculé', source: 'wip', frequency: 'Chaque semaine', active: true }],
      ['AddRecord', 'Kpis', null, { name: 'Sans cible, saisi', source: 'manual', frequency: 'Chaque semaine', active: true }],
    ])) as [number, number];
    await doc.actions([['AddRecord', 'Measures', null, { kpi, on: seconds(addDays(new Date().toISOString().slice(0, 10), -7)), value: 3 }]]);
    const noted = async () => (await doc.rows('Alerts')).map((alert) => alert['kpi']);
    await expect.poll(noted, { timeout: 30_000 }).toContain(kpi);
    const byTasks = (await doc.rows('Kpis')).filter(({ source }) => ['wip', 'cycleTimeP85', 'lateShare', 'rightFirstTime'].includes(String(source))).map(({ id }) => id);
    expect((await noted()).filter((id) => byTasks.includes(Number(id)))).toEqual([]);

    await board.getByRole('button', { name: 'Sans cible, calculé', exact: true }).click();
    await board.getByRole('complementary').getByText(/Des droits d’accès vous cachent/).waitFor();
    await doc.close();
  });

  it('is reached by keyboard alone: from a chart to the task behind one of its dots', async () => {
    const doc = await playground.open({ doc: 'demo', lang: 'fr' });
    await doc.showPage('Flux du travail');
    const flow = doc.inWidget('kpi');
    await flow.getByRole('button', { name: /Voir en tableau: Temps de cycle/ }).waitFor();
    await (await doc.widgetElement('kpi').elementHandle())?.focus();

    await tabTo(doc, /^Voir en tableau: Temps de cycle/);
    await doc.page.keyboard.press('Enter');
    const link = flow.getByRole('region', { name: 'Temps de cycle' }).getByRole('cell').getByRole('button').nth(1);
    await link.waitFor();
    const title = String(await link.textContent());
    await tabTo(doc, new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
    await doc.page.keyboard.press('Enter');

    const named = async () => {
      const row = await doc.cursorRow('Tasks');
      return row === undefined ? undefined : doc.cell('Tasks', row, 'title');
    };
    await expect.poll(named).toBe(title);
    await doc.close();
  });

  it('is reached by keyboard alone: from a card to the row behind its figure, and back', async () => {
    const doc = await openBoard();
    const board = doc.inWidget('kpi');
    await (await doc.widgetElement('kpi').elementHandle())?.focus();
    await tabTo(doc, /^Temps de cycle, 85/);
    await doc.page.keyboard.press('Enter');
    await board.getByRole('tab').first().waitFor();

    await tabTo(doc, /^Mois$/);
    await doc.page.keyboard.press('ArrowRight');
    const link = board.getByRole('tabpanel').getByRole('button').first();
    await link.waitFor();
    const title = String(await link.textContent());
    await doc.page.keyboard.press('Tab');
    expect(await focusedName(doc)).toBe(title);
    await doc.page.keyboard.press('Enter');
    await board.getByRole('dialog').getByText(/Dans Grist\s: table Tasks, ligne \d+/).waitFor();

    await doc.page.keyboard.press('Escape');
    await board.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => focusedName(doc)).toBe(title);
    await doc.page.keyboard.press('Escape');
    await expect.poll(() => focusedName(doc)).toMatch(/^Temps de cycle, 85/);
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

/** Presses Tab until what has the keyboard bears a name. */
async function tabTo(doc: GristDocument, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    await doc.page.keyboard.press('Tab');
    const now = await focusedName(doc);
    if (name.test(now)) return;
    passed.push(now);
  }
  throw new Error(`Tab never came to ${String(name)}, but to: ${passed.join(' | ')}`);
}

/** The name of what has the keyboard in the widget, shadow trees included. */
async function focusedName(doc: GristDocument): Promise<string> {
  return (await doc.widgetFrame('kpi')).evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement != null) active = active.shadowRoot.activeElement;
    return (active?.getAttribute('aria-label') ?? active?.textContent ?? '').trim();
  });
}

function seconds(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}

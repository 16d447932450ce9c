import { readFile } from 'node:fs/promises';
import { addDays } from '@entrelacs/core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { GristDocument } from './support/grist-document.ts';
import { Playground } from './support/playground.ts';

// A document of the demo takes its time to open on a slow machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const hostile = '<img src=x onerror="window.hacked=1">';
const today = new Date().toISOString().slice(0, 10);
const ago = (days: number) => Date.parse(`${addDays(today, -days)}T00:00:00Z`) / 1000;

/** Works on indicators as nobody would want them, in a document without anything else. */
describe('the board of indicators on whatever a document holds', () => {
  let playground: Playground;
  let doc: GristDocument;
  let ids: Readonly<Record<string, number>>;
  beforeAll(async () => {
    playground = await Playground.start();
    doc = await playground.open({ doc: 'demo', lang: 'fr' });
    ids = await fill(doc);
    await doc.showPage('Indicateurs');
    await doc.inWidget('kpi').getByRole('heading', { name: 'Livraison' }).waitFor();
  });
  afterAll(() => playground.stop());

  const card = (name: string) => doc.inWidget('kpi').locator(`[data-id="${ids[name]}"]`);
  const says = (words: string | RegExp) => doc.inWidget('kpi').getByText(words).first().waitFor();
  const opened = async (name: string, look: () => Promise<void>) => {
    await card(name).getByRole('button').first().click();
    await doc.inWidget('kpi').getByRole('tab').first().waitFor();
    await look();
    await doc.inWidget('kpi').getByRole('button', { name: 'Tableau', exact: true }).click();
    await card(name).waitFor();
  };

  it('names the cell of a measure that is no number, and counts the others', async () => {
    await says('1 ligne mal lue');
    await doc.inWidget('kpi').getByRole('button', { name: 'Voir', exact: true }).click();
    await says(/douze/);
    await doc.inWidget('kpi').getByRole('button', { name: 'Voir moins', exact: true }).click();
    await expect.poll(() => card('texte').locator('.value').textContent()).toBe('11');
  });

  it('shows any name as text, in no family and of nobody', async () => {
    await doc.inWidget('kpi').getByRole('heading', { name: 'Sans famille' }).waitFor();
    await card('hostile').getByRole('button', { name: hostile }).waitFor();
    await card('hostile').getByText('sans porteur·se').waitFor();
    expect(await (await doc.widgetFrame('kpi')).evaluate(() => 'hacked' in globalThis)).toBe(false);
    expect(await doc.axe('kpi')).toEqual([]);
  });

  it('explains thresholds in the wrong order, and a rule without target', async () => {
    await card('désordre').getByText('Règle à compléter').waitFor();
    await opened('désordre', () => says(/les seuils ne descendent pas\s: cible 5, attention 8, critique 10/));
    await card('hostile').getByText('Règle à compléter').waitFor();
    await opened('hostile', () => says(/Sans cible ni seuil, aucune valeur n’est jugée/));
  });

  it('says that an indicator has no rows, or a source that is none', async () => {
    await opened('inconnue', () => says(/La source «\sla météo\s» n’est ni une mesure calculée/));
    await card('vide').getByText('Pas de données').waitFor();
    await opened('vide', () => says(/Aucune valeur n’a été saisie/));
  });

  it('counts the measure entered last of one day, and shows huge and negative ones', async () => {
    await expect.poll(() => card('énorme').locator('.value').textContent()).toBe('−1E300');
    await expect.poll(() => card('double').locator('.value').textContent()).toBe('7');
    await opened('double', () => says(/Deux mesures le même jour/));
  });

  it('says that its owner is gone when they are deleted', async () => {
    await card('texte').getByText('Zoé B.').waitFor();
    await doc.actions([['RemoveRecord', 'Members', ids['Zoé']]]);

    await card('texte').getByText('sans porteur·se').waitFor();
  });

  it('leaves out a task done before it was started, and names it', async () => {
    await opened('cycle', async () => {
      await doc.inWidget('kpi').getByRole('tab', { name: /ligne/ }).click();
      await says(/Terminée avant d’être commencée/);
      await doc.inWidget('kpi').getByRole('button', { name: 'À l’envers' }).waitFor();
    });
  });

  it('hands the chart of such an indicator over as PNG, SVG and CSV', async () => {
    await opened('énorme', async () => {
      const [png, svg, csv] = [await exported(/^PNG/), await exported(/^SVG/), await exported('Chiffres en CSV')];
      expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], 'two pixels for one').toEqual([1800, 900]);
      expect(svg.toString('utf8')).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(csv.toString('utf8')).toContain('-1e+300');
    });
  });

  async function exported(item: string | RegExp): Promise<Buffer> {
    await doc.inWidget('kpi').getByRole('button', { name: 'Exporter' }).click();
    const [download] = await Promise.all([doc.page.waitForEvent('download'), doc.inWidget('kpi').getByRole('menuitem', { name: item }).click()]);
    return readFile(await download.path());
  }
});

/** Takes the demo's indicators out and puts bad ones in; ids by a short name. */
async function fill(doc: GristDocument): Promise<Record<string, number>> {
  const old = await Promise.all(['Kpis', 'Tasks'].map(async (table) => ['BulkRemoveRecord', table, (await doc.rows(table)).map(({ id }) => id)] as const));
  await doc.actions(old);
  const manual = { source: 'manual', frequency: 'Chaque semaine', direction: 'Plus haut est mieux', active: true };
  const kpis = {
    texte: { ...manual, name: 'Texte', family: 'Livraison', owner: -1 },
    hostile: { ...manual, name: hostile },
    désordre: { ...manual, name: 'Désordre', family: 'Livraison' },
    inconnue: { ...manual, name: 'Inconnue', family: 'Livraison', source: 'la météo' },
    vide: { ...manual, name: 'Vide', family: 'Livraison' },
    énorme: { ...manual, name: 'Énorme', family: 'Livraison' },
    double: { ...manual, name: 'Double', family: 'Livraison' },
    cycle: { name: 'Cycle', family: 'Livraison', source: 'cycleTimeP50', frequency: 'Chaque semaine', active: true },
  };
  const names = Object.keys(kpis);
  const found = (await doc.actions([['AddRecord', 'Members', -1, { name: 'Zoé Blanc', active: true }], ...Object.values(kpis).map((fields) => ['AddRecord', 'Kpis', null, fields] as const)])) as number[];
  const ids = Object.fromEntries(['Zoé', ...names].map((name, at) => [name, found[at] ?? 0]));
  const measure = (kpi: string, days: number, value: unknown) => ['AddRecord', 'Measures', null, { kpi: ids[kpi], on: ago(days), value }] as const;
  await doc.actions([
    measure('texte', 9, 11),
    measure('texte', 2, 'douze'),
    measure('hostile', 8, 3),
    measure('désordre', 8, 6),
    measure('énorme', 15, 1e300),
    measure('énorme', 8, -1e300),
    measure('double', 8, 4),
    measure('double', 8, 7),
    ['AddRecord', 'KpiTargets', null, { kpi: ids['désordre'], cfrom: ago(300), target: 5, warning: 8, critical: 10 }],
    ['AddRecord', 'KpiTargets', null, { kpi: ids['vide'], cfrom: ago(300), target: 5 }],
    ['AddRecord', 'Tasks', null, { title: 'À l’envers', status: 'Terminé', startedOn: ago(3), doneOn: ago(9) }],
    ['AddRecord', 'Tasks', null, { title: 'Droite', status: 'Terminé', startedOn: ago(12), doneOn: ago(9) }],
  ]);
  return ids;
}

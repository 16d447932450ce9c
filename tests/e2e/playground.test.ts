import { widgetNames } from '@entrelacs/tooling/build.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Playground } from './support/playground.ts';

const widgets = await widgetNames();

describe('the playground', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await Playground.start();
  });
  afterAll(() => playground.stop());

  it('opens a real Grist that says that edits vanish, and keeps to its two ports', async () => {
    const doc = await playground.open({ doc: 'empty', lang: 'fr' });

    expect(await doc.page.getByRole('status').first().textContent()).toContain('vos modifications disparaissent au rechargement');
    expect([...doc.watch.origins].every((origin) => [playground.gristUrl, playground.widgetsUrl].includes(`${origin}/`))).toBe(true);
    await doc.close();
  });

  it.runIf(widgets.includes('raci') && widgets.includes('setup'))('opens the demo, installed by the code of the setup widget, on the matrix', async () => {
    const doc = await playground.open({ lang: 'fr' });
    expect((await doc.pages()).slice(0, 2)).toEqual(['Démarrer', 'Qui fait quoi']);
    await doc.inWidget('raci').getByRole('gridcell').first().waitFor();
    expect((await doc.rows('Installation')).length).toBeGreaterThan(0);
    expect((await doc.rows('_grist_Tables')).map((table) => table['tableId'])).not.toContain('Table1');
    await doc.close();
  });

  it('offers our widgets in Grist’s own gallery, and asks no other host for others', async () => {
    const doc = await playground.open({ doc: 'empty', lang: 'fr', widget: 'setup' });
    await doc.inWidget('setup').getByRole('heading').first().waitFor();

    await doc.page.locator('.test-right-opener, .test-tools-panel').first().click();
    await doc.page.locator('.test-config-widget-open-custom-widget-gallery').click();

    await doc.page.getByText('Entrelacs – Qui fait quoi (RACI)').waitFor();
    await doc.close();
  });

  it('speaks the language of its address rather than the browser’s, and remembers it', async () => {
    const doc = await playground.open({ doc: 'empty', lang: 'fr', locale: 'en-GB' });
    await doc.page.getByText('Ajouter', { exact: true }).waitFor();
    expect(new URL(doc.page.url()).searchParams.get('lang')).toBe('fr');
    await doc.close();
  });

  it('speaks the browser’s language where the address names none', async () => {
    const doc = await playground.open({ doc: 'empty', locale: 'fr-FR' });
    await doc.page.getByText('Ajouter', { exact: true }).waitFor();
    await doc.close();
  });

  it('shows an edit typed into the grid, and takes it back', async () => {
    const doc = await playground.open({ doc: 'foreign', lang: 'fr' });
    await doc.showPage('Suivi chantier');
    await doc.typeInGrid('Suivi_chantier', 2, 'Lot', 'Terrassement');
    await expect.poll(() => doc.cell('Suivi_chantier', 2, 'Lot')).toBe('Terrassement');
    await doc.undo();
    await expect.poll(() => doc.cell('Suivi_chantier', 2, 'Lot')).toBe('Gros œuvre');
    await doc.redo();
    await expect.poll(() => doc.cell('Suivi_chantier', 2, 'Lot')).toBe('Terrassement');
    await doc.close();
  });

  it('holds a team’s own document, with roles of every kind and a table called Tasks', async () => {
    const doc = await playground.open({ doc: 'foreign', lang: 'fr' });
    expect(await doc.pages()).toEqual(['Membres', 'Suivi chantier', 'Tasks']);
    expect((await doc.rows('Suivi_chantier'))[1]).toMatchObject({ Tache: 'Fondations', Qui_fait: ['L', 'Benoît Le Goff', 'Driss Amrani'], Pilote: 2, Consultes: ['L', 1], Informes: 'Elsa Nguyen' });
    await doc.close();
  });
});

describe('the watch over a page', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await Playground.start();
  });
  afterAll(() => playground.stop());

  it('fails a test whose page asks another host', async () => {
    const doc = await playground.open({ doc: 'empty' });
    await doc.page.evaluate(() => fetch('https://elsewhere.example/x').catch(() => undefined));
    await expect(doc.close()).rejects.toThrow('request to another host: https://elsewhere.example/x');
  });

  it('fails a test whose widget throws, or breaks its Content-Security-Policy', async () => {
    const doc = await playground.open({ doc: 'empty' });
    await doc.page.evaluate((url) => {
      const frame = document.createElement('iframe');
      frame.src = `${url}grist-plugin-api.js`;
      document.body.append(frame);
      return new Promise((resolve) => (frame.onload = resolve));
    }, playground.widgetsUrl);
    const frame = doc.page.frames().find((candidate) => candidate.url().startsWith(playground.widgetsUrl));
    await frame?.evaluate(() => {
      const meta = document.createElement('meta');
      meta.httpEquiv = 'Content-Security-Policy';
      meta.content = "img-src 'none'";
      document.head.append(meta);
      const image = document.createElement('img');
      image.src = '/x.png';
      document.body.append(image);
      setTimeout(() => {
        throw new Error('thrown in a widget');
      });
    });
    await expect.poll(() => doc.watch.problems.join('\n')).toMatch(/thrown in a widget/);
    await expect.poll(() => doc.watch.problems.join('\n')).toMatch(/Content-Security-Policy violated: img-src/);
    await expect(doc.close()).rejects.toThrow('Went wrong meanwhile');
  });
});

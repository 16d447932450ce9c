import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GristDocument } from './support/grist-document.ts';
import { Playground } from './support/playground.ts';

const hostile = '<img src=x onerror="window.hacked=1">';
const views = ['Qui attend qui', 'Planning', 'Liste', 'Carte'];

/** A link of the table, by the titles of its tasks; a number is the id of no task. */
interface Link {
  readonly from: string | number;
  readonly to: string | number;
  readonly lag?: number;
  readonly lagUnit?: string;
  readonly need?: string;
}

/** Links that nobody would draw: the tables of a document are written by grids, imports and programs too. */
describe('the dependency board on whatever a document holds', () => {
  let playground: Playground;
  let doc: GristDocument;
  let board: Locator;
  beforeAll(async () => {
    playground = await Playground.start();
    doc = await playground.open({ doc: 'demo', lang: 'fr', viewport: { width: 1400, height: 1000 }, reducedMotion: 'reduce' });
    await stopFormulas(doc);
    await empty(doc);
    await fill(doc);
    await doc.showPage('Qui attend qui');
    board = doc.inWidget('dependencies').locator('coop-dependencies');
  });
  afterAll(() => playground.stop());

  const show = (view: string) => board.getByRole('button', { name: view, exact: true }).first().click();
  const row = (title: string) => board.getByRole('row').filter({ hasText: title }).first();

  it('names each link and day that it cannot follow', async () => {
    await board.getByRole('button', { name: 'Voir', exact: true }).click();

    const dialog = board.getByRole('dialog');
    await dialog.getByText('Tâche introuvable').waitFor();
    const list = (await dialog.getByRole('listitem').allInnerTexts()).join('\n');
    for (const issue of ['Tâche introuvable', 'Lien sans tâche', 'Tâche liée à elle-même', 'Lien en double', 'Fin avant le début', 'Délai démesuré', 'Ni date ni durée']) expect(list).toContain(issue);
    expect(list).toContain('Boucle a → Boucle b → Boucle a');
    expect(list).toMatch(/Anneau 1 → Anneau 2 →/);
    await doc.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('shows all the same in every view, hostile text as text, and answers a click', async () => {
    for (const view of views) {
      await show(view);
      await expect.poll(() => board.locator('.stage > *').evaluate((stage) => (stage.shadowRoot?.textContent ?? '').trim())).not.toBe('');
      expect(await board.evaluate((element) => /NaN|Invalid Date|undefined/.exec([element, ...(element.shadowRoot?.querySelectorAll('*') ?? [])].map((one) => one.shadowRoot?.textContent ?? '').join(' ')))).toBeNull();
    }
    await show('Liste');
    for (const title of ['Très ancienne', 'Très lointaine', 'À l’envers', 'Sans rien', 'Carrefour', 'Boucle a', hostile]) {
      await search(board, title);
      await row(title).waitFor();
    }
    await row(hostile).click();
    await board.getByRole('complementary').getByText(hostile).first().waitFor();
    await search(board, 'Carrefour');
    await row('Carrefour').click();
    await board.getByRole('complementary').getByText('Carrefour').first().waitFor();
    await expect.poll(() => row('Carrefour').innerText()).toContain('100');

    expect(await (await doc.widgetFrame('dependencies')).evaluate(() => 'hacked' in globalThis)).toBe(false);
    expect(await doc.axe('dependencies')).toEqual([]);
  });

  it('shows a chain of 5,000 tasks, and opens its end', async () => {
    await empty(doc);
    const ids = await tasks(doc, named('Maillon', 5000));
    await doc.actions([['BulkAddRecord', 'Dependencies', nothing(4999), { predecessor: ids.slice(0, -1), successor: ids.slice(1) }]]);
    await search(board, 'Maillon 5000');
    await row('Maillon 5000').click();

    await board.getByRole('complementary').getByText('Maillon 4999').first().waitFor();
    await show('Carte');
    await board.locator('.node', { hasText: 'Maillon 5000' }).waitFor();
  });

  it('says that there is no task once all are gone, and lets one be written', async () => {
    await empty(doc);
    await board.getByText('Pas encore de tâche').waitFor();

    await board.getByRole('button', { name: 'Ajouter une tâche' }).click();

    await board.getByRole('complementary').getByRole('textbox').fill('La première');
  });

  it('threw nothing, broke no policy and asked no other host all the while', async () => {
    await doc.close();
  });
});

/** Links that lead nowhere, round, or too far, and days that no plan holds. */
async function fill(doc: GristDocument): Promise<void> {
  const [ring, rays] = [named('Anneau', 500), named('Rayon', 100)];
  const plain = ['Fondations', 'Murs', hostile, 'Carrefour', 'Boucle a', 'Boucle b', 'Supprimée', ...ring, ...rays];
  const [ids, odd] = [await tasks(doc, plain), ['À l’envers', 'Très ancienne', 'Très lointaine', 'Sans rien']];
  await doc.actions([['BulkAddRecord', 'Tasks', nothing(odd.length), { title: odd, start: [1_796_860_800, 0, 253_402_128_000, null], due: [1_796_083_200, 86_400, 253_402_214_400, null] }]]);
  const idOf = (task: string | number) => (typeof task === 'number' ? task : ids[plain.indexOf(task)]);
  const links: Link[] = [
    { from: 99_999, to: 'Murs' },
    { from: 'Supprimée', to: 'Murs' },
    { from: 'Murs', to: 'Murs' },
    { from: 'Fondations', to: 'Murs', lag: -30 },
    { from: 'Fondations', to: 'Murs', lag: -30 },
    { from: 'Fondations', to: hostile, lag: 1_000_000, lagUnit: 'Jours', need: hostile },
    { from: 'Boucle a', to: 'Boucle b' },
    { from: 'Boucle b', to: 'Boucle a' },
    ...ring.map((from, n) => ({ from, to: ring[(n + 1) % ring.length] ?? from })),
    ...rays.map((from) => ({ from, to: 'Carrefour' })),
  ];
  await doc.actions([
    ['BulkAddRecord', 'Dependencies', nothing(links.length), {
      predecessor: links.map(({ from }) => idOf(from)),
      successor: links.map(({ to }) => idOf(to)),
      lag: links.map(({ lag = 0 }) => lag),
      lagUnit: links.map(({ lagUnit = 'Jours ouvrés' }) => lagUnit),
      need: links.map(({ need = '' }) => need),
    }],
    ['RemoveRecord', 'Tasks', idOf('Supprimée')],
  ]);
}

/** What the document works out of its rows itself, which the board does not read, takes longer over thousands of them than all the rest. */
async function stopFormulas(doc: GristDocument): Promise<void> {
  const [tables, columns] = [await doc.rows('_grist_Tables'), await doc.rows('_grist_Tables_column')];
  const computed = columns.filter(({ isFormula, formula, colId }) => isFormula === true && formula !== '' && !String(colId).startsWith('gristHelper'));
  await doc.actions(computed.map(({ parentId, colId }) => ['ModifyColumn', tables.find(({ id }) => id === parentId)?.['tableId'], colId, { isFormula: false, formula: '' }]));
}

/** Takes every task and every link away. */
async function empty(doc: GristDocument): Promise<void> {
  for (const table of ['Dependencies', 'Tasks']) await doc.actions([['BulkRemoveRecord', table, (await doc.rows(table)).map(({ id }) => id)]]);
}

/** Adds tasks of two days by their titles. Gives their ids. */
async function tasks(doc: GristDocument, title: readonly string[]): Promise<number[]> {
  const [ids] = (await doc.actions([['BulkAddRecord', 'Tasks', nothing(title.length), { title, durationDays: title.map(() => 2) }]])) as [number[]];
  return ids;
}

async function search(board: Locator, words: string): Promise<void> {
  const field = board.getByRole('searchbox');
  if ((await field.count()) === 0) await board.getByRole('button', { name: 'Chercher' }).click();
  await field.fill(words);
}

function named(title: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${title} ${n + 1}`);
}

function nothing(count: number): null[] {
  return Array.from({ length: count }, () => null);
}

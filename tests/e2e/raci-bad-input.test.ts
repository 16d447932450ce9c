import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GristDocument } from './support/grist-document.ts';
import type { Action } from './support/in-grist.ts';
import { Playground } from './support/playground.ts';

const hostile = '<img src=x onerror="window.hacked=1">';
const rightToLeft = 'שלום 👩🏽‍🌾 récolte';
const long = 'Très long '.repeat(1000);
const text = (id: string) => ({ id, type: 'Text' });
const choices = (id: string, words: readonly string[]) => ({ id, type: 'ChoiceList', widgetOptions: JSON.stringify({ choices: words }) });
const nothing = (count: number) => Array.from({ length: count }, () => null);

/** Works on tables that nobody made for it: their cells hold anything, and their rows come and go. */
describe('the RACI matrix on whatever a document holds', () => {
  let playground: Playground;
  let doc: GristDocument;
  let matrix: Locator;
  beforeAll(async () => {
    playground = await Playground.start();
    doc = await playground.open({ doc: 'empty', lang: 'fr' });
    await fill(doc);
    const mapping = { title: 'Titre', project: 'Lot', responsible: 'Fait', accountable: 'Approuve', consulted: 'Consulte', informed: 'Informe', due: 'Echeance', start: 'Debut', effortHours: 'Effort' };
    await doc.addWidget({ widget: 'raci', table: 'Travaux', page: 'Rôles', mapping, parameters: { lang: 'fr' } });
    await doc.showPage('Rôles');
    matrix = doc.inWidget('raci').getByRole('grid');
  });
  afterAll(() => playground.stop());

  const says = (words: string | RegExp) => doc.inWidget('raci').getByText(words).first().waitFor();

  it('shows any text as text, and lists each cell that it could not read', async () => {
    for (const name of [
      'Fondations, Ana Ferreira: Approuve, Réalise, Informé·e',
      `Fondations, ${hostile}: Consulté·e, Informé·e`,
      `${hostile}, ${hostile}: Approuve, Réalise, Informé·e`,
      `${hostile}, Zoé: Consulté·e`,
      `${rightToLeft}, ${rightToLeft}: Approuve, Consulté·e`,
      'Sans titre, pas une liste: Réalise',
    ]) {
      await matrix.getByRole('gridcell', { name, exact: true }).waitFor();
    }
    await matrix.getByRole('rowheader', { name: /^Très long / }).waitFor();
    await says('5 lignes mal lues');

    await doc.inWidget('raci').getByRole('button', { name: 'Voir', exact: true }).click();

    const dialog = doc.inWidget('raci').getByRole('dialog');
    await dialog.getByText('5 lignes mal lues').waitFor();
    const list = (await dialog.getByRole('listitem').allInnerTexts()).join('\n');
    for (const issue of ['Nom en double', 'Erreur de formule', 'Nombre illisible', 'Nombre hors limites', 'Date illisible', 'Référence inconnue']) expect(list).toContain(issue);
    await doc.page.keyboard.press('Escape');
    expect(await (await doc.widgetFrame('raci')).evaluate(() => 'hacked' in globalThis)).toBe(false);
    expect(await doc.axe('raci')).toEqual([]);
  });

  it('follows a person renamed in a table that no column tells of, and takes out one who is deleted', async () => {
    await matrix.getByRole('columnheader', { name: 'Ana Ferreira' }).waitFor();

    await doc.actions([['UpdateRecord', 'Gens', 1, { Nom: 'Ana Renommée' }]]);
    await matrix.getByRole('gridcell', { name: 'Fondations, Ana Renommée: Approuve, Informé·e' }).waitFor();
    await doc.actions([['RemoveRecord', 'Gens', 1]]);

    await matrix.getByRole('columnheader', { name: 'Ana Renommée' }).waitFor({ state: 'detached' });
    await says('Personne n’approuve');
  });

  it('says that the row whose title is being typed was deleted, and keeps the title', async () => {
    await matrix.getByRole('rowheader', { name: 'Fondations' }).click();
    await doc.page.keyboard.press('F2');
    await matrix.getByRole('textbox', { name: 'Titre de la tâche' }).fill('Fondations et dalle');

    await doc.actions([['RemoveRecord', 'Travaux', 1]]);

    await says(/vient d’être supprimé du document. Votre titre est gardé/);
    await doc.inWidget('raci').getByRole('button', { name: 'Ajouter une tâche' }).filter({ hasText: 'Ajouter une tâche' }).click();
    await matrix.getByRole('rowheader', { name: 'Fondations et dalle' }).waitFor();
    await expect.poll(async () => (await doc.rows('Travaux')).map(({ Titre }) => Titre)).toContain('Fondations et dalle');
  });

  it('names a table that may not be read, and shows what its references show', async () => {
    await doc.hideTable('Secret');
    await doc.showPage('Gens');
    await doc.showPage('Rôles');

    await says('Table masquée : Secret');
    await matrix.getByRole('rowheader', { name: 'Lot caché' }).waitFor();
  });

  it('reads and writes nothing with access to its table only, and asks for access with none', async () => {
    await doc.setAccess('raci', 'read table');
    await says('Lecture seule');
    await matrix.getByRole('gridcell', { name: `${rightToLeft}, ${rightToLeft}: Approuve, Consulté·e` }).waitFor();

    await doc.setAccess('raci', 'none');
    await says('Ce widget n’a accès à rien');
    await says('host.noAccess');
  });

  it('starts from a table without rows', async () => {
    await doc.actions([['AddTable', 'Vide', [text('Titre'), text('Fait')]]]);
    await doc.addWidget({ widget: 'raci', table: 'Vide', page: 'Page vide', mapping: { title: 'Titre', responsible: 'Fait' }, parameters: { lang: 'fr' } });
    await doc.showPage('Page vide');
    await says('Pas encore de tâche');

    await doc.inWidget('raci').getByRole('button', { name: 'Ajouter une tâche' }).first().click();
    await doc.page.keyboard.type('La première');
    await doc.page.keyboard.press('Enter');

    await matrix.getByRole('rowheader', { name: 'La première' }).waitFor();
    await expect.poll(async () => (await doc.rows('Vide')).map(({ Titre }) => Titre)).toEqual(['La première']);
  });

  it('shows, judges and edits 20,000 rows, mounting only what is in view', async () => {
    await doc.actions(manyRows(20_000));
    await doc.addWidget({ widget: 'raci', table: 'Grand', page: 'Page grande', mapping: { title: 'Titre', project: 'Lot', responsible: 'Fait', accountable: 'Approuve' }, parameters: { lang: 'fr' } });
    await doc.showPage('Page grande');
    await matrix.getByRole('gridcell', { name: 'Tâche 1, Personne 1: Approuve, Réalise', exact: true }).waitFor();
    await says('400 A pour une personne');

    // Rows in view are asked for one by one, before the host sends all; all the same, one that goes is gone.
    await doc.actions([['UpdateRecord', 'Grand', 2, { Fait: ['L', 'Personne 7'] }]]);
    await matrix.getByRole('gridcell', { name: 'Tâche 2, Personne 7: Réalise', exact: true }).waitFor();
    await doc.actions([['RemoveRecord', 'Grand', 3]]);
    await matrix.getByRole('rowheader', { name: 'Tâche 3', exact: true }).waitFor({ state: 'detached' });

    await matrix.getByRole('gridcell', { name: 'Tâche 1, Personne 2: aucun rôle', exact: true }).click();
    await doc.page.keyboard.press('Escape');
    await doc.page.keyboard.press('r');
    await matrix.getByRole('gridcell', { name: 'Tâche 1, Personne 2: Réalise', exact: true }).waitFor();
    await doc.page.keyboard.press('Control+End');

    await matrix.getByRole('gridcell', { name: /^Tâche 20000, / }).first().waitFor();
    expect(await matrix.getByRole('gridcell').count()).toBeLessThan(2000);
    await expect.poll(() => doc.cell('Grand', 1, 'Fait')).toEqual(['L', 'Personne 1', 'Personne 2']);
    await expect
      .poll(async () =>
        (await doc.widgetFrame('raci')).evaluate(() => {
          dispatchEvent(new Event('beforeprint'));
          return document.querySelector('coop-raci-matrix')?.shadowRoot?.querySelector('.print')?.textContent;
        }),
      )
      .toMatch(/Cette vue compte plus de 20\s000 cases/);
  });

  it('threw nothing, broke no policy and asked no other host all the while', async () => {
    await doc.close();
  });
});

/** People, a table to hide, and works whose cells hold what they should not. */
async function fill(doc: GristDocument): Promise<void> {
  await doc.actions([
    ['AddTable', 'Gens', [text('Nom')]],
    ['BulkAddRecord', 'Gens', nothing(3), { Nom: ['Ana Ferreira', hostile, rightToLeft] }],
    ['AddTable', 'Secret', [text('Nom')]],
    ['AddRecord', 'Secret', null, { Nom: 'Lot caché' }],
    ['AddTable', 'Travaux', [
      text('Titre'),
      { id: 'Lot', type: 'Ref:Secret' },
      choices('Fait', ['Ana Ferreira', 'Ana Ferreira', hostile]),
      { id: 'Approuve', type: 'Ref:Gens' },
      text('Consulte'),
      { id: 'Informe', type: 'RefList:Gens' },
      { id: 'Echeance', type: 'Date' },
      { id: 'Debut', type: 'Any', isFormula: true, formula: '1/0' },
      { id: 'Effort', type: 'Numeric' },
    ]],
  ]);
  const [tables, columns] = [await doc.rows('_grist_Tables'), await doc.rows('_grist_Tables_column')];
  const refOf = (table: string, colId: string) => columns.find((column) => column['colId'] === colId && column['parentId'] === tables.find(({ tableId }) => tableId === table)?.id)?.id;
  await doc.actions([
    ...[['Lot', 'Secret'], ['Approuve', 'Gens'], ['Informe', 'Gens']].flatMap(([colId = '', table = '']): Action[] => [
      ['UpdateRecord', '_grist_Tables_column', refOf('Travaux', colId), { visibleCol: refOf(table, 'Nom') }],
      ['SetDisplayFormula', 'Travaux', null, refOf('Travaux', colId), `$${colId}.Nom`],
    ]),
    ['BulkAddRecord', 'Travaux', nothing(5), {
      Titre: ['Fondations', hostile, rightToLeft, long, null],
      Lot: [1, 1, 1, 1, 1],
      Fait: [['L', 'Ana Ferreira', 'Ana Ferreira'], ['L', hostile], null, ['L', rightToLeft], 'pas une liste'],
      Approuve: [1, 2, 3, 'Personne', 0],
      Consulte: [hostile, 'Zoé, zoé ; Zoé', rightToLeft, 'x'.repeat(10_000), null],
      Informe: [['L', 1, 2, 3], ['L', 2, 2], 'nobody', null, null],
      Echeance: [0, 'un jour', 1e15, null, 1_767_225_600],
      Effort: ['beaucoup', -4, 1e300, null, 3],
    }],
  ]);
}

/** Rows that the document makes by itself: sending as many through the browser takes longer than all the rest. */
function manyRows(count: number): Action[] {
  const people = Array.from({ length: 50 }, (_, n) => `Personne ${n + 1}`);
  return [
    ['AddTable', 'Grand', [
      { id: 'Titre', type: 'Text', isFormula: true, formula: '"Tâche %d" % $id' },
      { id: 'Lot', type: 'Text', isFormula: true, formula: '"Lot %d" % (($id - 1) // 100 + 1)' },
      { id: 'Approuve', type: 'Text', isFormula: true, formula: '"Personne %d" % (($id - 1) * 7 % 50 + 1)' },
      { ...choices('Fait', people), isFormula: false, formula: '["Personne %d" % (($id - 1) % 50 + 1)]' },
    ]],
    ['BulkAddRecord', 'Grand', nothing(count), {}],
  ];
}

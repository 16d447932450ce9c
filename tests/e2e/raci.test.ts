import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GristDocument, Row } from './support/grist-document.ts';
import { Playground } from './support/playground.ts';

describe('the RACI matrix in a real Grist', () => {
  let playground: Playground;
  let doc: GristDocument;
  let matrix: Locator;
  beforeAll(async () => {
    playground = await Playground.start();
    doc = await playground.open({ doc: 'demo', lang: 'fr' });
    await doc.showPage('Qui fait quoi');
    matrix = doc.inWidget('raci').getByRole('grid');
  });
  afterAll(() => playground.stop());

  it('writes a letter typed in a cell into the Tasks table, and takes it back with Grist’s undo', async () => {
    const { task, free } = await peopleAndTask(doc, matrix);

    await focusCell(matrix, task, free);
    await doc.page.keyboard.press('c');

    await cell(matrix, task, free, 'Consulté·e').waitFor();
    await expect.poll(async () => ids((await row(doc, task))['consulted'])).toContain(free.id);

    await doc.undo();
    await cell(matrix, task, free, 'aucun rôle').waitFor();
    expect(ids((await row(doc, task))['consulted'])).not.toContain(free.id);
  });

  it('empties a cell with Delete', async () => {
    const { task, holder } = await peopleAndTask(doc, matrix);

    await focusCell(matrix, task, holder);
    await doc.page.keyboard.press('Delete');

    await cell(matrix, task, holder, 'aucun rôle').waitFor();
    await expect.poll(async () => (await row(doc, task))['accountable']).toBe(0);
    await doc.undo();
    await cell(matrix, task, holder, 'Approuve').waitFor();
  });

  it('moves A from whoever held it, says so, and offers to undo', async () => {
    const { task, holder, free } = await peopleAndTask(doc, matrix);

    await focusCell(matrix, task, free);
    await doc.page.keyboard.press('a');

    await expect.poll(async () => (await row(doc, task))['accountable']).toBe(free.id);
    await doc.inWidget('raci').getByText(`à la place de ${String(holder['name'])}`).waitFor();
    await doc.inWidget('raci').getByRole('button', { name: 'Annuler', exact: true }).click();
    await expect.poll(async () => (await row(doc, task))['accountable']).toBe(holder.id);
  });

  it('shows an edit made in Grist’s table without a reload', async () => {
    const { task, holder, free } = await peopleAndTask(doc, matrix);

    await doc.actions([['UpdateRecord', 'Tasks', task.id, { accountable: free.id }]]);

    await cell(matrix, task, free, 'Approuve').waitFor();
    await doc.actions([['UpdateRecord', 'Tasks', task.id, { accountable: holder.id }]]);
    await cell(matrix, task, holder, 'Approuve').waitFor();
  });

  it('shows a title typed into the grid beside it', async () => {
    const { task } = await peopleAndTask(doc, matrix);

    await doc.typeInGrid('Tasks', task.id, 'title', 'Un titre tout neuf');

    await matrix.getByRole('rowheader', { name: /Un titre tout neuf/ }).waitFor();
  });

  it('shows a member renamed in another table without a reload', async () => {
    const { holder } = await peopleAndTask(doc, matrix);

    await doc.actions([['UpdateRecord', 'Members', holder.id, { name: 'Zoé Renommée' }]]);

    await matrix.getByRole('columnheader', { name: /Zoé Renommée/ }).waitFor();
  });

  it('takes a refused letter back, and says why', async () => {
    const { task, free } = await peopleAndTask(doc, matrix);
    await doc.refuseWrites('ACL_DENY', 'Blocked by table update access rules');

    await focusCell(matrix, task, free);
    await doc.page.keyboard.press('i');

    await doc.inWidget('raci').getByText('Les règles d’accès du document interdisent cette modification').waitFor();
    await cell(matrix, task, free, 'aucun rôle').waitFor();
    await doc.acceptWrites();
  });

  it('folds a team into one column by a click on its head, and opens it again', async () => {
    const widget = doc.inWidget('raci');
    const head = (isOpen: boolean) => widget.getByRole('button', { name: /^Produit|Produit$/, expanded: isOpen });

    await head(true).click();
    await head(false).click();

    await head(true).waitFor();
  });

  it('keeps every button of its toolbar in view, however wide it is', async () => {
    const toolbar = doc.inWidget('raci').getByRole('toolbar');
    for (const width of [1400, 1280, 1150, 1090]) {
      await doc.page.setViewportSize({ width, height: 900 });
      await expect.poll(() => toolbar.evaluate((element) => Math.max(...[...element.children].map((child) => child.getBoundingClientRect().right)) <= innerWidth && element.clientHeight < 50)).toBe(true);
    }
    await doc.page.setViewportSize({ width: 1400, height: 900 });
  });

  it('says that a choice of this view is to be saved in Grist, until it is', async () => {
    const widget = doc.inWidget('raci');
    const note = widget.getByText('Enregistrez dans Grist pour garder ces réglages.');
    const settings = widget.getByRole('button', { name: 'Règles de l’audit' });
    await settings.click();
    await widget.getByLabel('Lignes').selectOption({ label: 'aérées' });
    await note.waitFor();
    await doc.page.keyboard.press('Escape');

    await doc.page.locator('.test-section-menu-small-btn-save').first().click();
    await expect.poll(async () => JSON.stringify(await doc.rows('_grist_Views_section'))).toContain('roomy');
    await settings.click();

    await note.waitFor({ state: 'detached' });
    await widget.getByLabel('Lignes').selectOption({ label: 'serrées' });
    await doc.page.keyboard.press('Escape');
  });

  it('prints on white, in the dark theme too: each name over its column, columns alike, a head that is repeated', async () => {
    await doc.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const frame = await doc.widgetFrame('raci');
    // What paper is made with comes once nobody waits.
    const table = doc.inWidget('raci').locator('.print table').first();
    await expect
      .poll(async () => {
        await frame.evaluate(() => dispatchEvent(new Event('beforeprint')));
        return table.count();
      }, { timeout: 20_000 })
      .toBe(1);

    const { names, cells, head, ground } = await table.evaluate((element) => {
      const box = (each: Element) => {
        const { left, width } = each.getBoundingClientRect();
        return [Math.round(left), Math.round(width)];
      };
      return {
        names: [...element.querySelectorAll('thead .person')].map(box),
        cells: [...(element.querySelector('tbody tr:not(.group)')?.querySelectorAll('td') ?? [])].map(box),
        head: element.querySelector('thead')?.getBoundingClientRect().height ?? 0,
        ground: getComputedStyle(element).getPropertyValue('--coop-surface'),
      };
    });
    expect(names).toEqual(cells);
    expect(new Set(cells.map(([, width]) => width)).size).toBeLessThanOrEqual(2);
    // A quarter of a lying A4 sheet, in px.
    expect(head).toBeLessThan((190 / 25.4) * 96 / 4);
    expect(ground).toBe('#ffffff');
    await frame.evaluate(() => dispatchEvent(new Event('afterprint')));
    await doc.page.emulateMedia({ media: null, colorScheme: null });
  });

  it('has nothing that axe objects to', async () => {
    expect(await doc.axe('raci')).toEqual([]);
  });

  it('works on the deliverables too, and speaks of them', async () => {
    await doc.addWidget({ widget: 'raci', table: 'Deliverables', page: 'Livrables', parameters: { lang: 'fr' } });
    await doc.showPage('Livrables');
    const target = (role: string) => matrix.getByRole('gridcell', { name: `Boutique ouverte, Claire Fontaine: ${role}`, exact: true });
    await doc.inWidget('raci').getByText(/^13 livrables, /).waitFor();
    await target('aucun rôle').click();
    await doc.page.keyboard.press('Escape');

    await doc.page.keyboard.press('c');

    await target('Consulté·e').waitFor();
    const [claire] = (await doc.rows('Members')).filter(({ name }) => name === 'Claire Fontaine');
    const consulted = async () => (await doc.rows('Deliverables')).find(({ title }) => title === 'Boutique ouverte')?.['consulted'];
    await expect.poll(consulted).toEqual(['L', claire?.id]);
    await doc.inWidget('raci').getByRole('button', { name: 'Ajouter un livrable' }).first().click();
    await doc.page.keyboard.type('Carnet d’entretien');
    await doc.page.keyboard.press('Enter');
    await matrix.getByRole('rowheader', { name: 'Carnet d’entretien' }).waitFor();
    await expect.poll(async () => (await doc.rows('Deliverables')).map(({ title }) => title)).toContain('Carnet d’entretien');
  });

  it('asked no other host, broke no policy and threw nothing all the while', async () => {
    await doc.close();
  });

  it('lets a viewer read everything and change nothing', async () => {
    const doc = await playground.open({ doc: 'demo', lang: 'fr' });
    await doc.showPage('Membres et équipes');
    await doc.makeReadOnly();
    await doc.showPage('Qui fait quoi');
    const matrix = doc.inWidget('raci').getByRole('grid');
    await doc.inWidget('raci').getByText('Lecture seule').first().waitFor();
    const { task, free } = await peopleAndTask(doc, matrix);
    const before = await row(doc, task);

    await focusCell(matrix, task, free);
    await doc.page.keyboard.press('c');

    await doc.inWidget('raci').getByText('rien n’a été changé').waitFor();
    expect(await row(doc, task)).toEqual(before);
    await doc.close();
  });

  it('works on a table of somebody’s own, whose roles are names, references and free text', async () => {
    const doc = await playground.open({ doc: 'foreign', lang: 'fr' });
    await doc.addWidget({
      widget: 'raci',
      table: 'Suivi_chantier',
      page: 'Rôles du chantier',
      mapping: { title: 'Tache', responsible: 'Qui_fait', accountable: 'Pilote', consulted: 'Consultes', informed: 'Informes' },
      parameters: { lang: 'fr' },
    });
    await doc.showPage('Rôles du chantier');
    const matrix = doc.inWidget('raci').getByRole('grid');

    await matrix.getByRole('gridcell', { name: 'Fondations, Benoît Le Goff: Approuve, Réalise' }).waitFor();
    await matrix.getByRole('gridcell', { name: 'Fondations, Driss Amrani: Réalise' }).click();
    await doc.page.keyboard.press('Escape');
    await doc.page.keyboard.press('Delete');

    await expect.poll(async () => (await doc.rows('Suivi_chantier')).find((work) => work['Tache'] === 'Fondations')?.['Qui_fait']).toEqual(['L', 'Benoît Le Goff']);
    await doc.close();
  });

  it.each([
    { name: 'raci-light-fr', lang: 'fr', colorScheme: 'light', width: 1400 },
    { name: 'raci-dark-fr', lang: 'fr', colorScheme: 'dark', width: 1400 },
    { name: 'raci-light-en', lang: 'en', colorScheme: 'light', width: 1400 },
    { name: 'raci-narrow-fr', lang: 'fr', colorScheme: 'light', width: 480 },
  ] as const)('has its picture taken, and axe finds nothing: $name', async ({ name, lang, colorScheme, width }) => {
    const doc = await playground.open({ doc: 'demo', lang, colorScheme, viewport: { width, height: 900 }, hideBar: true });
    await doc.showPage(lang === 'fr' ? 'Qui fait quoi' : 'Who does what');
    const shown = width > 640 ? doc.inWidget('raci').getByRole('gridcell', { name: /Approuve|Approves/ }) : doc.inWidget('raci').getByRole('button', { name: 'Par personne' });
    await shown.first().waitFor();

    if (lang === 'en') await doc.inWidget('raci').getByRole('button', { name: 'By person' }).waitFor();
    expect(await doc.axe('raci')).toEqual([]);
    await doc.screenshot(name);
    await doc.close();
  });
});

/** The first task shown that somebody shown approves, that person, and another person shown who holds no role in it. */
async function peopleAndTask(doc: GristDocument, matrix: Locator) {
  await matrix.getByRole('gridcell', { name: /: Approuve/ }).first().waitFor();
  const [tasks, members] = [await doc.rows('Tasks'), await doc.rows('Members')];
  const names = await matrix.getByRole('gridcell').evaluateAll((cells) => cells.map((shown) => shown.getAttribute('aria-label') ?? ''));
  for (const task of tasks) {
    const holder = members.find((member) => task['accountable'] === member.id && names.includes(`${String(task['title'])}, ${String(member['name'])}: Approuve`));
    const free = members.find((member) => names.includes(`${String(task['title'])}, ${String(member['name'])}: aucun rôle`));
    if (holder !== undefined && free !== undefined) return { task, holder, free };
  }
  throw new Error(`No task shown has both an A and an empty cell: ${names.slice(0, 10).join(' | ')}`);
}

function cell(matrix: Locator, task: Row, member: Row, role: string): Locator {
  return matrix.getByRole('gridcell', { name: `${String(task['title'])}, ${String(member['name'])}: ${role}`, exact: true });
}

/** Clicks the cell and closes the letters that a click opens: the focus stays there. */
async function focusCell(matrix: Locator, task: Row, member: Row): Promise<void> {
  const target = matrix.locator(`[role="gridcell"][aria-label^=${JSON.stringify(`${String(task['title'])}, ${String(member['name'])}: `)}]`);
  await target.click();
  await target.page().keyboard.press('Escape');
}

async function row(doc: GristDocument, { id }: Row): Promise<Row> {
  const found = (await doc.rows('Tasks')).find((task) => task.id === id);
  if (found === undefined) throw new Error(`Tasks has no row ${id}.`);
  return found;
}

/** Ids in a raw RefList. */
function ids(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(1) : [];
}

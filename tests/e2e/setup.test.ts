import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GristDocument } from './support/grist-document.ts';
import { Playground } from './support/playground.ts';

/** Everything that an installation writes: metadata and the record of it. */
const metadata = ['_grist_Tables', '_grist_Tables_column', '_grist_Views', '_grist_Views_section', '_grist_Views_section_field', 'Installation'];
/** An installation, or a table taken into use, may take its time on a machine that does much else. */
const patience = 150_000;
const picture = (doc: GristDocument, tables = metadata) => Promise.all(tables.map((table) => doc.rows(table)));

async function install(doc: GristDocument, button: string, title: RegExp): Promise<FrameLocator> {
  const setup = doc.inWidget('setup').first();
  await setup.getByRole('button', { name: button, exact: true }).click();
  await setup.getByRole('heading', { level: 1, name: title }).waitFor({ timeout: patience });
  return setup;
}

const columnsOf = async (doc: GristDocument, tableId: string) => {
  const table = (await doc.rows('_grist_Tables')).find((row) => row['tableId'] === tableId);
  return (await doc.rows('_grist_Tables_column')).filter((row) => row['parentId'] === table?.id);
};

describe('the set-up page in a real Grist', () => {
  let playground: Playground;
  let empty: GristDocument;
  let filled: GristDocument;
  beforeAll(async () => {
    playground = await Playground.start();
    const common = { lang: 'fr', widget: 'setup', viewport: { width: 1300, height: 940 }, hideBar: true } as const;
    empty = await playground.open({ ...common, doc: 'empty' });
    filled = await playground.open({ ...common, doc: 'foreign', colorScheme: 'dark' });
  });
  afterAll(() => playground.stop());

  describe('in an empty document, in French', () => {
    let doc: GristDocument;
    let setup: FrameLocator;
    beforeAll(() => {
      doc = empty;
      setup = doc.inWidget('setup').first();
    });
    afterAll(() => doc.close());

    it('says what it will make before it makes anything', async () => {
      await setup.getByRole('heading', { level: 1, name: 'Installer Entrelacs dans ce document' }).waitFor();
      await setup.getByText('Qui fait quoi', { exact: true }).waitFor();
      await setup.getByText(/118 tâches/).waitFor();
      expect(await doc.axe('setup')).toEqual([]);
      await doc.screenshot('setup-first-light-fr', { widget: 'setup' });
      expect((await doc.rows('_grist_Tables')).map((row) => row['tableId'])).toEqual(['Table1']);
    });

    it('installs tables, pages and the example by one button', async () => {
      await install(doc, 'Installer', /tout est en ordre/);

      expect(await doc.pages()).toEqual(expect.arrayContaining(['Démarrer', 'Qui fait quoi', 'Projets et jalons', 'Membres et équipes']));
      expect((await doc.rows('Members')).length).toBeGreaterThan(50);
      expect((await doc.rows('Tasks')).find((row) => row['status'] === 'En cours')).toBeDefined();
      expect(await doc.axe('setup')).toEqual([]);
    }, 2 * patience);

    it('leaves no formula in error, and no date of the example overwritten by a trigger', async () => {
      const tables = (await doc.rows('_grist_Tables')).map((row) => String(row['tableId']));
      for (const table of tables.filter((id) => !id.startsWith('Grist'))) {
        const errors = (await doc.rows(table)).flatMap((row) => Object.entries(row).filter(([, value]) => Array.isArray(value) && value[0] === 'E'));
        expect(errors, table).toEqual([]);
      }
      const today = new Date().toISOString().slice(0, 10);
      expect((await doc.rows('Tasks')).filter((row) => String(row['statusLog']).split('\n').at(-1)?.startsWith(today)).length).toBeLessThan(5);
      expect((await doc.rows('Tasks')).filter((row) => row['updatedAt'] != null)).toEqual([]);
    });

    it('places the matrix mapped, trusted and linked', async () => {
      await doc.showPage('Qui fait quoi');
      await doc.inWidget('raci').getByRole('gridcell').first().waitFor();
      await doc.moveCursor('Tasks', 3);
      expect(await doc.cursorRow('Tasks')).toBe(3);
    });

    it('changes nothing when it is asked again', async () => {
      await doc.showPage('Démarrer');
      setup = doc.inWidget('setup').first();
      await setup.getByText('Rien ne manque, rien n’a dérivé.').waitFor();
      const before = await picture(doc);
      await setup.getByRole('button', { name: 'Vérifier de nouveau' }).click();
      await setup.getByText('Rien ne manque, rien n’a dérivé.').waitFor();
      expect(await picture(doc)).toEqual(before);
    });

    it('fills dates and logs by itself when a status changes in the grid', async () => {
      const [id] = (await doc.actions([['AddRecord', 'Tasks', null, { title: 'Ranger l’atelier' }]])) as [number];
      expect(await doc.cell('Tasks', id, 'status')).toBe('À faire');
      expect((await doc.cell('Tasks', id, 'effortHours')) ?? null).toBeNull();

      await doc.actions([['UpdateRecord', 'Tasks', id, { status: 'En cours', due: 1_900_000_000 }]]);
      await doc.actions([['UpdateRecord', 'Tasks', id, { status: 'Terminé', due: 1_800_000_000 }]]);

      const row = (await doc.rows('Tasks')).find((task) => task.id === id);
      expect(String(row?.['statusLog']).split('\n').map((line) => line.slice(17))).toEqual(['À faire', 'En cours', 'Terminé']);
      expect([typeof row?.['startedOn'], typeof row?.['doneOn']]).toEqual(['number', 'number']);
      expect(row).toMatchObject({ baselineDue: 1_899_936_000, isLate: false });
      await doc.actions([['RemoveRecord', 'Tasks', id]]);
    });

    it('understands the collective’s own stages', async () => {
      await doc.actions([['AddRecord', 'Settings', null, { key: 'stage.1', value: 'Spécification = En cours' }]]);
      const [id] = (await doc.actions([['AddRecord', 'Tasks', null, { title: 'Cahier des charges', status: 'Spécification' }]])) as [number];

      expect(await doc.cell('Tasks', id, 'statusMeaning')).toBe('doing');
      expect(await doc.cell('Tasks', id, 'startedOn')).toEqual(expect.any(Number));
      await doc.actions([['RemoveRecord', 'Tasks', id]]);
    });

    it('recalculates one cell of the tasks when a member is renamed', async () => {
      const joins = async () => new Map((await doc.rows('Tasks')).map((row) => [row.id, row['joins']]));
      const before = await joins();
      await doc.actions([['UpdateRecord', 'Members', 2, { name: 'Anaïs' }]]);
      const after = await joins();

      expect([...after].filter(([id, value]) => before.get(id) !== value)).toHaveLength(1);
      expect([...after.values()].join()).not.toContain('Anaïs');
      await doc.undo();
    });

    it('finds a deleted column, says what it means, and makes it again', async () => {
      const milestones = (await doc.rows('_grist_Tables')).find((row) => row['tableId'] === 'Milestones');
      const due = (await columnsOf(doc, 'Tasks')).find((row) => row['colId'] === 'due');
      await doc.actions([
        ['RemoveColumn', 'Tasks', 'responsible'],
        ['UpdateRecord', '_grist_Tables_column', due?.id, { type: 'Text' }],
        ['UpdateRecord', '_grist_Views_section', milestones?.['rawViewSectionRef'], { title: 'Étapes' }],
      ]);
      await setup.getByRole('button', { name: 'Vérifier de nouveau' }).click();
      await setup.getByText('Elle porte le R de la matrice.').waitFor();
      expect(await setup.getByRole('checkbox', { name: /Réalise/ }).isChecked()).toBe(true);
      expect(await setup.getByRole('checkbox', { name: /Étapes/ }).isChecked()).toBe(false);
      expect(await doc.axe('setup')).toEqual([]);
      await doc.screenshot('setup-doctor-light-fr', { widget: 'setup' });

      await setup.getByRole('button', { name: 'Réparer 2 points' }).click();
      await setup.getByText('Réparation terminée').waitFor();

      const column = (await columnsOf(doc, 'Tasks')).find((row) => row['colId'] === 'responsible');
      expect(column).toMatchObject({ type: 'RefList:Members', label: 'Réalise' });
      expect((await columnsOf(doc, 'Tasks')).find((row) => row['colId'] === 'due')).toMatchObject({ type: 'Date' });
      expect((await doc.rows('_grist_Tables')).map((row) => row['tableId'])).toContain('Etapes');
      const raci = (await doc.rows('_grist_Views_section')).find((row) => String(row['options']).includes('"raci/raci"'));
      expect(String(raci?.['options'])).toContain(`\\"responsible\\":${String(column?.id)}`);
    });

    it('removes the example and keeps what was edited, with what it refers to', async () => {
      const edited = (await doc.rows('Tasks')).find((row) => typeof row['accountable'] === 'number' && row['accountable'] > 0);
      await doc.actions([['UpdateRecord', 'Tasks', edited?.id, { title: 'La nôtre' }], ['AddRecord', 'Members', null, { name: 'Zoé' }]]);
      await setup.getByRole('button', { name: 'Vérifier de nouveau' }).click();
      await setup.getByText(/Vous en avez modifié 1/).waitFor();
      await setup.getByRole('button', { name: 'Retirer…' }).click();
      await setup.getByText('La nôtre').waitFor();
      await setup.getByRole('button', { name: /^Retirer \d/ }).click();
      await setup.getByText('Exemple retiré').waitFor();

      expect((await doc.rows('Tasks')).map((row) => row['title'])).toEqual(['La nôtre']);
      const members = await doc.rows('Members');
      expect(members.map((row) => row['name'])).toContain('Zoé');
      expect(members.map((row) => row.id)).toContain(edited?.['accountable']);
      expect(await doc.rows('Measures')).toEqual([]);

      await doc.undo();
      await expect.poll(async () => (await doc.rows('Tasks')).length).toBeGreaterThan(100);
    });

    it('shows the access rules before it sets them', async () => {
      await setup.getByRole('button', { name: 'Voir les règles…' }).click();
      await setup.getByText('Baromètre : seuls les propriétaires lisent et modifient').waitFor();
      await setup.getByText(/Ce que les propriétaires voient encore/).waitFor();
      expect(await doc.axe('setup')).toEqual([]);
    });
  });

  describe('in a document that a team filled before', () => {
    let doc: GristDocument;
    let setup: FrameLocator;
    beforeAll(() => {
      doc = filled;
      setup = doc.inWidget('setup').first();
    });
    afterAll(() => doc.close());

    it('names the tables that clash, and links one of theirs by the keyboard alone', async () => {
      await setup.getByText('Membres Entrelacs').first().waitFor();
      await doc.screenshot('setup-first-dark-fr', { widget: 'setup' });
      await setup.getByRole('button', { name: 'relier la vôtre' }).first().focus();
      await doc.page.keyboard.press('Enter');
      await setup.getByRole('combobox', { name: /^Votre table/ }).waitFor();
      await doc.page.keyboard.press('Escape');
      await setup.getByRole('button', { name: 'relier la vôtre' }).first().focus();
      await doc.page.keyboard.press('Enter');
      expect(await setup.getByRole('combobox', { name: /^Nom/ }).inputValue()).not.toBe('');
      expect(await doc.axe('setup')).toEqual([]);
      await setup.getByRole('button', { name: 'Relier', exact: true }).focus();
      await doc.page.keyboard.press('Enter');
      await setup.getByText(/tiendra lieu de/).waitFor();
    });

    it('installs beside theirs, twice, and touches none of it', async () => {
      const theirs = ['Membres', 'Suivi_chantier', 'Tasks'];
      const before = await picture(doc, theirs);
      await install(doc, 'Installer', /tout est en ordre/);

      expect(await picture(doc, theirs)).toEqual(before);
      const tables = (await doc.rows('_grist_Tables')).map((row) => row['tableId']);
      expect(tables).toContain('Tasks2');
      expect(tables).not.toContain('Members');
      expect((await columnsOf(doc, 'Tasks2')).find((row) => row['colId'] === 'responsible')).toMatchObject({ type: 'RefList:Membres' });

      const installed = await picture(doc);
      await setup.getByRole('button', { name: 'Vérifier de nouveau' }).click();
      await setup.getByText('Rien ne manque, rien n’a dérivé.').waitFor();
      expect(await picture(doc)).toEqual(installed);
    }, 2 * patience);

    it('shows their members across the matrix', async () => {
      await doc.actions([['AddRecord', 'Tasks2', null, { title: 'Poser le toit', responsible: ['L', 3], accountable: 1 }]]);
      await doc.showPage('Qui fait quoi');
      await doc.inWidget('raci').getByRole('gridcell', { name: /Poser le toit, Chloé Martin/ }).waitFor();
      await doc.actions([['BulkRemoveRecord', 'Tasks2', (await doc.rows('Tasks2')).map(({ id }) => id)]]);
    });

    it('links their list of works as our tasks afterwards, with columns of ours where it has none, and says so before', async () => {
      const before = await picture(doc, ['Membres', 'Suivi_chantier', 'Tasks']);
      await doc.showPage('Démarrer');
      setup = doc.inWidget('setup').first();
      await setup.getByRole('button', { name: 'Relier une de vos tables…' }).click();
      await setup.getByRole('combobox', { name: /^Votre table/ }).selectOption({ label: 'Suivi chantier' });
      await setup.getByRole('combobox', { name: /^Tient lieu de/ }).selectOption({ label: 'Tâches' });
      await setup.getByRole('combobox', { name: /^Durée .jours ouvrés/ }).selectOption({ label: '+ nouvelle colonne' });
      await setup.getByRole('checkbox', { name: /^Mises à jour immédiates/ }).click();
      await setup.getByRole('checkbox', { name: /^Dates et historique/ }).click();
      await setup.getByRole('checkbox', { name: /^Signaux calculés/ }).click();
      await setup.getByText('raci, page Qui fait quoi : sur la table Suivi chantier').waitFor();
      expect(await doc.axe('setup')).toEqual([]);
      await doc.screenshot('setup-link-dark-fr', { widget: 'setup' });
      await setup.getByRole('button', { name: 'Relier', exact: true }).click();
      await setup.getByText('Votre table est reliée').waitFor({ timeout: patience });
      await setup.getByText('Rien ne manque, rien n’a dérivé.').waitFor();

      const works = (await columnsOf(doc, 'Suivi_chantier')).map((row) => row['colId']);
      expect((await doc.rows('Suivi_chantier')).map((row) => row['durationDays'] ?? null)).toEqual([null, null, null, null, null, null]);
      expect(works).toEqual(expect.arrayContaining(['Tache', 'Qui_fait', 'Etat', 'durationDays', 'joins', 'startedOn', 'isBlocked']));
      const [members, , notes] = await picture(doc, ['Membres', 'Suivi_chantier', 'Tasks']);
      expect([members, notes]).toEqual([before[0], before[2]]);
      const kept = (await doc.rows('Suivi_chantier')).map((row) => [row['Tache'], row['Lot'], row['Qui_fait'], row['Pilote'], row['Consultes'], row['Informes'], row['Echeance'], row['Etat']]);
      expect(kept).toEqual((before[1] ?? []).map((row) => [row['Tache'], row['Lot'], row['Qui_fait'], row['Pilote'], row['Consultes'], row['Informes'], row['Echeance'], row['Etat']]));
      const errors = (await Promise.all(['Suivi_chantier', 'Dependencies', 'Kpis', 'Installation'].map((table) => doc.rows(table)))).flat().flatMap((row) => Object.entries(row).filter(([, value]) => Array.isArray(value) && value[0] === 'E'));
      expect(errors).toEqual([]);
      expect((await columnsOf(doc, 'Dependencies')).find((row) => row['colId'] === 'predecessor')).toMatchObject({ type: 'Ref:Suivi_chantier' });
    }, 2 * patience);

    it('changes their table from the matrix, by the keyboard', async () => {
      await doc.showPage('Qui fait quoi');
      const raci = doc.inWidget('raci');
      await raci.getByRole('gridcell', { name: /^Réseau électrique, Elsa Nguyen/ }).click();
      await doc.page.keyboard.press('r');
      await expect.poll(() => doc.cell('Suivi_chantier', 5, 'Qui_fait')).toEqual(['L', 'Driss Amrani', 'Elsa Nguyen']);
      await doc.page.keyboard.press('a');
      await expect.poll(() => doc.cell('Suivi_chantier', 5, 'Pilote')).toBe(5);
      await doc.actions([['UpdateRecord', 'Suivi_chantier', 6, { Consultes: ['L', 1] }]]);
      await raci.getByRole('gridcell', { name: /^Réception, Ana Ferreira:? .*C/ }).waitFor();
    });

    it('keeps the days of their works, and what waits for what, on the board', async () => {
      await doc.actions([
        ['UpdateRecord', 'Suivi_chantier', 5, { Etat: 'En cours' }],
        ['AddRecord', 'Dependencies', null, { predecessor: 2, successor: 3, need: 'Fondations sèches' }],
      ]);
      expect(await doc.cell('Suivi_chantier', 5, 'startedOn')).toEqual(expect.any(Number));
      expect([await doc.cell('Suivi_chantier', 3, 'isBlocked'), await doc.cell('Suivi_chantier', 4, 'isBlocked')]).toEqual([true, false]);
      await doc.showPage('Qui attend qui');
      await doc.inWidget('dependencies').getByText('Élévation des murs').first().waitFor();
    });

    it('counts their works on the board of indicators, again at each edit of their table', async () => {
      await doc.actions([
        ['AddRecord', 'Kpis', null, { name: 'Travaux en cours', source: 'wip', frequency: 'Chaque semaine', direction: 'Plus bas est mieux', active: true }],
        ['AddRecord', 'KpiTargets', null, { kpi: 1, cfrom: Date.UTC(2026, 0, 1) / 1000, target: 5, warning: 5, critical: 9 }],
      ]);
      const under = (await doc.rows('Suivi_chantier')).filter(({ Etat }) => Etat === 'En cours').length;
      await doc.showPage('Indicateurs');
      const card = doc.inWidget('kpi').locator('.card', { hasText: 'Travaux en cours' });
      await card.getByText(String(under), { exact: true }).waitFor();

      await doc.actions([['UpdateRecord', 'Suivi_chantier', 6, { Etat: 'En cours' }]]);
      await card.getByText(String(under + 1), { exact: true }).waitFor();
      await doc.actions([['UpdateRecord', 'Suivi_chantier', 6, { Etat: '' }]]);
    });

    it('goes back to our tables, and leaves theirs as they are', async () => {
      await doc.showPage('Démarrer');
      setup = doc.inWidget('setup').first();
      await setup.getByRole('button', { name: 'Ne plus relier Suivi chantier' }).click();
      await setup.getByText('notre table Tâches sert de nouveau').waitFor();
      // Columns of ours that are computed there follow what they read; theirs, and the dates kept, do not change.
      const theirs = async () => [await doc.rows('Membres'), (await doc.rows('Suivi_chantier')).map((row) => ['Tache', 'Lot', 'Qui_fait', 'Pilote', 'Consultes', 'Informes', 'Echeance', 'Etat', 'startedOn', 'durationDays'].map((column) => row[column]))];
      const before = await theirs();
      await setup.getByRole('button', { name: 'Ne plus relier', exact: true }).click();
      await setup.getByText('Notre table est revenue à sa place').waitFor({ timeout: patience });
      await setup.getByText('Rien ne manque, rien n’a dérivé.').waitFor();

      expect(await theirs()).toEqual(before);
      expect((await columnsOf(doc, 'Dependencies')).find((row) => row['colId'] === 'predecessor')).toMatchObject({ type: 'Ref:Tasks2' });
      expect(await doc.cell('Dependencies', 1, 'predecessor')).toBe('Fondations');
      // Row numbers are those of our tasks again; a name that finds none of them blocks nothing, and puts nothing in error.
      expect([await doc.cell('Suivi_chantier', 3, 'isBlocked'), await doc.cell('Suivi_chantier', 3, 'joins')]).toEqual([false, '']);
      const [task] = await doc.actions([['AddRecord', 'Tasks2', null, { title: 'Murs' }]]);
      await doc.actions([['UpdateRecord', 'Dependencies', 1, { successor: task }]]);
      expect([await doc.cell('Tasks2', Number(task), 'isBlocked'), await doc.cell('Tasks2', Number(task), 'joins')]).toEqual([false, expect.stringMatching(/^\[\[1, 0, /)]);
    }, 2 * patience);
  });

  it('goes on where the host refused, and doubles nothing', async () => {
    const doc = await playground.open({ doc: 'empty', lang: 'en', widget: 'setup' });
    const setup = doc.inWidget('setup').first();
    await setup.getByRole('checkbox', { name: 'Atelier Lumière' }).click();
    await doc.page.evaluate(() => {
      const { docComm } = (globalThis as unknown as { gristDocPageModel: { gristDoc: { get(): { docComm: { applyUserActions(...args: unknown[]): Promise<unknown> } } } } }).gristDocPageModel.gristDoc.get();
      const apply = docComm.applyUserActions.bind(docComm);
      let count = 0;
      docComm.applyUserActions = (...args) => ((count += 1) === 3 ? Promise.reject(Object.assign(new Error('connection lost'), { code: 'X' })) : apply(...args));
    });
    await setup.getByRole('button', { name: 'Install', exact: true }).click();
    await setup.getByText(/The connection is lost/).waitFor({ timeout: patience });
    await setup.getByRole('heading', { name: 'Finish installing Entrelacs' }).waitFor();

    await install(doc, 'Go on', /all is in order/);

    const tables = (await doc.rows('_grist_Tables')).map((row) => row['tableId']);
    expect(tables).toEqual([...new Set(tables)]);
    expect(tables.filter((id) => /\d$/.test(String(id)))).toEqual(['Table1']);
    expect(await doc.pages()).toEqual(expect.arrayContaining(['Who does what', 'Members and teams']));
    await doc.close();
  }, 2 * patience);

  it('says what to do without full access, and to a viewer', async () => {
    const doc = await playground.open({ doc: 'empty', lang: 'fr', widget: 'setup' });
    await doc.inWidget('setup').getByRole('heading', { level: 1, name: /Installer/ }).waitFor();
    await doc.setAccess('setup', 'read table');
    await doc.inWidget('setup').getByText('Cette page a besoin de l’accès complet').waitFor();
    expect(await doc.axe('setup')).toEqual([]);
    await doc.setAccess('setup', 'none');
    await doc.inWidget('setup').getByText('Cette page a besoin de l’accès complet').waitFor();
    await doc.makeReadOnly();
    await doc.showPage('Table1');
    await doc.showPage('Démarrer');
    await doc.inWidget('setup').getByText('Vous pouvez lire ce document, pas le modifier').waitFor();
    await doc.close();
  });

  it('fits a narrow page', async () => {
    const doc = await playground.open({ doc: 'empty', lang: 'fr', widget: 'setup', viewport: { width: 390, height: 844 }, hideBar: true });
    const setup = doc.inWidget('setup');
    await setup.getByText(/118 tâches/).waitFor();
    const frame = await doc.widgetFrame('setup');
    expect(await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    expect(await doc.axe('setup')).toEqual([]);
    await doc.screenshot('setup-first-narrow-fr', { widget: 'setup' });
    await doc.close();
  });
});

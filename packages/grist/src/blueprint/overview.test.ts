import { describe, expect, it } from 'vitest';
import { readDocState } from './doc-state.ts';
import { installBlueprint } from './install.ts';
import { setLink } from './link.ts';
import { linkablesOf, linksOf, ownTablesOf, suggestLink } from './linkables.ts';
import { isUnfinished, overviewOf } from './overview.ts';
import { FakeDoc } from './testing/fake-doc.ts';

async function foreignDoc(): Promise<FakeDoc> {
  const doc = new FakeDoc();
  await doc.applyActions([
    ['AddTable', 'Membres', [{ id: 'Prenom_Nom', label: 'Prénom & nom' }, { id: 'Courriel', label: 'Courriel' }, { id: 'Cercle', label: 'Cercle' }]],
    ['AddTable', 'Tasks', [{ id: 'What', label: 'What' }]],
  ]);
  return doc;
}

describe('overviewOf', () => {
  it('names the tables that clash, and what ours will be called', async () => {
    const { clashes, ownTables, tables } = overviewOf(await readDocState(await foreignDoc()), 'fr');

    expect(clashes).toEqual([
      { key: 'member', theirs: 'Membres', ours: 'Membres Entrelacs', table: 1, canLink: true },
      { key: 'task', theirs: 'Tasks', ours: 'Tâches', table: 2, canLink: true },
    ]);
    expect(ownTables.map(({ title }) => title)).toEqual(['Membres', 'Tasks']);
    expect(tables.find(({ key }) => key === 'task')?.columns.find(({ label }) => label === 'Réalise')).toEqual({ label: 'Réalise', type: 'RefList', refersTo: 'Membres Entrelacs' });
  });

  it('counts a linked table with the columns linked only', async () => {
    const state = await readDocState(await foreignDoc());
    const overview = overviewOf(state, 'fr', { member: { table: 1, columns: { name: 2 } } });

    expect(overview.clashes.map(({ key }) => key)).toEqual(['task']);
    expect(overview.tables.find(({ key }) => key === 'member')).toMatchObject({ title: 'Membres', isLinked: true, columns: [{ label: 'Nom' }] });
  });

  it('suggests the columns of a table to link', async () => {
    const doc = await foreignDoc();
    const ref = (id: string) => doc.column('Membres', id)?.['id'];

    expect(suggestLink(await readDocState(doc), 'member', 1)).toEqual({ name: ref('Prenom_Nom'), email: ref('Courriel'), team: ref('Cercle') });
  });

  it('takes none of our own tables for the user’s', async () => {
    const doc = await foreignDoc();
    await installBlueprint(doc, { lang: 'fr', widgetUrl: (widget) => `/${widget}` });
    const state = await readDocState(doc);

    expect(overviewOf(state, 'fr').ownTables.map(({ title }) => title)).toEqual(['Membres', 'Tasks']);
    expect(isUnfinished(state)).toBe(false);
  });

  it('offers only columns that may hold a field, and columns of ours for what is missing', async () => {
    const doc = new FakeDoc();
    await doc.applyActions([
      ['AddTable', 'Taches', [{ id: 'Tache' }, { id: 'Etat', type: 'Numeric' }, { id: 'Fin', type: 'Date' }]],
      ['AddTable', 'Liens', [{ id: 'A_besoin_de', type: 'Ref:Taches' }, { id: 'Pour', type: 'Text' }]],
    ]);
    const state = await readDocState(doc);
    const ref = (table: string, id: string) => doc.column(table, id)?.['id'];
    expect(suggestLink(state, 'task', 1)).toEqual({ title: ref('Taches', 'Tache'), due: ref('Taches', 'Fin') });

    const links = { task: { table: 1, columns: { title: Number(ref('Taches', 'Tache')) } } };
    const predecessor = linkablesOf(state, 'fr', links).find(({ key }) => key === 'dependency')?.fields.find(({ key }) => key === 'predecessor');
    expect(predecessor).toMatchObject({ required: true, refersTo: 'Taches', canAdd: false });
    expect(ownTablesOf(state)[1]?.columns[0]).toEqual({ ref: ref('Liens', 'A_besoin_de'), label: 'A_besoin_de', type: 'Ref', refersTo: 'Taches' });
    const extras = linkablesOf(state, 'fr').find(({ key }) => key === 'task')?.extras;
    expect(extras?.map(({ key }) => key)).toEqual(['live', 'dates', 'signals', 'sync']);
    expect(extras?.[1]).toMatchObject({ fields: expect.arrayContaining(['statusMeaning', 'startedOn', 'doneOn']) as unknown, needs: ['start', 'due', 'status'] });
  });

  it('knows the tables that are linked, and takes none of ours for theirs once one of theirs stands for it', async () => {
    const doc = await foreignDoc();
    await installBlueprint(doc, { lang: 'fr', widgetUrl: (widget) => `/${widget}` });
    const link = { table: 1, columns: { name: Number(doc.column('Membres', 'Prenom_Nom')?.['id']) }, added: ['capacityHours'] };
    await setLink(doc, { lang: 'fr', widgetUrl: (widget) => `/${widget}` }, 'member', link);
    const state = await readDocState(doc);

    expect(linksOf(state)).toEqual({ member: link });
    expect(ownTablesOf(state).map(({ title }) => title)).toEqual(['Membres', 'Tasks']);
    expect(suggestLink(state, 'member', 1)['capacityHours']).toBeUndefined();
  });
});

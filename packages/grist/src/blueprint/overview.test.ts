import { describe, expect, it } from 'vitest';
import { readDocState } from './doc-state.ts';
import { installBlueprint } from './install.ts';
import { isUnfinished, overviewOf, suggestLink } from './overview.ts';
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
      { key: 'task', theirs: 'Tasks', ours: 'Tâches', table: 2, canLink: false },
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
});

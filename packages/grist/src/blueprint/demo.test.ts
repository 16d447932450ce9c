import { aDependency, aMember, aPulse, aTask, aTeam } from '@entrelacs/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { installDemo, planDemoRemoval, removeDemo } from './demo.ts';
import { installBlueprint } from './install.ts';
import { FakeDoc } from './testing/fake-doc.ts';

const options = { lang: 'fr', widgetUrl: (widget: string) => `https://example.org/widgets/${widget}/index.html` } as const;

/** Two teams; Ana stands in for Bob and Bob for Ana; two tasks, one of which needs the other; one answer to the pulse. */
const collective = {
  team: [aTeam({ id: 't1', name: 'Bois' }), aTeam({ id: 't2', name: 'Lumière' })],
  member: [
    aMember({ id: 'm1', name: 'Ana', team: 't1', delegate: 'm2', active: true }),
    aMember({ id: 'm2', name: 'Bob', team: 't2', delegate: 'm1', capacityHours: 20 }),
    aMember({ id: 'm3', name: 'Chloé', team: 't2' }),
  ],
  task: [
    aTask({ id: 'a', title: 'Statuts', status: 'done', responsible: ['m1', 'm2'], accountable: ['m2'], due: '2027-03-05', statusLog: '2027-03-01 09:00 doing\n2027-03-05 10:00 done', tags: ['droit'] }),
    aTask({ id: 'b', title: 'Dépôt', status: 'doing', stage: 'Relecture' }),
  ],
  dependency: [aDependency({ id: 'd', predecessor: 'a', successor: 'b', need: 'Statuts signés' })],
  pulse: [aPulse({ id: 'p', week: '2027-W09', trust: 4, respect: 5, communication: 3, climate: 4 })],
};

describe('the demo', () => {
  let doc: FakeDoc;
  beforeEach(async () => {
    doc = new FakeDoc();
    await installBlueprint(doc, options);
    await doc.applyActions([['AddRecord', 'Members', null, { name: 'Zoé', updatedAt: 1 }]]);
    await installDemo(doc, collective, { lang: 'fr', seed: '7' });
  });
  const edit = (table: string, id: number, cells: Record<string, unknown>) => doc.applyActions([['UpdateRecord', table, id, { ...cells, updatedAt: 2 }]]);
  const names = (table: string, column = 'name') => doc.rows(table).map((row) => row[column]);

  it('writes rows that refer to each other, in the words of the document', () => {
    expect(names('Members')).toEqual(['Zoé', 'Ana', 'Bob', 'Chloé']);
    expect(doc.rows('Members')[1]).toMatchObject({ id: 2, team: 1, delegate: 3, active: true, capacityHours: null, updatedAt: null });
    expect(doc.rows('Tasks')[0]).toMatchObject({
      status: 'Terminé',
      responsible: ['L', 2, 3],
      accountable: 3,
      due: 1804204800,
      statusLog: '2027-03-01 09:00 En cours\n2027-03-05 10:00 Terminé',
      tags: ['L', 'droit'],
      uid: 'demo-task-a',
    });
    expect(doc.rows('Tasks')[1]).toMatchObject({ status: 'Relecture' });
    expect(doc.rows('Dependencies')[0]).toMatchObject({ predecessor: 1, successor: 2, type: 'FD', state: 'Demandé' });
  });

  it('writes nothing twice, and goes on where it was interrupted', async () => {
    await doc.applyActions([['BulkRemoveRecord', 'Members', [3]]]);
    const rows = doc.rows('Tasks');

    expect(await installDemo(doc, collective, { lang: 'fr' })).toBe(1);

    expect(names('Members')).toEqual(['Zoé', 'Ana', 'Chloé', 'Bob']);
    expect(doc.rows('Tasks')).toEqual(rows);
  });

  it('leaves no row of its own when nobody edited any, and none of the others is touched', async () => {
    expect(await planDemoRemoval(doc)).toMatchObject({ kept: [] });
    await removeDemo(doc);

    expect(names('Members')).toEqual(['Zoé']);
    expect([doc.rows('Teams'), doc.rows('Tasks'), doc.rows('Dependencies'), doc.rows('Pulses')]).toEqual([[], [], [], []]);
    expect(doc.rows('Installation').filter(({ kind }) => kind === 'demo')).toEqual([]);
    expect(await planDemoRemoval(doc)).toBeUndefined();
  });

  it('keeps an edited row and whatever it refers to', async () => {
    await edit('Tasks', 1, { title: 'Nos statuts' });

    const plan = await removeDemo(doc);

    expect(plan.kept.map(({ title, why }) => `${title} ${why}`)).toEqual(['Bois referred', 'Lumière referred', 'Ana referred', 'Bob referred', 'Nos statuts edited']);
    expect(names('Members')).toEqual(['Zoé', 'Ana', 'Bob']);
    expect(names('Tasks', 'title')).toEqual(['Nos statuts']);
  });

  it('keeps what a row of the collective’s own refers to', async () => {
    await doc.applyActions([['AddRecord', 'Tasks', null, { title: 'La nôtre', responsible: ['L', 4], updatedAt: 3 }]]);

    await removeDemo(doc);

    expect(names('Members')).toEqual(['Zoé', 'Chloé']);
    expect(names('Tasks', 'title')).toEqual(['La nôtre']);
  });

  it('keeps what a table of the collective’s own refers to', async () => {
    await doc.applyActions([
      ['AddTable', 'Clefs', [{ id: 'Qui', type: 'Ref:Members' }]],
      ['AddRecord', 'Clefs', null, { Qui: 4 }],
    ]);
    await removeDemo(doc);

    expect(names('Members')).toEqual(['Zoé', 'Chloé']);
  });

  it('keeps an answer to the pulse that was changed, though it bears no stamp', async () => {
    await doc.applyActions([['UpdateRecord', 'Pulses', 1, { trust: 1 }]]);

    expect((await planDemoRemoval(doc))?.kept).toMatchObject([{ entity: 'pulse', id: 1, why: 'edited' }]);
  });

  it('does not write into a table of the user’s own', async () => {
    const foreign = new FakeDoc();
    await foreign.applyActions([['AddTable', 'Membres', [{ id: 'Nom' }]]]);
    const [table, name] = [Number(foreign.table('Membres')?.['id']), Number(foreign.column('Membres', 'Nom')?.['id'])];
    await installBlueprint(foreign, { ...options, links: { member: { table, columns: { name } } } });

    await expect(installDemo(foreign, collective, { lang: 'fr' })).rejects.toThrow(RangeError);
    expect(foreign.rows('Membres')).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { FakeGrist, snapshotOf, table, type FakeTables } from '../../testing/index.ts';
import type { GristSnapshot } from '../grist-source.ts';
import { createGristSource } from '../source.ts';

const people = ['Ana', 'Bob', 'Cléo', 'Dan'];
const mappings = { title: 'Tache', project: 'Lot', responsible: 'Fait', accountable: 'Approuve' };

/** A team's own table of so many rows that the host takes long to send them all; the last row alone names Zoé. */
function manyRows(): FakeTables {
  const names = { type: 'Text' };
  const rows = Array.from({ length: 2200 }, (_, n) => ({ id: n + 1, Tache: `Tâche ${n + 1}`, Lot: `Lot ${n % 7}`, Fait: people[n % 3] ?? '', Approuve: n === 2199 ? 'Zoé' : 'Ana' }));
  return { Suivi: table({ Tache: { type: 'Text' }, Lot: names, Fait: names, Approuve: names }, rows) };
}

function open(inView: readonly string[], tables = manyRows()) {
  const grist = new FakeGrist(tables, { tableId: 'Suivi', mappings, tellsOnce: true });
  const source = createGristSource(grist, { entity: 'task', fields: Object.keys(mappings), joins: ['member', 'project'], params: grist.params, page: new EventTarget(), isOnline: () => true, inView: () => inView });
  return { grist, source };
}

async function opened(inView: readonly string[]) {
  const { grist, source } = open(inView);
  await snapshotOf(source);
  await vi.waitFor(() => expect(grist.fetched.filter((what) => what === 'Suivi')).toHaveLength(1));
  grist.fetched.length = 0;
  return { grist, source };
}

const titleOf = ({ entities }: GristSnapshot, row: number) => entities.task?.[row - 1]?.title;
const namesIn = ({ entities }: GristSnapshot) => entities.member?.map(({ name }) => name);

describe('of many rows', () => {
  it('those in view are asked for and shown before all are sent, and all follow', async () => {
    const { grist, source } = await opened(['2', '3']);
    await grist.editedElsewhere(['UpdateRecord', 'Suivi', 2, { Tache: 'Autre', Fait: 'Emma' }]);

    const snapshot = await snapshotOf(source, (each) => titleOf(each, 2) === 'Autre');
    expect([titleOf(snapshot, 1), titleOf(snapshot, 3), namesIn(snapshot)]).toEqual(['Tâche 1', 'Tâche 3', ['Ana', 'Bob', 'Cléo', 'Emma', 'Zoé']]);
    expect(grist.fetched).toEqual(['row 2', 'row 3']);

    await vi.waitFor(() => expect(grist.fetched).toEqual(['row 2', 'row 3', 'section Suivi']));
  });

  it('all are sent at once when none in view changed', async () => {
    const { grist, source } = await opened(['2', '3']);
    await grist.editedElsewhere(['UpdateRecord', 'Suivi', 2200, { Approuve: 'Ana' }]);

    const snapshot = await snapshotOf(source, ({ entities }) => entities.task?.at(-1)?.accountable[0] === 'name:Ana');
    expect(namesIn(snapshot)).toEqual(['Ana', 'Bob', 'Cléo']);
    expect(grist.fetched.slice(0, 3)).toEqual(['row 2', 'row 3', 'section Suivi']);
  });

  it('all are sent when one in view is gone', async () => {
    const { grist, source } = await opened(['2', '3']);
    const shown: (string | undefined)[] = [];
    source.subscribe((state) => shown.push(state.state === 'ready' ? titleOf(state.snapshot, 3) : state.state));
    await grist.editedElsewhere(['UpdateRecord', 'Suivi', 2, { Tache: 'Autre' }], ['RemoveRecord', 'Suivi', 3]);

    await snapshotOf(source, ({ entities }) => entities.task?.length === 2199);
    expect(grist.fetched.slice(0, 3)).toEqual(['row 2', 'row 3', 'section Suivi']);
    expect(shown).toEqual(['Tâche 3', 'Tâche 4']);
  });

  it('all are sent when one in view cannot be had', async () => {
    const { grist, source } = await opened(['2']);
    grist.fetchSelectedRecord = () => Promise.reject(new Error('The widget was not answered'));
    await grist.editedElsewhere(['UpdateRecord', 'Suivi', 2, { Tache: 'Autre' }]);

    await snapshotOf(source, (each) => titleOf(each, 2) === 'Autre');
  });

  it('all are sent when the columns chosen are others than before', async () => {
    const { grist, source } = await opened(['2']);
    grist.tell({ tableId: 'Suivi', rowId: 1, dataChange: true, mappingsChange: true });
    await vi.waitFor(() => expect(grist.fetched).toContain('section Suivi'));
    expect(grist.fetched.some((what) => what.startsWith('row'))).toBe(false);
    source.close();
  });

  it('all are sent after a while when those in view never rest', async () => {
    const { grist, source } = await opened(['2']);
    for (let n = 0; !grist.fetched.includes('section Suivi'); n += 1) {
      await grist.editedElsewhere(['UpdateRecord', 'Suivi', 2, { Tache: `Version ${n}` }]);
      await snapshotOf(source, (each) => titleOf(each, 2) === `Version ${n}`);
    }
    expect(grist.fetched.filter((what) => what === 'row 2').length).toBeGreaterThan(1);
  });

  it('what is shown in the end is what a widget opened then would show', async () => {
    const row = fc.integer({ min: 1, max: 8 });
    const name = fc.constantFrom(...people, 'Emma', '');
    const action = fc.oneof(
      fc.tuple(row, fc.record({ Tache: fc.string({ maxLength: 3 }), Fait: name, Approuve: name, Lot: fc.constantFrom('Lot 1', 'Nouveau') }, { requiredKeys: [] })).map(([id, cells]) => ['UpdateRecord', 'Suivi', id, cells]),
      name.map((Fait) => ['AddRecord', 'Suivi', null, { Tache: 'Ajoutée', Fait }]),
      fc.constant(['RemoveRecord', 'Suivi', 9]),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row.map(String), { maxLength: 4 }), fc.array(action, { minLength: 1, maxLength: 4 }), async (inView, actions) => {
        const { grist, source } = await opened(inView);
        let last: GristSnapshot | undefined;
        source.subscribe((state) => (last = state.state === 'ready' ? state.snapshot : undefined));
        let hasRow = true;
        for (const each of actions) {
          if (each[0] === 'RemoveRecord' && !hasRow) continue;
          hasRow &&= each[0] !== 'RemoveRecord';
          await grist.editedElsewhere(each);
        }
        const fresh = open(inView, grist.tables);
        const { entities, issues } = await snapshotOf(fresh.source);
        await vi.waitFor(() => expect({ entities: last?.entities, issues: last?.issues }).toEqual({ entities, issues }), { timeout: 5000 });
        source.close();
        fresh.source.close();
      }),
      { numRuns: 8 },
    );
  });
});

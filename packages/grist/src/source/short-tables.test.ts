import { describe, expect, it } from 'vitest';
import { FakeGrist, mappedByName, sampleInstalled, sampleTables, snapshotOf, type FakeTables } from '../../testing/index.ts';
import { createGristSource } from '../source.ts';

const change = '2026-11-28 10:00:00';
/** The first task counts the rows of other tables as the document's formulas do; a table of somebody's own has a checksum only. */
function count(tables: FakeTables): void {
  const rows = (tableId: string) => tables[tableId]?.rows.length ?? 0;
  for (const [at, row] of (tables['Tasks']?.rows ?? []).entries()) {
    const own = at === 0 ? [[7, 2, 'requested', change]] : [];
    row['joins'] = at === 0 ? JSON.stringify([...own, ['member', rows('Members'), change, 'team', rows('Teams'), '', 'project', 1_635_195_110, 'settings', rows('Settings'), '']]) : '';
  }
}

function open(hides: (tableId: string, id: number) => boolean, looksForHiddenRows = true) {
  const grist = new FakeGrist(sampleTables(), { tableId: 'Tasks', mappings: mappedByName('Tasks') }, count);
  grist.faults.hidesRow = (tableId, { id }) => hides(tableId, id);
  const source = createGristSource(grist, { entity: 'task', fields: ['title', 'project'], joins: ['member', 'team', 'project'], looksForHiddenRows, params: grist.params, readInstallation: () => Promise.resolve(sampleInstalled()), page: new EventTarget() });
  return { grist, source };
}

describe('rows that access rules hide one by one', () => {
  it('are known of where a formula counts more rows than can be read', async () => {
    const { source } = open((tableId, id) => tableId === 'Members' && id === 2);
    const { access, entities } = await snapshotOf(source);

    expect(entities.member?.map(({ id }) => id)).toEqual(['1', '3']);
    expect(access).toMatchObject({ hidden: [], partial: ['member'] });
  });

  it('are none where every row can be read, and where only a checksum tells of a table', async () => {
    expect((await snapshotOf(open(() => false).source)).access.partial).toBeUndefined();
    expect((await snapshotOf(open((tableId) => tableId === 'Projects').source)).access.partial).toBeUndefined();
  });

  it('are not known of where the row that counts is hidden too', async () => {
    expect((await snapshotOf(open((tableId, id) => id === 1 && tableId !== 'Teams').source)).access.partial).toBeUndefined();
  });

  it('are not taken for rows that somebody adds or removes', async () => {
    const { source, grist } = open(() => false);
    const told: unknown[] = [];
    source.subscribe((state) => told.push(state.state === 'ready' ? state.snapshot.access.partial : undefined));
    await snapshotOf(source);
    await source.apply([{ kind: 'create', entity: 'member', fields: { name: 'Dao' } }]);
    await source.apply([{ kind: 'remove', entity: 'member', id: '1' }]);

    expect(grist.tables['Members']?.rows.map(({ id }) => id)).toEqual([2, 3, 4]);
    expect(told.every((partial) => partial === undefined)).toBe(true);
  });

  it('are not looked for unless asked', async () => {
    expect((await snapshotOf(open((tableId) => tableId === 'Members', false).source)).access.partial).toBeUndefined();
  });
});

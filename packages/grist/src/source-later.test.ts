import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleTables, snapshotOf, stateOf } from '../testing/index.ts';
import type { open as opened } from './source.testing.ts';

/** What comes beside the first rows is held back until it is let through, and lost on its way as often as that. */
let letThrough: () => void;
let losses: number;
let isAskedFor: boolean;
let open: typeof opened;
beforeEach(async () => {
  vi.resetModules();
  losses = 0;
  isAskedFor = false;
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  vi.doMock('./source/later.ts', async (original) => {
    isAskedFor = true;
    await held;
    if (losses-- > 0) throw new Error('Failed to fetch dynamically imported module');
    return original();
  });
  ({ open } = await import('./source.testing.ts'));
}, 30_000);
afterEach(() => void vi.doUnmock('./source/later.ts'));

describe('the first rows, before anything else has come', () => {
  it('are shown where our own tables hold them as they write them', async () => {
    const { source } = open();

    const { entities } = await snapshotOf(source);

    expect(entities.task?.map(({ title }) => title)).toEqual(sampleTables()['Tasks']?.rows.map(({ title }) => title));
  });

  it('take what a member does already: it is carried out in its order once that is possible', async () => {
    const { source, grist } = open();
    await snapshotOf(source);
    const outcomes = [
      source.apply([{ kind: 'update', entity: 'task', id: '1', fields: { title: 'Statuts relus' } }]),
      source.setSetting('deps.weekdays', '1 2 3'),
      source.apply([{ kind: 'update', entity: 'task', id: '1', fields: { title: 'Statuts signés' } }]),
    ];
    source.select('2');
    await new Promise((resolve) => setTimeout(resolve));
    expect([grist.bundles, grist.cursor]).toEqual([[], 1]);

    letThrough();

    expect((await Promise.all(outcomes)).map(({ ok }) => ok)).toEqual([true, true, true]);
    const written = grist.bundles.map(([action]) => action?.at(-1));
    expect(written).toHaveLength(3);
    expect(written).toContainEqual({ key: 'deps.weekdays', value: '1 2 3' });
    expect([grist.tables['Tasks']?.rows[0]?.['title'], grist.cursor]).toEqual(['Statuts signés', 2]);
  });

  it('show what a member does in the same moment once it has come', async () => {
    const { source } = open();
    letThrough();
    await source.apply([{ kind: 'update', entity: 'task', id: '1', fields: { title: 'Statuts relus' } }]);
    const titles: (string | undefined)[] = [];
    source.subscribe((state) => titles.push(state.state === 'ready' ? state.snapshot.entities.task?.[0]?.title : undefined));

    const outcome = source.apply([{ kind: 'update', entity: 'task', id: '1', fields: { title: 'Statuts signés' } }]);

    expect(titles.at(-1)).toBe('Statuts signés');
    expect(await outcome).toMatchObject({ ok: true });
  });

  it('wait for it where a cell holds something else, and are then read whole, by a person who may only read as well', async () => {
    const tables = sampleTables();
    Object.assign(tables['Tasks']?.rows[0] ?? {}, { due: '2026-12-24' });
    const { source } = open({ tables, params: { readonly: 'true' } });
    const seen: string[] = [];
    source.subscribe(({ state }) => seen.push(state));
    await vi.waitFor(() => expect(isAskedFor).toBe(true));
    expect(seen).not.toContain('ready');

    letThrough();

    expect((await snapshotOf(source)).entities.task?.[0]).toMatchObject({ due: '2026-12-24' });
  });

  it('wait for it where the collective has stages of its own, or where columns are to be guessed', async () => {
    const tables = sampleTables();
    tables['Settings']?.rows.push({ id: 90, key: 'stage.1', value: 'Recette = À valider' });
    Object.assign(tables['Tasks']?.rows[0] ?? {}, { status: 'Recette' });
    const [staged, guessed] = [open({ tables }), open({ section: { access: 'read table' } })];

    letThrough();

    expect((await snapshotOf(staged.source)).entities.task?.[0]).toMatchObject({ status: 'review', stage: 'Recette' });
    expect((await snapshotOf(guessed.source)).entities.member?.length).toBeGreaterThan(0);
  });

  it('say that the connection is lost where it does not come, and ask for it again', async () => {
    losses = 1;
    const tables = sampleTables();
    Object.assign(tables['Tasks']?.rows[0] ?? {}, { due: '2026-12-24' });
    const { source } = open({ tables, params: { readonly: 'true' } });
    letThrough();

    expect(await stateOf(source, ({ state }) => state === 'error')).toMatchObject({ issue: { code: 'host.offline' } });
    source.retry();
    expect((await snapshotOf(source)).entities.task?.[0]).toMatchObject({ due: '2026-12-24' });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simSettings } from '../../testing/sim-settings.ts';
import type { SimRow, SimSide } from '../../testing/sim-side.ts';
import { SimWorld } from '../../testing/sim-world.ts';
import type { SideName } from '../side.ts';
import { sync, type SyncOptions } from './sync.ts';

/** Teams on both sides, in step. */
async function inStep(count: number, { hasHistory = true } = {}) {
  const world = new SimWorld(simSettings());
  world.sides.grist.hasHistory = hasHistory;
  for (let n = 0; n < count; n += 1) world.sides.grist.add('team', `t${n}`, { name: `Team ${n}`, purpose: `Purpose ${n}` });
  const run = (options: Partial<SyncOptions> = {}) => sync({ ...world.sides, state: world.state }, world.settings, { pair: 'pair', ...options });
  await run();
  const row = (side: SideName, uid: string): SimRow => {
    const found = [...world.sides[side].rows.values()].find((one) => one.uid === uid);
    if (found === undefined) throw new RangeError(uid);
    return found;
  };
  const edit = (side: SideName, n: number, value: string) => world.sides[side].edit(row(side, `t${n}`), 'purpose', value);
  const purposes = (side: SideName): Record<string, unknown> => Object.fromEntries([...world.sides[side].rows.values()].map(({ uid, cells }): [string, unknown] => [String(uid), cells['purpose']]));
  return { world, run, edit, purposes };
}

const other = (side: SideName): SideName => (side === 'grist' ? 'wiki' : 'grist');
const allOf = (count: number, value: (n: number) => string) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`t${n}`, value(n)]));

describe('a side that a backup was restored into', () => {
  it('is known by its history: one old value is enough, and nothing is carried before somebody says so', async () => {
    for (const afterRestore of ['refill', 'carry'] as const) {
      const { world, run, edit, purposes } = await inStep(3);
      const restore = world.sides.grist.backup();
      edit('wiki', 0, 'newer');
      world.sides.wiki.add('team', 't3', { name: 'Team 3', purpose: 'made since' });
      await run();
      restore();

      expect(await run()).toMatchObject({ outcome: 'held', writes: [], issues: [{ code: 'sync.restored.grist', value: '2' }] });
      expect(purposes('wiki')).toMatchObject({ t0: 'newer', t3: 'made since' });
      await run({ afterRestore });

      expect(purposes('grist')['t0']).toBe(afterRestore === 'refill' ? 'newer' : 'Purpose 0');
      expect(purposes('wiki')['t0']).toBe(afterRestore === 'refill' ? 'newer' : 'Purpose 0');
      expect(purposes('wiki')['t3']).toBe('made since');
      expect(purposes('grist')['t3']).toBe(afterRestore === 'refill' ? 'made since' : undefined);
      expect((await run()).outcome).toBe('quiet');
    }
  });

  it('is known by the versions of its rows: one that went back is enough, however old it is', async () => {
    const { world, run, edit, purposes } = await inStep(10);
    const restore = world.sides.wiki.backup();
    edit('grist', 0, 'newer');
    await run();
    await world.state.commit('pair', [{ drop: 'entries', upTo: 2, told: 2, day: '2026-01-01' }]);
    restore();
    edit('wiki', 9, 'written since');

    expect(await run()).toMatchObject({ outcome: 'held', writes: [], issues: [{ code: 'sync.restored.wiki', value: '1' }] });
    await run({ afterRestore: 'refill' });

    const all = { ...allOf(10, (n) => `Purpose ${n}`), t0: 'newer', t9: 'written since' };
    expect(purposes('wiki')).toEqual(all);
    expect(purposes('grist')).toEqual(all);
    expect((await run()).outcome).toBe('quiet');
  });

  it('is no side on which people wrote what had been there before, be it in every row', async () => {
    for (const side of ['grist', 'wiki'] as const) {
      const { run, edit, purposes } = await inStep(10);
      for (let n = 0; n < 10; n += 1) edit(other(side), n, 'mistaken');
      await run();
      for (let n = 0; n < 10; n += 1) edit(side, n, `Purpose ${n}`);

      expect(await run()).toMatchObject({ outcome: 'done' });
      expect(purposes(other(side))).toEqual(allOf(10, (n) => `Purpose ${n}`));
    }
  });

  it('is known by its values where nothing else tells', async () => {
    const { world, run, edit, purposes } = await inStep(10, { hasHistory: false });
    const restore = world.sides.grist.backup();
    for (let n = 0; n < 8; n += 1) edit(n % 2 === 0 ? 'wiki' : 'grist', n, `newer ${n}`);
    await run();
    restore();
    edit('grist', 9, 'written since');

    expect(await run()).toMatchObject({ outcome: 'held', writes: [], issues: [{ code: 'sync.restored.grist', value: '8' }] });
    expect((await run({ dry: true, afterRestore: 'refill' })).writes).toHaveLength(9);
    await run({ afterRestore: 'refill' });

    const all = { ...allOf(10, (n) => (n < 8 ? `newer ${n}` : `Purpose ${n}`)), t9: 'written since' };
    expect(purposes('wiki')).toEqual(all);
    expect(purposes('grist')).toEqual(all);
  });

  it('is not somebody who takes back a few edits of theirs, where nothing else tells', async () => {
    const { run, edit, purposes } = await inStep(10, { hasHistory: false });
    for (let n = 0; n < 5; n += 1) edit('grist', n, 'mistaken');
    await run();
    for (let n = 0; n < 5; n += 1) edit('grist', n, `Purpose ${n}`);

    expect(await run()).toMatchObject({ outcome: 'done' });
    expect(purposes('wiki')).toEqual(allOf(10, (n) => `Purpose ${n}`));
  });

  it('is not a day of many edits, where nothing else tells', async () => {
    const { run, edit, purposes } = await inStep(20, { hasHistory: false });
    for (let n = 0; n < 20; n += 1) edit('grist', n, `first ${n}`);
    await run();
    for (let n = 0; n < 20; n += 1) edit('grist', n, n < 12 ? `second ${n}` : `Purpose ${n}`);

    expect(await run()).toMatchObject({ outcome: 'done' });
    expect(purposes('wiki')['t15']).toBe('Purpose 15');
  });

  it('is filled again with what is newer, whatever was edited where', async () => {
    const edits = fc.uniqueArray(fc.record({ n: fc.nat(29), side: fc.constantFrom<SideName>('grist', 'wiki') }), { selector: ({ n }) => n, minLength: 7, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(edits, fc.constantFrom<SideName>('grist', 'wiki'), async (done, restored) => {
        const { world, run, edit, purposes } = await inStep(30);
        const restore = world.sides[restored].backup();
        for (const { n, side } of done) edit(side, n, `newer ${n}`);
        await run();
        const newest = purposes(other(restored));
        restore();

        expect((await run()).outcome).toBe('held');
        await run({ afterRestore: 'refill' });

        expect(purposes('grist')).toEqual(newest);
        expect(purposes('wiki')).toEqual(newest);
      }),
      { numRuns: 30 },
    );
  });
});

describe('another document or wiki that somebody confirmed', () => {
  it('keeps what both had in common, so that only what was really changed is carried', async () => {
    const { world, run, edit, purposes } = await inStep(3);
    const side: SimSide = world.sides.grist;
    side.identity = { ...side.identity, id: 'copy', place: 'https://grist.example/copy' };
    edit('grist', 0, 'in the copy');
    edit('wiki', 1, 'in the wiki');
    world.sides.grist.remove([...side.rows.values()].find(({ uid }) => uid === 't2') as SimRow);

    const report = await run({ confirmPair: true });

    expect(report.conflicts).toEqual([]);
    expect(purposes('wiki')).toEqual({ t0: 'in the copy', t1: 'in the wiki', t2: 'Purpose 2' });
    // What the other document never had is no removal.
    expect(purposes('grist')).toEqual(purposes('wiki'));
  });
});

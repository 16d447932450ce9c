import { translator } from '@entrelacs/core';
import { describe, expect, it, vi } from 'vitest';
import { simSettings } from '../../testing/sim-settings.ts';
import type { RunStep } from '../../testing/sim-world.ts';
import { rowOf, withTeams } from '../../testing/with-teams.ts';
import { syncMessages } from '../i18n/sync-messages.ts';
import { Refusal } from '../refusal.ts';
import type { ConflictBoard, ReadRequest, Side, SideChange } from '../side.ts';
import { memoryState } from '../state/memory-state.ts';
import { decideConflict } from './decide.ts';
import { otherSide } from './merge-field.ts';
import { sync } from './sync.ts';

const plain: RunStep = { do: 'run', machine: 0, fates: [], acts: [] };

describe('a sync', () => {
  it('in a dry run says exactly what the real run then writes, and writes nothing', async () => {
    const { world, run } = withTeams(5);
    world.sides.wiki.add('project', 'p', { name: 'Projet', lead: null, contributors: [] });
    const dry = await run({ dry: true });
    expect(world.sides.wiki.rows.size).toBe(1);
    expect(await world.state.pairs()).toEqual([]);

    const real = await run();

    expect(real.writes).toEqual(dry.writes);
    expect(dry.writes).toHaveLength(6);
  });

  it('reads little and writes nothing when all is quiet', async () => {
    const { world, run } = withTeams(5);
    await run();
    world.sides.grist.requests = 0;
    world.sides.wiki.requests = 0;

    expect(await run()).toMatchObject({ outcome: 'quiet', writes: [] });

    expect(world.sides.grist.requests + world.sides.wiki.requests).toBeLessThanOrEqual(4);
  });

  it('carries nothing at all when more than a fifth of a table vanished, until that is confirmed', async () => {
    const { world, run } = withTeams(20);
    await run();
    for (let n = 0; n < 6; n += 1) world.sides.wiki.remove(rowOf(world.sides.wiki, `t${n}`));
    world.sides.grist.edit(rowOf(world.sides.grist, 't10'), 'purpose', 'changed');

    expect(await run()).toMatchObject({ outcome: 'held', writes: [], issues: [{ code: 'sync.vanished.wiki', entity: 'team', value: '6/20' }] });
    expect(rowOf(world.sides.wiki, 't10').cells['purpose']).toBe('Purpose 10');

    const confirmed = await run({ confirmVanished: true });
    expect(confirmed.gone).toHaveLength(6);
    expect(rowOf(world.sides.wiki, 't10').cells['purpose']).toBe('changed');
  });

  it.each(['grist', 'wiki'] as const)('asks before a whole column that was emptied at once in %s is emptied on the other side too, and fills it again', async (side) => {
    const { world, run } = withTeams(6);
    await run();
    const [here, there] = [world.sides[side], world.sides[otherSide(side)]];
    for (let n = 0; n < 6; n += 1) here.edit(rowOf(here, `t${n}`), 'purpose', '');
    there.edit(rowOf(there, 't1'), 'name', 'Renamed');

    expect(await run()).toMatchObject({ outcome: 'held', writes: [], issues: [{ code: `sync.emptied.${side}`, entity: 'team', path: 'purpose', value: '6' }] });

    expect(await run({ afterRestore: 'refill' })).toMatchObject({ outcome: 'done', conflicts: [] });
    expect([...here.rows.values()].map(({ cells }) => [cells['name'], cells['purpose']]).slice(0, 2)).toEqual([['Team 0', 'Purpose 0'], ['Renamed', 'Purpose 1']]);
  });

  it('empties it on the other side where somebody says so', async () => {
    const { world, run } = withTeams(6);
    await run();
    for (let n = 0; n < 6; n += 1) world.sides.grist.edit(rowOf(world.sides.grist, `t${n}`), 'purpose', '');

    expect(await run({ afterRestore: 'carry' })).toMatchObject({ outcome: 'done', conflicts: [] });

    expect([...world.sides.wiki.rows.values()].every(({ cells }) => (cells['purpose'] ?? '') === '')).toBe(true);
  });

  it.each([[6, 5], [5, 5]])('carries %i rows of which %i were emptied: people did that', async (rows, emptied) => {
    const { world, run } = withTeams(rows);
    await run();
    for (let n = 0; n < emptied; n += 1) world.sides.grist.edit(rowOf(world.sides.grist, `t${n}`), 'purpose', '');

    expect(await run()).toMatchObject({ outcome: 'done', writes: { length: emptied } });
  });

  it('marks a removed row, or removes it on the other side where the rule says so', async () => {
    for (const deletions of ['mark', 'carry'] as const) {
      const { world, run } = withTeams(3, { deletions });
      await run();
      world.sides.wiki.remove(rowOf(world.sides.wiki, 't1'));
      const report = await run();
      expect(world.sides.grist.rows.size).toBe(deletions === 'mark' ? 3 : 2);
      expect(report.gone.map(({ uid, from }) => [uid, from])).toEqual(deletions === 'mark' ? [['t1', 'wiki']] : []);
    }
  });

  it('keeps a row that one side removed and the other changed', async () => {
    const { world, run } = withTeams(3, { deletions: 'carry' });
    await run();
    world.sides.wiki.remove(rowOf(world.sides.wiki, 't1'));
    world.sides.grist.edit(rowOf(world.sides.grist, 't1'), 'purpose', 'Needed');

    expect((await run()).issues).toMatchObject([{ code: 'sync.gone.edited.wiki' }]);
    expect(rowOf(world.sides.grist, 't1').cells['purpose']).toBe('Needed');
  });

  it('holds rows of the same title that never met, makes one of them where the config says so, and two where it says that', async () => {
    for (const [sameTitle, rows] of [['ask', 1], ['match', 1], ['separate', 2]] as const) {
      const { world, run } = withTeams(1, { sameTitle });
      world.sides.wiki.add('team', 'other', { name: ' Team 0', purpose: null });
      const report = await run();
      expect([world.sides.grist.rows.size, world.sides.wiki.rows.size]).toEqual([rows, rows]);
      expect(report.issues.map(({ code }) => code)).toEqual(sameTitle === 'ask' ? ['sync.title.same'] : []);
      expect([...world.sides.wiki.rows.values()].map(({ cells }) => cells['purpose'])).toContain(sameTitle === 'ask' ? null : 'Purpose 0');
    }
  });

  it('refuses a copied document, by the state and by its mark alone, until somebody confirms', async () => {
    const { world, run } = withTeams(1);
    await run();
    world.sides.grist.identity = { ...world.sides.grist.identity, id: 'copy', place: 'https://grist.example/copy' };

    await expect(run()).rejects.toMatchObject({ code: 'pair.gristCopied' });
    await expect(sync({ ...world.sides, state: memoryState() }, world.settings, { pair: 'pair' })).rejects.toMatchObject({ code: 'pair.gristCopied' });

    expect(await run({ confirmPair: true })).toMatchObject({ outcome: 'done', writes: [] });
    expect(await run()).toMatchObject({ outcome: 'quiet' });
  });

  it('refuses a copied wiki', async () => {
    const { world, run } = withTeams(1);
    await run();
    world.sides.wiki.identity = { ...world.sides.wiki.identity, place: 'https://test.wiki.example' };
    await expect(run()).rejects.toMatchObject({ code: 'pair.wikiCopied' });
  });

  it('keeps both values of a conflict until somebody decides', async () => {
    const { world, run } = withTeams(1);
    await run();
    world.sides.grist.edit(rowOf(world.sides.grist, 't0'), 'purpose', 'A');
    world.sides.wiki.edit(rowOf(world.sides.wiki, 't0'), 'purpose', 'B');

    const [conflict] = (await run()).conflicts;
    expect(conflict).toMatchObject({ field: 'purpose', title: 'Team 0', grist: { value: 'A' }, wiki: { value: 'B' } });
    await decideConflict(world.state, 'pair', conflict?.id ?? '', 'wiki');

    expect((await run()).conflicts).toEqual([]);
    expect(rowOf(world.sides.grist, 't0').cells['purpose']).toBe('B');
  });

  it('carries no decision over what somebody wrote after it', async () => {
    const { world, run } = withTeams(1);
    await run();
    world.sides.grist.edit(rowOf(world.sides.grist, 't0'), 'purpose', 'A');
    world.sides.wiki.edit(rowOf(world.sides.wiki, 't0'), 'purpose', 'B');
    const [conflict] = (await run()).conflicts;
    await decideConflict(world.state, 'pair', conflict?.id ?? '', 'grist');
    world.sides.wiki.edit(rowOf(world.sides.wiki, 't0'), 'purpose', 'B, thought over');

    expect((await run()).conflicts).toMatchObject([{ grist: { value: 'A' }, wiki: { value: 'B, thought over' } }]);
    expect(rowOf(world.sides.wiki, 't0').cells['purpose']).toBe('B, thought over');
  });

  it('leaves a mark until a person decides, even where the rule carries removals since', async () => {
    const { world, run } = withTeams(3);
    await run();
    world.sides.wiki.remove(rowOf(world.sides.wiki, 't1'));
    await run();

    const carrying = await sync({ ...world.sides, state: world.state }, simSettings({ deletions: 'carry' }), { pair: 'pair' });
    expect(carrying).toMatchObject({ writes: [], gone: [{ uid: 't1', from: 'wiki' }] });
  });

  it('makes a row on the side that never had it, whatever else is known of it', async () => {
    const { world, run } = withTeams(2);
    await run();
    const [known] = (await world.state.known('pair')).filter(({ uid }) => uid === 't1');
    world.sides.wiki.remove(rowOf(world.sides.wiki, 't1'));
    await world.state.commit('pair', known === undefined ? [] : [{ put: 'known', known: { ...known, wiki: null } }]);

    expect(await run()).toMatchObject({ gone: [], writes: [{ side: 'wiki', kind: 'create', uid: 't1' }] });
  });

  it('writes twice into one row in a round without being refused', async () => {
    const { world, run } = withTeams(1, { sameTitle: 'match' });
    world.sides.wiki.add('team', null, { name: 'Team 0', purpose: null });
    const write = vi.spyOn(world.sides.wiki, 'write');

    await run();

    expect(rowOf(world.sides.wiki, 't0').cells['purpose']).toBe('Purpose 0');
    expect(write).toHaveBeenCalledTimes(2);
  });

  it('takes what a host makes of a value for nobody’s edit', async () => {
    const { world, run } = withTeams(1);
    await run();
    const write = world.sides.wiki.write.bind(world.sides.wiki);
    world.sides.wiki.write = async (changes) => {
      await write(changes);
      const row = rowOf(world.sides.wiki, 't0');
      row.cells['purpose'] = 'cleaned';
      return [{ ok: true, id: row.id, version: String(row.version), fields: { ...row.cells } }];
    };
    world.sides.grist.edit(rowOf(world.sides.grist, 't0'), 'purpose', '<b>cleaned</b>');

    expect((await run()).writes).toHaveLength(1);
    expect(rowOf(world.sides.grist, 't0').cells['purpose']).toBe('<b>cleaned</b>');
  });

  it('tells the wiki of a conflict later where it could not at once', async () => {
    const { world, run } = withTeams(1);
    await run();
    world.sides.grist.edit(rowOf(world.sides.grist, 't0'), 'purpose', 'A');
    world.sides.wiki.edit(rowOf(world.sides.wiki, 't0'), 'purpose', 'B');
    const told: string[] = [];
    const board = (publish: ConflictBoard['publish']) => ({ name: 'wiki' as const, limits: world.sides.wiki.limits, identify: () => world.sides.wiki.identify(), read: (request: ReadRequest) => world.sides.wiki.read(request), write: (changes: readonly SideChange[]) => world.sides.wiki.write(changes), board: { decisions: () => Promise.resolve([]), publish } });
    const runWith = (wiki: Side) => sync({ grist: world.sides.grist, wiki, state: world.state }, world.settings, { pair: 'pair' });

    await expect(runWith(board(() => Promise.reject(new Refusal('wiki.noRoute'))))).rejects.toThrow('wiki.noRoute');
    const publish: ConflictBoard['publish'] = (conflicts) => Promise.resolve(void told.push(...conflicts.map(({ title }) => title)));
    await runWith(board(publish));
    expect(await runWith(board(publish))).toMatchObject({ outcome: 'quiet' });

    expect(told).toEqual(['Team 0']);
  });

  it('carries an edit over a write whose answer was lost, and asks nobody', async () => {
    const { world } = withTeams(1);
    await world.run(plain);
    world.sides.grist.edit(rowOf(world.sides.grist, 't0'), 'purpose', 'first');
    const points = Array.from({ length: 40 }, (_, at) => at);
    for (const at of points) await world.run({ ...plain, fates: [{ at, fate: 'killAfter' }] });
    world.sides.grist.edit(rowOf(world.sides.grist, 't0'), 'purpose', 'second');

    await world.run(plain);
    expect((await world.state.head('pair')).conflicts).toEqual([]);
    expect(rowOf(world.sides.wiki, 't0').cells['purpose']).toBe('second');
  });

  it('makes no mistake when the clock is set back', async () => {
    const { world } = withTeams(2);
    const at = (now: number) => sync({ ...world.sides, state: world.state, clock: { now: () => now, sleep: () => Promise.resolve() } }, world.settings, { pair: 'pair' });
    await at(Date.UTC(2030, 0, 1));
    world.sides.grist.edit(rowOf(world.sides.grist, 't0'), 'purpose', 'later');

    expect((await at(Date.UTC(2020, 0, 1))).writes).toHaveLength(1);
    expect((await world.state.runs('pair', 5)).map(({ run }) => run)).toEqual([2, 1]);
  });

  it('stops before it writes what it cannot journal', async () => {
    const { world } = withTeams(2);
    const state = { ...world.state, commit: (pair: string, changes: Parameters<typeof world.state.commit>[1]) => (changes.some((change) => 'put' in change && change.put === 'entry') ? Promise.reject(new Error('full')) : world.state.commit(pair, changes)) };
    await expect(sync({ ...world.sides, state }, world.settings, { pair: 'pair' })).rejects.toThrow('full');
    expect(world.sides.wiki.rows.size).toBe(0);
  });
});

describe('the messages of the sync', () => {
  it('say every code in both languages', () => {
    for (const [code, labels] of Object.entries(syncMessages)) {
      expect(labels.fr, code).not.toBe('');
      expect(translator('en', syncMessages)(code, {})).not.toBe(code);
    }
  });
});

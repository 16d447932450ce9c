import { describe, expect, it } from 'vitest';
import { rowOf, withTeams } from '../../testing/with-teams.ts';
import type { SideName, Value } from '../side.ts';
import { decideConflict } from './decide.ts';
import { sync } from './sync.ts';
import { undoLast } from './undo.ts';

/** A team whose purpose was changed to something else on each side, and a person decided for one of them. The wiki may have stored in its own way what both had before. */
async function withDecision(decision: SideName, onGrist: Value = 'A', onWiki: Value = 'B', stored?: Value) {
  const { world, run } = withTeams(1);
  await run();
  const [known] = await world.state.known('pair');
  if (known !== undefined && stored !== undefined) await world.state.commit('pair', [{ put: 'known', known: { ...known, wikiBase: { purpose: stored } } }]);
  const write = (side: SideName, value: Value) => world.sides[side].edit(rowOf(world.sides[side], 't0'), 'purpose', value);
  write('grist', onGrist);
  write('wiki', onWiki);
  const decide = async (conflict: { readonly id: string } | undefined, side: SideName) => decideConflict(world.state, 'pair', conflict?.id ?? '', side);
  await decide((await run()).conflicts[0], decision);
  return { world, run, write, decide, undo: () => undoLast({ ...world.sides, state: world.state }, world.settings, { pair: 'pair' }), held: () => (['grist', 'wiki'] as const).map((side) => rowOf(world.sides[side], 't0').cells['purpose'] ?? null) };
}

describe('undo', () => {
  it('takes back the last run, leaves what was changed since, and lets the two sides differ', async () => {
    const { world, run } = withTeams(3);
    await run();
    world.sides.grist.edit(rowOf(world.sides.grist, 't0'), 'purpose', 'new 0');
    world.sides.grist.edit(rowOf(world.sides.grist, 't1'), 'purpose', 'new 1');
    world.sides.grist.add('team', 't3', { name: 'Team 3' });
    await run();
    world.sides.wiki.edit(rowOf(world.sides.wiki, 't1'), 'purpose', 'by hand');

    const report = await undoLast({ ...world.sides, state: world.state }, world.settings, { pair: 'pair' });

    expect(report.issues.map(({ code }) => code)).toEqual(['undo.changed']);
    expect(rowOf(world.sides.wiki, 't0').cells['purpose']).toBe('Purpose 0');
    expect(rowOf(world.sides.wiki, 't1').cells['purpose']).toBe('by hand');
    expect(world.sides.wiki.rows.size).toBe(3);

    const after = await run();
    expect(after.writes.map(({ side, uid }) => [side, uid])).toEqual([['grist', 't1']]);
    expect(rowOf(world.sides.grist, 't0').cells['purpose']).toBe('new 0');
    expect(world.sides.wiki.rows.size).toBe(3);
  });
});

describe('the undo of a run that carried a decision', () => {
  it.each([['grist', 'A'], ['wiki', 'B']] as const)('opens the conflict again, whichever side was kept: %s', async (decision, kept) => {
    const { run, decide, undo, held } = await withDecision(decision);
    expect((await run()).conflicts).toEqual([]);
    expect(held()).toEqual([kept, kept]);

    await undo();

    const report = await run();
    expect(report).toMatchObject({ writes: [], conflicts: [{ field: 'purpose', title: 'Team 0', grist: { value: 'A' }, wiki: { value: 'B' } }] });
    expect(held()).toEqual(['A', 'B']);
    expect(await run()).toMatchObject({ outcome: 'quiet', conflicts: report.conflicts });

    await decide(report.conflicts[0], decision);
    expect((await run()).conflicts).toEqual([]);
    expect(held()).toEqual([kept, kept]);
  });

  it.each([[null, 'B'], ['A', null]])('does so where one side had emptied the cell: %s, %s', async (onGrist, onWiki) => {
    const { run, undo, held } = await withDecision('grist', onGrist, onWiki);
    await run();

    await undo();

    expect((await run()).conflicts).toMatchObject([{ grist: { value: onGrist }, wiki: { value: onWiki } }]);
    expect(held()).toEqual([onGrist, onWiki]);
  });

  it('does so where the wiki had stored what it was given in its own way, and somebody wrote there just that', async () => {
    const { run, undo, held } = await withDecision('grist', 'A', 'Purpose 0', 'cleaned');
    await run();

    await undo();

    expect((await run()).conflicts).toMatchObject([{ grist: { value: 'A' }, wiki: { value: 'Purpose 0' } }]);
    expect(held()).toEqual(['A', 'Purpose 0']);
  });

  it('keeps the conflict open when somebody goes on writing on one side', async () => {
    const { run, write, undo, held } = await withDecision('grist');
    await run();
    await undo();
    write('grist', 'A, thought over');

    expect((await run()).conflicts).toMatchObject([{ grist: { value: 'A, thought over' }, wiki: { value: 'B' } }]);
    expect(held()).toEqual(['A, thought over', 'B']);
  });

  it('opens it again where the run had been stopped before it saw both sides agree', async () => {
    const { world, run, undo, held } = await withDecision('grist');
    let reads = 0;
    world.sides.wiki.fate = (point) => (point === 'wiki.read' && (reads += 1) > 1 ? 'refuse' : 'ok');
    await expect(run()).rejects.toThrow('side.unreachable');
    world.sides.wiki.fate = () => 'ok';
    expect(held()).toEqual(['A', 'A']);

    await undo();

    expect((await run()).conflicts).toMatchObject([{ grist: { value: 'A' }, wiki: { value: 'B' } }]);
    expect(held()).toEqual(['A', 'B']);
  });

  it('settles it when it is undone itself, and opens it once more after that', async () => {
    const { run, undo, held } = await withDecision('wiki');
    await run();
    await undo();

    await undo();
    expect(held()).toEqual(['B', 'B']);
    expect(await run()).toMatchObject({ writes: [], conflicts: [] });

    await undo();
    expect((await run()).conflicts).toMatchObject([{ grist: { value: 'A' }, wiki: { value: 'B' } }]);
    expect(held()).toEqual(['A', 'B']);
  });

  it('leaves nothing open when it is undone itself and somebody writes on', async () => {
    const { run, write, undo, held } = await withDecision('wiki');
    await run();
    await undo();
    await undo();
    write('grist', 'C');

    expect((await run()).conflicts).toEqual([]);
    expect(held()).toEqual(['C', 'C']);
  });

  it('opens none where the kept value had been taken back before it was carried', async () => {
    const { run, write, undo, held } = await withDecision('grist');
    write('grist', 'Purpose 0');
    await run();
    expect(held()).toEqual(['B', 'B']);

    await undo();

    expect(await run()).toMatchObject({ writes: [], conflicts: [] });
    expect(held()).toEqual(['Purpose 0', 'B']);
  });

  it('opens none where a rule had decided', async () => {
    const { world, run } = withTeams(1);
    const settings = { ...world.settings, entities: world.settings.entities.map((rule) => ({ ...rule, fields: rule.fields.map((field) => ({ ...field, policy: 'grist' as const })) })) };
    const ports = { ...world.sides, state: world.state };
    const ruled = () => sync(ports, settings, { pair: 'pair' });
    await run();
    world.sides.grist.edit(rowOf(world.sides.grist, 't0'), 'purpose', 'A');
    world.sides.wiki.edit(rowOf(world.sides.wiki, 't0'), 'purpose', 'B');
    await ruled();

    await undoLast(ports, settings, { pair: 'pair' });

    expect(await ruled()).toMatchObject({ writes: [], conflicts: [] });
    expect(rowOf(world.sides.wiki, 't0').cells['purpose']).toBe('B');
  });
});

import { describe, expect, it, vi } from 'vitest';
import { rowOf, withTeams } from '../../testing/with-teams.ts';
import { Refusal } from '../refusal.ts';
import type { SideResult } from '../side.ts';
import { decideConflict } from './decide.ts';

const unreachable = () => Promise.reject(new Refusal('side.unreachable', { place: 'x' }));

describe('a run that ends half-way', () => {
  it('looks for the end of a write in later runs, even where nothing changed', async () => {
    const { world, run } = withTeams(1);
    await run();
    const entry = { seq: 50, run: 1, side: 'wiki', kind: 'update', entity: 'team', uid: 't0', id: rowOf(world.sides.wiki, 't0').id, before: { purpose: 'Purpose 0' }, after: { purpose: 'other' }, lost: {}, beside: {}, status: 'intent', at: '' } as const;
    await world.state.commit('pair', [{ put: 'entry', entry }]);

    await run();
    await run();

    expect((await world.state.head('pair')).open).toEqual([]);
    expect(await run()).toMatchObject({ outcome: 'quiet' });
  });

  it('is quiet again as soon as a later try was answered', async () => {
    const { world, run } = withTeams(1);
    await run();
    world.sides.grist.edit(rowOf(world.sides.grist, 't0'), 'purpose', 'first');
    vi.spyOn(world.sides.wiki, 'write').mockImplementationOnce(unreachable);
    await expect(run()).rejects.toThrow('side.unreachable');
    world.sides.grist.edit(rowOf(world.sides.grist, 't0'), 'purpose', 'second');
    await run();

    expect(rowOf(world.sides.wiki, 't0').cells['purpose']).toBe('second');
    expect(await run()).toMatchObject({ outcome: 'quiet' });
  });

  it('keeps a decision until it was carried', async () => {
    const { world, run } = withTeams(1);
    await run();
    world.sides.grist.edit(rowOf(world.sides.grist, 't0'), 'purpose', 'A');
    world.sides.wiki.edit(rowOf(world.sides.wiki, 't0'), 'purpose', 'B');
    const [conflict] = (await run()).conflicts;
    await decideConflict(world.state, 'pair', conflict?.id ?? '', 'wiki');
    vi.spyOn(world.sides.grist, 'write').mockImplementationOnce(unreachable);
    await expect(run()).rejects.toThrow('side.unreachable');

    expect((await run()).conflicts).toEqual([]);
    expect(rowOf(world.sides.grist, 't0').cells['purpose']).toBe('B');
  });

  it('sends nothing more once a batch failed', async () => {
    const { world, run } = withTeams(30);
    const write = vi.spyOn(world.sides.wiki, 'write').mockImplementation(unreachable);

    await expect(run()).rejects.toThrow('side.unreachable');

    expect(write).toHaveBeenCalledTimes(world.sides.wiki.limits.parallel);
    const ends = (await world.state.entries('pair', 1)).map(({ status }) => status);
    expect(ends.filter((status) => status !== 'void')).toEqual(Array<string>(6).fill('unknown'));
  });

  it('writes no cell again that was refused, and carries the others', async () => {
    const { world, run } = withTeams(1);
    await run();
    for (const field of ['name', 'purpose']) world.sides.grist.edit(rowOf(world.sides.grist, 't0'), field, `new ${field}`);
    const write = world.sides.wiki.write.bind(world.sides.wiki);
    const sent: string[][] = [];
    world.sides.wiki.write = (changes) => {
      const fields = changes.flatMap((change) => (change.kind === 'remove' ? [] : Object.keys(change.fields)));
      sent.push(fields);
      const refused: SideResult = { ok: false, why: 'refused', issue: { code: 'sync.write.refused' }, field: 'purpose' };
      return fields.includes('purpose') ? Promise.resolve(changes.map(() => refused)) : write(changes);
    };

    expect(await run()).toMatchObject({ outcome: 'partial' });

    expect(sent).toEqual([['name', 'purpose'], ['name']]);
    expect(rowOf(world.sides.wiki, 't0').cells).toMatchObject({ name: 'new name', purpose: 'Purpose 0' });
  });

  it('knows the version of what it wrote, should it be stopped before it reads again', async () => {
    const { world, run } = withTeams(1);
    await run();
    world.sides.grist.edit(rowOf(world.sides.grist, 't0'), 'purpose', 'new');
    const read = world.sides.wiki.read.bind(world.sides.wiki);
    vi.spyOn(world.sides.wiki, 'read').mockImplementationOnce(read).mockImplementationOnce(read).mockImplementationOnce(unreachable);
    await expect(run()).rejects.toThrow('side.unreachable');

    expect(await world.state.known('pair')).toMatchObject([{ wikiVersion: String(rowOf(world.sides.wiki, 't0').version) }]);
  });

  it.each(['grist', 'wiki'] as const)('removes nothing where a copy could not be given its uid on one side: %s', async (name) => {
    const { world, run } = withTeams(1, { deletions: 'carry', sameTitle: 'match' });
    await run();
    for (const side of [world.sides.grist, world.sides.wiki]) side.add('team', 't0', rowOf(side, 't0').cells);
    const refused: SideResult = { ok: false, why: 'refused', issue: { code: 'sync.write.refused' } };
    vi.spyOn(world.sides[name], 'write').mockImplementationOnce((changes) => Promise.resolve(changes.map(() => refused)));

    await run();
    await run();

    expect(world.sides.wiki.rows.get('2')?.cells['name']).toBe('Team 0');
    expect(world.sides.grist.rows.get('2')?.cells['name']).toBe('Team 0');
  });

  it('takes a row that another machine made meanwhile for its, not ours', async () => {
    const { world, run } = withTeams(1);
    const write = world.sides.wiki.write.bind(world.sides.wiki);
    vi.spyOn(world.sides.wiki, 'write').mockImplementationOnce((changes) => {
      world.sides.wiki.add('team', 't0', { name: 'Team 0', purpose: 'Theirs' });
      return write(changes);
    });

    expect(await run()).toMatchObject({ conflicts: [{ field: 'purpose', grist: { value: 'Purpose 0' }, wiki: { value: 'Theirs' } }] });
  });
});

describe('a side that is not as it was', () => {
  it('gets no new rows against their direction', async () => {
    const { world, run } = withTeams(1, { direction: 'toWiki' });
    world.sides.wiki.add('team', 'w', { name: 'Wiki only' });

    await run();

    expect([world.sides.grist.rows.size, world.sides.wiki.rows.size]).toEqual([1, 2]);
  });

  it('keeps the conflicts of a table that cannot be read this time', async () => {
    const { world, run } = withTeams(1);
    await run();
    world.sides.grist.edit(rowOf(world.sides.grist, 't0'), 'purpose', 'A');
    world.sides.wiki.edit(rowOf(world.sides.wiki, 't0'), 'purpose', 'B');
    await run();
    const read = world.sides.wiki.read.bind(world.sides.wiki);
    world.sides.wiki.read = async (request) => {
      const answer = await read({ entities: request.entities });
      return answer.unchanged ? answer : { ...answer, tables: { ...answer.tables, team: undefined } as never };
    };
    world.sides.grist.add('member', 'm', { name: 'Ana' });

    expect(await run()).toMatchObject({ conflicts: [{ field: 'purpose' }] });
  });
});

import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { SharedList } from '../../testing/shared-list.ts';
import { rowOf, withTeams } from '../../testing/with-teams.ts';
import type { SideName } from '../side.ts';
import { otherSide } from './merge-field.ts';

/** Members m1, m2 and m3, and the project "p" to which m1 and m2 contribute, on both sides; removals are carried. */
async function withProject() {
  const { world, run } = withTeams(0, { deletions: 'carry' });
  const { grist } = world.sides;
  const members = ['m1', 'm2', 'm3'].map((uid) => grist.add('member', uid, { name: uid }).id);
  grist.add('project', 'p', { name: 'Statuts', contributors: members.slice(0, 2) });
  await run();
  const contribute = (side: SideName, ...uids: readonly string[]) => world.sides[side].edit(rowOf(world.sides[side], 'p'), 'contributors', uids.map((uid) => rowOf(world.sides[side], uid).id));
  const remove = (side: SideName, uid: string) => world.sides[side].remove(rowOf(world.sides[side], uid));
  return { world, run, contribute, remove };
}

describe('a row that was removed on one side and names rows that are gone', () => {
  it('is kept where somebody named, right before, a row that is removed in the same run', async () => {
    const { world, run, contribute, remove } = await withProject();
    remove('wiki', 'p');
    remove('wiki', 'm3');
    world.sides.grist.fate = (point) => {
      if (point === 'grist.write') {
        contribute('grist', 'm1', 'm2', 'm3');
        world.sides.grist.fate = () => 'ok';
      }
      return 'ok';
    };

    expect(await run()).toMatchObject({ writes: [{ kind: 'remove', uid: 'm3' }], gone: [{ uid: 'p', from: 'wiki' }] });

    expect(rowOf(world.sides.grist, 'p').cells['name']).toBe('Statuts');
    expect(await run()).toMatchObject({ writes: [], outcome: 'quiet' });
  });

  it('is kept where the wiki counts a change, though all that differs is gone', async () => {
    const { run, contribute, remove } = await withProject();
    contribute('wiki', 'm1', 'm3');
    remove('wiki', 'm2');
    remove('wiki', 'm3');
    remove('grist', 'p');

    expect(await run()).toMatchObject({ writes: [{ uid: 'm2' }, { uid: 'm3' }], gone: [{ uid: 'p', from: 'grist' }] });
  });

  it.each(['grist', 'wiki'] as const)('is removed from %s too where nobody changed it since', async (side) => {
    const { world, run, remove } = await withProject();
    remove(side, 'm2');
    await run();
    remove(otherSide(side), 'p');

    expect(await run()).toMatchObject({ gone: [], writes: [{ kind: 'remove', uid: 'p' }] });
    expect([...world.sides[side].rows.values()].map(({ uid }) => uid)).not.toContain('p');
  });

  it.each(['grist', 'wiki'] as const)('is kept on %s where somebody put another one in for one that is still there', async (side) => {
    const { run, contribute, remove } = await withProject();
    contribute(side, 'm2', 'm3');
    remove(side, 'm2');
    await run();
    remove(otherSide(side), 'p');

    expect(await run()).toMatchObject({ writes: [], gone: [{ uid: 'p' }], issues: expect.arrayContaining([expect.objectContaining({ code: `sync.gone.edited.${otherSide(side)}`, value: 'Statuts' })]) as unknown });
  });
});

describe('a row that was removed in Grist and changed in the wiki', () => {
  it('is kept, even if somebody put back there what it had said before', async () => {
    const { world, run, contribute, remove } = await withProject();
    contribute('wiki', 'm3');
    contribute('wiki', 'm1', 'm2');
    remove('grist', 'p');

    expect(await run()).toMatchObject({ writes: [], gone: [{ uid: 'p', from: 'grist' }], issues: [{ code: 'sync.gone.edited.grist' }] });
    expect(rowOf(world.sides.wiki, 'p').cells['name']).toBe('Statuts');
  });
});

describe('a row that was removed in the wiki and holds a cell that cannot be read', () => {
  it('is kept, and named', async () => {
    const list = await SharedList.make();
    try {
      await writeFile(`${list.line.folder}/entrelacs.yaml`, `${list.line.hosts.config}sync: { entities: { member: true, project: { deletions: carry } } }\n`);
      await list.run();
      await list.line.hosts.grist.doc.applyActions([['UpdateRecord', 'Projects', 1, { start: 'après l’été' }]]);
      await list.run();
      list.line.hosts.wiki.entries.drop('project', list.inWiki()?.id ?? '');

      expect(await list.run()).toMatchObject({ writes: [], gone: [{ title: 'Statuts', from: 'wiki' }] });
      expect(list.inGrist()).toMatchObject({ name: 'Statuts', start: 'après l’été' });
    } finally {
      await list.line.end();
    }
  });
});

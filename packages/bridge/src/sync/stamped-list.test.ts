import { rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contributors, SharedList } from '../../testing/shared-list.ts';

let list: SharedList;

beforeEach(async () => {
  list = await SharedList.make();
});
afterEach(() => list.line.end());

/** Nobody knows any more what was written, nor what both sides had in common. */
async function loseState(): Promise<void> {
  for (const end of ['', '-wal', '-shm']) await rm(`${list.line.folder}/entrelacs.sqlite${end}`, { force: true });
}

const held = () => [list.inGrist()?.['contributors'], list.inWiki()?.fields['contributors']];

describe('a list that somebody changes between the last look and the write', () => {
  beforeEach(() => {
    list.inWikiContribute('Ana', 'Bo');
    list.between = [[contributors(1, 3)]];
  });

  it('is not written, and both values wait for a person', async () => {
    const report = await list.run();

    expect(held()).toEqual([['L', 1, 3], ['Ana', 'Bo'].map(list.tagOf)]);
    expect(report).toMatchObject({ outcome: 'done', writes: [], conflicts: [{ entity: 'project', field: 'contributors', grist: { value: ['m1', 'm3'] }, wiki: { value: ['m1', 'm2'] } }] });
    expect(await list.run('--dry-run')).toMatchObject({ writes: [], conflicts: report.conflicts });
    expect((await list.run()).writes).toEqual([]);

    await list.line.run(['conflicts', 'resolve', report.conflicts[0]?.id ?? '', '--keep', 'wiki']);
    await list.run();
    expect(held()).toEqual([['L', 1, 2], ['Ana', 'Bo'].map(list.tagOf)]);
    await list.line.run(['undo']);
    expect(held()).toEqual([['L', 1, 3], ['Ana', 'Bo'].map(list.tagOf)]);
    // The undo wrote in Grist: the time is its own.
    expect((await list.run()).conflicts).toMatchObject(report.conflicts.map(({ since: _since, grist: { value }, ...conflict }) => ({ ...conflict, grist: { value } })));
  });

  it.each([['killed', true], ['stopped', false]])('is there when the run is %s in that instant and the state is lost', async (_how, isKilled) => {
    expect(await list.stoppedRun(isKilled)).toBe(1);
    await loseState();

    expect(await list.run()).toMatchObject({ conflicts: [{ grist: { value: ['m1', 'm3'] }, wiki: { value: ['m1', 'm2'] } }] });
    expect(held()).toEqual([['L', 1, 3], ['Ana', 'Bo'].map(list.tagOf)]);
  });

  it('is there when another machine goes on', async () => {
    await list.stoppedRun();
    await writeFile(`${list.line.folder}/entrelacs.yaml`, `${list.line.hosts.config}state: other.sqlite\n`);

    expect(await list.run()).toMatchObject({ conflicts: [{ grist: { value: ['m1', 'm3'] }, wiki: { value: ['m1', 'm2'] } }] });
    expect(held()).toEqual([['L', 1, 3], ['Ana', 'Bo'].map(list.tagOf)]);
  });

  it('is there when our request had hung for many runs', async () => {
    list.between = [];
    const arrive = await list.runThatHangs();
    list.inWikiContribute('Ana');
    for (let turn = 0; turn < 5; turn += 1) await list.run();
    await list.line.hosts.grist.doc.applyActions([contributors(3)]);

    await arrive();
    expect(list.inGrist()?.['contributors']).toEqual(['L', 3]);

    await list.run();
    expect(held()).toEqual([['L', 3], [list.tagOf('Cléo')]]);
  });

  it('is there with the key of somebody who may not ask the history, and nothing has to be looked up', async () => {
    const { send } = list.line.hosts;
    list.line.hosts.send = (request) => (request.url.includes('/compare') ? Promise.resolve(Response.json({ error: 'insufficient access' }, { status: 403 })) : send(request));

    expect(await list.run()).toMatchObject({ issues: [], conflicts: [{ grist: { value: ['m1', 'm3'] } }] });
    expect(list.compared).toBe(0);
  });

  it('keeps its row, which was to be removed', async () => {
    await writeFile(`${list.line.folder}/entrelacs.yaml`, `${list.line.hosts.config}sync: { entities: { member: true, project: { deletions: carry } } }\n`);
    list.between = [];
    await list.run();
    list.line.hosts.wiki.entries.drop('project', list.inWiki()?.id ?? '');
    list.between = [[contributors(2, 3)]];

    expect(await list.run()).toMatchObject({ writes: [], issues: [{ code: 'sync.gone.edited.wiki' }], gone: [{ entity: 'project', title: 'Statuts', from: 'wiki' }] });
    expect(held()).toEqual([['L', 2, 3], undefined]);
  });

  it('is not taken away by an undo', async () => {
    list.between = [];
    await list.run();
    list.between = [[contributors(3)]];

    await list.line.run(['undo']);

    expect(list.inGrist()?.['contributors']).toEqual(['L', 3]);
    expect(list.compared).toBe(0);
  });
});

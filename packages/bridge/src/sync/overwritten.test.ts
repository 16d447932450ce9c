import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contributors, SharedList } from '../../testing/shared-list.ts';

let list: SharedList;

beforeEach(async () => {
  list = await SharedList.make();
  await list.withoutStamps();
});
afterEach(() => list.line.end());

describe('a list that somebody changes between the last look and the write, in rows without stamps', () => {
  it('is put back, and both values wait for a person', async () => {
    list.inWikiContribute('Ana', 'Bo');
    list.between = [[contributors(1, 3)]];

    const report = await list.run();

    expect(list.inGrist()?.['contributors']).toEqual(['L', 1, 3]);
    expect(list.inWiki()?.fields['contributors']).toEqual(['Ana', 'Bo'].map(list.tagOf));
    expect(report).toMatchObject({ outcome: 'done', conflicts: [{ entity: 'project', field: 'contributors', grist: { value: ['m1', 'm3'] }, wiki: { value: ['m1', 'm2'] } }] });
    expect((await list.run()).writes).toEqual([]);

    await list.line.run(['conflicts', 'resolve', report.conflicts[0]?.id ?? '', '--keep', 'grist']);
    await list.run();
    expect(list.inWiki()?.fields['contributors']).toEqual(['Ana', 'Cléo'].map(list.tagOf));
  });

  it('is put back where it was emptied, or filled where it was empty', async () => {
    list.inWikiContribute('Ana', 'Bo');
    list.between = [[contributors()]];
    expect(await list.run()).toMatchObject({ conflicts: [{ grist: { value: null }, wiki: { value: ['m1', 'm2'] } }] });
    expect(list.inGrist()?.['contributors'] ?? null).toBeNull();
  });

  it('costs a comparison for those who act beside the run, and nothing otherwise', async () => {
    list.inWikiContribute('Ana', 'Bo');
    await list.run();
    expect(list.compared).toBe(0);

    list.inWikiContribute('Bo');
    list.between = [[['UpdateRecord', 'Projects', 1, { objective: 'Servir' }], ['AddRecord', 'Teams', null, { uid: 't1', name: 'Design' }]]];
    expect((await list.run()).conflicts).toEqual([]);
    expect(list.compared).toBe(1);
    expect(list.inGrist()?.['contributors']).toEqual(['L', 2]);
  });

  it('keeps in the journal, and tells once, what somebody else wrote over after us', async () => {
    list.inWikiContribute('Ana', 'Bo');
    list.between = [[contributors(3)]];
    // The one who comes after us sees what we wrote.
    list.rightAfterOurs(() => list.line.hosts.grist.doc.applyActions([contributors(2)]));

    const said = (await list.line.run(['sync', '--lang', 'en'])).out;

    expect(said).toContain('“Cléo” gave way to “Bo”');
    expect(list.inGrist()?.['contributors']).toEqual(['L', 2]);
    expect(list.inWiki()?.fields['contributors']).toEqual(['Bo'].map(list.tagOf));
    expect((await list.line.run(['sync', '--lang', 'en'])).out).not.toContain('Cléo');
    expect((await list.line.run(['conflicts', 'lost', '--lang', 'en'])).out).toContain('“Cléo” gave way to “Bo”');
  });

  it.each([['was killed', true], ['failed', false]])('is put back by the next run where this one %s before it looked', async (_how, isKilled) => {
    list.inWikiContribute('Ana', 'Bo');
    list.between = [[contributors(3)]];
    expect(await list.stoppedRun(isKilled)).toBe(1);
    expect(list.inGrist()?.['contributors']).toEqual(['L', 1, 2]);

    expect(await list.run()).toMatchObject({ conflicts: [{ grist: { value: ['m3'] }, wiki: { value: ['m1', 'm2'] } }] });
    expect(list.inGrist()?.['contributors']).toEqual(['L', 3]);
    await list.run();
    // What somebody did, what the stopped run wrote, and what it told other machines beforehand.
    expect(list.compared).toBe(3);
  });

  it('is put back before anything else is written there', async () => {
    list.inWikiContribute('Ana', 'Bo');
    list.between = [[contributors(3)]];
    list.rightAfterOurs(() => list.inWikiContribute('Bo'));

    expect(await list.run()).toMatchObject({ conflicts: [{ grist: { value: ['m3'] }, wiki: { value: ['m2'] } }] });
    expect(list.inGrist()?.['contributors']).toEqual(['L', 3]);
  });

  it('is put back where our request hung, and arrived when somebody had written there', async () => {
    list.inWikiContribute('Ana', 'Bo');
    const arrive = await list.runThatHangs();
    list.inWikiContribute('Ana');
    await list.run();
    await list.line.hosts.grist.doc.applyActions([contributors(3)]);
    await arrive();
    expect(list.inGrist()?.['contributors']).toEqual(['L', 1, 2]);

    await list.run();

    expect([list.inGrist()?.['contributors'], list.inWiki()?.fields['contributors']]).toEqual([['L', 3], [list.tagOf('Cléo')]]);
  });

  it('is not told to be lost once somebody saw it there again', async () => {
    list.inWikiContribute('Ana', 'Bo');
    list.between = [[contributors(3)]];
    expect(await list.stoppedRun()).toBe(1);
    expect(await list.stoppedRun()).toBe(1);
    expect(list.inGrist()?.['contributors']).toEqual(['L', 3]);
    await list.line.hosts.grist.doc.applyActions([contributors(2)]);

    await list.run();

    expect((await list.line.run(['conflicts', 'lost', '--lang', 'en'])).out).toBe('No value has lost.\n');
  });

  it('brings back the row that was removed with it', async () => {
    const { writeFile } = await import('node:fs/promises');
    await writeFile(`${list.line.folder}/entrelacs.yaml`, `${list.line.hosts.config}sync: { entities: { member: true, project: { deletions: carry } } }\n`);
    await list.run();
    list.line.hosts.wiki.entries.drop('project', list.inWiki()?.id ?? '');
    list.between = [[contributors(2, 3)]];

    await list.run();

    expect(list.inGrist()).toMatchObject({ name: 'Statuts', contributors: ['L', 2, 3] });
    expect(list.inWiki()?.fields['contributors']).toEqual(['Bo', 'Cléo'].map(list.tagOf));
    expect((await list.run()).writes).toEqual([]);
  });

  it('is told to be looked up in Grist where the key may not compare', async () => {
    list.inWikiContribute('Ana', 'Bo');
    list.between = [[contributors(3)]];
    const { send } = list.line.hosts;
    list.line.hosts.send = (request) => (request.url.includes('/compare') ? Promise.resolve(Response.json({ error: 'insufficient access' }, { status: 403 })) : send(request));

    expect((await list.line.run(['sync', '--lang', 'en'])).out).toContain('Its history shows it');
  });

  it('survives an undo that comes between', async () => {
    list.inWikiContribute('Ana', 'Bo');
    await list.run();
    list.between = [[contributors(3)]];
    await list.line.run(['undo']);
    expect(list.inGrist()?.['contributors']).toEqual(['L', 1]);

    await list.run();
    expect([list.inGrist()?.['contributors'], list.inWiki()?.fields['contributors']]).toEqual([['L', 3], [list.tagOf('Cléo')]]);
  });

  it('is not taken away again by an undo of the run that put it back', async () => {
    list.inWikiContribute('Ana', 'Bo');
    list.between = [[contributors(3)]];
    await list.run();

    await list.line.run(['undo']);

    expect(list.inGrist()?.['contributors']).toEqual(['L', 3]);
  });
});

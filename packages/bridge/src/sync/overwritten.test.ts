import type { UserAction } from '@entrelacs/grist';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandLine, type CommandLine } from '../../testing/command-line.ts';
import { Refusal } from '../refusal.ts';
import { openState } from '../state/open-state.ts';
import type { State } from '../state/state.ts';
import type { RunReport } from './report.ts';

const visitor = { account: 'Pont', isAdmin: true, isProgram: true };
const members = ['Ana', 'Bo', 'Cléo'];
let line: CommandLine;
/** What people do in Grist just before the next writes arrive there, once all has been looked at. */
let between: UserAction[][];
let asked: string[];

beforeEach(async () => {
  line = await commandLine();
  [between, asked] = [[], []];
  const { send } = line.hosts;
  line.hosts.send = async (request) => {
    asked.push(new URL(request.url).pathname);
    if (request.url.includes('/apply')) for (const action of between.shift() ?? []) await line.hosts.grist.doc.applyActions([action]);
    return send(request);
  };
  await line.hosts.grist.doc.applyActions([
    ['BulkAddRecord', 'Members', [null, null, null], { uid: ['m1', 'm2', 'm3'], name: members }],
    ['AddRecord', 'Projects', null, { uid: 'p1', name: 'Statuts', contributors: ['L', 1] }],
  ]);
  await run();
});
afterEach(() => line.end());

async function run(...args: string[]): Promise<RunReport> {
  return JSON.parse((await line.run(['sync', '--json', ...args])).out) as RunReport;
}

const inWiki = () => line.hosts.wiki.entries.rows('project', visitor).find(({ fields }) => fields['name'] === 'Statuts');
const tagOf = (name: string) => line.hosts.wiki.entries.rows('member', visitor).find(({ fields }) => fields['name'] === name)?.id ?? '';
const inGrist = () => line.hosts.grist.doc.rows('Projects').find(({ uid }) => uid === 'p1');
const contributors = (...rows: number[]): UserAction => ['UpdateRecord', 'Projects', 1, { contributors: rows.length === 0 ? null : ['L', ...rows] }];

/** Somebody changes who contributes, in the wiki. */
function inWikiContribute(...names: readonly string[]): void {
  line.hosts.wiki.entries.put('project', inWiki()?.id ?? '', { contributors: names.map(tagOf) });
}

/** Somebody acts once, when our first writes in Grist have arrived and before the run reads again. */
function rightAfterOurs(act: () => unknown): void {
  const { send } = line.hosts;
  line.hosts.send = async (request) => {
    const response = await send(request);
    if (request.url.includes('/apply') && between.length === 0) {
      between.push([]);
      await act();
    }
    return response;
  };
}

/** A run that fails once its first writes in Grist were answered, or is killed there: then nothing more is remembered either. */
async function stoppedRun(isKilled = true): Promise<void> {
  const { send } = line.hosts;
  let isStopped = false;
  line.hosts.send = async (request) => {
    if (isStopped) throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
    const response = await send(request);
    isStopped = request.url.includes('/apply');
    return response;
  };
  const mortal = async (place: string): Promise<State> => {
    const state = await openState(place);
    return { ...state, commit: (pair, changes) => (isStopped && isKilled ? Promise.reject(new Refusal('state.failed', { place, detail: '' })) : state.commit(pair, changes)) };
  };
  expect(await line.run(['sync'], { openState: mortal })).toMatchObject({ code: 1 });
  line.hosts.send = send;
}

describe('a list of references that somebody changes between the last look and the write', () => {
  it('is put back, and both values wait for a person', async () => {
    inWikiContribute('Ana', 'Bo');
    between = [[contributors(1, 3)]];

    const report = await run();

    expect(inGrist()?.['contributors']).toEqual(['L', 1, 3]);
    expect(inWiki()?.fields['contributors']).toEqual(['Ana', 'Bo'].map(tagOf));
    expect(report).toMatchObject({ outcome: 'done', conflicts: [{ entity: 'project', field: 'contributors', grist: { value: ['m1', 'm3'] }, wiki: { value: ['m1', 'm2'] } }] });
    expect((await run()).writes).toEqual([]);

    await line.run(['conflicts', 'resolve', report.conflicts[0]?.id ?? '', '--keep', 'grist']);
    await run();
    expect(inWiki()?.fields['contributors']).toEqual(['Ana', 'Cléo'].map(tagOf));
  });

  it('is put back where it was emptied, or filled where it was empty', async () => {
    inWikiContribute('Ana', 'Bo');
    between = [[contributors()]];
    expect(await run()).toMatchObject({ conflicts: [{ grist: { value: null }, wiki: { value: ['m1', 'm2'] } }] });
    expect(inGrist()?.['contributors'] ?? null).toBeNull();
  });

  it('costs a comparison for those who act beside the run, and nothing otherwise', async () => {
    const compared = () => asked.filter((path) => path.endsWith('/compare')).length;
    inWikiContribute('Ana', 'Bo');
    await run();
    expect(compared()).toBe(0);

    inWikiContribute('Bo');
    between = [[['UpdateRecord', 'Projects', 1, { objective: 'Servir' }], ['AddRecord', 'Teams', null, { uid: 't1', name: 'Design' }]]];
    expect((await run()).conflicts).toEqual([]);
    expect(compared()).toBe(1);
    expect(inGrist()?.['contributors']).toEqual(['L', 2]);
  });

  it('keeps in the journal, and tells once, what somebody else wrote over after us', async () => {
    inWikiContribute('Ana', 'Bo');
    between = [[contributors(3)]];
    // The one who comes after us sees what we wrote.
    rightAfterOurs(() => line.hosts.grist.doc.applyActions([contributors(2)]));

    const said = (await line.run(['sync', '--lang', 'en'])).out;

    expect(said).toContain('“Cléo” gave way to “Bo”');
    expect(inGrist()?.['contributors']).toEqual(['L', 2]);
    expect(inWiki()?.fields['contributors']).toEqual(['Bo'].map(tagOf));
    expect((await line.run(['sync', '--lang', 'en'])).out).not.toContain('Cléo');
    expect((await line.run(['conflicts', 'lost', '--lang', 'en'])).out).toContain('“Cléo” gave way to “Bo”');
  });

  it.each([['was killed', true], ['failed', false]])('is put back by the next run where this one %s before it looked', async (_how, isKilled) => {
    inWikiContribute('Ana', 'Bo');
    between = [[contributors(3)]];
    await stoppedRun(isKilled);
    expect(inGrist()?.['contributors']).toEqual(['L', 1, 2]);

    expect(await run()).toMatchObject({ conflicts: [{ grist: { value: ['m3'] }, wiki: { value: ['m1', 'm2'] } }] });
    expect(inGrist()?.['contributors']).toEqual(['L', 3]);
    await run();
    expect(asked.filter((path) => path.endsWith('/compare'))).toHaveLength(2);
  });

  it('is put back before anything else is written there', async () => {
    inWikiContribute('Ana', 'Bo');
    between = [[contributors(3)]];
    rightAfterOurs(() => inWikiContribute('Bo'));

    expect(await run()).toMatchObject({ conflicts: [{ grist: { value: ['m3'] }, wiki: { value: ['m2'] } }] });
    expect(inGrist()?.['contributors']).toEqual(['L', 3]);
  });

  it('is put back where our request hung, and arrived when somebody had written there', async () => {
    inWikiContribute('Ana', 'Bo');
    const { send } = line.hosts;
    let held: Request | undefined;
    line.hosts.send = (request) => {
      if (held !== undefined) return Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }));
      if (!request.url.includes('/apply')) return send(request);
      held = request;
      return Promise.reject(new TypeError('terminated'));
    };
    await line.run(['sync']);
    line.hosts.send = send;
    inWikiContribute('Ana');
    await run();
    await line.hosts.grist.doc.applyActions([contributors(3)]);
    if (held !== undefined) await send(held);
    expect(inGrist()?.['contributors']).toEqual(['L', 1, 2]);

    await run();

    expect([inGrist()?.['contributors'], inWiki()?.fields['contributors']]).toEqual([['L', 3], [tagOf('Cléo')]]);
  });

  it('is not told to be lost once somebody saw it there again', async () => {
    inWikiContribute('Ana', 'Bo');
    between = [[contributors(3)]];
    await stoppedRun();
    await stoppedRun();
    expect(inGrist()?.['contributors']).toEqual(['L', 3]);
    await line.hosts.grist.doc.applyActions([contributors(2)]);

    await run();

    expect((await line.run(['conflicts', 'lost', '--lang', 'en'])).out).toBe('No value has lost.\n');
  });

  it('brings back the row that was removed with it', async () => {
    const { writeFile } = await import('node:fs/promises');
    await writeFile(`${line.folder}/entrelacs.yaml`, `${line.hosts.config}sync: { entities: { member: true, project: { deletions: carry } } }\n`);
    await run();
    line.hosts.wiki.entries.drop('project', inWiki()?.id ?? '');
    between = [[contributors(2, 3)]];

    await run();

    expect(inGrist()).toMatchObject({ name: 'Statuts', contributors: ['L', 2, 3] });
    expect(inWiki()?.fields['contributors']).toEqual(['Bo', 'Cléo'].map(tagOf));
    expect((await run()).writes).toEqual([]);
  });

  it('is told to be looked up in Grist where the key may not compare', async () => {
    inWikiContribute('Ana', 'Bo');
    between = [[contributors(3)]];
    const { send } = line.hosts;
    line.hosts.send = (request) => (request.url.includes('/compare') ? Promise.resolve(Response.json({ error: 'insufficient access' }, { status: 403 })) : send(request));

    expect((await line.run(['sync', '--lang', 'en'])).out).toContain('Its history shows it');
  });

  it('survives an undo that comes between', async () => {
    inWikiContribute('Ana', 'Bo');
    await run();
    between = [[contributors(3)]];
    await line.run(['undo']);
    expect(inGrist()?.['contributors']).toEqual(['L', 1]);

    await run();
    expect([inGrist()?.['contributors'], inWiki()?.fields['contributors']]).toEqual([['L', 3], [tagOf('Cléo')]]);
  });

  it('is not taken away again by an undo of the run that put it back', async () => {
    inWikiContribute('Ana', 'Bo');
    between = [[contributors(3)]];
    await run();

    await line.run(['undo']);

    expect(inGrist()?.['contributors']).toEqual(['L', 3]);
  });
});

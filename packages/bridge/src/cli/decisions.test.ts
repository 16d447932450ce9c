import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandLine, type CommandLine } from '../../testing/command-line.ts';
import { openState } from '../state/open-state.ts';

const visitor = { account: 'Pont', isAdmin: true, isProgram: true };
let line: CommandLine;
beforeEach(async () => {
  line = await commandLine();
  await line.hosts.grist.doc.applyActions([['BulkAddRecord', 'Teams', [null, null], { uid: ['11111111-a', '11111111-b'], name: ['Design', 'Infra'] }]]);
  await line.run(['sync']);
});
afterEach(() => line.end());

const inWiki = () => line.hosts.wiki.entries.rows('team', visitor).map(({ fields }) => fields['name']);
const inGrist = () => line.hosts.grist.doc.rows('Teams').map(({ name }) => name);

/** Somebody removes a team from the wiki, and the bridge marks it. */
async function removed(name: string): Promise<string> {
  const entry = line.hosts.wiki.entries.rows('team', visitor).find(({ fields }) => fields['name'] === name);
  line.hosts.wiki.entries.drop('team', entry?.id ?? '');
  return (await line.run(['sync', '--lang', 'en'])).out;
}

describe('a row that one side removed', () => {
  it('is named with what to say of it', async () => {
    const said = await removed('Infra');
    expect(said).toContain('! 111111  Team · Infra: removed from the wiki, kept in Grist');
    expect(said).toContain('“entrelacs sync --remove ID” removes it there too');
    expect(await removed('Design')).toContain('! 11111111-a  Team · Design');
  });

  it('is named by each run and by status until somebody decides, also while nothing changes', async () => {
    await removed('Infra');

    const quiet = await line.run(['sync', '--lang', 'en']);
    expect(quiet.out).toContain('nothing had changed');
    expect(quiet.out).toContain('! 111111  Team · Infra: removed from the wiki, kept in Grist');
    expect((await line.run(['status', '--lang', 'fr'])).out).toContain('! 111111  Équipe · Infra\u00A0: retirée du wiki, gardée dans Grist');

    await line.run(['sync', '--put-back', '111111']);
    expect((await line.run(['sync', '--lang', 'en'])).out).not.toContain('Infra');
    expect((await line.run(['status', '--json'])).out).toContain('"gone": []');
  });

  it('is not looked for in a state that did not keep it yet', async () => {
    await removed('Infra');
    const state = await openState(join(line.folder, 'entrelacs.sqlite'));
    const { validators, settingsKey = '' } = await state.head('entrelacs');
    await state.commit('entrelacs', [{ drop: 'everything' }, ...(await state.known('entrelacs')).map((known) => ({ put: 'known' as const, known })), { put: 'validators', validators, settingsKey }]);
    await state.close();

    expect((await line.run(['sync', '--lang', 'en'])).out).toContain('! 111111  Team · Infra');
  });

  it('is removed on the other side when somebody says so', async () => {
    await removed('Infra');

    expect((await line.run(['sync', '--remove', '1111', '--dry-run', '--lang', 'en'])).out).toContain('- Grist: remove Team · Infra');
    expect(inGrist()).toEqual(['Design', 'Infra']);
    expect(await line.run(['sync', '--remove', '11111111-b'])).toMatchObject({ code: 0 });

    expect([inGrist(), inWiki()]).toEqual([['Design'], ['Design']]);
  });

  it('is made again where it was removed when somebody says so', async () => {
    await removed('Infra');

    expect(await line.run(['sync', '--put-back', '1111'])).toMatchObject({ code: 0 });

    expect([inGrist(), inWiki()]).toEqual([['Design', 'Infra'], ['Design', 'Infra']]);
    expect((await line.run(['sync', '--json'])).out).toContain('"outcome": "quiet"');
  });

  it('has to be told from others, and to be one', async () => {
    await removed('Infra');
    await removed('Design');
    for (const id of ['1111', 'zz']) expect(await line.run(['sync', '--remove', id, '--lang', 'fr'])).toMatchObject({ code: 2, err: expect.stringContaining(`ne porte ${id}`) as string });
    expect(inGrist()).toEqual(['Design', 'Infra']);
    expect(await line.run(['sync', '--remove', '1111', '--every', '5m'])).toMatchObject({ code: 2 });
  });
});

describe('a run that needs somebody', () => {
  it('is told of by status while it is held', async () => {
    const names = Array.from({ length: 8 }, (_, at) => `Équipe ${at}`);
    await line.hosts.grist.doc.applyActions([['BulkAddRecord', 'Teams', names.map(() => null), { name: names }]]);
    await line.run(['sync']);
    for (const name of names) line.hosts.wiki.entries.drop('team', line.hosts.wiki.entries.rows('team', visitor).find(({ fields }) => fields['name'] === name)?.id ?? '');
    expect(await line.run(['sync'])).toMatchObject({ code: 3 });

    const status = await line.run(['status', '--lang', 'en']);
    expect([status.code, status.out]).toEqual([3, expect.stringContaining('“entrelacs sync --dry-run” says which')]);
  });

  it('shows which conflict is decided, and that an undo left the sides apart', async () => {
    const [entry] = line.hosts.wiki.entries.rows('team', visitor);
    await line.hosts.grist.doc.applyActions([['UpdateRecord', 'Teams', 1, { purpose: 'De Grist' }]]);
    line.hosts.wiki.entries.put('team', entry?.id ?? '', { purpose: 'Du wiki' });
    await line.run(['sync']);
    const [conflict] = (JSON.parse((await line.run(['conflicts', '--json'])).out) as { readonly conflicts: readonly { readonly id: string }[] }).conflicts;
    await line.run(['conflicts', 'resolve', conflict?.id ?? '', '--keep', 'wiki']);

    expect((await line.run(['conflicts', '--lang', 'en'])).out).toContain('| wiki Du wiki (decided: the wiki)');
    expect((await line.run(['conflicts', 'show', conflict?.id ?? '', '--lang', 'fr'])).out).toContain('le prochain passage écrira la valeur du wiki');

    await line.run(['sync']);
    expect((await line.run(['undo', '--lang', 'en'])).out).toContain('what the last run wrote is taken back, one write');
    expect((await line.run(['status', '--lang', 'fr'])).out).toContain('ce que le dernier passage avait écrit est repris, 1 écriture');
  });
});

describe('a conflict that the wiki’s administrator decided', () => {
  it('is asked about again where somebody wrote something else before the run', async () => {
    const [entry] = line.hosts.wiki.entries.rows('team', visitor);
    const inGristNow = () => line.hosts.grist.doc.rows('Teams')[0]?.['purpose'];
    const write = (purpose: string) => line.hosts.wiki.entries.put('team', entry?.id ?? '', { purpose });
    await line.hosts.grist.doc.applyActions([['UpdateRecord', 'Teams', 1, { purpose: 'De Grist' }]]);
    write('Du wiki');
    await line.run(['sync']);
    const decide = () => (line.hosts.wiki.conflicts = { conflicts: line.hosts.wiki.conflicts.conflicts.map((conflict) => ({ ...conflict, decision: 'grist' as const })) });
    decide();
    write('Plus tard');

    for (let time = 0; time < 3; time += 1) expect(await line.run(['sync'])).toMatchObject({ code: 3 });
    expect(line.hosts.wiki.conflicts.conflicts).toMatchObject([{ wiki: { value: 'Plus tard' } }]);
    expect(line.hosts.wiki.conflicts.conflicts[0]).not.toHaveProperty('decision');
    expect(line.hosts.wiki.entries.rows('team', visitor)[0]?.fields['purpose']).toBe('Plus tard');

    decide();
    expect(await line.run(['sync'])).toMatchObject({ code: 0 });
    expect([inGristNow(), line.hosts.wiki.entries.rows('team', visitor)[0]?.fields['purpose']]).toEqual(['De Grist', 'De Grist']);
  });
});

describe('a dry run', () => {
  it('shows the very lines of the run that follows', async () => {
    await appendFile(join(line.folder, 'entrelacs.yaml'), 'sync: { entities: { member: true, team: { deletions: carry }, project: true } }\n');
    await line.run(['sync']);
    const { doc } = line.hosts.grist;
    const { entries } = line.hosts.wiki;
    entries.put('member', 'Chloe', { name: 'Chloé' });
    entries.put('project', 'Jardin', { name: 'Jardin', lead: 'Chloe' });
    entries.put('team', entries.rows('team', visitor)[1]?.id ?? '', { purpose: 'Durer' });
    await doc.applyActions([
      ['RemoveRecord', 'Teams', 2],
      ['UpdateRecord', 'Teams', 1, { purpose: 'Tenir' }],
      ['BulkAddRecord', 'Members', [null, null], { name: ['Bo', 'Ana'], delegate: [2, 0] }],
      ['AddRecord', 'Projects', null, { name: 'Café', lead: 1, tags: ['L', 'a, b'] }],
    ]);
    const lines = async (...args: readonly string[]) => (await line.run(['sync', '--lang', 'en', ...args])).out.split('\n').slice(0, -2);

    const dry = await lines('--dry-run');

    expect(dry).toContain('+ Grist: make Project · Jardin');
    expect(dry.join()).toContain('was removed from Grist, and changed in the wiki');
    expect((await lines()).map(withoutIds)).toEqual(dry.map(withoutIds));
  });

  /** A row that is still to be made has no place yet. */
  const withoutIds = (text: string) => text.replace(/ · Fiche\d+/, '');
});

describe('who changed a field, and when', () => {
  /** Both sides change a team's purpose: Grist at that time, the wiki on 23 November at noon. */
  async function bothChange(inGristAt: number): Promise<void> {
    const [entry] = line.hosts.wiki.entries.rows('team', visitor);
    await line.hosts.grist.doc.applyActions([['UpdateRecord', 'Teams', 1, { purpose: 'De Grist' }]]);
    await line.hosts.grist.doc.applyActions([['UpdateRecord', 'Teams', 1, { updatedAt: inGristAt / 1000 }]]);
    line.hosts.wiki.entries.put('team', entry?.id ?? '', { purpose: 'Du wiki' }, 'Léa');
  }

  it('is shown with a conflict, here and in the wiki, as it was when it was found', async () => {
    await bothChange(Date.UTC(2026, 10, 22, 8));
    await line.run(['sync']);
    await line.hosts.grist.doc.applyActions([['UpdateRecord', 'Teams', 1, { name: 'Design & co' }]]);
    await line.run(['sync']);

    const [conflict] = line.hosts.wiki.conflicts.conflicts;
    expect(conflict).toMatchObject({ title: 'Design & co', grist: { value: 'De Grist', at: '2026-11-22T08:00:00.000Z' }, wiki: { value: 'Du wiki', by: 'Léa', at: '2026-11-23T12:00:00+01:00' } });
    const { out } = await line.run(['conflicts', 'show', conflict?.id ?? '', '--lang', 'fr']);
    expect(out).toContain('De Grist (22 nov. 2026, 09:00)');
    expect(out).toContain('Du wiki (par Léa, 23 nov. 2026, 12:00)');
  });

  it.each([
    [Date.UTC(2026, 10, 22), 'Du wiki'],
    [Date.UTC(2026, 10, 24), 'De Grist'],
  ])('decides where the rule is the newest: Grist at %d, so it is “%s”', async (at, kept) => {
    await appendFile(join(line.folder, 'entrelacs.yaml'), 'sync: { entities: { team: { policy: newest } } }\n');
    await line.run(['sync']);
    await bothChange(at);

    expect(await line.run(['sync'])).toMatchObject({ code: 0 });

    expect([line.hosts.grist.doc.rows('Teams')[0]?.['purpose'], line.hosts.wiki.entries.rows('team', visitor)[0]?.fields['purpose']]).toEqual([kept, kept]);
  });
});

describe('times', () => {
  it('are told in the language and the time zone of the reader, and to a program as they are', async () => {
    expect((await line.run(['status', '--lang', 'fr'])).out).toMatch(/n° 1, 28 nov\. 2026,? (à )?01:00/);
    expect((await line.run(['status', '--lang', 'en'], { timeZone: 'America/New_York' })).out).toContain('no. 1, 27 Nov 2026, 19:00');
    expect((await line.run(['doctor', '--lang', 'en'])).out).toContain('last run no. 1, 28 Nov 2026, 01:00');
    expect((await line.run(['status', '--json'])).out).toContain('"startedAt": "2026-11-28T00:00:00.000Z"');
  });
});

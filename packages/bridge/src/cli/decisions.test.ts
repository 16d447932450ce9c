import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandLine, type CommandLine } from '../../testing/command-line.ts';

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

describe('times', () => {
  it('are told in the language and the time zone of the reader, and to a program as they are', async () => {
    expect((await line.run(['status', '--lang', 'fr'])).out).toMatch(/n° 1, 28 nov\. 2026,? (à )?01:00/);
    expect((await line.run(['status', '--lang', 'en'], { timeZone: 'America/New_York' })).out).toContain('no. 1, 27 Nov 2026, 19:00');
    expect((await line.run(['doctor', '--lang', 'en'])).out).toContain('last run no. 1, 28 Nov 2026, 01:00');
    expect((await line.run(['status', '--json'])).out).toContain('"startedAt": "2026-11-28T00:00:00.000Z"');
  });
});

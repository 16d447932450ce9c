import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandLine, type CommandLine } from '../../testing/command-line.ts';
import { virtualClock } from '../../testing/virtual-clock.ts';
import { sqliteState } from '../state/sqlite-state.ts';
import type { CliIo } from './io.ts';

const Sqlite = createRequire(import.meta.url)('libsql') as new (path: string) => { exec(sql: string): void; close(): void };

let line: CommandLine;
beforeEach(async () => {
  line = await commandLine();
  await line.hosts.grist.doc.applyActions([['AddRecord', 'Teams', null, { uid: 't1', name: 'Design', purpose: 'Tenir' }]]);
  line.hosts.wiki.entries.put('team', 'Infra', { name: 'Infra', purpose: 'Durer' });
});
afterEach(() => line.end());

const json = (body: unknown, status = 200) => Response.json(body, { status });
const html = (text: string, status = 200) => new Response(`<!doctype html><title>Erreur</title><p>${text}`, { status, headers: { 'Content-Type': 'text/html' } });

/** Answers requests to such an address otherwise. */
function answering(address: string, answer: (request: Request, otherwise: (request: Request) => Promise<Response>) => Response | Promise<Response>): void {
  const { send } = line.hosts;
  line.hosts.send = (request) => (request.url.includes(address) ? Promise.resolve(answer(request, send)) : send(request));
}

/** What the wiki says of its entities, changed. */
function entitiesWithout(change: (answer: { forms: Record<string, { fields: string[] }>; entities: Record<string, { fields: Record<string, unknown> }[]> }) => void): void {
  answering('api/entrelacs/entities', async (request, otherwise) => {
    const answer = (await (await otherwise(request)).json()) as Parameters<typeof change>[0];
    if (answer.forms['team'] !== undefined) change(answer);
    return json(answer);
  });
}

interface BadInput {
  readonly what: string;
  readonly spoil: () => unknown;
  readonly code: number;
  readonly fr: string;
  readonly en: string;
  readonly io?: Partial<CliIo>;
}

const cases: readonly BadInput[] = [
  { what: 'a wrong or expired key of Grist', spoil: () => answering('grist.example', () => json({ error: 'Bad request: invalid API key' }, 401)), code: 1, fr: 'Faites-en une autre dans votre profil', en: 'Make another one in your Grist profile' },
  { what: 'a wrong or expired key of the wiki', spoil: () => answering('wiki.example', () => json({ code: 'auth.badKey', message: 'Refusé' }, 401)), code: 1, fr: 'vérifiez ENTRELACS_WIKI_KEY', en: 'check ENTRELACS_WIKI_KEY' },
  { what: 'a key that may only read Grist', spoil: () => answering('/apply', () => json({ error: 'No write access' }, 403)), code: 1, fr: 'Il faut une clé de propriétaire', en: 'A key of an owner is needed' },
  { what: 'an account without rights in the wiki', spoil: () => answering('api/entrelacs/changes', () => json({ code: 'access.denied', message: 'Non' }, 403)), code: 1, fr: 'mettez dans api_allowed_keys un compte d’administration', en: 'put an administrator’s account into api_allowed_keys' },
  { what: 'an unknown document', spoil: () => answering('grist.example', () => json({ error: 'document not found' }, 404)), code: 1, fr: 'copiez son adresse', en: 'copy its address' },
  { what: 'an address of the wiki where another site is', spoil: () => answering('wiki.example', () => html('Bienvenue')), code: 1, fr: 'ouvrez cette adresse dans un navigateur', en: 'open this address in a browser' },
  { what: 'a wiki without the extension', spoil: () => answering('wiki.example', () => html('Page introuvable', 404)), code: 1, fr: 'installez-la d’abord', en: 'install it first' },
  { what: 'a wiki that moved', spoil: () => answering('wiki.example', () => new Response(null, { status: 301, headers: { Location: 'https://ailleurs.example/' } })), code: 1, fr: 'renvoie à https://ailleurs.example/', en: 'sends to https://ailleurs.example/' },
  { what: 'an error page of Grist’s host', spoil: () => answering('grist.example', () => html('Bad gateway')), code: 1, fr: 'n’est pas Grist\u00A0: vérifiez l’adresse', en: 'is not Grist: check the address' },
  { what: 'an error page of the wiki', spoil: () => answering('wiki.example', () => html('Fatal error: memory &amp; l&#039;heure', 500)), code: 1, fr: '(«\u00A0Erreur Fatal error: memory & l\'heure\u00A0»)', en: '(“Erreur Fatal error: memory & l\'heure”)' },
  { what: 'no network', spoil: () => answering('wiki.example', () => Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } }))), code: 1, fr: 'est injoignable', en: 'cannot be reached' },
  { what: 'a column removed in Grist', spoil: () => line.run(['sync']).then(() => line.hosts.grist.doc.applyActions([['RemoveColumn', 'Teams', 'purpose']])), code: 0, fr: 'Grist n’a plus de colonne pour « Raison d’être »', en: 'Grist has no column for "Purpose"' },
  { what: 'a table removed in Grist', spoil: () => line.run(['sync']).then(() => line.hosts.grist.doc.applyActions([['RemoveTable', 'Milestones']])), code: 0, fr: '«\u00A0entrelacs grist install\u00A0» ou la page Démarrer la remet', en: '"entrelacs grist install" or the page Start puts it back' },
  {
    what: 'a field removed from a form',
    spoil: () =>
      entitiesWithout(({ forms, entities }) => {
        if (forms['team'] !== undefined) forms['team'].fields = forms['team'].fields.filter((field) => field !== 'purpose');
        for (const { fields } of entities['team'] ?? []) delete fields['purpose'];
      }),
    code: 0,
    fr: 'Le formulaire du wiki n’a plus de champ pour « Raison d’être »',
    en: 'The wiki’s form has no field for "Purpose"',
  },
  {
    what: 'a form removed',
    spoil: () =>
      entitiesWithout(({ forms, entities }) => {
        delete forms['team'];
        delete entities['team'];
      }),
    code: 0,
    fr: '«\u00A0entrelacs wiki install\u00A0» le remet',
    en: '"entrelacs wiki install" puts it back',
  },
  {
    what: 'names that stand twice',
    spoil: async () => {
      await line.hosts.grist.doc.applyActions([['BulkAddRecord', 'Teams', [null, null], { uid: ['t8', 't9'], name: ['Double', 'Double'] }]]);
      line.hosts.wiki.entries.put('team', 'Double', { name: 'Double' });
    },
    code: 0,
    fr: '« Double » existe plusieurs fois d’un même côté\u00A0: renommez',
    en: '"Double" exists several times on one side: rename',
  },
  { what: 'a megabyte in one field', spoil: () => line.hosts.wiki.entries.put('team', 'Longue', { name: 'Longue', purpose: 'é'.repeat(600_000) }), code: 0, fr: 'est trop long pour Grist', en: 'is too long for Grist' },
  { what: 'a tag with a comma, which the wiki cannot hold', spoil: () => line.hosts.grist.doc.applyActions([['AddRecord', 'Projects', null, { name: 'Café', tags: ['L', 'thé, café'] }]]), code: 0, fr: 'ceux de «\u00A0Café\u00A0» restent dans Grist', en: 'those of “Café” stay in Grist' },
  { what: 'a full disk', spoil: () => undefined, io: { openState: (path) => sqliteState(path, { mostPages: 10 }) }, code: 1, fr: 'Libérez de la place, puis relancez', en: 'Make room, then run again' },
  { what: 'a state that cannot be opened', spoil: () => mkdir(join(line.folder, 'entrelacs.sqlite')), code: 1, fr: 'Vérifiez l’adresse et les droits', en: 'Check the address and the rights' },
  {
    what: 'a state of a later version',
    spoil: async () => {
      await line.run(['sync']);
      const state = new Sqlite(join(line.folder, 'entrelacs.sqlite'));
      state.exec("UPDATE bridge_meta SET value = '9' WHERE name = 'version'");
      state.close();
    },
    code: 1,
    fr: 'Mettez Entrelacs à jour sur cette machine',
    en: 'Update Entrelacs on this machine',
  },
];

describe('a sync that cannot go as it should', () => {
  it.each(cases)('says what to do about $what, in French and in English, and loses nothing', async ({ spoil, code, fr, en, io }) => {
    await spoil();

    const french = await line.run(['sync', '--lang', 'fr'], io);
    expect([french.code, french.all]).toEqual([code, expect.stringContaining(fr)]);
    expect((await line.run(['sync', '--lang', 'en'], io)).all).toContain(en);

    expect(line.hosts.grist.doc.rows('Teams').find(({ uid }) => uid === 't1')).toMatchObject({ name: 'Design' });
    expect(line.hosts.wiki.entries.rows('team', { account: 'Pont', isAdmin: true, isProgram: true }).find(({ id }) => id === 'Infra')?.fields).toMatchObject({ name: 'Infra', purpose: 'Durer' });
  });

  it('is told of by status in words', async () => {
    answering('grist.example', () => json({ error: 'Service down' }, 503));
    await line.run(['sync']);

    const { out } = await line.run(['status', '--lang', 'en']);

    expect(out).toContain('failed, 0 writes.');
    expect(out).toContain('! Grist failed (503)');
    expect(out).not.toContain('rest.failed');
  });

  it.each(['ENTRELACS_GRIST_KEY', 'ENTRELACS_WIKI_KEY'])('names the key that is missing: %s', async (name) => {
    const { [name]: _missing, ...environment } = line.hosts.environment;
    expect(await line.run(['sync', '--lang', 'fr'], { environment })).toMatchObject({ code: 2, err: expect.stringContaining(name) as string });
  });

  it('names a value that cannot be carried as long as it stands, carries the rest of the row, and is quiet', async () => {
    await line.hosts.grist.doc.applyActions([['AddRecord', 'Projects', null, { name: 'Café', objective: 'Cent tasses', tags: ['L', 'thé, café'] }]]);
    await line.run(['sync']);
    const { writes } = line.hosts.wiki;

    const quiet = await line.run(['sync', '--lang', 'fr']);

    expect(quiet.out).toMatch(/Projet · Mots-clés.: Dans le wiki, un mot-clé ne peut porter ni virgule[^]*rien n’avait changé/);
    expect(line.hosts.wiki.writes).toEqual(writes);
    expect(line.hosts.wiki.entries.rows('project', { account: 'Pont', isAdmin: true, isProgram: true }).map(({ fields }) => [fields['name'], fields['objective'], fields['tags']])).toEqual([['Café', 'Cent tasses', []]]);
  });

  it.each(['grist', 'wiki'] as const)('fills a field again that was removed in %s and put back there empty: nobody emptied it', async (side) => {
    const { doc } = line.hosts.grist;
    const { entries } = line.hosts.wiki;
    const inWiki = () => entries.rows('team', { account: 'Pont', isAdmin: true, isProgram: true });
    await line.run(['sync']);
    const { send } = line.hosts;
    const column = () => doc.column('Teams', 'purpose')?.['id'];
    const former = column();
    if (side === 'wiki') {
      entitiesWithout(({ forms, entities }) => {
        if (forms['team'] !== undefined) forms['team'].fields = forms['team'].fields.filter((field) => field !== 'purpose');
        for (const { fields } of entities['team'] ?? []) delete fields['purpose'];
      });
      for (const { id } of inWiki()) entries.put('team', id, { purpose: null });
    } else {
      await doc.applyActions([['BulkUpdateRecord', 'Teams', [1, 2], { purpose: ['', ''] }], ['RemoveColumn', 'Teams', 'purpose']]);
    }
    expect((await line.run(['sync'])).code).toBe(0);
    line.hosts.send = send;
    if (side === 'grist') {
      // As the page Start puts it back.
      const installation = doc.rows('Installation').find(({ kind, ref }) => kind === 'column' && ref === former);
      await doc.applyActions([['AddColumn', 'Teams', 'purpose', { type: 'Text', isFormula: false }]]);
      await doc.applyActions([['UpdateRecord', 'Installation', Number(installation?.['id']), { ref: column() }]]);
    } else entries.put('team', 'Infra', { name: 'Infra' });

    await line.run(['sync']);

    expect(doc.rows('Teams').map(({ purpose }) => purpose)).toEqual(['Tenir', 'Durer']);
    expect(inWiki().map(({ fields }) => fields['purpose']).sort()).toEqual(['Durer', 'Tenir']);
  });

  it('carries references that go round in a circle', async () => {
    await line.hosts.grist.doc.applyActions([['BulkAddRecord', 'Members', [null, null], { uid: ['m1', 'm2'], name: ['Ana', 'Bo'], delegate: [2, 1] }]]);

    expect(await line.run(['sync'])).toMatchObject({ code: 0 });

    const members = line.hosts.wiki.entries.rows('member', { account: 'Pont', isAdmin: true, isProgram: true });
    const [ana, bo] = ['Ana', 'Bo'].map((name) => members.find(({ fields }) => fields['name'] === name));
    expect([ana?.fields['delegate'], bo?.fields['delegate']]).toEqual([bo?.id, ana?.id]);
  });

  it('is not led astray by a clock that was set back', async () => {
    await line.run(['sync'], { clock: virtualClock(Date.UTC(2030, 0, 1)) });
    await line.hosts.grist.doc.applyActions([['UpdateRecord', 'Teams', 1, { purpose: 'Après' }]]);

    expect(await line.run(['sync'], { clock: virtualClock(Date.UTC(2020, 0, 1)) })).toMatchObject({ code: 0 });
    expect(line.hosts.wiki.entries.rows('team', { account: 'Pont', isAdmin: true, isProgram: true }).map(({ fields }) => fields['purpose'])).toContain('Après');
    expect((await line.run(['status', '--lang', 'en'])).out).toContain('no. 2');
  });

  it('tells once which value lost to a rule, and keeps it', async () => {
    const { writeFile } = await import('node:fs/promises');
    await writeFile(join(line.folder, 'entrelacs.yaml'), `${line.hosts.config}sync: { entities: { team: { policy: grist } } }\n`);
    await line.run(['sync']);
    await line.hosts.grist.doc.applyActions([['UpdateRecord', 'Teams', 1, { purpose: 'De Grist' }]]);
    const [made] = line.hosts.wiki.entries.rows('team', { account: 'Pont', isAdmin: true, isProgram: true }).filter(({ fields }) => fields['name'] === 'Design');
    line.hosts.wiki.entries.put('team', made?.id ?? '', { purpose: 'Du wiki' });

    expect((await line.run(['sync', '--lang', 'fr'])).out).toContain('«\u00A0Du wiki\u00A0» a cédé la place à «\u00A0De Grist\u00A0»');
    expect((await line.run(['sync', '--lang', 'fr'])).out).not.toContain('Du wiki');
    expect((await line.run(['conflicts', 'lost', '--lang', 'en'])).out).toContain('“Du wiki” gave way to “De Grist”');
  });
});

import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restDocument, restServer, type FakeRestServer } from '../../testing/rest-server.ts';
import { virtualClock } from '../../testing/virtual-clock.ts';
import { openState } from '../state/open-state.ts';
import type { CliIo } from './io.ts';
import { runCli } from './run.ts';

const key = 'clé-très-secrète';
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entrelacs-cli-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs a command line in the folder: what it wrote, and its exit code. */
async function run(args: readonly string[], { server, environment = { ENTRELACS_GRIST_KEY: key }, io = {} }: { readonly server?: FakeRestServer; readonly environment?: Record<string, string>; readonly io?: Partial<CliIo> } = {}) {
  let [out, err] = ['', ''];
  const code = await runCli(args, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    isTerminal: false,
    environment,
    folder,
    clock: virtualClock(),
    timeZone: 'Europe/Paris',
    random: () => 0.5,
    send: (request) => (server === undefined ? Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } })) : server.send(request)),
    ask: { text: () => Promise.resolve(undefined), secret: () => Promise.resolve(undefined), confirm: () => Promise.resolve(false) },
    openState,
    stopping: new AbortController().signal,
    ...io,
  });
  return { code, out, err, all: out + err };
}

const config = (text = `version: 1\ngrist:\n  document: ${restDocument}\n`) => writeFile(join(folder, 'entrelacs.yaml'), text);
const json = ({ out }: { readonly out: string }) => JSON.parse(out) as Record<string, unknown>;

describe('the command line', () => {
  it('explains itself in French and in English', async () => {
    const french = await run(['--help', '--lang', 'fr']);
    expect(french.code).toBe(0);
    expect(french.out).toContain('tenir les deux côtés au même pas');
    expect(french.out).toContain('Exemples');
    expect((await run(['--help', '--lang', 'en'])).out).toContain('keep both sides in step');
  });

  const commands = ['init', 'grist', 'grist install', 'grist check', 'wiki', 'wiki install', 'wiki check', 'sync', 'status', 'conflicts', 'export', 'import', 'backup', 'restore', 'undo', 'alerts', 'doctor'];
  it.each(commands)('shows an example of %s in its own help', async (command) => {
    expect((await run([...command.split(' '), '--help', '--lang', 'fr'])).out).toMatch(new RegExp(`Exemples :\\n +entrelacs ${command}`));
  });

  it('says what is wrong with a command, and exits with 2', async () => {
    expect(await run(['danser', '--lang', 'fr'])).toMatchObject({ code: 2, out: '' });
    expect((await run(['export', '--lang', 'en'])).code).toBe(2);
  });

  it.each([[[], 'entrelacs doctor'], [['wiki'], 'entrelacs wiki install'], [['grist', '--lang', 'fr'], 'entrelacs grist check']])('shows what there is where a command is only begun: %j', async (args, shown) => {
    const { code, out, err } = await run(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(shown);
    expect(err).toContain('Exemples');
  });

  it.each([
    [{ LANG: 'fr_FR.UTF-8' }, 'tenir les deux côtés'],
    [{ LC_ALL: '', LANG: 'fr_CA' }, 'tenir les deux côtés'],
    [{ LC_ALL: 'en_GB.UTF-8', LANG: 'fr_FR.UTF-8' }, 'keep both sides'],
    [{}, 'tenir les deux côtés'],
  ])('speaks the language of the system: %j', async (environment, words) => {
    expect((await run(['--help'], { environment })).out).toContain(words);
  });

  it('speaks the language of the config as soon as that is read, of its secrets too', async () => {
    await config(`version: 1\nlanguage: fr\ngrist: { document: ${restDocument} }\nsecrets: s\n`);
    await writeFile(join(folder, 's'), '', { mode: 0o644 });
    await chmod(join(folder, 's'), 0o644);
    expect(await run(['status'], { environment: { LANG: 'en_GB.UTF-8' } })).toMatchObject({ code: 2, err: expect.stringContaining('D’autres que vous peuvent lire') as string });
  });

  it('says where the config is missing, and what to do', async () => {
    const { code, err } = await run(['status', '--lang', 'fr']);
    expect(code).toBe(2);
    expect(err).toContain('entrelacs init');
  });

  it('names line and key of what is wrong in the config', async () => {
    await config('version: 1\ngrits: 1\n');
    const { code, err } = await run(['status', '--lang', 'en']);
    expect(code).toBe(2);
    expect(err).toContain('line 2, grits: unknown key');
  });

  it('prepares a config, keeps keys to their owner, and tries the connection', async () => {
    const server = await restServer({ key, isInstalled: false });
    const io: Partial<CliIo> = { isTerminal: true, ask: { text: (question) => Promise.resolve(question.includes('Grist') ? restDocument : ''), secret: () => Promise.resolve(key), confirm: () => Promise.resolve(false) } };

    const { code, out } = await run(['init', '--lang', 'fr'], { server, environment: { NO_COLOR: '1' }, io });

    expect(code).toBe(0);
    expect(out).toContain('Grist répond\u00A0: Atelier Lumière');
    expect((await stat(join(folder, 'entrelacs.secrets'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, 'entrelacs.yaml'), 'utf8')).not.toContain(key);
    expect((await run(['init', '--grist', restDocument], { server })).code).toBe(2);
  });

  it('installs the blueprint over REST, once, and finds it in order', async () => {
    const server = await restServer({ key, isInstalled: false });
    await config();

    expect((await run(['grist', 'check'], { server })).code).toBe(3);
    expect(json(await run(['grist', 'install', '--dry-run', '--json'], { server }))).toMatchObject({ steps: expect.arrayContaining([expect.objectContaining({ kind: expect.any(String) as unknown })]) as unknown });
    expect(await run(['grist', 'install'], { server })).toMatchObject({ code: 0 });
    expect(server.doc.table('Tasks')).toBeDefined();
    const bundles = server.doc.bundles.length;
    expect((await run(['grist', 'install'], { server })).out).toContain('déjà installé');
    expect(server.doc.bundles.length).toBe(bundles);
    expect(await run(['grist', 'check', '--json'], { server })).toMatchObject({ code: 0 });
  });

  it('says in words what is amiss in a document', async () => {
    const server = await restServer({ key });
    await config();
    const { doc } = server;
    const ref = (table: string, column: string) => doc.column(table, column)?.['id'];
    await doc.applyActions([
      ['RemoveColumn', 'Projects', 'objective'],
      ['UpdateRecord', '_grist_Tables', doc.table('Members')?.['id'], { tableId: 'Adherents' }],
      ['UpdateRecord', '_grist_Tables_column', ref('Tasks', 'project'), { type: 'Text' }],
    ]);

    const french = await run(['grist', 'check', '--lang', 'fr'], { server });
    expect(french).toMatchObject({ code: 3 });
    expect(french.out).toContain('à réparer\u00A0: La colonne Objectif mesurable manque dans Projets');
    expect(french.out).toContain('Projet est d’un autre type dans Tâches\u00A0: texte');
    expect(french.out).not.toMatch(/\b(column|table)[A-Z]/);
    expect((await run(['grist', 'check', '--lang', 'en'], { server })).out).toMatch(/: The table \S+ is now called Adherents/);
  });

  it('exports and imports the collective, as one file and as CSV', async () => {
    const server = await restServer({ key });
    await config();
    await server.doc.applyActions([
      ['AddRecord', 'Members', null, { uid: 'm1', name: 'Ana', email: 'ana@example.org' }],
      ['AddRecord', 'Tasks', null, { uid: 't1', title: '=Statuts', responsible: ['L', 1], status: 'En cours' }],
    ]);

    expect((await run(['export', 'collectif.json'], { server })).code).toBe(0);
    expect((await run(['export', 'csv'], { server })).code).toBe(0);
    expect((await stat(join(folder, 'collectif.json'))).mode & 0o077).toBe(0);
    expect(await readFile(join(folder, 'csv', 'Tasks.csv'), 'utf8')).toContain("t1,'=Statuts");

    for (const source of ['collectif.json', 'csv']) {
      const other = await restServer({ key });
      expect(await run(['import', source, '--json'], { server: other })).toMatchObject({ code: 0 });
      expect(other.doc.rows('Tasks')).toMatchObject([{ uid: 't1', title: '=Statuts', responsible: ['L', 1], status: 'En cours' }]);
      expect(other.doc.rows('Members')).toMatchObject([{ email: 'ana@example.org' }]);
    }
  });

  it('keeps so many backups, and notices one that is damaged', async () => {
    const server = await restServer({ key });
    await config();
    const clock = virtualClock();
    for (let day = 0; day < 3; day += 1) {
      await run(['backup', '--keep', '2'], { server, io: { clock } });
      await clock.sleep(86_400_000);
    }
    const kept = (await readdir(join(folder, 'sauvegardes'))).sort();
    expect(kept).toHaveLength(2);

    // What this server sends as its document is no database.
    expect((await run(['restore', '--check', '--lang', 'en'], { server })).err).toContain('document.grist is damaged');
    await rm(join(folder, 'sauvegardes', kept[1] ?? '', 'document.grist'));
    expect((await run(['restore', '--check', '--lang', 'en'], { server })).err).toContain('document.grist');
    const manifest = join(folder, 'sauvegardes', kept[1] ?? '', 'manifest.json');
    const { files, ...rest } = JSON.parse(await readFile(manifest, 'utf8')) as { readonly files: Record<string, unknown> };
    await writeFile(manifest, JSON.stringify({ ...rest, files: { 'grist.json': files['grist.json'] } }));
    expect(await run(['restore', '--check'], { server })).toMatchObject({ code: 0 });
    const archive = join(folder, 'sauvegardes', kept[1] ?? '', 'grist.json');
    await chmod(archive, 0o600);
    await writeFile(archive, '{}');
    const { code, err } = await run(['restore', '--check', '--lang', 'en'], { server });
    expect(code).toBe(1);
    expect(err).toContain('grist.json');
  });

  it('looks everything over', async () => {
    await config();
    const ill = await run(['doctor', '--lang', 'fr'], { server: await restServer({ key: 'une autre' }) });
    expect(ill.code).toBe(3);
    expect(ill.out).toContain('Grist refuse la clé');
    expect(await run(['doctor'], { server: await restServer({ key }) })).toMatchObject({ code: 0 });
  });

  it('says that a host cannot be reached', async () => {
    await config();
    const { code, err } = await run(['alerts', '--lang', 'en']);
    expect(code).toBe(1);
    expect(err).toContain('cannot be reached');
  });

  it('never shows a key, whatever a host answers', async () => {
    await config();
    const server: FakeRestServer = { ...(await restServer({ key })), send: () => Promise.resolve(new Response(JSON.stringify({ error: `no such key: ${key}` }), { status: 400 })) };
    for (const args of [['doctor'], ['doctor', '--json'], ['grist', 'check'], ['export', 'x.json', '--json']]) expect((await run(args, { server })).all).not.toContain(key);
  });

  it('says where things stand, and decides a conflict', async () => {
    await config();
    expect((await run(['status', '--lang', 'fr'])).out).toContain('aucun passage encore');
    const state = await openState(join(folder, 'entrelacs.sqlite'));
    await state.commit('entrelacs', [
      { put: 'conflict', conflict: { id: 'c1', entity: 'task', uid: 't1', field: 'due', title: 'Statuts', grist: { value: '2026-12-18' }, wiki: { value: '2026-12-24', by: 'Ana', at: '2026-11-28T09:00:00+01:00' }, since: 1 } },
    ]);
    await state.close();

    expect(await run(['conflicts', '--lang', 'fr'])).toMatchObject({ code: 3 });
    expect((await run(['conflicts', 'show', 'c1', '--lang', 'fr'])).out).toContain('par Ana');
    expect((await run(['conflicts', 'resolve', 'c2', '--keep', 'wiki'])).code).toBe(2);
    expect((await run(['conflicts', 'resolve', 'c1', '--keep', 'wiki'])).code).toBe(0);
    expect(json(await run(['conflicts', 'show', 'c1', '--json']))).toMatchObject({ decision: 'wiki' });
  });

  it('evaluates the indicators and notes their changes once', async () => {
    const server = await restServer({ key });
    await config();
    await server.doc.applyActions([
      ['AddRecord', 'Kpis', null, { uid: 'k1', name: 'Valeur perçue', source: 'manual', frequency: 'Hebdomadaire', direction: 'Plus haut est mieux', active: true, pendingPeriods: 1 }],
      ['AddRecord', 'KpiTargets', null, { uid: 'g1', kpi: 1, from: Date.UTC(2026, 0, 1) / 1000, target: 80, warning: 70, critical: 50 }],
      ['AddRecord', 'Measures', null, { uid: 'v1', kpi: 1, on: Date.UTC(2026, 10, 20) / 1000, value: 10 }],
    ]);

    const first = json(await run(['alerts', '--json'], { server }));
    expect(first).toMatchObject({ evaluated: 1 });
    expect(Number(first['changes'])).toBeGreaterThan(0);
    expect(json(await run(['alerts', '--json'], { server }))).toMatchObject({ changes: 0 });
  });

  it('takes the day that it is where the document is, not where the machine stands', async () => {
    await config();
    const clock = { ...virtualClock(), now: () => Date.UTC(2026, 10, 22, 23, 30) };
    for (const [timezone, on] of [['Europe/Paris', '2026-11-23'], ['America/Montreal', '2026-11-22'], ['Mars/Olympus', '2026-11-22']] as const) {
      const server = await restServer({ key });
      await server.doc.applyActions([
        ['UpdateRecord', '_grist_DocInfo', 1, { timezone }],
        ['AddRecord', 'Kpis', null, { uid: 'k1', name: 'Heures', source: 'manual', frequency: 'Chaque semaine', direction: 'Plus haut est mieux', active: true }],
        ['AddRecord', 'KpiTargets', null, { uid: 'g1', kpi: 1, from: Date.UTC(2026, 0, 1) / 1000, target: 14 }],
      ]);

      expect(json(await run(['alerts', '--json'], { server, io: { clock } })), timezone).toMatchObject({ begun: [{ on }] });
    }
  });

  it('takes the day of universal time where the time zone may not be read, and says so', async () => {
    await config();
    const server = await restServer({ key });
    server.hidden.add('_grist_DocInfo');
    await server.doc.applyActions([
      ['UpdateRecord', '_grist_DocInfo', 1, { timezone: 'Europe/Paris' }],
      ['AddRecord', 'Kpis', null, { uid: 'k1', name: 'Heures', source: 'manual', frequency: 'Chaque semaine', direction: 'Plus haut est mieux', active: true }],
      ['AddRecord', 'KpiTargets', null, { uid: 'g1', kpi: 1, from: Date.UTC(2026, 0, 1) / 1000, target: 14 }],
    ]);
    const clock = { ...virtualClock(), now: () => Date.UTC(2026, 10, 22, 23, 30) };

    const said = await run(['alerts', '--dry-run'], { server, io: { clock } });
    expect(said.out).toMatch(/Le fuseau horaire du document ne peut pas être lu \(Blocked by table read access rules\).: le jour est celui de l’heure universelle/);
    expect(json(await run(['alerts', '--json'], { server, io: { clock } }))).toMatchObject({ begun: [{ on: '2026-11-22' }], issues: [{ code: 'rest.noTimeZone' }] });
  });

  it('evaluates the pulse by what the document publishes of it, never by the raw answers', async () => {
    const server = await restServer({ key });
    await config();
    const score = (n: number) => ({ trust: n, respect: n, communication: n, climate: n });
    await server.doc.applyActions([
      ['AddRecord', 'Kpis', null, { uid: 'k1', name: 'Confiance', source: 'pulseTrust', frequency: 'Chaque mois', direction: 'Plus haut est mieux', active: true }],
      ['AddRecord', 'KpiTargets', null, { uid: 'g1', kpi: 1, from: Date.UTC(2026, 0, 1) / 1000, target: 4, critical: 2 }],
      // Three and three: the document publishes neither week, and their sum would be another cut of the same answers.
      ...Array.from({ length: 6 }, (_, at) => ['AddRecord', 'Pulses', null, { uid: `p${at}`, week: at < 3 ? '2026-W41' : '2026-W42', ...score(1) }] as const),
    ]);
    expect(json(await run(['alerts', '--json'], { server }))).toMatchObject({ begun: [{ to: 'noData' }] });

    await server.doc.applyActions([['AddRecord', 'PulseResults', null, { ago: 5, week: '2026-W42', answers: 6, ...score(1) }]]);
    expect(json(await run(['alerts', '--json'], { server }))).toMatchObject({ begun: [{ to: 'critical', value: 1 }] });
  });
});

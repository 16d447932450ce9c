import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryState, postgresState, sqliteState } from '@entrelacs/bridge';
import { startPostgres } from '@entrelacs/tooling/postgres.mjs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stateContract } from './bridge-state.contract.ts';

type SqliteDatabase = new (path: string) => { exec(sql: string): void; pragma(text: string): unknown; close(): void };
const bridgeRequire = createRequire(new URL('../../packages/bridge/package.json', import.meta.url));
const Sqlite = bridgeRequire('libsql') as SqliteDatabase;

stateContract('memory', async () => {
  const state = memoryState();
  return { state, reopen: async () => state, end: async () => undefined };
});

const folders: string[] = [];
function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'entrelacs-state-'));
  folders.push(folder);
  return join(folder, 'state.sqlite');
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

stateContract('SQLite', async () => {
  const path = newFile();
  const state = await sqliteState(path);
  return { state, reopen: () => sqliteState(path), end: () => state.close() };
});

/** A file that remembers one member, then changed by SQL to what an earlier version of the program wrote. */
async function fileOfEarlier(sql: string): Promise<string> {
  const path = newFile();
  const state = await sqliteState(path);
  await state.commit('a', [{ put: 'known', known }]);
  await state.close();
  const raw = new Sqlite(path);
  raw.exec(sql);
  raw.close();
  return path;
}
const known = { entity: 'member', uid: 'u1', grist: '1', wiki: 'Ana', gone: null, base: { name: 'Ana' }, wikiBase: {}, wikiVersion: '7' } as const;

describe('the state in SQLite', () => {
  it('can be read by its owner only', async () => {
    const path = newFile();
    const state = await sqliteState(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await state.close();
  });

  it('refuses a file of a later version', async () => {
    const path = newFile();
    await (await sqliteState(path)).close();
    const raw = new Sqlite(path);
    raw.exec("UPDATE bridge_meta SET value = '4'");
    raw.close();

    await expect(sqliteState(path)).rejects.toMatchObject({ code: 'state.newer', values: { found: '4' } });
  });

  it('goes on with a file of an earlier version', async () => {
    const path = await fileOfEarlier("ALTER TABLE bridge_known DROP COLUMN wiki_version; UPDATE bridge_meta SET value = '1'");

    for (const expected of [{ ...known, wikiVersion: null }, known]) {
      const again = await sqliteState(path);
      expect(await again.known('a')).toEqual([expected]);
      await again.commit('a', [{ put: 'known', known }]);
      await again.close();
    }
  });

  it('goes on with a file of the version before, and remembers no log yet', async () => {
    const path = await fileOfEarlier("UPDATE bridge_meta SET value = '2'");

    const again = await sqliteState(path);
    expect(await again.known('a')).toEqual([known]);
    expect((await again.head('a')).seen).toBeUndefined();
    await again.close();
  });

  it('refuses what is no database, and says where', async () => {
    const folder = newFile();
    await expect(sqliteState(join(folder, '..'))).rejects.toMatchObject({ code: 'state.failed' });
  });

  it('says that the disk is full, and keeps what it had', async () => {
    const path = newFile();
    const state = await sqliteState(path, { mostPages: 40 });
    const entry = { seq: 1, run: 1, side: 'wiki', kind: 'update', entity: 'member', uid: 'u', id: '1', before: {}, after: {}, lost: {}, beside: {}, status: 'intent', at: '' } as const;
    await state.commit('a', [{ put: 'entry', entry }]);

    await expect(state.commit('a', [{ put: 'status', seq: 1, status: 'done' }, { put: 'entry', entry: { ...entry, seq: 2, after: { objective: 'x'.repeat(500_000) } } }])).rejects.toMatchObject({ code: 'state.full' });

    expect((await state.head('a')).open.map(({ seq }) => seq)).toEqual([1]);
    await state.commit('a', [{ put: 'status', seq: 1, status: 'done' }]);
    await state.close();
  });
});

describe('a real PostgreSQL', () => {
  let server: Awaited<ReturnType<typeof startPostgres>>;
  let count = 0;
  beforeAll(async () => {
    server = await startPostgres();
  }, 120_000);
  afterAll(() => server.stop());

  /** A database of its own for each test. */
  async function newUrl(): Promise<string> {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    const name = `state_${(count += 1)}`;
    await client.query(`CREATE DATABASE ${name}`);
    await client.end();
    return server.url.replace(/postgres$/, name);
  }

  stateContract('PostgreSQL', async () => {
    const url = await newUrl();
    const state = await postgresState(url);
    return { state, reopen: () => postgresState(url), end: () => state.close() };
  });

  it('refuses tables of a later version', async () => {
    const url = await newUrl();
    await (await postgresState(url)).close();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query("UPDATE bridge_meta SET value = '4'");
    await client.end();

    await expect(postgresState(url)).rejects.toMatchObject({ code: 'state.newer' });
  });

  it('goes on with tables of an earlier version', async () => {
    const url = await newUrl();
    await (await postgresState(url)).close();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query("ALTER TABLE bridge_known DROP COLUMN wiki_version; UPDATE bridge_meta SET value = '1'");
    await client.end();

    const states = await Promise.all([postgresState(url), postgresState(url)]);
    for (const state of states) expect(await state.known('a')).toEqual([]);
    await Promise.all(states.map((state) => state.close()));
  });

  it('goes on with tables of the version before', async () => {
    const url = await newUrl();
    const first = await postgresState(url);
    await first.commit('a', [{ put: 'seen', seen: { last: 'r1', doubts: [] } }]);
    await first.close();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query("UPDATE bridge_meta SET value = '2'");
    await client.end();

    const state = await postgresState(url);
    expect((await state.head('a')).seen).toEqual({ last: 'r1', doubts: [] });
    await state.close();
  });

  it('lets go of a pair when its runner is cut off, and that one can write no more', async () => {
    const url = await newUrl();
    const [first, second] = [await postgresState(url), await postgresState(url)];
    await first.lock('a');
    await expect(second.lock('a')).rejects.toMatchObject({ code: 'state.busy' });

    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = $1', ['advisory']);
    await client.end();

    await expect(first.commit('a', [{ put: 'published', published: 'x' }])).rejects.toMatchObject({ code: 'state.failed' });
    const release = await second.lock('a');
    await release();
    await second.close();
  });

  it('says where it cannot connect, and keeps the password to itself', async () => {
    const failure = await postgresState('postgresql://bridge:geheim@127.0.0.1:1/nowhere').catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'state.failed' });
    expect(JSON.stringify(failure) + String(failure)).not.toContain('geheim');
  });
});


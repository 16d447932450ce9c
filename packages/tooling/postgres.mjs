/**
 * A PostgreSQL server of its own for tests, in a folder that goes away with it.
 *
 *     const server = await startPostgres();
 *     ... server.url ...
 *     await server.stop();
 *
 * `npm test` calls `ensurePostgres()` first, which installs Debian's package when there is none.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Advice } from './install.mjs';
import { freePort } from './ports.mjs';

/**
 * Finds the folder with `initdb` and `postgres`: Debian's, the newest first, else one on the PATH.
 *
 * @returns {string | undefined}
 */
export function findPostgres() {
  const packaged = '/usr/lib/postgresql';
  const versions = existsSync(packaged) ? readdirSync(packaged).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(packaged, version, 'bin')), ...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/**
 * Finds a PostgreSQL, or installs Debian's package when root or under CI.
 *
 * @returns {string} The folder of its programs.
 * @throws {Advice} When there is none and none could be installed: with the line to type.
 */
export function ensurePostgres() {
  const found = findPostgres();
  if (found !== undefined) return found;
  const isRoot = process.getuid?.() === 0;
  const apt = '/usr/bin/apt-get';
  if ((isRoot || process.env['CI']) && existsSync(apt)) {
    console.log('No PostgreSQL found: installing the system package (apt-get install postgresql) ...');
    const sudo = isRoot ? [] : ['sudo', '--non-interactive'];
    for (const args of [['update', '--quiet'], ['install', '--yes', '--quiet', '--no-install-recommends', 'postgresql']]) {
      const [program = '', ...rest] = [...sudo, apt, ...args];
      spawnSync(program, rest, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    }
    const packaged = findPostgres();
    if (packaged !== undefined) return packaged;
  }
  throw new Advice('The tests of the bridge need the programs of PostgreSQL (initdb, postgres), and none could be installed. Install them, then npm test again:', ['sudo apt-get update && sudo apt-get install postgresql']);
}

/**
 * Starts a server on the loopback address, on a free port, in a folder of its own; as `postgres` when root, since it refuses to run as root.
 *
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 * @throws {Advice} When there is no PostgreSQL, or it does not start: with its own words.
 */
export async function startPostgres() {
  const bin = ensurePostgres();
  const folder = mkdtempSync(join(tmpdir(), 'entrelacs-postgres-'));
  const owner = unprivileged();
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const made = spawnSync(join(bin, 'initdb'), ['--pgdata', data, '--username=bridge', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'], { ...owner, encoding: 'utf8', cwd: folder });
  if (made.status !== 0) throw new Advice(`PostgreSQL could not make a database: ${made.stderr || made.error?.message || ''}`);

  const port = await freePort();
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='], { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const stop = async () => {
    server.kill('SIGQUIT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  let said = '';
  const isReady = await new Promise((resolve) => {
    server.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      said += text;
      if (said.includes('ready to accept connections')) resolve(true);
    });
    server.once('exit', () => resolve(false));
  });
  if (!isReady) {
    await stop();
    throw new Advice(`PostgreSQL did not start: ${said}`);
  }
  return { url: `postgresql://bridge@127.0.0.1:${port}/postgres`, stop };
}

/** Whom to run as when root: the account of Debian's package, else nobody. */
function unprivileged() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((option) => Number(spawnSync('id', [option, name], { encoding: 'utf8' }).stdout.trim() || Number.NaN));
    if (uid !== undefined && gid !== undefined && Number.isInteger(uid) && Number.isInteger(gid)) return { uid, gid };
  }
  return undefined;
}

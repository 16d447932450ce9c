import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildYeswiki } from '@entrelacs/tooling/build-yeswiki.mjs';
import { Advice, root } from '@entrelacs/tooling/install.mjs';
import { printTable, summarise } from './support.ts';

/** What tests/bench/php/entities.php prints; times in milliseconds. */
interface Report {
  readonly demo: readonly number[];
  readonly cold: readonly number[];
  readonly anonymous: readonly number[];
  readonly unchanged: readonly number[];
  readonly query: readonly number[];
  readonly kilobytes: number;
  readonly php: string;
  readonly mariadb: string;
}

/** Runs some work beside a MariaDB of its own, on a socket in a folder that is removed afterwards. */
async function withMariaDb<T>(work: (socket: string) => T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'entrelacs-mariadb-'));
  const data = join(folder, 'data');
  const socket = join(folder, 'socket');
  const own = ['--no-defaults', `--user=${userInfo().username}`, `--datadir=${data}`];
  const made = spawnSync('mariadb-install-db', [...own, '--auth-root-authentication-method=normal', '--skip-test-db'], { stdio: 'ignore' });
  if (made.status !== 0) throw new Advice('This benchmark needs MariaDB and PHP with mysqli. On Debian or Ubuntu:', ['sudo apt-get install --no-install-recommends mariadb-server php-cli php-mysql php-mbstring']);
  const server = spawn('mariadbd', [...own, `--socket=${socket}`, '--skip-networking', '--innodb-buffer-pool-size=128M'], { stdio: 'ignore' });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    for (let tries = 0; !existsSync(socket) && tries < 600; tries++) await wait(100);
    return work(socket);
  } finally {
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

const { folder } = await buildYeswiki({ outDir: join(root, 'node_modules', '.cache', 'entrelacs-php'), onlyModel: true, log: () => undefined });
const report = await withMariaDb((socket) => {
  const { stdout, status } = spawnSync('php', ['-d', 'opcache.enable_cli=1', join(root, 'tests', 'bench', 'php', 'entities.php'), socket, join(folder, 'model')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (status !== 0) throw new Error('tests/bench/php/entities.php did not end well');
  return JSON.parse(stdout) as Report;
});
const bare = summarise('bare: every current body fetched', report.query);
printTable(
  `YesWiki, GET entities: 2,000 tasks and 500 members among 3,000 other entries, ${report.kilobytes} kB (PHP ${report.php}, MariaDB ${report.mariadb})`,
  [bare, summarise('a member reads all, as JSON', report.cold, 300), summarise('a visitor who may read none of it', report.anonymous), summarise('nothing changed (304)', report.unchanged, 20), summarise('the demo collective installed', report.demo)],
  { against: bare },
);

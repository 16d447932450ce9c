/**
 * A PHP to test the YesWiki extension with, and Debian's PHPUnit.
 *
 *     import { ensurePhp } from '@entrelacs/tooling/php.mjs';
 *     const { php, phpunit } = ensurePhp();   // installs them where that is possible, else throws advice
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Advice, root } from './install.mjs';

/** Debian's packages that the tests need. */
const packages = ['php-cli', 'php-mbstring', 'php-xml', 'php-twig', 'phpunit'];

/**
 * Finds PHP and PHPUnit; on Debian, as root or in CI, installs what is missing.
 *
 * @returns {{ php: string, phpunit: string }} Commands to run.
 * @throws {Advice} When they are missing and cannot be installed: with the line to type.
 */
export function ensurePhp() {
  if (!isComplete()) {
    if (process.platform === 'linux' && existsSync('/usr/bin/apt-get') && (process.getuid?.() === 0 || process.env['CI'])) install();
    if (!isComplete()) {
      throw new Advice('The tests of the YesWiki extension need PHP 8 with PHPUnit 9.6 and Twig. On Debian or Ubuntu, type this, then the command again:', [
        `sudo apt-get install --no-install-recommends ${packages.join(' ')}`,
        'npm test -- --only=types,lint,unit,build,e2e    # everything else',
      ]);
    }
  }
  return { php: 'php', phpunit: 'phpunit' };
}

/**
 * Runs the PHPUnit tests of a folder.
 *
 * @param {string} config - Path of its phpunit.xml.
 * @param {{ env?: Record<string, string>, args?: string[] }} [options]
 * @returns {{ passed: number, failed: number }} How many tests; one failed where none ran or PHPUnit did not end well.
 */
export function runPhpUnit(config, { env = {}, args = [] } = {}) {
  const { phpunit } = ensurePhp();
  const report = join(mkdtempSync(join(tmpdir(), 'entrelacs-php-')), 'junit.xml');
  const { status } = spawnSync(phpunit, ['--configuration', config, '--log-junit', report, ...args], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const first = /<testsuite [^>]*>/.exec(readFileSync(report, 'utf8'))?.[0] ?? '';
  const count = (/** @type {string} */ name) => Number(new RegExp(` ${name}="(\\d+)"`).exec(first)?.[1] ?? 0);
  const failed = count('errors') + count('failures') + count('skipped');
  const all = count('tests');
  return { passed: all - failed, failed: status === 0 && all > 0 ? failed : Math.max(1, failed) };
}

function isComplete() {
  const hasTwig = spawnSync('php', ['-r', 'exit(PHP_VERSION_ID >= 80000 && extension_loaded("mbstring") && stream_resolve_include_path("Twig/autoload.php") !== false ? 0 : 1);']).status === 0;
  return hasTwig && spawnSync('phpunit', ['--version']).status === 0;
}

function install() {
  console.log(`Installing PHP and PHPUnit (apt-get install ${packages.join(' ')}) ...`);
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update', '-q'], ['install', '-q', '-y', '--no-install-recommends', ...packages]]) {
    const [command = '', ...rest] = [...sudo, 'apt-get', ...args];
    spawnSync(command, rest, { env, stdio: 'inherit' });
  }
}

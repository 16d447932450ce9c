/**
 * Installs what package.json asks for, with the pinned pnpm. Only Node's own modules here: it runs before anything is installed.
 *
 * From a command that a person types, as the first thing it does:
 *
 *     import { ensureInstalled, runMain } from '../tooling/install.mjs';
 *     await runMain(async () => {
 *       ensureInstalled();
 *       const { build } = await import('../tooling/build.mjs'); // needs esbuild, hence after
 *       ...
 *     });
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** An error that a person can act on: printed as it is, without a stack. */
export class Advice extends Error {
  /**
   * @param {string} message - What went wrong, in a sentence.
   * @param {string[]} [commands] - The exact lines to type next.
   */
  constructor(message, commands = []) {
    super([message, ...commands.map((line) => `\n    ${line}`)].join('\n'));
    this.name = 'Advice';
  }
}

/**
 * Runs a command's body; an `Advice` is printed as it is, any other error with its stack; both exit with 1.
 *
 * @param {() => Promise<void>} main - The command.
 * @returns {Promise<void>}
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(`\n${error instanceof Advice ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
}

/**
 * Tells whether a Node version satisfies a range such as `^20.19.0 || >=24.0.0`: the two forms that package.json's `engines` uses.
 *
 * @param {string} version - As in `process.versions.node`.
 * @param {string} range - Alternatives of `^x.y.z` and `>=x.y.z`.
 * @returns {boolean} True when one alternative holds.
 */
export function isNodeSupported(version, range) {
  const actual = numbers(version);
  return range.split('||').some((alternative) => {
    const [, operator, minimum = ''] = /^\s*(\^|>=)(\S+)\s*$/.exec(alternative) ?? [];
    const least = numbers(minimum);
    const difference = [0, 1, 2].map((i) => (actual[i] ?? 0) - (least[i] ?? 0)).find((d) => d !== 0) ?? 0;
    if (operator === undefined || difference < 0) return false;
    return operator === '>=' || actual[0] === least[0];
  });
}

/**
 * Installs the dependencies when they are missing or are those of another lockfile; says nothing when there is nothing to do.
 *
 * @returns {boolean} True when something was installed.
 * @throws {Advice} When Node is too old or pnpm fails: with the line to type.
 */
export function ensureInstalled() {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (!isNodeSupported(process.versions.node, manifest.engines.node)) {
    throw new Advice(
      `Entrelacs needs Node ${manifest.engines.node}; this is ${process.versions.node}. Install a newer Node, or try one without installing it:`,
      [`npx --yes --package=node@22 -- npm ${process.env['npm_lifecycle_event'] === 'test' ? 'test' : 'start'}`],
    );
  }

  const stamp = join(root, 'node_modules', '.entrelacs-installed');
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;

  const args = ['--yes', manifest.packageManager, 'install', '--frozen-lockfile', '--config.confirmModulesPurge=false'];
  console.log(`Installing the dependencies (npx ${args.slice(0, 4).join(' ')}) ...`);
  // Under `npx --package=node@22 -- npm test`, npx would take that package for its own.
  const { npm_config_package: _, ...env } = process.env;
  const { status, error } = spawnSync('npx', args, { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    throw new Advice(
      `The dependencies could not be installed${error ? ` (${error.message})` : ''}. They come from the npm registry: with a connection to it, type this in the repository's folder, then the command again:`,
      [`npx --yes ${manifest.packageManager} install --frozen-lockfile`],
    );
  }
  writeFileSync(stamp, wanted);
  return true;
}

/** The state of lockfile and package manifests, as one hash. */
function fingerprint() {
  const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}/package.json`);
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'grist-widgets/package.json', ...packages];
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of files.sort()) if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** @param {string} version */
function numbers(version) {
  return version.split('.').map((part) => Number.parseInt(part, 10));
}

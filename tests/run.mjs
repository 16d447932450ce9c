/**
 * `npm test`: installs what is missing, then type check, lint, unit and contract tests, PHP tests, build, end-to-end tests.
 * Its last line is `N passed, N failed`, over all of them; it exits with 1 when anything failed or nothing ran.
 *
 *     npm test                       everything
 *     npm test -- --only=unit,e2e    some steps: types, lint, unit, php, build, e2e
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from '../packages/tooling/browser.mjs';
import { Advice, ensureInstalled, root } from '../packages/tooling/install.mjs';
import { ensurePostgres } from '../packages/tooling/postgres.mjs';
import { runPhp } from './php/run.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

const reports = mkdtempSync(join(tmpdir(), 'entrelacs-tests-'));

/** @type {Record<string, { title: string, run: () => Count | Promise<Count> }>} */
const steps = {
  types: { title: 'Type check', run: () => sum([check('typescript/bin/tsc', '-p', 'tsconfig.json'), check('typescript/bin/tsc', '-p', 'packages/core/tsconfig.json')]) },
  lint: { title: 'Lint', run: () => check('eslint/bin/eslint.js', '.', '--max-warnings', '0') },
  unit: { title: 'Unit and contract tests', run: () => vitest('unit') },
  php: { title: 'PHP tests of the YesWiki extension', run: () => advised(runPhp) },
  build: { title: 'Build', run: () => script('packages/tooling/build.mjs') },
  e2e: { title: 'End-to-end tests, in a real Grist', run: () => vitest('e2e', '--config', 'tests/e2e/vitest.config.ts') },
};

const only = process.argv.slice(2).find((argument) => argument.startsWith('--only='))?.slice('--only='.length).split(',');
/** @type {Count[]} */
const counts = [];
try {
  section('Set-up');
  const unknown = only?.find((name) => !(name in steps));
  if (unknown !== undefined) throw new Advice(`There is no step "${unknown}": ${Object.keys(steps).join(', ')}.`);
  ensureInstalled();
  if (only === undefined || only.includes('e2e')) {
    process.env['CHROME_PATH'] = ensureBrowser();
    console.log(`Browser: ${process.env['CHROME_PATH']}`);
  }
  if (only === undefined || only.includes('unit')) console.log(`PostgreSQL: ${ensurePostgres()}`);
  console.log(`Node ${process.versions.node}`);

  for (const [name, { title, run }] of Object.entries(steps)) {
    if (only !== undefined && !only.includes(name)) continue;
    section(title);
    counts.push(await run());
  }
} catch (error) {
  console.error(`\n${error instanceof Advice ? error.message : error instanceof Error ? error.stack : String(error)}`);
  counts.push({ passed: 0, failed: 1 });
} finally {
  rmSync(reports, { recursive: true, force: true });
}

const { passed, failed } = sum(counts);
if (passed + failed === 0) console.error('\nNo test ran.');
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed`);

/**
 * A step without which the others can still run: what it lacks is said, and counts as one failed.
 *
 * @param {() => Promise<Count>} step
 * @returns {Promise<Count>}
 */
async function advised(step) {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof Advice)) throw error;
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
}

/**
 * Runs a program of node_modules; one check, passed or failed.
 *
 * @param {string} program - Its path in node_modules.
 * @param {...string} args
 * @returns {Count}
 */
function check(program, ...args) {
  return script(join('node_modules', program), ...args);
}

/**
 * Runs a script of the repository; one check, passed or failed.
 *
 * @param {string} path
 * @param {...string} args
 * @returns {Count}
 */
function script(path, ...args) {
  const ok = node(path, ...args);
  console.log(ok ? 'passed' : 'FAILED');
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/**
 * Runs Vitest and reads its count; a suite that could not start, or no test at all, counts as one failed.
 *
 * @param {string} name
 * @param {...string} args
 * @returns {Count}
 */
function vitest(name, ...args) {
  const report = join(reports, `${name}.json`);
  const ok = node('node_modules/vitest/vitest.mjs', 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`);
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed: numPassedTests, failed: ok ? numFailedTests : Math.max(1, numFailedTests) };
}

/**
 * @param {string} path
 * @param {...string} args
 */
function node(path, ...args) {
  const { status } = spawnSync(process.execPath, [path, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return status === 0;
}

/** @param {string} title */
function section(title) {
  console.log(`\n== ${title} ${'='.repeat(Math.max(0, 74 - title.length))}\n`);
}

/**
 * @param {Count[]} list
 * @returns {Count}
 */
function sum(list) {
  return list.reduce((total, count) => ({ passed: total.passed + count.passed, failed: total.failed + count.failed }), { passed: 0, failed: 0 });
}

/**
 * The PHPUnit tests of the YesWiki extension, over the model that the build makes for it: `node tests/php/run.mjs [phpunit's arguments]`; `npm test` runs them too.
 */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root, runMain } from '../../packages/tooling/install.mjs';
import { runPhpUnit } from '../../packages/tooling/php.mjs';

/**
 * @param {string[]} [args] - For PHPUnit.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runPhp(args = []) {
  const { buildYeswiki } = await import('../../packages/tooling/build-yeswiki.mjs');
  const outDir = join(root, 'node_modules', '.cache', 'entrelacs-php');
  const { folder } = await buildYeswiki({ outDir, onlyModel: true, log: () => undefined });
  return runPhpUnit(join(root, 'tests', 'php', 'phpunit.xml'), { env: { ENTRELACS_MODEL: join(folder, 'model') }, args });
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  await runMain(async () => {
    ensureInstalled();
    const { failed } = await runPhp(process.argv.slice(2));
    process.exitCode = failed > 0 ? 1 : 0;
  });
}

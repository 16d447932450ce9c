/**
 * Builds the YesWiki extension, into dist/yeswiki/:
 *
 *     dist/yeswiki/entrelacs/               the folder to put into a wiki's tools/
 *     dist/yeswiki/entrelacs/model/         the model and the demo as its PHP reads them, made of the schemas
 *
 * `npm run build` does it with the rest; `node packages/tooling/build-yeswiki.mjs` alone, `--model` its model only.
 */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root, runMain } from './install.mjs';

const sources = join(root, 'yeswiki-bazar-templates');

/** What the extension does without on a wiki. */
const leftOut = /(?:^|\/)(?:node_modules|tests?|vendor)(?:\/|$)|\.ts$|\.demo\.html$|(?:^|\/)(?:package|tsconfig)\.json$|(?:^|\/)\./;

/**
 * Builds the extension's folder.
 *
 * @param {{ outDir?: string, onlyModel?: boolean, log?: (line: string) => void }} [options]
 * @returns {Promise<{ folder: string, version: string }>}
 */
export async function buildYeswiki({ outDir = join(root, 'dist'), onlyModel = false, log = console.log } = {}) {
  const folder = join(outDir, 'yeswiki', 'entrelacs');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  if (!onlyModel) {
    await rm(join(outDir, 'yeswiki'), { recursive: true, force: true });
    await cp(sources, folder, { recursive: true, filter: (path) => !leftOut.test(relative(sources, path).split(sep).join('/')) });
  }
  await writeModel(join(folder, 'model'), version);
  log(`  extension in ${relative(root, folder)}`);
  return { folder, version };
}

/**
 * @param {string} folder
 * @param {string} version
 */
async function writeModel(folder, version) {
  const { modelFile, demoFile } = /** @type {typeof import('@entrelacs/yeswiki/forms')} */ (await moduleOf('@entrelacs/yeswiki/forms'));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'model.json'), `${JSON.stringify(modelFile(version), null, 1)}\n`);
  await writeFile(join(folder, 'demo.json'), `${JSON.stringify(demoFile(version))}\n`);
}

/**
 * A TypeScript module of the repository, for a program that Node runs.
 *
 * @param {string} specifier
 * @returns {Promise<unknown>}
 */
async function moduleOf(specifier) {
  const esbuild = await import('esbuild');
  const { outputFiles } = await esbuild.build({
    stdin: { contents: `export * from ${JSON.stringify(specifier)};`, resolveDir: root },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'warning',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  await runMain(async () => {
    ensureInstalled();
    await buildYeswiki({ onlyModel: process.argv.includes('--model') });
  });
}

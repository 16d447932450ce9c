/**
 * Builds the YesWiki extension, into dist/yeswiki/:
 *
 *     dist/yeswiki/entrelacs/                           the folder to put into a wiki's tools/
 *     dist/yeswiki/entrelacs/model/                     the model and the demo as its PHP reads them, made of the schemas
 *     dist/yeswiki/entrelacs/widgets/                   the Grist widgets, for a wiki that serves them to Grist
 *     dist/yeswiki/extension-entrelacs-<version>.zip    the same as an archive, with .zip.md5 beside it
 *     dist/yeswiki/doryphore/                           both again, with packages.json: what a wiki's update screen reads
 *
 * `npm run build` does it after the widgets; `node packages/tooling/build-yeswiki.mjs` alone, `--model` its model only.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildPages } from './build-yeswiki-pages.mjs';
import { kilobytes } from './bundle.mjs';
import { Advice, ensureInstalled, root, runMain } from './install.mjs';
import { packagesOf, thirdParty } from './third-party.mjs';
import { pageOnSite } from './widget-page.mjs';
import { zip } from './zip.mjs';

const name = 'entrelacs';
const sources = join(root, 'yeswiki-bazar-templates');

/** Bytes that the JavaScript of an action may take, gzipped, with what it imports at start; by the name of its module. They only go down. */
export const budgets = { raci: 48_200 };

/** The pages of the guide that are for a wiki, in the order of the wiki's own documentation. */
const guidePages = { fr: ['wiki-utiliser', 'wiki-administrer'], en: ['wiki-use', 'wiki-administration'] };

/** Where YesWiki shows an extension's documentation, seen from a page of the wiki. */
const guide = `?doc#/tools/${name}/docs/fr/README.md`;

/** The branch of YesWiki that the extension is for, as its update screen names it. */
const branch = 'doryphore';
const minimalPhp = '8.0.0';

/** What the extension does without on a wiki. */
const leftOut = /(?:^|\/)(?:node_modules|tests?|vendor)(?:\/|$)|\.ts$|\.demo\.html$|(?:^|\/)(?:package|tsconfig)\.json$|(?:^|\/)\.(?!htaccess$)/;

/**
 * Builds the extension's folder, its archive and the index of a repository. The widgets must be built.
 *
 * @param {{ outDir?: string, onlyModel?: boolean, log?: (line: string) => void }} [options]
 * @returns {Promise<{ folder: string, archive: string, version: string, scripts: Record<string, number> }>} `scripts`: gzipped bytes at start of each action's module.
 * @throws {Advice} When the widgets are missing, or an action's JavaScript is over its budget.
 */
export async function buildYeswiki({ outDir = join(root, 'dist'), onlyModel = false, log = console.log } = {}) {
  const target = join(outDir, 'yeswiki');
  const folder = join(target, name);
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const archive = join(target, `extension-${name}-${version}.zip`);
  if (onlyModel) {
    await writeModel(join(folder, 'model'), version);
    return { folder, archive, version, scripts: {} };
  }
  await rm(target, { recursive: true, force: true });
  await cp(sources, folder, { recursive: true, filter: (path) => !leftOut.test(slashed(relative(sources, path))) });
  const description = await writeVersion(folder, version);
  await copyGuide(join(root, 'docs', 'guide'), join(folder, 'docs'));
  await writeModel(join(folder, 'model'), version);
  await copyWidgets(join(outDir, 'grist-plugin', 'widgets'), join(folder, 'widgets'));
  const { scripts, inputs } = await buildPages(folder);
  await writeFile(join(folder, 'javascripts', 'THIRD-PARTY.txt'), await thirdParty(new Set(packagesOf(inputs))));
  for (const [action, bytes] of Object.entries(scripts)) {
    const budget = budgets[/** @type {keyof typeof budgets} */ (action)];
    log(`  ${action.padEnd(20)} ${kilobytes(bytes).padStart(9)} gzip${budget ? `  (at most ${kilobytes(budget)})` : ''}`);
  }
  const packed = zip(await filesIn(folder, name), changedAt());
  await writeFile(archive, packed);
  // YesWiki reads the sum up to the first blank.
  const sum = `${createHash('md5').update(packed).digest('hex')}  extension-${name}-${version}.zip\n`;
  await writeFile(`${archive}.md5`, sum);
  await writeRepository(join(target, branch), archive, { version, description });

  const heavy = Object.entries(scripts).filter(([action, bytes]) => bytes > (budgets[/** @type {keyof typeof budgets} */ (action)] ?? Infinity));
  if (heavy.length > 0) throw new Advice(`Over the budget of packages/tooling/build-yeswiki.mjs: ${heavy.map(([action, bytes]) => `${action} (${kilobytes(bytes)})`).join(', ')}.`);
  log(`  extension in ${relative(root, folder)}, archive of ${kilobytes(packed.length)}`);
  return { folder, archive, version, scripts };
}

/**
 * The version is that of the repository's package.json, wherever YesWiki looks for it: `desc.xml`, and what its update screen writes beside it.
 *
 * @param {string} folder
 * @param {string} version
 * @returns {Promise<string>} What `desc.xml` says the extension is.
 */
async function writeVersion(folder, version) {
  const path = join(folder, 'desc.xml');
  const xml = await readFile(path, 'utf8');
  await writeFile(path, xml.replace(/(<plugin\b[^>]*\bversion=")[^"]*/, `$1${version}`));
  await writeFile(join(folder, 'infos.json'), `${JSON.stringify({ name, release: version })}\n`);
  return /<desc>([^<]*)<\/desc>/.exec(xml)?.[1] ?? '';
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
 * The guide's pages for a wiki as YesWiki's own documentation reads them: one page a language. Links to pages that are not there become words, pictures stay out.
 *
 * @param {string} from
 * @param {string} to
 */
async function copyGuide(from, to) {
  for (const [lang, pages] of Object.entries(guidePages)) {
    const texts = await Promise.all(pages.map((page) => readFile(join(from, lang, `${page}.md`), 'utf8')));
    await mkdir(join(to, lang), { recursive: true });
    await writeFile(join(to, lang, 'README.md'), texts.join('\n').replace(/!\[[^\]]*\]\([^)]*\)\n*/g, '').replace(/\[([^\]]*)\]\((?!https?:)[^)]*\)/g, '$1'));
  }
}

/**
 * The widgets with pages that can do nothing on the wiki's own domain, without their source maps.
 *
 * @param {string} from
 * @param {string} to
 */
async function copyWidgets(from, to) {
  if (!existsSync(from)) throw new Advice('The Grist widgets are not built yet.', ['npm run build']);
  await cp(from, to, { recursive: true, filter: (path) => !path.endsWith('.map') });
  for (const { name: path, data } of await filesIn(to, '')) {
    const text = Buffer.from(data).toString('utf8');
    if (path.endsWith('index.html')) await writeFile(join(to, path), pageOnSite(text));
    if (path.endsWith('.js') && text.includes('document.cookie')) throw new Advice(`${path} reads cookies: on a wiki's domain they are its visitors'.`);
  }
}

/**
 * A repository as YesWiki's update screen reads it: `{yeswiki_repository}/doryphore/packages.json`, the archive beside it.
 *
 * @param {string} folder
 * @param {string} archive
 * @param {{ version: string, description: string }} about
 */
async function writeRepository(folder, archive, { version, description }) {
  await mkdir(folder, { recursive: true });
  const file = relative(dirname(archive), archive);
  for (const path of [archive, `${archive}.md5`]) await cp(path, join(folder, relative(dirname(archive), path)));
  const packages = { [`extension-${name}`]: { version, file, description, documentation: guide, minimal_php_version: minimalPhp } };
  await writeFile(join(folder, 'packages.json'), `${JSON.stringify(packages, null, 2)}\n`);
}

/**
 * Every file under a folder, in the order of their paths.
 *
 * @param {string} folder
 * @param {string} prefix - What their names begin with.
 * @returns {Promise<import('./zip.mjs').ZipEntry[]>}
 */
async function filesIn(folder, prefix) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  return Promise.all(paths.map(async (path) => ({ name: slashed(join(prefix, relative(folder, path))), data: await readFile(path) })));
}

/**
 * When the sources were changed last: the same archive for the same commit. PHP keeps compiled files by their date, so that it must move with the sources.
 *
 * @returns {Date}
 */
function changedAt() {
  const said = process.env['SOURCE_DATE_EPOCH'] ?? spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }).stdout;
  const seconds = Number(said?.trim() || Number.NaN);
  return new Date(Number.isFinite(seconds) ? seconds * 1000 : Date.UTC(2026, 0, 1));
}

/** @param {string} path */
function slashed(path) {
  return path.split(sep).join('/');
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

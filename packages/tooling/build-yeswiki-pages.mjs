/**
 * Builds what pages of the YesWiki extension load, into its folder:
 *
 *     javascripts/<entry>-<hash>.js     one module an entry of yeswiki-bazar-templates/javascripts/, with the parts that they share
 *     styles/<name>-<hash>.css
 *     assets.json                       the built file of each source: a wiki that upgrades never mixes old and new ones
 *     modules.json                      by entry, the modules that a page names so that all are fetched at once
 *     templates/bazar/fiche-13NN.twig   for any id that a form of ours may have got
 */
import { createHash } from 'node:crypto';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { bundle, compileWhole, startBytes, startFiles } from './bundle.mjs';
import { root } from './install.mjs';
import { oneStart } from './one-start.mjs';

const sources = join(root, 'yeswiki-bazar-templates');

/** Modules that pages load; the other files of the folder are parts of them. */
const entries = ['raci', 'dependencies', 'kpi', 'cards', 'kanban', 'needs', 'gesture', 'grist', 'admin'];
const workers = { LAYOUT_WORKER: 'layout.worker', FORECAST_WORKER: 'forecast.worker' };

/** Which module a part that is fetched later stands on, by the folder that fetches it. */
const starts = [['coop-raci-matrix', 'raci'], ['coop-dependencies', 'dependencies'], ['coop-kpi', 'kpi']];

/** Ids that forms of ours may have: the first free ones from 1300. */
const formIds = Array.from({ length: 60 }, (_, n) => 1300 + n);

/**
 * @param {string} folder - The extension's folder, with a copy of the sources.
 * @returns {Promise<{ scripts: Record<string, number>, inputs: string[] }>} `scripts`: gzipped bytes at start, by entry; `inputs`: what the modules are made of.
 */
export async function buildPages(folder) {
  /** @type {Record<string, string>} */
  const files = {};
  const { modules, ...scripts } = await buildScripts(join(folder, 'javascripts'), files);
  await hashStyles(join(folder, 'styles'), files);
  await writeFile(join(folder, 'assets.json'), `${JSON.stringify(files, null, 1)}\n`);
  await writeFile(join(folder, 'modules.json'), `${JSON.stringify(modules, null, 1)}\n`);
  const call = "{{ renderAction('entrelacsfiche', {fiche: fiche, form: form, html: html})|raw }}\n";
  for (const id of formIds) await writeFile(join(folder, 'templates', 'bazar', `fiche-${id}.twig`), call);
  return scripts;
}

/**
 * @param {string} outdir
 * @param {Record<string, string>} files - Gets the path of each entry's module.
 */
export async function buildScripts(outdir, files) {
  const built = { outdir, sourcemap: false, entryNames: '[name]-[hash]' };
  const sourceOf = (/** @type {string} */ name) => `javascripts/${name}.ts`;
  const pathOf = (/** @type {string} */ name) => join(sources, sourceOf(name));
  const ofWorkers = await bundle({ ...built, entryPoints: Object.values(workers).map(pathOf) });
  const define = Object.fromEntries(Object.entries(workers).map(([constant, name]) => [constant, JSON.stringify(basename(outputOf(ofWorkers, sourceOf(name))))]));
  const ofPages = await bundle({ ...built, entryPoints: entries.map(pathOf), define, plugins: [oneStart((importer) => pathOf(starts.find(([folder]) => importer.includes(`${sep}${folder}${sep}`))?.[1] ?? 'wiki-page'))] });
  // Of 1,000 rows that come at once, the matrix calls most of its functions before the first picture.
  await compileWhole(startFiles(ofPages, outputOf(ofPages, sourceOf('raci'))));
  /** @type {Record<string, number>} */
  const scripts = {};
  /** @type {Record<string, string[]>} */
  const modules = {};
  for (const name of entries) {
    const path = outputOf(ofPages, sourceOf(name));
    files[`javascripts/${name}.js`] = `javascripts/${basename(path)}`;
    scripts[name] = await startBytes(ofPages, path);
    const named = startFiles(ofPages, path);
    modules[`javascripts/${name}.js`] = [...named].filter((each) => each !== path).map((each) => `javascripts/${basename(each)}`);
  }
  return { scripts, modules, inputs: [...Object.keys(ofWorkers.inputs), ...Object.keys(ofPages.inputs)] };
}

/**
 * The built file of an entry.
 *
 * @param {import('esbuild').Metafile} metafile
 * @param {string} source - The end of its path.
 */
function outputOf({ outputs }, source) {
  const [path] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(source)) ?? [];
  if (path === undefined) throw new RangeError(`source: ${source} is no part of its own`);
  return path;
}

/**
 * @param {string} folder
 * @param {Record<string, string>} files
 */
async function hashStyles(folder, files) {
  for (const name of await readdir(folder)) {
    const content = await readFile(join(folder, name));
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
    const built = `${basename(name, '.css')}-${hash}.css`;
    await rm(join(folder, name));
    await writeFile(join(folder, built), content);
    files[`styles/${name}`] = `styles/${built}`;
  }
}

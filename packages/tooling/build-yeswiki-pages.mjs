/**
 * Builds what pages of the YesWiki extension load, into its folder:
 *
 *     javascripts/<entry>-<hash>.js     one module an entry of yeswiki-bazar-templates/javascripts/, with the parts that they share
 *     styles/<name>-<hash>.css
 *     assets.json                       the built file of each source: a wiki that upgrades never mixes old and new ones
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
  const scripts = await buildScripts(join(folder, 'javascripts'), files);
  await hashStyles(join(folder, 'styles'), files);
  await writeFile(join(folder, 'assets.json'), `${JSON.stringify(files, null, 1)}\n`);
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
  const pathOf = (/** @type {string} */ name) => join(sources, 'javascripts', `${name}.ts`);
  const ofWorkers = await bundle({ ...built, entryPoints: Object.values(workers).map(pathOf) });
  const define = Object.fromEntries(Object.entries(workers).map(([constant, name]) => [constant, JSON.stringify(basename(outputOf(ofWorkers, name)))]));
  const ofPages = await bundle({ ...built, entryPoints: entries.map(pathOf), define, plugins: [oneStart((importer) => pathOf(starts.find(([folder]) => importer.includes(`${sep}${folder}${sep}`))?.[1] ?? 'wiki-page'))] });
  // Of 1,000 rows that come at once, the matrix calls most of its functions before the first picture.
  await compileWhole(startFiles(ofPages, outputOf(ofPages, 'raci')));
  /** @type {Record<string, number>} */
  const scripts = {};
  for (const name of entries) {
    const path = outputOf(ofPages, name);
    files[`javascripts/${name}.js`] = `javascripts/${basename(path)}`;
    scripts[name] = await startBytes(ofPages, path);
  }
  return { scripts, inputs: [...Object.keys(ofWorkers.inputs), ...Object.keys(ofPages.inputs)] };
}

/**
 * The built file of an entry.
 *
 * @param {import('esbuild').Metafile} metafile
 * @param {string} name
 */
function outputOf({ outputs }, name) {
  const [path] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(`javascripts/${name}.ts`)) ?? [''];
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

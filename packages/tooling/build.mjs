/**
 * Builds what is delivered, into dist/:
 *
 *     dist/widgets/<name>/index.html, main.js     one folder a widget of grist-widgets/
 *     dist/widgets/grist-plugin-api.js            Grist's script (ADR 0003), so that no widget needs another host
 *     dist/widgets/manifest.json                  for GRIST_WIDGET_LIST_URL
 *     dist/grist-plugin/                          a folder to drop into a Grist server's plugins
 *     dist/yeswiki/                               the YesWiki extension and its zip (build-yeswiki.mjs)
 *     dist/bridge/                                the command line (build-bridge.mjs)
 *
 * `npm run build`, or `WIDGETS_URL=https://example.org/widgets npm run build` for a list with absolute addresses
 * (`--url=...` says the same). From a program:
 *
 *     import { build } from '@entrelacs/tooling/build.mjs';
 *     const { widgets } = await build({ log: () => {} });
 */
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildBridge } from './build-bridge.mjs';
import { buildYeswiki } from './build-yeswiki.mjs';
import { bundle, kilobytes, startBytes } from './bundle.mjs';
import { Advice, ensureInstalled, root, runMain } from './install.mjs';
import { oneStart } from './one-start.mjs';
import { packagesOf, thirdParty } from './third-party.mjs';
import { pageProblems } from './widget-page.mjs';

/**
 * Bytes that a widget's own code may take, gzipped: what loads at start, without Grist's script. They only go down, and keep some room: the names of parts, and with
 * them a few bytes, change with the folder that is built into.
 */
export const budgets = { raci: 39_500, setup: 36_500, dependencies: 60_000, kpi: 64_600 };

/** Workers that a widget starts with its first picture: they count as its own code does. */
export const startWorkers = { dependencies: ['layout.worker.js'] };

/**
 * @typedef {object} WidgetMetadata - The widget.json of a widget's folder; what else it holds is passed on to Grist (`columns` ...).
 * @property {string} name - As shown in Grist's gallery.
 * @property {string} description - A sentence, shown in the gallery.
 * @property {'none' | 'read table' | 'full'} accessLevel - The access asked for.
 * @property {boolean} [renderAfterReady] - Shown only once ready() was called; true when left out.
 * @property {string[]} [entities] - The entities of the model that it reads or writes: the others are left out of its bundle. All when left out.
 * @property {string[]} [own] - The entities of its own table: the model says what their fields are called at its start. All when left out.
 * @property {boolean} [published] - Offered in the gallery; true when left out.
 */

/**
 * @typedef {object} BuiltWidget
 * @property {string} name - Its folder.
 * @property {number} bytes - Gzipped code that loads at start.
 * @property {WidgetMetadata} metadata
 */

/**
 * Builds every widget that is there, the gallery list and the plugin folder.
 *
 * @param {{ outDir?: string, url?: string, log?: (line: string) => void }} [options]
 * @returns {Promise<{ widgets: BuiltWidget[], outDir: string }>}
 * @throws {Advice} When a page breaks the Content-Security-Policy's rules, or a widget is over its budget.
 */
export async function build({ outDir = join(root, 'dist'), url, log = console.log } = {}) {
  const widgetsDir = join(outDir, 'widgets');
  const pluginDir = join(outDir, 'grist-plugin');
  await rm(widgetsDir, { recursive: true, force: true });
  await rm(pluginDir, { recursive: true, force: true });
  await mkdir(widgetsDir, { recursive: true });

  const names = await widgetNames();
  const widgets = [];
  const packages = new Set([dirname(gristStatic())]);
  for (const name of names) {
    const { widget, inputs } = await buildWidget(name, widgetsDir);
    widgets.push(widget);
    for (const folder of packagesOf(inputs)) packages.add(folder);
    const budget = budgets[/** @type {keyof typeof budgets} */ (name)];
    log(`  ${name.padEnd(14)} ${kilobytes(widget.bytes).padStart(9)} gzip${budget ? `  (at most ${kilobytes(budget)})` : ''}`);
  }
  await cp(join(gristStatic(), 'grist-plugin-api.js'), join(widgetsDir, 'grist-plugin-api.js'));
  await writeFile(join(widgetsDir, 'THIRD-PARTY.txt'), await thirdParty(packages));
  await writeFile(join(widgetsDir, 'manifest.json'), galleryList(widgets, '.'));

  await cp(widgetsDir, join(pluginDir, 'widgets'), { recursive: true });
  await writeFile(join(pluginDir, 'manifest.yml'), 'name: Entrelacs\ncomponents:\n  widgets: widgets/manifest.json\n');
  await cp(join(root, 'LICENSE'), join(pluginDir, 'LICENSE'));
  if (url !== undefined) await writeFile(join(widgetsDir, 'manifest.json'), galleryList(widgets, absolute(url)));

  const heavy = widgets.filter(({ name, bytes }) => bytes > (budgets[/** @type {keyof typeof budgets} */ (name)] ?? Infinity));
  if (heavy.length > 0) throw new Advice(`Over the budget of packages/tooling/build.mjs: ${heavy.map(({ name, bytes }) => `${name} (${kilobytes(bytes)})`).join(', ')}.`);
  log(`  ${widgets.length} widgets in ${relative(root, widgetsDir)}, plugin folder in ${relative(root, pluginDir)}`);
  return { widgets, outDir };
}

/**
 * Lists the widgets that can be built: the folders of grist-widgets/ with an index.html and a main.ts.
 *
 * @returns {Promise<string[]>}
 */
export async function widgetNames() {
  const folder = join(root, 'grist-widgets');
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'index.html')) && existsSync(join(folder, entry.name, 'main.ts')))
    .map((entry) => entry.name)
    .sort();
}

/**
 * Bundles the code of one widget, as it is delivered.
 *
 * @param {string} name - Its folder.
 * @param {string} outdir
 * @returns {Promise<import('esbuild').Metafile>}
 */
export async function bundleWidget(name, outdir) {
  const source = join(root, 'grist-widgets', name);
  const { entities, own } = await metadata(name);
  const main = join(source, 'main.ts');
  const page = await bundle({ entryPoints: [main], outdir, entities, own, plugins: [oneStart(main)] });
  // Workers are files of their own, since the policy allows no blob, and whole: what one shared with the page would be a part beside both, and pack worse.
  const workers = (await readdir(source)).filter((file) => file.endsWith('.worker.ts'));
  const others = await Promise.all(workers.map((file) => bundle({ entryPoints: [join(source, file)], outdir, entities, own })));
  return { inputs: Object.assign({}, page.inputs, ...others.map(({ inputs }) => inputs)), outputs: Object.assign({}, page.outputs, ...others.map(({ outputs }) => outputs)) };
}

/**
 * @param {string} name
 * @param {string} widgetsDir
 * @returns {Promise<{ widget: BuiltWidget, inputs: string[] }>}
 */
async function buildWidget(name, widgetsDir) {
  const source = join(root, 'grist-widgets', name);
  const target = join(widgetsDir, name);
  const html = await readFile(join(source, 'index.html'), 'utf8');
  const problems = pageProblems(html);
  if (problems.length > 0) throw new Advice(`grist-widgets/${name}/index.html ${problems.join('; ')}.`);

  const about = await metadata(name);
  const files = await readdir(source);
  const metafile = await bundleWidget(name, target);

  const workers = startWorkers[/** @type {keyof typeof startWorkers} */ (name)] ?? [];
  const entries = ['main.js', ...workers].map((file) => relative(root, join(target, file)).split(sep).join('/'));
  await mkdir(target, { recursive: true });
  const assets = files.filter((file) => /\.(?:html|css|svg|png|webp|woff2)$/.test(file) && !file.endsWith('.demo.html'));
  for (const file of assets) await cp(join(source, file), join(target, file));

  return {
    widget: { name, bytes: await startBytes(metafile, ...entries), metadata: about },
    inputs: Object.keys(metafile.inputs),
  };
}

/**
 * @param {string} name
 * @returns {Promise<WidgetMetadata>}
 */
async function metadata(name) {
  const path = join(root, 'grist-widgets', name, 'widget.json');
  if (!existsSync(path)) throw new Advice(`grist-widgets/${name} has no widget.json: Grist's gallery needs a name, a description and an accessLevel.`);
  const data = JSON.parse(await readFile(path, 'utf8'));
  for (const key of ['name', 'description', 'accessLevel']) {
    if (typeof data[key] !== 'string') throw new Advice(`grist-widgets/${name}/widget.json has no "${key}".`);
  }
  return data;
}

/**
 * The list that GRIST_WIDGET_LIST_URL and a plugin's manifest lead to.
 *
 * @param {readonly BuiltWidget[]} widgets
 * @param {string} base - `.` for addresses relative to the list, or an absolute address without a slash at its end.
 */
function galleryList(widgets, base) {
  const list = widgets.map(({ name, metadata: { name: title, description, accessLevel, renderAfterReady = true, published = true, entities: _entities, own: _own, ...others } }) => ({
    name: title,
    url: `${base}/${name}/index.html`,
    widgetId: `@entrelacs/${name}`,
    published,
    accessLevel,
    renderAfterReady,
    description,
    authors: [{ name: 'Entrelacs' }],
    isGristLabsMaintained: false,
    ...others,
  }));
  return `${JSON.stringify(list, null, 2)}\n`;
}

/** @param {string} url */
function absolute(url) {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:') {
    throw new Advice(`"${url}" is no address of a web server.`, ['WIDGETS_URL=https://example.org/widgets npm run build']);
  }
  return parsed.href.replace(/\/$/, '');
}

/** The folder of Grist's built files, in the package grist-static. */
export function gristStatic() {
  const require = createRequire(join(root, 'packages', 'playground', 'package.json'));
  return join(dirname(require.resolve('grist-static/package.json')), 'dist');
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  await runMain(async () => {
    ensureInstalled();
    const url = process.argv.slice(2).find((argument) => argument.startsWith('--url='))?.slice('--url='.length) || process.env['WIDGETS_URL'];
    console.log('Building the widgets ...');
    await build(url ? { url } : {});
    console.log('Building the YesWiki extension ...');
    await buildYeswiki();
    console.log(`  ${relative(root, await buildBridge())}`);
  });
}

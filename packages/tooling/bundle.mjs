/**
 * How our TypeScript becomes modules for a browser, the same for widgets and for a wiki's pages; and what of it loads at start.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './install.mjs';
import { lateLabels } from './late-labels.mjs';
import { lateWords } from './late-words.mjs';
import { leanLit } from './lean-lit.mjs';
import { leanModel } from './lean-model.mjs';
import { minifyTemplates } from './minify-templates.mjs';
import { withOwnNames } from './own-names.mjs';
import { pureClasses } from './pure-classes.mjs';
import { shorterNames } from './shorter-names.mjs';

/**
 * Bundles modules into a folder; what several of them share, and what is fetched later, are parts beside them.
 *
 * @param {{ entryPoints: string[], outdir: string, entities?: readonly string[] | undefined, own?: readonly string[] | undefined, sourcemap?: boolean, entryNames?: string, define?: Record<string, string>, plugins?: import('esbuild').Plugin[] }} options - `entities`: those of the model
 *   that are kept; all when undefined. `own`: those whose labels the model keeps.
 * @returns {Promise<import('esbuild').Metafile>}
 */
export async function bundle({ entryPoints, outdir, entities, own, sourcemap = true, entryNames = '[name]', define = {}, plugins = [] }) {
  const esbuild = await import('esbuild');
  const { metafile, outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    entryNames,
    chunkNames: 'part-[hash]',
    sourcemap: sourcemap && 'linked',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
    // An element that its package says has no effect would be left out, and only seen to be missing.
    logOverride: { 'ignored-bare-import': 'error' },
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    alias: { 'zod/mini': join(root, 'packages', 'tooling', 'inert-zod.mjs'), '@kurkle/color': join(root, 'packages', 'tooling', 'inert-color.mjs') },
    plugins: [...plugins, leanLit(), leanModel(entities), lateLabels(own), lateWords(), pureClasses(/[\\/]chart\.js[\\/]dist[\\/]chart\.js$/), minifyTemplates(/(?:packages[\\/]ui|grist-widgets|yeswiki-bazar-templates)[\\/].*\.ts$/)],
  });
  const parts = await Promise.all(outputFiles.filter(({ path }) => path.endsWith('.js')).map((file) => shortened(file, outputFiles.find(({ path }) => path === `${file.path}.map`))));
  const shared = new Set(Object.entries(metafile.outputs).flatMap(([path, { entryPoint }]) => (entryPoint === undefined ? [basename(path)] : [])));
  await Promise.all((await withOwnNames(parts, (name) => shared.has(name))).map((part) => write(outdir, part)));
  return metafile;
}

/**
 * @param {import('esbuild').OutputFile} module
 * @param {import('esbuild').OutputFile} [map]
 * @returns {Promise<import('./own-names.mjs').Part>}
 */
async function shortened({ path, text }, map) {
  return { name: basename(path), ...(await shorterNames(path, text, map?.text)) };
}

/**
 * @param {string} outdir
 * @param {import('./own-names.mjs').Part} part
 */
async function write(outdir, { name, code, map }) {
  const path = join(outdir, name);
  await mkdir(outdir, { recursive: true });
  await writeFile(path, map === undefined ? code : `${code}\n//# sourceMappingURL=${name}.map\n`);
  if (map !== undefined) await writeFile(`${path}.map`, map);
}

/**
 * Some outputs and what they import statically, each once.
 *
 * @param {import('esbuild').Metafile} metafile
 * @param {...string} entries
 * @returns {Set<string>} Paths from the root.
 */
export function startFiles(metafile, ...entries) {
  /** @type {Set<string>} */
  const seen = new Set();
  const waiting = [...entries];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const { path: imported, kind, external } of metafile.outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && !external) waiting.push(imported);
    }
  }
  return seen;
}

/**
 * Gzipped bytes of some outputs and of what they import statically.
 *
 * @param {import('esbuild').Metafile} metafile
 * @param {...string} entries
 */
export async function startBytes(metafile, ...entries) {
  const sizes = await Promise.all([...startFiles(metafile, ...entries)].map(async (path) => gzipSync(await readFile(join(root, path)), { level: 9 }).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * Asks V8 to compile the whole of some modules while they arrive, on a thread of its own, rather than each function when it is first called. For what calls most of its
 * functions at start: other engines read a comment. Small modules are not worth its bytes.
 *
 * @param {Iterable<string>} paths - From the root.
 */
export async function compileWhole(paths) {
  for (const path of paths) {
    const code = await readFile(join(root, path), 'utf8');
    if (code.length > 20_000) await writeFile(join(root, path), `//# allFunctionsCalledOnLoad\n${code}`);
  }
}

/** @param {number} bytes */
export function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

/**
 * An esbuild plugin that keeps what a widget starts with in one file: without it, `splitting` makes a file for each set of parts that share a module.
 */

/** Marks a module that is fetched later. */
const later = '?later';

/**
 * Makes every part that is fetched later stand on the widget's entry: what starts is then common to all of them, and goes into one file.
 *
 * @param {string | ((importer: string) => string)} entry - Path of the widget's main module; where several are built together, that of the module that fetches.
 * @returns {import('esbuild').Plugin}
 */
export function oneStart(entry) {
  return {
    name: 'one-start',
    setup(build) {
      build.onResolve({ filter: /^/ }, async ({ kind, path, resolveDir, importer }) => {
        if (kind !== 'dynamic-import') return undefined;
        const { path: resolved, errors } = await build.resolve(path, { kind: 'import-statement', resolveDir, importer });
        return { path: resolved, suffix: later, errors, pluginData: typeof entry === 'string' ? entry : entry(importer) };
      });
      build.onLoad({ filter: /\.ts$/ }, ({ path, suffix, pluginData }) => {
        if (suffix !== later) return undefined;
        return { contents: `import ${JSON.stringify(pluginData)};\nexport * from ${JSON.stringify(path)};`, resolveDir: '/', loader: 'ts' };
      });
    },
  };
}

/**
 * An esbuild plugin that parts the words of the metrics from what computes them: a board starts without their definitions, which only the page of one says.
 *
 * Each file of kpi/metrics/ says its metric whole; in a bundle, `definition` and `formula` of all of them stand in kpi/metric-words.ts.
 */
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const text = String.raw`(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")`;
const labels = String.raw`\{\s*fr: ${text},\s*en: ${text},?\s*\}`;
/** The definition and the formula at the level of a metric's own fields; what is computed for a stage stays where it is. */
const words = new RegExp(String.raw`^ {2}(definition|formula): (${labels}),\n`, 'gm');

/** @returns {import('esbuild').Plugin} */
export function lateWords() {
  return {
    name: 'late-words',
    setup(build) {
      build.onLoad({ filter: /packages[\\/]core[\\/]src[\\/]kpi[\\/]metrics[\\/][\w-]+\.ts$/ }, async ({ path }) => ({ contents: withoutWords(await readFile(path, 'utf8')), loader: 'ts' }));
      build.onLoad({ filter: /packages[\\/]core[\\/]src[\\/]kpi[\\/]metric-words\.ts$/ }, async ({ path }) => {
        const folder = join(dirname(path), 'metrics');
        const files = (await readdir(folder)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
        const sources = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
        return { contents: wordsModule(sources), loader: 'ts' };
      });
    },
  };
}

/**
 * A metric's source without its definition and its formula.
 *
 * @param {string} source
 */
export function withoutWords(source) {
  return source.replace(words, '');
}

/**
 * The module that says them instead; a metric that it does not know says its own.
 *
 * @param {readonly string[]} sources - Of the metrics.
 */
export function wordsModule(sources) {
  const entries = sources.flatMap((source) => {
    const id = /^ {2}id: '(\w+)'/m.exec(source)?.[1];
    const said = [...source.matchAll(words)].map(([, key, value]) => `${key}: ${value}`);
    return id === undefined || said.length < 2 ? [] : [`${id}: { ${said.join(', ')} },`];
  });
  return `const all = {\n${entries.join('\n')}\n};\nexport function metricWords(metric) { return all[metric.id] ?? metric; }\n`;
}

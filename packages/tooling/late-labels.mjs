/**
 * An esbuild plugin that parts what fields are called from the model: a widget names only the columns of its own table (`own` in widget.json) to the host.
 * What the fields of other entities are called is said in model-words.ts alone, which comes with what says it.
 */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { root } from './install.mjs';

const text = String.raw`(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")`;
const labels = new RegExp(String.raw`\{\s*fr: ${text},\s*en: ${text},?\s*\}`, 'g');
const entityConstant = /^export const (\w+)Entity = defineEntity\(/gm;

/**
 * @param {readonly string[] | undefined} own - Entities whose labels stay in the model; all of them when undefined.
 * @returns {import('esbuild').Plugin}
 */
export function lateLabels(own) {
  return {
    name: 'late-labels',
    setup(build) {
      if (own === undefined) return;
      build.onLoad({ filter: /packages[\\/]core[\\/]src[\\/]model[\\/][\w-]+\.ts$/ }, async ({ path }) => {
        const name = basename(path, '.ts');
        if (name === 'model-words') return { contents: await wordsModule(build.esbuild), loader: 'ts' };
        const source = await readFile(path, 'utf8');
        const contents = withoutLabels(source, own);
        return contents === source ? undefined : { contents, loader: 'ts' };
      });
    },
  };
}

/**
 * The source of entities without what they and their fields are called; unchanged where one of them is the widget's own, or where none is defined.
 *
 * @param {string} source
 * @param {readonly string[]} own
 */
export function withoutLabels(source, own) {
  const names = [...source.matchAll(entityConstant)].map(([, name]) => name ?? '');
  return names.length === 0 || names.some((name) => own.includes(name)) ? source : source.replace(labels, '0');
}

/**
 * The module that says it instead, for every entity.
 *
 * @param {Pick<typeof import('esbuild'), 'build'>} esbuild
 */
async function wordsModule({ build }) {
  const { outputFiles } = await build({
    stdin: { contents: `export { entityNames, model } from './model.ts'; export { fieldsOf } from './entity.ts';`, resolveDir: join(root, 'packages', 'core', 'src', 'model'), loader: 'ts' },
    alias: { 'zod/mini': join(root, 'packages', 'tooling', 'inert-zod.mjs') },
    bundle: true,
    format: 'esm',
    write: false,
  });
  const { entityNames, fieldsOf, model } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`);
  /** @type {(name: string) => [string, object]} */
  const wordsOf = (name) => [name, { plural: model[name].plural, fields: Object.fromEntries(fieldsOf(model[name]).map(/** @param {{ key: string, label: object }} field */ ({ key, label }) => [key, label])) }];
  const words = Object.fromEntries(entityNames.map(wordsOf));
  return `const words = ${JSON.stringify(words)};\nexport function fieldLabel(entity, key) { return words[entity].fields[key]; }\nexport function pluralOf(entity) { return words[entity].plural; }\n`;
}

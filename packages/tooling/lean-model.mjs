/**
 * An esbuild plugin that leaves entities which a widget does not use out of its bundle: `entities` in widget.json names those that it does.
 */
import { readFile } from 'node:fs/promises';
import { Advice } from './install.mjs';

/** A line of the table of entities: its name, and the constant that defines it. */
const entityLine = /^ {2}(\w+): \w+Entity,$/gm;

/**
 * Keeps the entities named; the others keep their place and name in the model, and throw when they are asked for.
 *
 * @param {readonly string[] | undefined} entities - Names of entities; all of them when undefined.
 * @returns {import('esbuild').Plugin}
 */
export function leanModel(entities) {
  return {
    name: 'lean-model',
    setup(build) {
      if (entities === undefined) return;
      build.onLoad({ filter: /packages[\\/]core[\\/]src[\\/]model[\\/]model\.ts$/ }, async ({ path }) => ({ contents: leanSource(await readFile(path, 'utf8'), entities), loader: 'ts' }));
    },
  };
}

/**
 * The source of the model with the entities named.
 *
 * @param {string} source - Text of model.ts.
 * @param {readonly string[]} entities
 * @returns {string}
 * @throws {Advice} When there is no entity of a name.
 */
export function leanSource(source, entities) {
  const known = [...source.matchAll(entityLine)].map(([, name]) => name);
  const unknown = entities.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Advice(`"entities" of widget.json: there is no entity "${unknown}".`);
  const lean = source.replace(entityLine, (line, name) => (entities.includes(name) ? line : `  get ${name}() { return absent('${name}'); },`));
  return lean === source ? source : `${lean}\nfunction absent(name: string): never { throw new TypeError(name + ' is not among the "entities" of widget.json'); }\n`;
}

/**
 * An esbuild plugin for libraries whose one file holds many classes: those that nobody uses are left out of a bundle.
 *
 * The bundler keeps an unused class whose static fields read a property (`static defaults = Base.defaults`): reading might have an effect. Made by a function that is marked pure, it goes.
 */
import { readFile } from 'node:fs/promises';

/** A class at the top of a module, as libraries are published: its end is the first brace at the start of a line. */
const topClass = /^class (\w+)( extends \w+)? \{\n[\s\S]*?^\}$/gm;

/**
 * Makes the classes at the top of some modules removable.
 *
 * @param {RegExp} filter - The modules.
 * @returns {import('esbuild').Plugin}
 */
export function pureClasses(filter) {
  return {
    name: 'pure-classes',
    setup(build) {
      build.onLoad({ filter }, async ({ path }) => ({ contents: pureSource(await readFile(path, 'utf8')), loader: 'js' }));
    },
  };
}

/**
 * The same module, its top classes with static fields made by functions that are marked pure.
 *
 * @param {string} source
 */
export function pureSource(source) {
  return source.replace(topClass, (text, name) => (/^\s+static /m.test(text) ? `const ${name} = /* @__PURE__ */ (() => ${text})();` : text));
}

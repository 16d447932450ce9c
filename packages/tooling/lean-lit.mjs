/**
 * What none of our elements asks of lit stays out of a bundle: initializers and metadata of decorators (plain-properties.mjs writes those as plain
 * fields), accessors of one's own for a property, default values and converters of attributes, expressions within comments, options of listeners, and
 * what polyfills and other copies of lit would look for. Its style sheets are those of lean-css-tag.mjs.
 */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Advice, root } from './install.mjs';

/**
 * By file, as published: what is left out, and what stands in its place.
 *
 * @type {Readonly<Record<string, readonly (readonly [what: RegExp, instead: string])[]>>}
 */
const unasked = {
  'reactive-element.js': [
    // Initializers and metadata of decorators.
    [/static addInitializer\([^)]*\)\{[^}]*\}/, ''],
    [/void 0!==\w+\.l&&\(this\.l=\[[^\]]*\]\),/, ''],
    [/,this\.constructor\.l\?\.forEach\(\w+=>\w+\(this\)\)/, ''],
    [/Symbol\.metadata\?\?=.*?\?\?=new WeakMap;/, ''],
    [/const (\w+)=this\[Symbol\.metadata\];if\(null!==\1\)\{.*?\}(?=this\._\$Eh=new Map)/, ''],
    // Accessors of one's own.
    [/,this\.prototype\.hasOwnProperty\(\w+\)&&\([^;]*?\.wrapped=!0\)/, ''],
    [/const (\w+)=this\.constructor\.elementProperties;if\(\1\.size>0\)for\(.*?\.C\(\w+,void 0,\w+,\w+\)\}/, ''],
    // Default values, and converters other than those of texts, numbers and booleans.
    [/\|\|\w+\.useDefault&&.*?_\$Eu\(\w+,\w+\)\)/, ''],
    [/\w+&&!\(this\._\$Ej\?\?=new Map\)\.has\(.*?void 0!==\w+\)\|\|/, ''],
    [/\?\?this\._\$Ej\?\.get\(\w+\)\?\?\w+/, ''],
    [/"function"==typeof \w+\.converter\?.*?\.converter:(\w+)(?=;)/, '$1'],
    [/\(void 0!==\w+\.converter\?\.toAttribute\?\w+\.converter:(\w+)\)/, '$1'],
    [/case Object:case Array:\w+=null==\w+\?\w+:JSON\.stringify\(\w+\)/, ''],
    [/case Object:case Array:try\{.*?\}catch\(\w+\)\{.*?\}/, ''],
    // Polyfills and other copies.
    [/,\w+\?\.\(\{ReactiveElement:\w+\}\),\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]*"\);/, ';'],
    [/removeController\(\w+\)\{[^}]*\}/, ''],
  ],
  'lit-html.js': [
    [/if\(!\w+\(\w+\)\|\|!\w+\.hasOwnProperty\("raw"\)\)throw Error\("[^"]*"\);/, ''],
    [/else\{let \w+=-1;for\(;-1!==.*?type:7.*?\.length-1\}/, ''],
    [/,(\w+)=\w+\.litHtmlPolyfillSupport;\1\?\..*?\.push\("[^"]*"\);const /, ','],
    [/(\w+===\w+&&\w+!==\w+)\|\|\w+\.capture!==.*?\.passive!==\w+\.passive/, '$1'],
    [/"function"==typeof this\._\$AH\?(this\._\$AH\.call\(.*?\)):this\._\$AH\.handleEvent\(\w+\)/, '$1'],
  ],
};

/** @returns {import('esbuild').Plugin} */
export function leanLit() {
  return {
    name: 'lean-lit',
    setup(build) {
      // Lit imports it by its path.
      build.onResolve({ filter: /\/css-tag\.js$/ }, () => ({ path: join(root, 'packages', 'tooling', 'lean-css-tag.mjs') }));
      build.onLoad({ filter: /[\\/](?:reactive-element[\\/]reactive-element|lit-html[\\/]lit-html)\.js$/ }, async ({ path }) => ({ contents: leanLitSource(basename(path), withoutMap(await readFile(path, 'utf8'))), loader: 'js' }));
    },
  };
}

/**
 * A module of lit without what none of ours asks.
 *
 * @param {string} name - Of its file.
 * @param {string} source - As published.
 * @returns {string}
 * @throws {Advice} When it is not the lit that is known here: something to be left out is not there.
 */
export function leanLitSource(name, source) {
  return (unasked[name] ?? []).reduce((text, [what, instead]) => {
    if (!what.test(text)) throw new Advice(`${name} of lit is another than packages/tooling/lean-lit.mjs knows: nothing in it matches ${String(what)}.`);
    return text.replace(what, instead);
  }, source);
}

/** Its map leads to where things stood in the whole module. @param {string} source */
function withoutMap(source) {
  return source.replace(/\n\/\/# sourceMappingURL=.*/, '');
}

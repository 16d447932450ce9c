/**
 * An esbuild plugin for what the minifier leaves as it is in lit's elements: the indentation of templates, and decorators (plain-properties.mjs).
 */
import { readFile } from 'node:fs/promises';
import { plainProperties } from './plain-properties.mjs';

/**
 * Minifies `css` templates, collapses the line breaks of `html` and `svg` templates to one space, and writes decorators as plain properties.
 *
 * @param {RegExp} filter - The files to look into.
 * @returns {import('esbuild').Plugin}
 */
export function minifyTemplates(filter) {
  return {
    name: 'minify-templates',
    setup(build) {
      build.onLoad({ filter }, async ({ path }) => {
        const source = await plainProperties(await readFile(path, 'utf8'));
        return { contents: /\b(?:css|html|svg)`/.test(source) ? await minifySource(source) : source, loader: 'ts' };
      });
    },
  };
}

/**
 * Minifies the templates of one TypeScript source.
 *
 * @param {string} source - Its text.
 * @returns {Promise<string>} The same program with shorter templates.
 */
export async function minifySource(source) {
  const { default: ts } = await import('typescript');
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.ES2022, false, ts.ScriptKind.TS);
  /** @type {{ start: number, end: number, tag: string, whole: boolean }[]} */
  const pieces = [];

  /** @param {import('typescript').Node} node */
  const visit = (node) => {
    if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && ['css', 'html', 'svg'].includes(node.tag.text)) {
      const tag = node.tag.text;
      const { template } = node;
      if (ts.isNoSubstitutionTemplateLiteral(template)) {
        pieces.push({ start: template.getStart(file) + 1, end: template.end - 1, tag, whole: true });
      } else {
        const chunks = [template.head, ...template.templateSpans.map((span) => span.literal)];
        for (const chunk of chunks) {
          const tail = ts.isTemplateTail(chunk);
          pieces.push({ start: chunk.getStart(file) + 1, end: chunk.end - (tail ? 1 : 2), tag, whole: false });
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);

  let result = source;
  for (const { start, end, tag, whole } of pieces.sort((a, b) => b.start - a.start)) {
    const text = result.slice(start, end);
    // No piece lies inside another: what is inside `${...}` lies between two chunks.
    const shorter = (tag === 'css' && whole && (await minifyCss(text))) || text.replace(/[ \t\r]*\n[ \t\r\n]*/g, ' ');
    result = result.slice(0, start) + shorter + result.slice(end);
  }
  return result;
}

/**
 * A style sheet, minified; undefined for what is only a part of one.
 *
 * @param {string} text
 * @returns {Promise<string | undefined>}
 */
async function minifyCss(text) {
  if (text.includes('\\') || !text.includes('{')) return undefined;
  const { transform } = await import('esbuild');
  const { code, warnings } = await transform(text, { loader: 'css', minify: true, charset: 'utf8', logLevel: 'silent' });
  return warnings.length > 0 || code.includes('\\') ? undefined : code.trim();
}

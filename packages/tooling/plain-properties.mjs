/**
 * Writes lit's decorators as what they stand for: `static properties` and getters. A decorated field is a call of its own in a bundle, and brings the
 * decorators with it.
 */

/** What each decorator's field becomes. */
const known = ['property', 'state', 'query', 'queryAll'];

/**
 * The same program without lit's decorators; a file with others, or with decorated accessors, stays as it is.
 *
 * @param {string} source - Text of a TypeScript module.
 * @returns {Promise<string>}
 */
export async function plainProperties(source) {
  if (!source.includes("from 'lit/decorators.js'")) return source;
  const { default: ts } = await import('typescript');
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
  /** @type {{ start: number, end: number, text: string }[]} */
  const edits = [];
  let isKnown = true;

  /** @param {import('typescript').Node} node */
  const visit = (node) => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier) && node.moduleSpecifier.text === 'lit/decorators.js') edits.push({ start: node.getStart(file), end: node.end, text: '' });
    if (ts.isClassLike(node)) visitClass(node);
    ts.forEachChild(node, visit);
  };

  /** @param {import('typescript').ClassLikeDeclaration} node */
  const visitClass = (node) => {
    const properties = [];
    for (const member of node.members) {
      const decorators = (ts.canHaveDecorators(member) && ts.getDecorators(member)) || [];
      if (decorators.length === 0) continue;
      const call = decorators[0]?.expression;
      const name = call !== undefined && ts.isCallExpression(call) ? call.expression.getText(file) : '';
      if (decorators.length > 1 || call === undefined || !ts.isCallExpression(call) || !known.includes(name) || !ts.isPropertyDeclaration(member) || call.arguments.length > 1) {
        isKnown = false;
        continue;
      }
      const argument = call.arguments[0]?.getText(file);
      const field = member.name.getText(file);
      if (name === 'query') edits.push({ start: member.getStart(file), end: member.end, text: `get ${field}() { return this.renderRoot?.querySelector(${argument}) ?? null; }` });
      else if (name === 'queryAll') edits.push({ start: member.getStart(file), end: member.end, text: `get ${field}() { return (this.renderRoot ?? document.createDocumentFragment()).querySelectorAll(${argument}); }` });
      else {
        properties.push(`${field}: ${name === 'state' ? '{ state: true }' : (argument ?? '{}')}`);
        edits.push({ start: decorators[0]?.getStart(file) ?? 0, end: decorators[0]?.end ?? 0, text: '' });
      }
    }
    if (properties.length > 0) edits.push({ start: node.members.pos, end: node.members.pos, text: ` static properties = { ${properties.join(', ')} };` });
  };
  visit(file);
  if (!isKnown) return source;
  return edits.sort((a, b) => b.start - a.start).reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), source);
}

// @vitest-environment happy-dom
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { root } from './install.mjs';
import { leanLit, leanLitSource } from './lean-lit.mjs';

/** An element that asks what ours ask: attributes both ways, properties, parts of every kind, a listener, styles. */
const element = `
import { css, html, LitElement, nothing, svg } from 'lit';
class AnElement extends LitElement {
  static styles = [css\`b { gap: \${2}px; }\`];
  static properties = { count: { type: Number }, heading: { reflect: true }, open: { type: Boolean }, items: { attribute: false }, seen: { state: true } };
  items = [];
  seen = 0;
  render() {
    return html\`<button class="a \${this.heading ?? ''}" ?hidden=\${!this.open} .title=\${String(this.count)} aria-label=\${this.heading ?? nothing} @click=\${() => this.seen++}>\${this.seen}</button>\${this.items.map((item) => html\`<b>\${item}</b>\`)}<svg>\${svg\`<g><path d=\${'M0'}></path></g>\`}</svg>\`;
  }
}
customElements.define('an-element', AnElement);`;

describe('lit without what none of ours asks', () => {
  it('draws, follows its attributes and properties, and hears', async () => {
    const { outputFiles } = await build({ stdin: { contents: element, resolveDir: join(root, 'packages', 'ui') }, bundle: true, format: 'iife', write: false, plugins: [leanLit()] });
    runInThisContext(outputFiles[0]?.text ?? '');
    const shown = document.createElement('an-element') as HTMLElement & { updateComplete: Promise<unknown>; items: string[]; heading: string | undefined };
    shown.setAttribute('count', '3');
    shown.setAttribute('open', '');
    document.body.append(shown);
    const button = () => shown.shadowRoot?.querySelector('button') as HTMLButtonElement;
    await shown.updateComplete;
    expect([button().title, button().hidden, button().hasAttribute('aria-label'), shown.shadowRoot?.querySelector('path')?.getAttribute('d')]).toEqual(['3', false, false, 'M0']);

    shown.items = ['x', 'y'];
    shown.heading = 'strong';
    shown.removeAttribute('open');
    button().click();
    await shown.updateComplete;

    expect([...(shown.shadowRoot?.querySelectorAll('b') ?? [])].map(({ textContent }) => textContent)).toEqual(['x', 'y']);
    expect([button().className, button().hidden, button().textContent, shown.getAttribute('heading')]).toEqual(['a strong', true, '1', 'strong']);
  });

  it('is asked for again when lit is another', () => {
    expect(() => leanLitSource('lit-html.js', 'export const html = 1;')).toThrow(/is another than/);
  });

  it('is asked for nothing of that by any element of ours', async () => {
    const sources = await Promise.all((await sourcesOfElements()).map((path) => readFile(path, 'utf8')));
    const options = sources.flatMap((source) => [...source.matchAll(/@property\(\{([^}]*)\}\)/g)].map(([, text = '']) => text));

    expect(options.length).toBeGreaterThan(100);
    expect(options.filter((text) => /useDefault|converter|noAccessor|type: (?!Boolean|Number|String)/.test(text))).toEqual([]);
    for (const asked of [/@property\([^)]*\)\s+(?:(?:private|protected|override)\s+)*(?:get|set|accessor)\b/, /addInitializer|removeController|handleEvent|@eventOptions/, /<!--[^>]*\$\{/]) {
      expect(sources.filter((source) => asked.test(source)), String(asked)).toEqual([]);
    }
  });
});

/** Files that lit's elements of ours stand in. */
async function sourcesOfElements(): Promise<string[]> {
  const folders = ['packages/ui/src', 'grist-widgets', 'yeswiki-bazar-templates'].map((folder) => join(root, folder));
  const names = await Promise.all(folders.map(async (folder) => (await readdir(folder, { recursive: true })).map((name) => join(folder, name))));
  return names.flat().filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('node_modules'));
}

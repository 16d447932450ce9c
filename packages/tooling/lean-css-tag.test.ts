import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { root } from './install.mjs';
import { adoptStyles, css, unsafeCSS } from './lean-css-tag.mjs';

class Sheet {
  text = '';
  replaceSync(text: string): void {
    this.text = text;
  }
}

afterEach(() => void vi.unstubAllGlobals());

describe('style sheets as a bundle carries them', () => {
  it('say what lit’s say, numbers and other styles among them', async () => {
    const { css: litCss } = await lit();
    const [own, lits] = [css`.a { gap: ${4}px; }`, litCss`.a { gap: ${4}px; }`];

    expect(css`${own} .b::after { content: '\\2192'; }`.cssText).toBe(litCss`${lits} .b::after { content: '\\2192'; }`.cssText);
    expect(unsafeCSS('.c {}').cssText).toBe('.c {}');
  });

  it('are adopted in their order, each made into a sheet once', () => {
    vi.stubGlobal('CSSStyleSheet', Sheet);
    const host = { adoptedStyleSheets: [] as readonly unknown[] };
    const [first, sheet] = [css`.a {}`, new Sheet()];

    adoptStyles(host as ShadowRoot, [first, sheet as unknown as CSSStyleSheet]);

    expect(host.adoptedStyleSheets).toEqual([{ text: '.a {}' }, sheet]);
    expect(first.styleSheet).toBe(host.adoptedStyleSheets[0]);
  });
});

/** Lit itself, which only packages/ui depends on. */
async function lit(): Promise<{ css: typeof css }> {
  const path = createRequire(join(root, 'packages', 'ui', 'package.json')).resolve('lit');
  return (await import(pathToFileURL(path).href)) as { css: typeof css };
}

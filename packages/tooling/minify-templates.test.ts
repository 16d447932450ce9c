import { describe, expect, it } from 'vitest';
import { minifySource } from './minify-templates.mjs';

describe('minifySource', () => {
  it('minifies a style sheet', async () => {
    expect(await minifySource('const s = css`\n  :host {\n    color: #ff0000;\n  }\n`;')).toBe('const s = css`:host{color:red}`;');
  });

  it('takes the indentation out of nested markup, and leaves the code between as it is', async () => {
    const source = 'const v = html`\n  <ul>\n    ${items.map((item) => html`\n      <li>${item}  x</li>\n    `)}\n  </ul>\n`;';

    expect(await minifySource(source)).toBe('const v = html` <ul> ${items.map((item) => html` <li>${item}  x</li> `)} </ul> `;');
  });

  it('keeps non-breaking spaces, escapes and characters beyond ASCII', async () => {
    const markup = 'const v = html`<p>Qui fait quoi\u00a0\n ?</p>`;';
    expect(await minifySource(markup)).toBe('const v = html`<p>Qui fait quoi\u00a0 ?</p>`;');

    const escaped = 'const s = css`a::after { content: "\\\\2713"; }`;';
    expect(await minifySource(escaped)).toBe(escaped);

    expect(await minifySource('const s = css`a::after { content: "✓"; }`;')).toBe('const s = css`a:after{content:"✓"}`;');
  });

  it('leaves a part of a style sheet alone', async () => {
    expect(await minifySource('const s = css`color: red`;')).toBe('const s = css`color: red`;');
  });
});

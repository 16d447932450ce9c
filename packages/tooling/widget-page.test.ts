import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, pageProblems } from './widget-page.mjs';

const page = (extra = '', policy = contentSecurityPolicy) => `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <style id="grist-theme" nonce="coop"></style>
    <script src="../grist-plugin-api.js"></script>
    <script type="module" src="main.js"></script>
    ${extra}
  </head>
  <body></body>
</html>`;

describe('pageProblems', () => {
  it('finds nothing in a page that keeps the policy', () => {
    expect(pageProblems(page())).toEqual([]);
    expect(pageProblems(page('<!-- <script>old()</script> -->'))).toEqual([]);
  });

  it.each([
    ['an inline script', '<script>alert(1)</script>'],
    ['an inline style sheet', '<style>body { margin: 0 }</style>'],
    ['a style attribute', '<p style="color: red">x</p>'],
    ['an inline handler', '<button onclick="go()">x</button>'],
    ['another host', '<link rel="stylesheet" href="https://fonts.example.org/a.css" />'],
    ['another host', '<script src="//cdn.example.org/a.js"></script>'],
  ])('finds %s in %s', (problem, markup) => {
    expect(pageProblems(page(markup))).toEqual([expect.stringContaining(problem)]);
  });

  it('wants the policy, and that one', () => {
    expect(pageProblems(page().replace(/<meta http-equiv.*/, ''))).toEqual(['has no <meta http-equiv="Content-Security-Policy">']);
    expect(pageProblems(page('', `${contentSecurityPolicy} 'unsafe-inline'`))).toEqual([expect.stringContaining("'unsafe-inline'")]);
  });

  it('wants both scripts', () => {
    expect(pageProblems(page().replace(/<script.*<\/script>/g, ''))).toEqual(['does not load ../grist-plugin-api.js', 'does not load main.js']);
  });
});

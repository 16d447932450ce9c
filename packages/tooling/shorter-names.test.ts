import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { shorterNames } from './shorter-names.mjs';

const source = `
export const twice = (given: number) => { const half = given; return half + half; };
export function thrice(given: number) {
  const [first, second] = [given, given * 2];
  return first + second;
}
`;

describe('shorterNames', () => {
  it('leaves what a module exports and does', async () => {
    const { code } = await shorterNames('a.js', 'const seven=7;function local(given){return given*seven}export{local as sevenfold,seven as n};');
    const made = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { sevenfold: (n: number) => number; n: number };

    expect(made.sevenfold(6)).toBe(42);
    expect(made.n).toBe(7);
    expect(code).not.toContain('given');
  });

  it('leads to the sources, through what the bundler wrote', async () => {
    const built = await transform(source, { loader: 'ts', minify: true, sourcemap: 'external', sourcefile: 'source.ts', format: 'esm' });
    const { code, map = '' } = await shorterNames('a.js', built.code, built.map);
    const { sources, mappings } = JSON.parse(map) as { sources: string[]; mappings: string };

    expect(sources).toEqual(['source.ts']);
    expect(mappings.length).toBeGreaterThan(40);
    expect(code).toContain('export');
  });

  it('refuses what is no module', async () => {
    await expect(shorterNames('a.js', 'const = 1')).rejects.toThrow(SyntaxError);
  });
});

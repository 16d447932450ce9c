import { SourceMap } from 'node:module';
import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { withOwnNames } from './own-names.mjs';

const isShared = (name: string) => name === 'part-1.js';

describe('withOwnNames', () => {
  it('hands out by the names that things have, and keeps those that pages and import() ask for', async () => {
    const parts = [
      { name: 'part-1.js', code: 'var t=1,n=2,q=3;export{t as a,n as t,q};\n' },
      { name: 'part-2.js', code: 'import{a as e,t as n,q as t}from"./part-1.js";import{x as y}from"./other.js";f(e,n,t,y);export{e as kept};' },
    ];

    expect((await withOwnNames(parts, isShared)).map(({ code }) => code)).toEqual([
      'var t=1,n=2,q=3;export{t,n,q};\n',
      'import{t as e,n,q as t}from"./part-1.js";import{x as y}from"./other.js";f(e,n,t,y);export{e as kept};',
    ]);
  });

  it('keeps a map true behind the imports that it shortens', async () => {
    const source = 'import { firstOne, other } from "./part-1.js";\n\nfirst(firstOne);\n  second(other);\n';
    const { code, map } = await transform(source, { minify: true, sourcemap: 'external', sourcefile: 'source.ts' });
    const [, late] = await withOwnNames([{ name: 'part-1.js', code: 'var s=1,a=2;export{s as firstOne,a as other};' }, { name: 'part-2.js', code, map }], isShared);

    expect(late?.code).not.toMatch(/firstOne|other/);
    const found = new SourceMap(JSON.parse(late?.map ?? '{}') as ConstructorParameters<typeof SourceMap>[0]);
    const lineOf = (text: string) => (found.findEntry(0, late?.code.indexOf(text) ?? -1) as { originalLine: number; originalColumn: number });
    expect([lineOf('first('), lineOf('second(')]).toMatchObject([{ originalLine: 2, originalColumn: 0 }, { originalLine: 3, originalColumn: 2 }]);
  });
});

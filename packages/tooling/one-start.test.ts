import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { oneStart } from './one-start.mjs';

let folder: string;

beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'one-start-'))));
afterEach(() => rm(folder, { recursive: true }));

/** Builds a main module that shares one helper with a first part and another with a second. */
async function bundle(isWithPlugin: boolean): Promise<Metafile> {
  const entry = join(folder, 'main.ts');
  await writeFile(join(folder, 'both.ts'), 'export const both = () => "both";');
  await writeFile(join(folder, 'other.ts'), 'export const other = () => "other";');
  await writeFile(join(folder, 'first.ts'), 'import { both } from "./both.ts"; export const first = () => both() + 1;');
  await writeFile(join(folder, 'second.ts'), 'import { other } from "./other.ts"; export const second = () => other() + 2;');
  await writeFile(entry, 'import { both } from "./both.ts"; import { other } from "./other.ts"; console.log(both(), other()); void import("./first.ts"); void import("./second.ts");');
  const { metafile } = await build({
    entryPoints: [entry],
    outdir: join(folder, 'out'),
    bundle: true,
    splitting: true,
    format: 'esm',
    metafile: true,
    plugins: isWithPlugin ? [oneStart(entry)] : [],
  });
  return metafile;
}

/** How many files are fetched before the widget starts, besides the entry when it only leads on. */
function filesAtStart({ outputs }: Metafile): number {
  const entry = Object.keys(outputs).find((path) => path.endsWith('main.js')) ?? '';
  const waiting = [entry];
  const seen = new Set<string>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    seen.add(path);
    waiting.push(...(outputs[path]?.imports ?? []).filter(({ kind }) => kind === 'import-statement').map(({ path: imported }) => imported));
  }
  return [...seen].filter((path) => Object.keys(outputs[path]?.inputs ?? {}).length > 0).length;
}

describe('oneStart', () => {
  it('puts what starts into one file, whatever the later parts share with it', async () => {
    expect(filesAtStart(await bundle(false))).toBe(3);
    expect(filesAtStart(await bundle(true))).toBe(1);
  });

  it('leaves out of it what only a later part uses', async () => {
    const { outputs } = await bundle(true);
    const start = Object.values(outputs).find(({ inputs }) => Object.keys(inputs).some((input) => input.endsWith('main.ts')));

    expect(Object.keys(start?.inputs ?? {}).some((input) => input.endsWith('first.ts'))).toBe(false);
  });
});

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { metrics } from '@entrelacs/core';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { root } from './install.mjs';
import { lateWords, withoutWords } from './late-words.mjs';

/** A program over the core, bundled as a widget is, and what it leaves in `globalThis.found`. */
async function run(program: string): Promise<{ readonly text: string; readonly found: unknown }> {
  const { outputFiles } = await build({ stdin: { contents: program, resolveDir: import.meta.dirname, loader: 'ts' }, bundle: true, format: 'iife', write: false, plugins: [lateWords()] });
  const text = outputFiles[0]?.text ?? '';
  const found: unknown = JSON.parse(runInNewContext(`${text}; JSON.stringify(globalThis.found)`, { TextEncoder, URL, Intl }) as string);
  return { text, found };
}

describe('lateWords', () => {
  it('says every metric’s words where they are asked, as its file says them', async () => {
    const { found } = await run('import { metrics, metricWords } from "@entrelacs/core"; globalThis.found = metrics.map((metric) => ({ id: metric.id, ...metricWords(metric) }));');

    expect((found as typeof metrics).map(({ id, definition, formula }) => ({ id, definition, formula }))).toEqual(metrics.map(({ id, definition, formula }) => ({ id, definition, formula })));
  });

  it('leaves them out of a program that asks for none', async () => {
    const { text } = await run('import { metrics } from "@entrelacs/core"; globalThis.found = metrics.map(({ id }) => id);');

    const said = metrics.filter(({ definition }) => text.includes(definition.en) || text.includes(definition.fr));
    expect(said.map(({ id }) => id)).toEqual([]);
  });

  it('keeps all else of a metric’s file', async () => {
    const path = join(root, 'packages', 'core', 'src', 'kpi', 'metrics', 'throughput.ts');
    const source = await readFile(path, 'utf8');

    expect(withoutWords(source)).toContain("id: 'throughput'");
    expect(withoutWords(source)).not.toMatch(/definition|formula/);
    expect(source.replace(withoutWords(source).split('  unit:')[0] ?? '', '')).toMatch(/definition|formula/);
  });

  it('finds nobody who reads a metric’s words past metricWords: they are not there in a widget', async () => {
    const folders = ['packages/ui/src', 'packages/grist/src', 'grist-widgets', 'yeswiki-bazar-templates'];
    const files = (await Promise.all(folders.map(async (folder) => (await readdir(join(root, folder), { recursive: true })).map((file) => join(root, folder, file))))).flat();
    const sources = files.filter((file) => file.endsWith('.ts') && !file.includes('node_modules'));
    const past = await Promise.all(sources.map(async (file) => (/\bmetric\??\.(?:definition|formula)\b/.test(await readFile(file, 'utf8')) ? [file] : [])));

    expect(past.flat()).toEqual([]);
  });
});

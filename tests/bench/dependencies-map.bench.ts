/** The map of 5,000 tasks in a real Chromium: first picture, pan and zoom, the longest task of the main thread, one edit. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { launchOptions } from '@entrelacs/tooling/browser.mjs';
import type { MapPage } from './dependencies-map.page.ts';
import { printTable, quantile, summarise, type Measurement } from './support.ts';

const [script, worker] = await Promise.all(['page', 'worker'].map((part) => bundled(`dependencies-map.${part}.ts`)));
const browser = await chromium.launch(launchOptions());
try {
  const opened: { readonly first: number; readonly longest: number; readonly laidOut: number }[] = [];
  const lines: Measurement[] = [];
  for (let run = 0; run < 4; run += 1) {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.setContent('<!doctype html><html><body></body></html>');
    await page.addStyleTag({ content: 'html, body { height: 100%; margin: 0 }' });
    await page.addScriptTag({ content: script ?? '' });
    opened.push(await page.evaluate(([text]) => (globalThis as unknown as { mapPage: MapPage }).mapPage.open(5_000, 7_500, text), [worker ?? ''] as const));
    if (run === 3) {
      for (const kind of ['pan', 'zoom'] as const) {
        const frames = await page.evaluate(([how]) => (globalThis as unknown as { mapPage: MapPage }).mapPage.move(how, 160), [kind] as const);
        lines.push(summarise(`${kind}: frame, p95`, [quantile([...frames].sort((a, b) => a - b), 0.95)], 20));
      }
      const edits: number[] = [];
      for (let edit = 0; edit < 14; edit += 1) edits.push(await page.evaluate(([n]) => (globalThis as unknown as { mapPage: MapPage }).mapPage.edit(n), [edit] as const));
      lines.push(summarise('one edit, painted after its rows', edits.slice(2), 50));
    }
    await page.close();
  }
  // The first run warms the browser up.
  const runs = opened.slice(1);
  printTable('Dependencies: map of 5,000 tasks, 7,500 links in Chromium', [
    summarise('first picture after data', runs.map(({ first }) => first), 1_500),
    summarise('laid out after data', runs.map(({ laidOut }) => laidOut)),
    summarise('longest task of the main thread', runs.map(({ longest }) => longest), 50),
    ...lines,
  ]);
} finally {
  await browser.close();
}

async function bundled(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, file)],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]?.text ?? '';
}

/** The matrix in a real Chromium: first render, scrolling, one cell edited by somebody else. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { launchOptions } from '@entrelacs/tooling/browser.mjs';
import type { RaciPage } from './raci-render.page.ts';
import { printRows, printTable, quantile, summarise, type Measurement } from './support.ts';

const sizes = [
  { items: 1_000, members: 50, bar: 150 },
  { items: 5_000, members: 500, bar: 250 },
] as const;

const { outputFiles } = await build({
  entryPoints: [join(import.meta.dirname, 'raci-render.page.ts')],
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  write: false,
  define: { 'process.env.NODE_ENV': '"production"' },
});
const script = outputFiles[0]?.text ?? '';

const browser = await chromium.launch(launchOptions());
try {
  const lines: Measurement[] = [];
  for (const { items, members, bar } of sizes) {
    const times: { readonly painted: number; readonly audited: number }[] = [];
    for (let run = 0; run < 6; run += 1) {
      const page = await open(browser);
      times.push(await page.evaluate(([i, m]) => raci().open(i, m), [items, members] as const));
      await page.close();
    }
    // The first run warms the browser up.
    const kept = times.slice(1);
    lines.push(summarise(`first render, ${count(items)} x ${count(members)}`, kept.map(({ painted }) => painted), bar));
    lines.push(summarise(`the same with its audit`, kept.map(({ audited }) => audited)));
  }

  const page = await open(browser);
  await page.evaluate(() => raci().open(5_000, 500));
  const mounted = await page.evaluate(() => raci().mounted());
  for (const [name, x, y] of [['down, 3 rows a frame', 0, 84], ['right, 2 columns a frame', 64, 0], ['down, 1 page a frame', 0, 560]] as const) {
    const frames = (await page.evaluate(([dx, dy]) => raci().scroll(dx, dy, 200), [x, y] as const)).sort((a, b) => a - b);
    lines.push(summarise(`scroll 5,000 x 500 ${name}: frame`, frames, 17.5));
    lines.push(summarise(`scroll 5,000 x 500 ${name}: p99`, [quantile(frames, 0.99)], 50));
  }
  const edits: { readonly time: number; readonly read: number }[] = [];
  for (let run = 0; run < 20; run += 1) edits.push(await page.evaluate((n) => raci().edit(n), run));
  lines.push(summarise('one cell edited at 5,000 rows: element only', edits.map(({ time }) => time), 16));

  printTable('RACI matrix in Chromium', lines);
  printRows('What is touched', [
    { case: 'cells mounted, 5,000 x 500', count: count(mounted) },
    { case: 'cells looked at by an edit of one', count: count(Math.max(...edits.map(({ read }) => read))) },
  ]);
} finally {
  await browser.close();
}

/** The benchmark's own page, in the browser. */
function raci(): RaciPage {
  return (globalThis as unknown as { raciPage: RaciPage }).raciPage;
}

async function open(in_: Browser): Promise<Page> {
  const page = await in_.newPage({ viewport: { width: 1280, height: 800 } });
  await page.setContent('<!doctype html><html><body></body></html>');
  await page.addStyleTag({ content: 'html, body { height: 100%; margin: 0 }' });
  await page.addScriptTag({ content: script });
  await page.evaluate(() => {
    (globalThis as unknown as { raci: () => unknown }).raci = () => (globalThis as unknown as { raciPage: unknown }).raciPage;
  });
  return page;
}

function count(value: number): string {
  return new Intl.NumberFormat('en').format(value);
}

/** The board of indicators and a chart of many rows in a real Chromium. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { launchOptions } from '@entrelacs/tooling/browser.mjs';
import type { KpiPage } from './kpi-board.page.ts';
import { printRows, printTable, summarise } from './support.ts';

const { outputFiles } = await build({
  entryPoints: [join(import.meta.dirname, 'kpi-board.page.ts')],
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  write: false,
  define: { 'process.env.NODE_ENV': '"production"' },
});

const browser = await chromium.launch(launchOptions());
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.setContent('<!doctype html><html><body></body></html>');
  await page.addStyleTag({ content: 'html, body { height: 100%; margin: 0 }' });
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  const ask = <Answer>(call: (kpi: KpiPage, value: number) => Promise<Answer>, value = 0): Promise<Answer> =>
    page.evaluate(`(${call.toString()})(globalThis.kpiPage, ${value})`);

  const boards: { readonly time: number; readonly cards: number }[] = [];
  const rows: number[] = [];
  const zooms: number[] = [];
  // The first run warms the browser up.
  for (let run = 0; run < 8; run += 1) boards.push(await ask((kpi) => kpi.board(1000, 260)));
  for (let run = 0; run < 6; run += 1) {
    rows.push(await ask((kpi) => kpi.rows(100_000)));
    for (const part of [0.5, 0.2, 0.05, 1]) zooms.push(await ask((kpi, value) => kpi.zoom(value), part));
  }
  const edits = await ask((kpi) => kpi.edits(5000));
  const pixels = await ask((kpi) => kpi.pixels(100_000));
  printTable('Indicators in Chromium', [
    summarise('board, 1,000 KPIs x 260 weeks: evaluated and painted', boards.slice(1).map(({ time }) => time), 200),
    summarise('chart, 100,000 rows: painted', rows.slice(1), 150),
    summarise('chart, 100,000 rows: zoom painted', zooms.slice(4), 50),
    summarise('one edit at 5,000 tasks and 5,000 dependencies, 18 computed KPIs: painted', edits.slice(2), 32),
  ]);
  printRows('What is drawn', [{ case: 'cards drawn of 1,000', count: String(Math.max(...boards.map(({ cards }) => cards))) }]);
  printRows('100,000 rows on the page, against a file that draws every one of them', [
    { 'pixels of the line': String(pixels.inked), missing: String(pixels.missing), extra: String(pixels.extra), bar: 'none of either, within a pixel' },
  ]);
  if (pixels.inked < 1000 || pixels.missing > 0 || pixels.extra > 0) process.exitCode = 1;
} finally {
  await browser.close();
}

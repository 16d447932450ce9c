/**
 * What the widget of indicators weighs, Chart.js included, against the bundle that Grist's own advanced chart loads.
 * Plotly's is no dependency of ours: `plotly.js-basic-dist-min` 4.1.1 from npm, its `plotly-basic.min.js` (1,191,749 bytes), `gzip -9`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { bundleWidget } from '@entrelacs/tooling/build.mjs';
import { startBytes } from '@entrelacs/tooling/bundle.mjs';
import { root } from '@entrelacs/tooling/install.mjs';
import { printRows } from './support.ts';

const bar = 115_000;
const plotlyBasic = 394_851;

const outdir = await mkdtemp(join(tmpdir(), 'entrelacs-bench-'));
try {
  const metafile = await bundleWidget('kpi', outdir);
  const pathOf = (input: string) => {
    const found = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.replace('?later', '').endsWith(input) === true)?.[0];
    if (found === undefined) throw new RangeError(`input: no output is made of ${input}`);
    return found;
  };
  const main = relative(root, join(outdir, 'main.js')).split(sep).join('/');
  const start = await startBytes(metafile, main);
  const whole = await startBytes(metafile, main, pathOf('charts/canvas-chart.ts'));
  const line = (name: string, bytes: number, limit?: number) => ({
    what: name,
    gzip: `${(bytes / 1000).toFixed(1)} kB`,
    bar: limit === undefined ? '' : `< ${limit / 1000} kB`,
    'of bar': limit === undefined ? '' : `${Math.round((100 * bytes) / limit)} %${bytes > limit ? ' MISSED' : ''}`,
    'of Plotly': `${Math.round((100 * bytes) / plotlyBasic)} %`,
  });
  printRows('Bundle of the indicators', [
    line('what loads at start', start),
    line('with the part that draws charts, Chart.js in it', whole, bar),
    line('Plotly’s basic bundle', plotlyBasic),
  ]);
  if (whole > bar) process.exitCode = 1;
} finally {
  await rm(outdir, { recursive: true, force: true });
}

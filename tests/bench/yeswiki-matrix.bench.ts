/** A wiki's page with the matrix, in a real Chromium: from the last byte of the rows to what is painted. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { chromium } from 'playwright-core';
import { fieldsOf, model, type EntityName } from '@entrelacs/core';
import { launchOptions } from '@entrelacs/tooling/browser.mjs';
import { buildScripts } from '@entrelacs/tooling/build-yeswiki-pages.mjs';
import type { EntitiesAnswer, WireRow } from '@entrelacs/yeswiki';
import { randomMatrix } from './raci-matrix.ts';
import { printTable, summarise, type Measurement } from './support.ts';

/** Of the browser. */
declare const scheduler: { postTask(task: () => void, options: { readonly priority: 'user-blocking' }): Promise<void> };

const entities = ['task', 'member', 'team', 'project'] as const satisfies readonly EntityName[];

const folder = await mkdtemp(join(tmpdir(), 'entrelacs-bench-'));
const files: Record<string, string> = {};
const { modules } = await buildScripts(join(folder, 'javascripts'), files);
const entry = basename(files['javascripts/raci.js'] ?? '');

/** Rows as the extension's route answers them. */
function answerOf(items: number, members: number): EntitiesAnswer {
  const drawn = randomMatrix(items, members);
  const rows: Readonly<Record<(typeof entities)[number], readonly { readonly id: string }[]>> = { task: drawn.items, member: drawn.members, team: drawn.teams, project: drawn.projects };
  const wire = (list: readonly { readonly id: string }[]): WireRow[] => list.map(({ id, ...fields }) => ({ id, version: '1', at: '2026-11-19T10:00:00+01:00', canWrite: true, fields: fields }));
  return {
    wiki: { id: 'bench', url: 'http://wiki.example/', title: 'Essai', lang: 'fr', timeZone: 'Europe/Paris', version: '0.1.0' },
    me: { account: 'Ines', member: null, isAdmin: false },
    forms: Object.fromEntries(entities.map((name, index) => [name, { form: 1300 + index, label: model[name].plural.fr, canCreate: true, fields: fieldsOf(model[name]).map(({ key }) => key) }])),
    entities: Object.fromEntries(entities.map((name) => [name, wire(rows[name])])),
    issues: [],
    settings: {},
  };
}

const body = JSON.stringify(answerOf(1_000, 50));
const config = JSON.stringify({ base: '/?', page: 'Essai', lang: 'fr', reads: entities, binding: null, project: null, team: null, member: null, task: null, need: null, entries: null, view: null, height: null, isReadOnly: false });
const html = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Essai</title><style>.entrelacs-stage{height:700px}</style>
${(modules['javascripts/raci.js'] ?? []).map((path) => `<link rel="modulepreload" href="/${path}">`).join('')}<div class="entrelacs" data-entrelacs="raci" data-token="a-token" data-config="${config.replaceAll('"', '&quot;')}"><div class="entrelacs-plain"></div></div><script type="module" src="/javascripts/${entry}"></script>`;
/** How long the rows take: none, or what a real wiki takes for as many (`bench yeswiki-entities`). Meanwhile the matrix keeps their place. */
const delays = [0, 190] as const;
let delay = 0;
const server = createServer(({ url = '/' }, response) => {
  const path = join(folder, url);
  const isScript = url.endsWith('.js') && existsSync(path);
  const isRows = url.includes('api/entrelacs');
  response.writeHead(200, { 'Content-Type': isScript ? 'text/javascript' : isRows ? 'application/json' : 'text/html' });
  if (isRows) setTimeout(() => response.end(body), delay);
  else response.end(isScript ? readFileSync(path) : html);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await chromium.launch(launchOptions());
try {
  const lines: Measurement[] = [];
  for (const each of delays) {
    delay = each;
    const times: number[] = [];
    for (let run = 0; run < 8; run += 1) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      times.push(
        await page.evaluate(async () => {
          const grid = () => document.querySelector('coop-raci-matrix')?.shadowRoot?.querySelector('coop-raci-grid')?.shadowRoot;
          // What keeps the rows' place is busy.
          while ((grid()?.querySelectorAll('[role=grid][aria-busy=false] [role=gridcell]').length ?? 0) < 100) await new Promise(requestAnimationFrame);
          // The frame in which the cells stand is handed over before the next task, and that comes before those of others: the audit.
          await scheduler.postTask(() => undefined, { priority: 'user-blocking' });
          const [rows] = performance.getEntriesByType('resource').filter(({ name }) => name.includes('api/entrelacs/entities')) as PerformanceResourceTiming[];
          return performance.now() - (rows?.responseEnd ?? Number.NaN);
        }),
      );
      await page.close();
    }
    // The first run warms the browser up.
    lines.push(summarise(`data received to painted, 1,000 x 50 (${Math.round(body.length / 1000)} kB), answered ${each === 0 ? 'at once' : `in ${each} ms`}`, times.slice(1), 200));
  }
  printTable('YesWiki, a page with the matrix', lines);
} finally {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true });
}

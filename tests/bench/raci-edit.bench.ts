/**
 * One cell edited by somebody else in a real Grist with 5,000 rows, until it is painted: the matrix against the barest widget, which paints a
 * counter when it was sent its rows. All in one run; what counts is what the matrix adds to a bare widget of one column, the least that a host can send.
 * With the four columns that the matrix shows, a bare widget waits three times as long: see ADR 19. And which elements of the matrix the edit touches.
 *
 * Every call to the host is a line in the console, which costs 2 ms where a driver reads along: nobody does here, as on a member's screen.
 */
import type { Frame } from 'playwright-core';
import type { GristDocument } from '../e2e/support/grist-document.ts';
import { Playground } from '../e2e/support/playground.ts';
import { printRows, printTable, summarise, type Measurement } from './support.ts';

const rows = 5000;
const people = Array.from({ length: 50 }, (_, n) => `Personne ${n + 1}`);
const runs = 20;
const bar = 16;

/** A table of tasks with names in its roles, as a team might keep it. */
async function fill(doc: GristDocument): Promise<void> {
  const names = { type: 'ChoiceList', widgetOptions: JSON.stringify({ choices: people }) };
  await doc.actions([
    ['AddTable', 'Suivi', [{ id: 'Tache', type: 'Text' }, { id: 'Lot', type: 'Text' }, { id: 'Fait', ...names }, { id: 'Approuve', ...names }]],
    ['BulkAddRecord', 'Suivi', Array.from({ length: rows }, () => null), {
      Tache: Array.from({ length: rows }, (_, n) => `Tâche ${n + 1}`),
      Lot: Array.from({ length: rows }, (_, n) => `Lot ${Math.floor(n / 50) + 1}`),
      Fait: Array.from({ length: rows }, (_, n) => ['L', people[n % 50]]),
      Approuve: Array.from({ length: rows }, (_, n) => ['L', people[(n * 7) % 50]]),
    }],
  ]);
}

/** Watches a frame: the time at which something that changed in it was painted, and what was touched meanwhile. */
function watch(): void {
  const scope = globalThis as unknown as { painted?: number; touched?: string[] };
  const nameOf = (node: Node): string => {
    const element = node instanceof Element ? node : node.parentElement;
    return element?.closest('[aria-label]')?.getAttribute('aria-label') ?? element?.tagName.toLowerCase() ?? 'text';
  };
  const observer = new MutationObserver((records) => {
    (scope.touched ??= []).push(...records.map(({ target }) => nameOf(target)));
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (scope.painted ??= performance.timeOrigin + performance.now());
      port2.postMessage(0);
    });
  });
  const roots: (Document | ShadowRoot)[] = [document];
  for (let root = roots.pop(); root !== undefined; root = roots.pop()) {
    observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot !== null) roots.push(element.shadowRoot);
  }
}

/** Edits one cell; milliseconds from the edit to its paint, and what the widget touched. */
async function edit(doc: GristDocument, frame: Frame, run: number): Promise<{ readonly time: number; readonly touched: readonly string[] }> {
  await frame.evaluate(() => Object.assign(globalThis, { painted: undefined, touched: [] }));
  const start = await doc.page.evaluate(() => performance.timeOrigin + performance.now());
  await doc.actions([['UpdateRecord', 'Suivi', 2, { Fait: ['L', people[run % 3]] }]]);
  const painted = await (await frame.waitForFunction(() => (globalThis as unknown as { painted?: number }).painted)).jsonValue();
  // Until the audit has spoken: it must not touch cells that it says nothing of.
  await frame.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
  return { time: (painted ?? Number.NaN) - start, touched: await frame.evaluate(() => [...new Set((globalThis as unknown as { touched: string[] }).touched)]) };
}

/** Nobody reads the console, in this page and its frames to come. */
async function silence(doc: GristDocument): Promise<void> {
  const mute = () => Object.assign(console, { log: () => undefined, info: () => undefined, debug: () => undefined });
  await doc.page.context().addInitScript(mute);
  await doc.page.evaluate(mute);
}

const title = { title: 'Tache' };
const columns = { ...title, project: 'Lot', responsible: 'Fait', accountable: 'Approuve' };
const cases = [
  { name: 'bare widget, one column: a counter painted', widget: 'probe', mapping: title },
  { name: 'bare widget, the same four columns', widget: 'probe', mapping: columns },
  { name: `matrix: the cell painted (at most ${bar} ms more)`, widget: 'raci', mapping: columns },
] as const;

const playground = await Playground.start({ probe: true });
try {
  const opened: { readonly doc: GristDocument; readonly frame: Frame; readonly times: number[]; touched: readonly string[] }[] = [];
  for (const { widget, mapping } of cases) {
    const doc = await playground.open({ doc: 'empty', lang: 'fr' });
    doc.page.setDefaultTimeout(120_000);
    await fill(doc);
    await silence(doc);
    await doc.addWidget({ widget, table: 'Suivi', page: 'Mesure', mapping, parameters: widget === 'raci' ? { lang: 'fr' } : { bare: '' } });
    await doc.showPage('Mesure');
    const ready = widget === 'raci' ? 'coop-raci-panel .finding' : '[data-testid="changes"]:not(:empty)';
    await doc.inWidget(widget).locator(ready).first().waitFor();
    const frame = await doc.widgetFrame(widget);
    await frame.evaluate(watch);
    opened.push({ doc, frame, times: [], touched: [] });
  }
  // In turn, so that whatever else the machine does falls on all of them.
  for (let run = -3; run < runs; run += 1) {
    for (const one of opened) {
      const { time, touched } = await edit(one.doc, one.frame, run + 3);
      if (run < 0) continue;
      one.times.push(time);
      if (touched.length > one.touched.length) one.touched = touched;
    }
  }
  for (const { doc } of opened) await doc.close();
  const [one, same, whole] = cases.map(({ name }, index) => summarise(name, opened[index]?.times ?? [])) as [Measurement, Measurement, Measurement];
  printTable(`One cell edited by somebody else, ${rows} rows, real Grist`, [one, same, { ...whole, bar: Math.round(one.median + bar) }], { against: one });
  const touched = opened[2]?.touched ?? [];
  printRows('What the matrix touches', [{ case: 'elements touched by one edit, the audit too', count: String(touched.length) }, { case: 'they are', count: touched.slice(0, 12).join(' | ') }]);
} finally {
  await playground.stop();
}

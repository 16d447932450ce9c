import { addDays, emptySnapshot, metrics, newEntity, type Entities, type Measure, type Snapshot } from '@entrelacs/core';
import type { CoopKpiBoard } from '@entrelacs/ui/coop-kpi';
import '@entrelacs/ui/coop-kpi';

/** What the benchmark asks of its page. */
export interface KpiPage {
  /** Milliseconds from so many indicators, each with so many weekly measures, to a painted board; and the cards that were drawn. */
  board(kpis: number, weeks: number): Promise<{ readonly time: number; readonly cards: number }>;
  /** Milliseconds from so many rows of a mapped table to a painted chart. */
  rows(count: number): Promise<number>;
  /** Milliseconds from a zoom to its paint. */
  zoom(part: number): Promise<number>;
  /** Milliseconds from one edited task among so many to a painted board of computed indicators, once for each edit. */
  edits(tasks: number): Promise<number[]>;
  /** So many rows drawn on the page, against the file that draws every one of them. */
  pixels(count: number): Promise<Pixels>;
}

/** How two drawings of the same rows compare, within the pixel that antialiasing moves an edge by. */
export interface Pixels {
  /** Pixels of a line, in the drawing of every row. */
  readonly inked: number;
  /** Of them, those that the page leaves empty; and those that the page alone inks. */
  readonly missing: number;
  readonly extra: number;
}

interface Chart extends HTMLElement {
  readonly chart?: { readonly layout: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number } };
  readonly model?: { readonly x: { readonly min: number; readonly max: number } };
  zoomTo(min: number, max: number): void;
}

const today = '2026-11-19';
const families = ['delivery', 'quality', 'engagement'] as const;
let chart: Chart;

const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

const page: KpiPage = {
  async board(kpis, weeks) {
    const kpi = Array.from({ length: kpis }, (_, at) =>
      newEntity('kpi', String(at + 1), { name: `Indicateur ${at}`, source: 'manual', frequency: 'weekly', direction: 'higherIsBetter', family: families[at % 3] ?? 'delivery' }),
    );
    const kpiTarget = kpi.map(({ id }) => newEntity('kpiTarget', id, { kpi: id, from: '2020-01-01', target: 50, warning: 50, critical: 30 }));
    const days = Array.from({ length: weeks }, (_, week) => addDays(today, -7 * week));
    const measure = kpi.flatMap(({ id }, at) => days.map((on, week): Measure => ({ id: String(at * weeks + week), kpi: id, on, value: (at * 31 + week * 17) % 100 })));
    const element = await mount();
    const start = performance.now();
    element.state = ready({ kpi, kpiTarget, measure });
    await element.updateComplete;
    await painted();
    const time = performance.now() - start;
    return { time, cards: within(element, 'coop-kpi-cards').shadowRoot?.querySelectorAll('article').length ?? 0 };
  },

  async edits(tasks) {
    const task = Array.from({ length: tasks }, (_, at) => someTask(at));
    const dependency = Array.from({ length: tasks }, (_, at) => someNeed(at, tasks));
    const kpi = metrics.slice(0, 18).map(({ id, name, frequency }, at) => newEntity('kpi', String(at + 1), { name: name.en, source: id, frequency }));
    const kpiTarget = kpi.map(({ id }) => newEntity('kpiTarget', id, { kpi: id, from: '2020-01-01', target: 50 }));
    const element = await mount();
    element.state = ready({ task, dependency, kpi, kpiTarget });
    await element.updateComplete;
    await painted();
    const times: number[] = [];
    for (let run = 0; run < 12; run += 1) {
      const edited = task.map((one, at) => (at === run * 7 ? newEntity('task', one.id, { ...one, status: 'done', doneOn: today }) : one));
      await painted();
      const start = performance.now();
      element.state = ready({ task: edited, dependency, kpi, kpiTarget });
      await element.updateComplete;
      await painted();
      times.push(performance.now() - start);
    }
    return times;
  },

  async pixels(count) {
    const element = await openRows(count, 900, 420);
    const { left, right, top, bottom } = chart.chart?.layout ?? { left: 0, right: 0, top: 0, bottom: 0 };
    const canvas = within(chart, 'canvas') as HTMLCanvasElement;
    const file = await exported(element);
    const every = document.createElement('canvas');
    [every.width, every.height] = [canvas.width, canvas.height];
    // The file has its title above the plot.
    every.getContext('2d')?.drawImage(file, 0, canvas.height - file.height);
    const [x, y, width, height] = [Math.ceil(left) + 2, Math.ceil(top) + 2, Math.floor(right - left) - 4, Math.floor(bottom - top) - 4];
    return compared(inkOf(canvas, x, y, width, height), inkOf(every, x, y, width, height), width);
  },

  async rows(count) {
    const measure = someMeasures(count);
    const element = await openRows(2, 0, 0);
    const start = performance.now();
    element.state = ready({ measure });
    await element.updateComplete;
    await painted();
    const time = performance.now() - start;
    chart = within(within(element, 'coop-kpi-rows'), 'coop-kpi-chart') as Chart;
    return time;
  },

  async zoom(part) {
    const { min, max } = chart.model?.x ?? { min: 0, max: 1 };
    const start = performance.now();
    chart.zoomTo(min, min + (max - min) * part);
    await painted();
    return performance.now() - start;
  },
};

function someMeasures(count: number): Measure[] {
  return Array.from({ length: count }, (_, at): Measure => ({ id: String(at), on: addDays('1980-01-01', Math.floor((at * 16_000) / count)), value: Math.sin(at / 500) * 50 + ((at * 7919) % 37) }));
}

/** Rows of a mapped table on the page, drawn once; in a box of that size unless it is nought. */
async function openRows(count: number, width: number, height: number): Promise<CoopKpiBoard> {
  const element = await mount();
  element.entity = 'measure';
  element.state = ready({ measure: someMeasures(count) });
  // The parts are there: what is timed is the drawing, not their loading.
  await until(() => find(element, 'coop-kpi-rows')?.shadowRoot?.querySelector('coop-kpi-chart')?.shadowRoot?.querySelector('canvas[width]') ?? undefined);
  chart = within(within(element, 'coop-kpi-rows'), 'coop-kpi-chart') as Chart;
  if (width > 0) Object.assign(chart.style, { flex: 'none', width: `${width}px`, height: `${height}px`, margin: '0' });
  for (let turn = 0; turn < 4; turn += 1) await painted();
  return element;
}

/** The SVG file of what is shown, as a picture. */
async function exported(element: CoopKpiBoard): Promise<HTMLImageElement> {
  const make = URL.createObjectURL.bind(URL);
  const address = await new Promise<string>((resolve) => {
    URL.createObjectURL = (blob: Blob) => {
      const made = make(blob);
      resolve(made);
      return made;
    };
    const menus = [...(within(element, 'coop-kpi-rows').shadowRoot?.querySelectorAll('coop-menu') ?? [])];
    menus.at(-1)?.dispatchEvent(new CustomEvent('coop-choose', { detail: 'svg' }));
  });
  URL.createObjectURL = make;
  const file = new Image();
  file.src = address;
  await file.decode();
  return file;
}

/** How blue each pixel of a part is: the line's colour, not that of the grid. */
function inkOf(canvas: HTMLCanvasElement, x: number, y: number, width: number, height: number): Uint8Array {
  const { data } = canvas.getContext('2d')?.getImageData(x, y, width, height) ?? { data: new Uint8ClampedArray(0) };
  return Uint8Array.from({ length: width * height }, (_, at) => Math.max(0, (data[at * 4 + 2] ?? 0) - (data[at * 4] ?? 0)));
}

function compared(page: Uint8Array, every: Uint8Array, width: number): Pixels {
  const around = [-width - 1, -width, -width + 1, -1, 0, 1, width - 1, width, width + 1];
  const lacking = (one: Uint8Array, other: Uint8Array) => one.filter((ink, at) => ink > 100 && around.every((step) => (other[at + step] ?? 0) < 25)).length;
  return { inked: every.filter((ink) => ink > 100).length, missing: lacking(every, page), extra: lacking(page, every) };
}

function someTask(at: number): Entities['task'] {
  const created = addDays('2022-01-03', at % 1700);
  const done = addDays(created, 20 + (at % 30));
  const isDone = done <= today;
  return newEntity('task', String(at + 1), {
    title: `Tâche ${at}`,
    status: isDone ? 'done' : 'doing',
    createdOn: created,
    startedOn: addDays(created, 4),
    due: addDays(created, 30),
    baselineDue: addDays(created, 28),
    ...(isDone && { doneOn: done }),
    statusLog: `${created} 09:00 À faire\n${addDays(created, 4)} 10:00 En cours${isDone ? `\n${done} 17:00 Terminé` : ''}`,
  });
}

function someNeed(at: number, tasks: number): Entities['dependency'] {
  const requested = addDays('2022-01-03', (at * 13) % 1700);
  const resolved = addDays(requested, 3 + (at % 20));
  return newEntity('dependency', String(at + 1), {
    predecessor: String(1 + (at % tasks)),
    successor: String(1 + ((at * 7 + 1) % tasks)),
    requestedOn: requested,
    ...(resolved <= today ? { state: 'verified' as const, resolvedOn: resolved } : {}),
  });
}

async function mount(): Promise<CoopKpiBoard> {
  const element = document.createElement('coop-kpi-board') as CoopKpiBoard;
  element.today = today;
  document.body.replaceChildren(element);
  await element.updateComplete;
  await painted();
  return element;
}

function ready(entities: Snapshot['entities']): CoopKpiBoard['state'] {
  return { state: 'ready', snapshot: { ...emptySnapshot, entities } };
}

function find(root: Element, tag: string): Element | undefined {
  return root.shadowRoot?.querySelector(tag) ?? undefined;
}

function within(root: Element, tag: string): Element {
  const found = find(root, tag);
  if (found === undefined) throw new RangeError(`root: it shows no ${tag}`);
  return found;
}

async function until(isThere: () => unknown): Promise<void> {
  while (isThere() === undefined) await painted();
}

(globalThis as unknown as { kpiPage: KpiPage }).kpiPage = page;

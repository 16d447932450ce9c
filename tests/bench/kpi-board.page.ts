import { addDays, emptySnapshot, newEntity, type Measure, type Snapshot } from '@entrelacs/core';
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
}

interface Chart extends HTMLElement {
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

  async rows(count) {
    const measure = Array.from({ length: count }, (_, at): Measure => ({ id: String(at), on: addDays('1980-01-01', Math.floor((at * 16_000) / count)), value: Math.sin(at / 500) * 50 + ((at * 7919) % 37) }));
    const element = await mount();
    element.entity = 'measure';
    element.state = ready({ measure: measure.slice(0, 2) });
    // The parts are there: what is timed is the drawing, not their loading.
    await until(() => find(element, 'coop-kpi-rows')?.shadowRoot?.querySelector('coop-kpi-chart')?.shadowRoot?.querySelector('canvas[width]') ?? undefined);
    await painted();
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

import { Chart, LinearScale, LineController, LineElement, PointElement, type ChartDataset, type Plugin } from 'chart.js';
import type { ChartColours } from './chart-colours.ts';
import type { ChartModel, Mark } from './chart-model.ts';
import { linePlaces, pointPlaces } from './decimate.ts';
import { drawFills, drawOver, drawUnder } from './draw.ts';
import { layOut, wholeReach, type ChartLayout, type Reach } from './layout.ts';
import { CanvasPen } from './pen.ts';

// Lines, points and where the pointer is come from Chart.js; bars and areas are filled by the pen that fills them in a file, words by the page.
Chart.register(LineController, LineElement, PointElement, LinearScale);

/** Columns that a pixel is parted into before a line is thinned: with one, a dense line is paler than it should be; with four, it looks the same. */
const columnsAPixel = 4;

/** Points beyond which those that would not be seen are left out. */
const many = 4000;

type Point = { x: number; y: number };
type Dataset = ChartDataset<'line', Point[]> & { readonly mark: Mark; readonly places: Int32Array };

/** A point that the pointer is on, and where it stands in the box. */
export interface PointHit {
  readonly mark: Mark;
  readonly at: number;
  readonly x: number;
  readonly y: number;
}

/** What a chart on a canvas tells of the pointer. */
export interface ChartEvents {
  /** A point was chosen. */
  readonly choose: (hit: PointHit) => void;
  /** The pointer is on a point; undefined when it is on none. */
  readonly point: (hit: PointHit | undefined) => void;
}

/** A chart on a canvas, by Chart.js: its datasets, with our axes, grounds and words around them. */
export class CanvasChart {
  readonly #chart: Chart;
  readonly #events: ChartEvents;
  #model: ChartModel;
  #colours: ChartColours;
  #reach: Reach;
  #layout: ChartLayout;

  /**
   * @param canvas - Where to draw; its parent's size is the chart's.
   * @param model - What to draw.
   * @param colours - What with.
   * @param events - Told of the pointer.
   */
  constructor(canvas: HTMLCanvasElement, model: ChartModel, colours: ChartColours, events: ChartEvents) {
    this.#model = model;
    this.#colours = colours;
    this.#events = events;
    this.#reach = wholeReach(model);
    const { clientWidth, clientHeight } = canvas.parentElement ?? canvas;
    this.#layout = layOut(model, clientWidth, clientHeight, this.#reach);
    const chart = new Chart<'line', Point[]>(canvas, {
      type: 'line',
      data: { datasets: this.#datasets() },
      plugins: [this.#drawing()],
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        resizeDelay: 0,
        parsing: false,
        normalized: true,
        onResize: (_chart, { width, height }) => this.#relayout(width, height),
        onClick: (_event, [active]) => {
          const hit = this.#hit(active);
          if (hit !== undefined) this.#events.choose(hit);
        },
        onHover: (_event, [active]) => this.#events.point(this.#hit(active)),
        interaction: { mode: 'nearest', intersect: true },
        elements: { line: { tension: 0 } },
        ...this.#scales(),
      },
    });
    this.#chart = chart;
  }

  /** How the chart lies in its box now. */
  get layout(): ChartLayout {
    return this.#layout;
  }

  /** The part of the axes that shows. */
  get reach(): Reach {
    return this.#reach;
  }

  /** Draws something else, or in other colours, or another part of it. */
  show(model: ChartModel, colours: ChartColours, reach: Reach = wholeReach(model)): void {
    this.#model = model;
    this.#colours = colours;
    this.#reach = reach;
    this.#relayout(this.#chart.width, this.#chart.height);
    const { options } = this.#chart;
    Object.assign(options, this.#scales());
    this.#chart.data.datasets = this.#datasets();
    this.#chart.update('none');
  }

  /** Ends it: its listeners and its memory go. */
  destroy(): void {
    this.#chart.destroy();
  }

  #relayout(width: number, height: number): void {
    this.#layout = layOut(this.#model, width, height, this.#reach);
    const chart = this.#chart as Chart | undefined;
    if (chart === undefined) return;
    Object.assign(chart.options, { layout: this.#padding() });
    chart.data.datasets = this.#datasets();
  }

  #padding() {
    const { left, right, top, bottom, width, height } = this.#layout;
    return { autoPadding: false, padding: { left, right: Math.max(0, width - right), top, bottom: Math.max(0, height - bottom) } };
  }

  #scales() {
    const { xMin, xMax, yMin, yMax } = this.#reach;
    const isLying = this.#model.isLying === true;
    return {
      layout: this.#padding(),
      scales: {
        x: { type: 'linear' as const, display: false, min: xMin, max: xMax },
        y: { type: 'linear' as const, display: false, min: yMin, max: yMax, reverse: isLying },
      },
    };
  }

  #datasets(): Dataset[] {
    return this.#model.marks.map((mark, at): Dataset => {
      const places = this.#places(mark);
      const data = Array.from(places, (at): Point => ({ x: mark.x[at] ?? Number.NaN, y: mark.y[at] ?? Number.NaN }));
      const colour = this.#colours[mark.ink];
      // Chart.js draws its first dataset over the others: ours are drawn in their order, as in a file.
      const colours = { borderColor: colour, backgroundColor: colour, pointHoverBackgroundColor: colour, pointHoverBorderColor: colour, hoverBorderColor: colour, hoverBackgroundColor: colour };
      const base = { mark, places, order: -at, data, label: mark.name, ...colours, type: 'line' as const, clip: 2 as number };
      switch (mark.kind) {
        case 'line': {
          const end = mark.hasEnd === true ? places.length - 1 : -1;
          return {
            ...base,
            borderWidth: mark.width ?? 2,
            borderDash: [...(mark.dash ?? [])],
            borderJoinStyle: 'round',
            borderCapStyle: mark.dash === undefined ? 'round' : 'butt',
            pointRadius: end === -1 ? 0 : ({ dataIndex }: { dataIndex: number }) => (dataIndex === end ? 4 : 0),
            pointBorderWidth: end === -1 ? 0 : 1.5,
            pointBorderColor: this.#colours.surface,
            pointHitRadius: mark.describe === undefined ? 0 : 8,
            pointHoverRadius: 4,
            spanGaps: false,
            clip: 8,
          };
        }
        case 'area':
        case 'bars':
          // Only for the pointer: the pen fills them.
          return { ...base, showLine: false, pointRadius: 0, pointHoverRadius: 0, pointHitRadius: mark.kind === 'area' ? 6 : 12 };
        default:
          return {
            ...base,
            showLine: false,
            pointStyle: mark.shape ?? 'circle',
            pointRadius: mark.radius ?? 2.5,
            pointHoverRadius: (mark.radius ?? 2.5) + 2,
            pointHitRadius: 4,
            pointBorderWidth: 0,
            pointBackgroundColor: mark.isSoft === true && places.length <= many ? withAlpha(colour) : colour,
          };
      }
    });
  }

  #places(mark: Mark): Int32Array {
    const { xMin, xMax, yMin, yMax, left, right, top, bottom } = this.#layout;
    const columns = Math.max(1, right - left) * (globalThis.devicePixelRatio || 1) * columnsAPixel;
    if (mark.kind === 'line' && mark.x.length > many) return linePlaces(mark, xMin, xMax, columns);
    if (mark.kind === 'points' && mark.x.length > many) return pointPlaces(mark, { xMin, xMax, yMin, yMax, width: right - left, height: bottom - top });
    return Int32Array.from({ length: mark.x.length }, (_, at) => at);
  }

  #hit(active: { readonly datasetIndex: number; readonly index: number; readonly element: { readonly x: number; readonly y: number } } | undefined): PointHit | undefined {
    const dataset = active === undefined ? undefined : (this.#chart.data.datasets[active.datasetIndex] as unknown as Dataset | undefined);
    if (active === undefined || dataset === undefined) return undefined;
    return { mark: dataset.mark, at: dataset.places[active.index] ?? 0, x: active.element.x, y: active.element.y };
  }

  #drawing(): Plugin {
    const draw = (chart: { readonly ctx: CanvasRenderingContext2D }, over: boolean) => {
      const pen = new CanvasPen(chart.ctx, this.#colours.font);
      for (const part of over ? [drawOver] : [drawUnder, drawFills]) part(pen, this.#model, this.#layout, this.#colours);
    };
    return { id: 'coop', beforeDatasetsDraw: (chart) => draw(chart, false), afterDatasetsDraw: (chart) => draw(chart, true) };
  }
}

/** A colour half as strong; `rgb(…)` and `color(srgb …)` are what browsers compute. */
function withAlpha(colour: string): string {
  const numbers = /^rgb\((\d+),\s*(\d+),\s*(\d+)\)$/.exec(colour);
  return numbers === null ? colour : `rgb(${numbers[1]} ${numbers[2]} ${numbers[3]} / 0.5)`;
}

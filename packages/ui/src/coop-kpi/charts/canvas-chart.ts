import {
  BarController,
  BarElement,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartDataset,
  type Plugin,
} from 'chart.js';
import type { ChartColours } from './chart-colours.ts';
import type { ChartModel, Mark } from './chart-model.ts';
import { linePlaces, pointPlaces } from './decimate.ts';
import { drawOver, drawUnder } from './draw.ts';
import { layOut, wholeReach, type ChartLayout, type Reach } from './layout.ts';
import { CanvasPen } from './pen.ts';

Chart.register(LineController, LineElement, PointElement, BarController, BarElement, LinearScale, Filler, Tooltip);

/** Columns that a pixel is parted into before a line is thinned: with one, a dense line is paler than it should be; with four, it looks the same. */
const columnsAPixel = 4;

/** Points beyond which those that would not be seen are left out. */
const many = 4000;

type Point = { x: number; y: number };
type Dataset = ChartDataset<'line' | 'bar', Point[]> & { readonly mark: Mark; readonly places: Int32Array };

/** A chart on a canvas, by Chart.js: its datasets, with our axes, grounds and words around them. */
export class CanvasChart {
  readonly #chart: Chart;
  readonly #onPoint: (mark: Mark, at: number) => void;
  #model: ChartModel;
  #colours: ChartColours;
  #reach: Reach;
  #layout: ChartLayout;

  /**
   * @param canvas - Where to draw; its parent's size is the chart's.
   * @param model - What to draw.
   * @param colours - What with.
   * @param onPoint - A point was chosen.
   */
  constructor(canvas: HTMLCanvasElement, model: ChartModel, colours: ChartColours, onPoint: (mark: Mark, at: number) => void) {
    this.#model = model;
    this.#colours = colours;
    this.#onPoint = onPoint;
    this.#reach = wholeReach(model);
    const { clientWidth, clientHeight } = canvas.parentElement ?? canvas;
    this.#layout = layOut(model, clientWidth, clientHeight, this.#reach);
    const chart = new Chart<'line' | 'bar', Point[]>(canvas, {
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
        onClick: (_event, [hit]) => this.#choose(hit),
        interaction: { mode: 'nearest', intersect: true },
        elements: { line: { tension: 0 } },
        plugins: { tooltip: this.#tooltip() },
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
    if (options.plugins !== undefined) options.plugins.tooltip = this.#tooltip();
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
    let areas = 0;
    return this.#model.marks.map((mark, at): Dataset => {
      const places = this.#places(mark);
      const data = Array.from(places, (at): Point => ({ x: mark.x[at] ?? Number.NaN, y: mark.y[at] ?? Number.NaN }));
      const colour = this.#colours[mark.ink];
      // Chart.js draws its first dataset over the others: ours are drawn in their order, as in a file.
      const base = { mark, places, order: -at, data, label: mark.name, borderColor: colour, backgroundColor: colour, clip: 2 };
      switch (mark.kind) {
        case 'line': {
          const end = mark.hasEnd === true ? places.length - 1 : -1;
          return {
            ...base,
            type: 'line',
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
          return { ...base, type: 'line', borderColor: this.#colours.surface, borderWidth: 1, pointRadius: 0, pointHitRadius: 6, fill: areas++ === 0 ? 'origin' : '-1' };
        case 'bars':
          return { ...base, type: 'bar', indexAxis: this.#model.isLying === true ? 'y' : 'x', barThickness: this.#thickness(mark.size), grouped: false, borderWidth: 0 };
        default:
          return {
            ...base,
            type: 'line',
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

  #thickness(size: number): number {
    const { xOf, yOf } = this.#layout;
    return Math.max(1, Math.abs(this.#model.isLying === true ? yOf(size) - yOf(0) : xOf(size) - xOf(0)));
  }

  #tooltip() {
    const { text, surface, font } = this.#colours;
    return {
      backgroundColor: text,
      titleColor: surface,
      bodyColor: surface,
      displayColors: false,
      bodyFont: { family: font, size: 12 },
      padding: 8,
      cornerRadius: 4,
      callbacks: {
        title: () => '',
        label: ({ dataset, dataIndex }: { dataset: object; dataIndex: number }) => {
          const { mark, places } = dataset as Dataset;
          return (mark.describe?.(places[dataIndex] ?? 0) ?? mark.name).split('\n');
        },
      },
    };
  }

  #choose(hit: { readonly datasetIndex: number; readonly index: number } | undefined): void {
    const dataset = hit === undefined ? undefined : (this.#chart.data.datasets[hit.datasetIndex] as unknown as Dataset | undefined);
    if (hit !== undefined && dataset !== undefined) this.#onPoint(dataset.mark, dataset.places[hit.index] ?? 0);
  }

  #drawing(): Plugin {
    const draw = (chart: { readonly ctx: CanvasRenderingContext2D }, over: boolean) => {
      const pen = new CanvasPen(chart.ctx, this.#colours.font);
      (over ? drawOver : drawUnder)(pen, this.#model, this.#layout, this.#colours);
    };
    return { id: 'coop', beforeDatasetsDraw: (chart) => draw(chart, false), afterDatasetsDraw: (chart) => draw(chart, true) };
  }
}

/** A colour half as strong; `rgb(…)` and `color(srgb …)` are what browsers compute. */
function withAlpha(colour: string): string {
  const numbers = /^rgb\((\d+),\s*(\d+),\s*(\d+)\)$/.exec(colour);
  return numbers === null ? colour : `rgb(${numbers[1]} ${numbers[2]} ${numbers[3]} / 0.5)`;
}

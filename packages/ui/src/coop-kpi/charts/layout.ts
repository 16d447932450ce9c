import type { ChartModel } from './chart-model.ts';

/** The part of the axes that is shown. */
export interface Reach {
  readonly xMin: number;
  readonly xMax: number;
  readonly yMin: number;
  readonly yMax: number;
}

/** Where a chart's plot stands in its box, and where a value stands in the plot. */
export interface ChartLayout extends Reach {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xOf: (value: number) => number;
  readonly yOf: (value: number) => number;
}

/** The whole reach of a chart. */
export function wholeReach({ x, y }: ChartModel): Reach {
  return { xMin: x.min, xMax: x.max, yMin: y.min, yMax: y.max };
}

/** Lays a chart out in a box; lying bars need room for the names at their left. */
export function layOut(model: ChartModel, width: number, height: number, reach: Reach = wholeReach(model)): ChartLayout {
  const { xMin, xMax, yMin, yMax } = reach;
  const hasEnds = (model.ends?.length ?? 0) > 0 && width >= 420;
  const longest = Math.max(0, ...(model.ends ?? []).map(({ text, state }) => text.length * 6.6 + (state === undefined ? 0 : 18)));
  const names = model.isLying === true ? Math.max(...model.y.ticks(yMin, yMax, 50).map(({ label }) => label.length * 6.3), 30) : 0;
  const left = model.isLying === true ? Math.min(names + 14, width * 0.35) : Math.max(40, ...model.y.ticks(yMin, yMax, 6).map(({ label }) => label.length * 6.5 + 14));
  const right = width - (hasEnds ? Math.min(longest + 20, width * 0.3) : 14);
  const top = (model.flags?.length ?? 0) > 0 ? 32 : model.y.title === undefined ? 12 : 24;
  const bottom = height - (model.x.title === undefined ? 24 : 38);
  const xScale = (right - left) / (xMax - xMin);
  const yScale = ((bottom - top) / (yMax - yMin)) * 2;
  // By halves: from the lowest number to the highest is more than a number holds. Lying bars are read from the top.
  const yOf = model.isLying === true ? (value: number) => top + (value / 2 - yMin / 2) * yScale : (value: number) => bottom - (value / 2 - yMin / 2) * yScale;
  return { xMin, xMax, yMin, yMax, width, height, left, right, top, bottom, xOf: (value) => left + (value - xMin) * xScale, yOf };
}

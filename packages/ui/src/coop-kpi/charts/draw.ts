import type { ShownState } from '../kpi-data.ts';
import type { ChartColours } from './chart-colours.ts';
import type { ChartModel, EndLabel, GuideLine, LineMark, Mark, MarkerShape } from './chart-model.ts';
import type { ChartLayout } from './layout.ts';
import type { Pen } from './pen.ts';

const fontSize = 12;

/** What lies under the data: grounds of states, grid lines, axes and their words. */
export function drawUnder(pen: Pen, model: ChartModel, layout: ChartLayout, colours: ChartColours): void {
  const { left, right, top, bottom, xMin, xMax, yMin, yMax, xOf, yOf } = layout;
  pen.clipped(left, top, right - left, bottom - top, () => {
    for (const { tone, x0, x1, y0, y1 } of model.bands ?? []) {
      const x = Math.max(left, xOf(Math.max(x0, xMin)));
      const y = Math.min(yOf(Math.min(y1, yMax)), yOf(Math.max(y0, yMin)));
      const width = Math.min(right, xOf(Math.min(x1, xMax))) - x;
      const height = Math.abs(yOf(Math.max(y0, yMin)) - yOf(Math.min(y1, yMax)));
      if (!(width > 0 && height > 0)) continue;
      if (tone === 'crit') pen.hatch(x, y, width, height, colours.critSoft, colours.critHatch);
      else pen.rect(x, y, width, height, { fill: tone === 'warn' ? colours.warnSoft : colours.count1 });
    }
  });
  const isLying = model.isLying === true;
  for (const { at, label } of model.y.ticks(yMin, yMax, Math.max(2, (bottom - top) / 40))) {
    const y = Math.round(yOf(at)) + 0.5;
    if (!isLying) pen.path(`M${left} ${y}H${right}`, { stroke: colours.line });
    pen.text(label, left - 8, y + 4, { fill: colours.soft, size: fontSize, anchor: 'end' });
  }
  const ticks = model.x.ticks(xMin, xMax, Math.max(2, (right - left) / 78));
  for (const { at, label } of ticks) {
    const x = Math.round(xOf(at)) + 0.5;
    pen.path(isLying ? `M${x} ${top}V${bottom}` : `M${x} ${bottom}v4`, { stroke: isLying ? colours.line : colours.soft });
    const half = label.length * 3;
    pen.text(label, Math.min(Math.max(x, left - 20 + half), layout.width - half - 2), bottom + 17, { fill: colours.soft, size: fontSize, anchor: 'middle' });
  }
  pen.path(isLying ? `M${left + 0.5} ${top}V${bottom}` : `M${left} ${bottom + 0.5}H${right}`, { stroke: colours.soft });
  if (model.y.title !== undefined && !isLying) pen.text(model.y.title, 4, 14, { fill: colours.soft, size: fontSize });
  if (model.x.title !== undefined) pen.text(model.x.title, right, layout.height - 5, { fill: colours.soft, size: fontSize, anchor: 'end' });
}

/** What lies over the data: target, baseline, what happened, and the words at the right edge. */
export function drawOver(pen: Pen, model: ChartModel, layout: ChartLayout, colours: ChartColours): void {
  const { left, right, top, bottom, xOf, xMin, xMax } = layout;
  pen.clipped(left, top - 1, right - left, bottom - top + 2, () => {
    for (const guide of model.guides ?? []) drawGuide(pen, guide, layout, colours);
  });
  for (const { x, number } of model.flags ?? []) {
    if (x < xMin || x > xMax) continue;
    const at = Math.round(xOf(x)) + 0.5;
    pen.path(`M${at} ${top - 6}V${bottom}`, { stroke: colours.soft, width: 1, opacity: 0.8 });
    pen.circle(at, top - 14, 8.5, { fill: colours.text });
    pen.text(String(number), at, top - 9.8, { fill: colours.onFlag, size: 11, weight: 600, anchor: 'middle' });
  }
  if (layout.width < 420) return;
  for (const { label, y } of spread(model.ends ?? [], layout)) {
    const shift = label.state === undefined ? 0 : 18;
    if (label.state !== undefined) drawState(pen, label.state, right + 8, y - 6, colours);
    pen.text(fitted(label.text, layout.width - right - 12 - shift), right + 8 + shift, y + 4, { fill: colours[label.ink], size: fontSize, weight: label.isStrong === true ? 600 : 400 });
  }
}

/** Areas and bars, which lie under lines and points. */
export function drawFills(pen: Pen, model: ChartModel, layout: ChartLayout, colours: ChartColours): void {
  const { left, right, top, bottom } = layout;
  pen.clipped(left, top - 1, right - left, bottom - top + 2, () => {
    let below: Mark | undefined;
    for (const mark of model.marks) {
      if (mark.kind === 'area') {
        drawArea(pen, mark, below, layout, colours);
        below = mark;
      } else if (mark.kind === 'bars') drawBars(pen, mark, model.isLying === true, layout, colours);
    }
  });
}

/** Lines and points, for a pen: Chart.js draws the same on the page. */
export function drawLines(pen: Pen, model: ChartModel, layout: ChartLayout, colours: ChartColours): void {
  const { left, right, top, bottom } = layout;
  pen.clipped(left, top - 1, right - left, bottom - top + 2, () => {
    for (const mark of model.marks) {
      if (mark.kind === 'points') drawPoints(pen, mark, layout, colours);
      else if (mark.kind === 'line') drawLine(pen, mark, layout, colours);
    }
  });
}

/** The path of a line, broken at each gap. */
export function linePath({ x, y }: Pick<LineMark, 'x' | 'y'>, { xOf, yOf, xMin, xMax }: ChartLayout): string {
  let d = '';
  let pen = 'M';
  const slack = xMax - xMin;
  for (let at = 0; at < x.length; at += 1) {
    const [px, py] = [x[at] ?? Number.NaN, y[at] ?? Number.NaN];
    if (Number.isNaN(py) || px < xMin - slack || px > xMax + slack) {
      pen = 'M';
      continue;
    }
    d += `${pen}${round(xOf(px))} ${round(yOf(py))}`;
    pen = 'L';
  }
  return d;
}

/** Outline of a marker of a radius around nought. */
export function markerPath(shape: MarkerShape, radius: number): string {
  const r = radius;
  if (shape === 'rect') return `M${-r * 0.9} ${-r * 0.9}h${r * 1.8}v${r * 1.8}h${-r * 1.8}z`;
  if (shape === 'triangle') return `M0 ${-r * 1.1}L${r * 1.1} ${r * 0.9}H${-r * 1.1}z`;
  if (shape === 'rectRot') return `M0 ${-r * 1.2}L${r * 1.2} 0 0 ${r * 1.2} ${-r * 1.2} 0z`;
  return `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
}

const guides = {
  target: { width: 1.8, dash: [5, 3] },
  baseline: { width: 1.5, dash: [2, 3] },
  level: { width: 1.2, dash: [6, 4] },
} as const;

function drawGuide(pen: Pen, { style, x, y }: GuideLine, layout: ChartLayout, colours: ChartColours): void {
  pen.path(linePath({ x, y }, layout), { stroke: style === 'target' ? colours.text : colours.soft, ...guides[style] });
}

function drawLine(pen: Pen, mark: LineMark, layout: ChartLayout, colours: ChartColours): void {
  const colour = colours[mark.ink];
  pen.path(linePath(mark, layout), { stroke: colour, width: mark.width ?? 2, ...(mark.dash !== undefined && { dash: mark.dash }) });
  const end = mark.hasEnd === true ? lastPlace(mark.y) : -1;
  if (end === -1) return;
  pen.circle(layout.xOf(mark.x[end] ?? 0), layout.yOf(mark.y[end] ?? 0), 5.5, { fill: colours.surface });
  pen.circle(layout.xOf(mark.x[end] ?? 0), layout.yOf(mark.y[end] ?? 0), 4, { fill: colour });
}

function drawPoints(pen: Pen, { x, y, ink, shape = 'circle', radius = 2.5, isSoft = false }: Extract<Mark, { kind: 'points' }>, layout: ChartLayout, colours: ChartColours): void {
  const outline = markerPath(shape, radius);
  for (let at = 0; at < x.length; at += 1) {
    const [px, py] = [x[at] ?? Number.NaN, y[at] ?? Number.NaN];
    if (Number.isNaN(py) || px < layout.xMin || px > layout.xMax) continue;
    pen.path(outline, { fill: colours[ink], ...(isSoft && { opacity: 0.5 }) }, { x: layout.xOf(px), y: layout.yOf(py) });
  }
}

function drawArea(pen: Pen, mark: Mark, below: Mark | undefined, layout: ChartLayout, colours: ChartColours): void {
  const top = linePath(mark, layout);
  if (top === '') return;
  const floor = below ?? { x: mark.x, y: Array.from(mark.x, () => Math.max(0, layout.yMin)) };
  const back = linePath({ x: Array.from(floor.x).reverse(), y: Array.from(floor.y).reverse() }, layout).replace('M', 'L');
  pen.path(`${top}${back}z`, { fill: colours[mark.ink] });
  pen.path(top, { stroke: colours.surface, width: 1 });
}

function drawBars(pen: Pen, { x, y, ink, size }: Extract<Mark, { kind: 'bars' }>, isLying: boolean, { xOf, yOf, xMin, yMin }: ChartLayout, colours: ChartColours): void {
  for (let at = 0; at < x.length; at += 1) {
    const [px, py] = [x[at] ?? Number.NaN, y[at] ?? Number.NaN];
    if (Number.isNaN(px) || Number.isNaN(py)) continue;
    if (isLying) pen.rect(xOf(Math.max(0, xMin)), yOf(py - size / 2), xOf(px) - xOf(Math.max(0, xMin)), yOf(py + size / 2) - yOf(py - size / 2), { fill: colours[ink] });
    else pen.rect(xOf(px - size / 2), yOf(py), xOf(px + size / 2) - xOf(px - size / 2), yOf(Math.max(0, yMin)) - yOf(py), { fill: colours[ink] });
  }
}

function drawState(pen: Pen, state: ShownState, x: number, y: number, colours: ChartColours): void {
  if (state === 'critical') {
    pen.path('M6 0 12 6 6 12 0 6z', { fill: colours.crit }, { x, y });
    pen.path('M6 3.3v3.2M6 8.6v.01', { stroke: colours.onCrit, width: 1.5 }, { x, y });
  } else if (state === 'warning') {
    pen.path('M6 1.1 11.3 10.9H.7z', { fill: colours.warn, stroke: colours.onWarn }, { x, y });
    pen.path('M6 4.3v3.3M6 9.4v.01', { stroke: colours.onWarn, width: 1.5 }, { x, y });
  } else pen.circle(x + 6, y + 6, 4.6, { fill: colours.good });
}

/** Words at the right edge, pushed apart where they would lie on each other. */
function spread(ends: readonly EndLabel[], { yOf, top, bottom }: ChartLayout): { readonly label: EndLabel; readonly y: number }[] {
  const gap = 16;
  const placed = ends.map((label) => ({ label, y: Math.min(Math.max(yOf(label.y), top), bottom) })).sort((a, b) => a.y - b.y);
  for (let at = 1; at < placed.length; at += 1) {
    const [before, one] = [placed[at - 1], placed[at]];
    if (before !== undefined && one !== undefined && one.y - before.y < gap) one.y = before.y + gap;
  }
  const over = (placed.at(-1)?.y ?? 0) - bottom;
  if (over > 0) for (let at = placed.length - 1, limit = bottom; at >= 0; at -= 1, limit -= gap) { const one = placed[at]; if (one !== undefined) one.y = Math.min(one.y, limit); }
  return placed;
}

/** Words that fit into so many pixels, by the width that letters have on average; cut at the end where they do not. */
function fitted(words: string, room: number): string {
  const most = Math.max(4, Math.floor(room / 6.6));
  return words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words;
}

function lastPlace(values: ArrayLike<number>): number {
  for (let at = values.length - 1; at >= 0; at -= 1) if (!Number.isNaN(values[at] ?? Number.NaN)) return at;
  return -1;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

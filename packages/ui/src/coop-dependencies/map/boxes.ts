import type { BoardState } from '../board/types.ts';
import { detailAt, type Box } from './camera.ts';
import { cutTitle } from './cut-title.ts';
import type { Painting } from './paint.ts';
import type { Palette } from './palette.ts';
import type { MapNode } from './scene.ts';
import { stateShapes } from './state-shape.ts';

/** Pixels of the screen that the shape of a state takes, and that stand before it and after. */
const [shapeSize, shapeGap] = [10, 3];
/** Pixels of the screen that letters are high. */
const titleSize = 11;
const paths = new Map<string, Path2D>();

/** Fill of a node that is drawn as a mere box, by its state. */
export function stateColour(state: BoardState, palette: Palette): string {
  switch (state) {
    case 'late':
      return palette.crit;
    case 'blocked':
      return palette.block;
    case 'atRisk':
      return palette.warn;
    case 'startable':
      return palette.go;
    case 'doing':
    case 'review':
      return palette.info;
    default:
      return palette.line2;
  }
}

/** Draws nodes that are too small to be read whole: the shape of their state and what goes in of their title; from afar, what calls for attention in a colour and a form of its state. In steps. */
export function* paintBoxes(context: CanvasRenderingContext2D, { scene, camera, palette, look, places }: Painting, indices: readonly number[]): Generator<undefined, undefined> {
  const paintOne = detailAt(camera.zoom) === 'middle' ? paintTitled : paintBox;
  let painted = 0;
  for (const index of indices) {
    const node = scene.nodes[index]!;
    const [x, y] = places === undefined ? [node.x, node.y] : [places[2 * index]!, places[2 * index + 1]!];
    paintOne(context, node, x, y, look.lit === undefined || look.lit.has(node.id), palette, camera.zoom);
    if (++painted % 200 === 0) yield undefined;
  }
}

function paintBox(context: CanvasRenderingContext2D, node: MapNode, x: number, y: number, isLit: boolean, palette: Palette, zoom: number): void {
  const { width, height } = node;
  const state = stateOf(node);
  context.fillStyle = isLit ? stateColour(state, palette) : palette.line2;
  paintForm(context, isLit ? state : 'todo', { x, y, width, height }, palette);
  if (!node.isCritical) return;
  context.strokeStyle = palette.text;
  context.lineWidth = Math.min(12, 1.5 / zoom);
  context.strokeRect(x, y, width, height);
}

/** A box in the form of its state, as its shape tells it nearer: a bar across for what is blocked, a triangle for what is at risk, an arrow for what may start, half a box for what goes on; full for the rest, of which what is late stands out by far. */
function paintForm(context: CanvasRenderingContext2D, state: BoardState, { x, y, width, height }: Box, palette: Palette): void {
  const [right, foot] = [x + width, y + height];
  switch (state) {
    case 'atRisk':
      return paintTriangle(context, [x, foot, x + width / 2, y, right, foot]);
    case 'startable':
      return paintTriangle(context, [x, y, right, y + height / 2, x, foot]);
    case 'blocked':
    case 'doing':
    case 'review': {
      context.fillRect(x, y, width, height);
      context.fillStyle = palette.surface;
      const isBlocked = state === 'blocked';
      const [aside, above] = isBlocked ? [0.14 * width, 0.34 * height] : [0.2 * height, 0.2 * height];
      return context.fillRect(x + aside, y + above, (isBlocked ? width - aside : width / 2) - aside, height - 2 * above);
    }
    default:
      return context.fillRect(x, y, width, height);
  }
}

function paintTriangle(context: CanvasRenderingContext2D, [ax, ay, bx, by, cx, cy]: readonly [number, number, number, number, number, number]): void {
  context.beginPath();
  context.moveTo(ax, ay);
  context.lineTo(bx, by);
  context.lineTo(cx, cy);
  context.fill();
}

function paintTitled(context: CanvasRenderingContext2D, node: MapNode, x: number, y: number, isLit: boolean, palette: Palette, zoom: number): void {
  const { width, height } = node;
  context.beginPath();
  context.roundRect(x, y, width, height, 6);
  context.fillStyle = palette.surface;
  context.fill();
  context.strokeStyle = node.isCritical ? palette.text : palette.line2;
  context.lineWidth = (node.isCritical ? 2.2 : 1) / zoom;
  context.stroke();
  context.save();
  context.fillStyle = isLit ? palette.text : palette.text2;
  context.font = `500 ${titleSize / zoom}px ${palette.font}`;
  context.textAlign = 'start';
  context.textBaseline = 'middle';
  const left = shapeSize + 2 * shapeGap;
  const title = cutTitle(node.task?.task.title ?? node.fold?.title ?? '', (width * zoom - left - shapeGap) / titleSize, (letter) => (context.measureText(letter).width * zoom) / titleSize);
  context.fillText(title, x + left / zoom, y + height / 2);
  context.translate(x + shapeGap / zoom, y + height / 2 - shapeSize / 2 / zoom);
  context.scale(shapeSize / 12 / zoom, shapeSize / 12 / zoom);
  paintShape(context, stateOf(node), palette);
  context.restore();
}

function paintShape(context: CanvasRenderingContext2D, state: BoardState, palette: Palette): void {
  context.lineCap = 'round';
  for (const { d, fill, stroke, width = 0 } of stateShapes[state]) {
    const path = paths.get(d) ?? new Path2D(d);
    paths.set(d, path);
    if (fill !== undefined) {
      context.fillStyle = palette[fill];
      context.fill(path);
    }
    if (stroke === undefined) continue;
    context.strokeStyle = palette[stroke];
    context.lineWidth = width;
    context.stroke(path);
  }
}

function stateOf({ task, fold }: MapNode): BoardState {
  return task?.state ?? fold?.state ?? 'todo';
}

import type { BoardState } from '../board/types.ts';
import { detailAt } from './camera.ts';
import type { Painting } from './paint.ts';
import type { Palette } from './palette.ts';
import type { MapNode } from './scene.ts';
import { stateShapes } from './state-shape.ts';

/** Pixels of the screen that the shape of a state takes, and that stand before it and after. */
const [shapeSize, shapeGap] = [10, 3];
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

/** Draws nodes that are too small to be read whole: the shape of their state and what goes in of their title; from afar, boxes in the colour of their state. In steps. */
export function* paintBoxes(context: CanvasRenderingContext2D, { scene, camera, palette, look, places }: Painting, indices: readonly number[]): Generator<undefined, undefined> {
  const paintOne = detailAt(camera.zoom) === 'middle' ? paintTitled : paintBox;
  let painted = 0;
  for (const index of indices) {
    const node = scene.nodes[index]!;
    const [x, y] = places === undefined ? [node.x, node.y] : [places[2 * index]!, places[2 * index + 1]!];
    paintOne(context, node, x, y, look.lit === undefined || look.lit.has(node.id), palette, camera.zoom);
    if (++painted % 500 === 0) yield undefined;
  }
}

function paintBox(context: CanvasRenderingContext2D, node: MapNode, x: number, y: number, isLit: boolean, palette: Palette, zoom: number): void {
  const { width, height } = node;
  context.fillStyle = isLit ? stateColour(stateOf(node), palette) : palette.line2;
  context.fillRect(x, y, width, height);
  if (!node.isCritical) return;
  context.strokeStyle = palette.text;
  context.lineWidth = Math.min(12, 1.5 / zoom);
  context.strokeRect(x, y, width, height);
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
  context.beginPath();
  context.rect(x, y, width - 2, height);
  context.clip();
  context.fillStyle = isLit ? palette.text : palette.text2;
  context.font = `500 ${11 / zoom}px ${palette.font}`;
  context.textAlign = 'start';
  context.textBaseline = 'middle';
  context.fillText(node.task?.task.title ?? node.fold?.title ?? '', x + (shapeSize + 2 * shapeGap) / zoom, y + height / 2);
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

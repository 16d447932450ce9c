import type { FirstFormats, Translate } from '@entrelacs/core';
import { detailAt, seenThrough, type Box, type Camera, type Viewport } from './camera.ts';
import { drawRounded, endOf, type Points } from './link-path.ts';
import type * as hands from './map-hands.ts';
import type { Palette } from './palette.ts';
import type { MapLink, MapScene } from './scene.ts';

/** What of a scene stands out at the moment. */
export interface MapLook {
  /** Ids of the tasks that the reader looks at; undefined when it is all of them. */
  readonly lit: ReadonlySet<string> | undefined;
  /** Ids of the links that tell why the chosen task is late or blocked. */
  readonly cause: ReadonlySet<string>;
  /** The link chosen or under the pointer. */
  readonly link: string | undefined;
  readonly t: Translate;
  readonly formats: FirstFormats;
}

/** How a link is drawn. */
export interface LinkStyle {
  readonly colour: string;
  readonly width: number;
  readonly shape: 'plain' | 'double' | 'dotted';
  /** Later ones are drawn over earlier ones. */
  readonly order: number;
}

/** How a link is drawn: by what it is about, whether it is critical or a cause, and whether it is looked at. */
export function linkStyle({ link, id }: MapLink, isLit: boolean, look: MapLook, palette: Palette): LinkStyle {
  const shape = link.kind === 'integration' ? 'double' : link.kind === 'information' ? 'dotted' : 'plain';
  if (look.link === id) return { colour: palette.focus, width: 3, shape, order: 4 };
  if (look.cause.has(id)) return { colour: palette.crit, width: 3, shape: 'plain', order: 3 };
  if (!isLit) return { colour: palette.faint, width: 1.3, shape, order: 0 };
  if (link.isCritical) return { colour: palette.text, width: 2.5, shape: 'plain', order: 2 };
  return { colour: link.isInKnot ? palette.crit : palette.text2, width: 1.3, shape, order: 1 };
}

/** Places of nodes while they move: x and y of each, one after the other. */
export type Places = Float32Array;

/** What one painting needs. */
export interface Painting {
  readonly scene: MapScene;
  readonly camera: Camera;
  readonly viewport: Viewport;
  readonly palette: Palette;
  readonly look: MapLook;
  /** Where nodes are, when not at their final place. */
  readonly places?: Places | undefined;
  /** Links show so much, from 0 to 1, while nodes move. */
  readonly linkShare?: number;
  /** What draws nodes where they are too small to be elements, and the words of links: comes after the first picture, in which neither is. */
  readonly hands?: Pick<typeof hands, 'paintBoxes' | 'paintPills'> | undefined;
}

/** Whether a painting would show what another one does. */
export function isAsPainted(painting: Painting, painted: Painting | undefined): boolean {
  return painted !== undefined && Object.entries(painting).every(([name, value]) => painted[name as keyof Painting] === value);
}

/** Things in view above which a painting is made in steps, not anew for each frame. */
const manyThings = 1200;
/** How far a link's arrow reaches beside its line, in the map's own pixels. */
const arrowReach = 8;
/** Pixels of the screen for one of the map's, below which corners and arrows are left out. */
const plainBelow = 0.3;

/** Numbers of the links of which something may be seen in a part of the map. */
export function linksWithin({ linksAt, links }: MapScene, { x, y, width, height }: Box): number[] {
  return linksAt.within({ x, y, width, height }).filter((index) => {
    const { points } = links[index]!;
    let [left, top, right, bottom] = [points[0]!, points[1]!, points[0]!, points[1]!];
    for (let i = 2; i < points.length; i += 2) {
      const [px, py] = [points[i]!, points[i + 1]!];
      if (px < left) left = px;
      else if (px > right) right = px;
      if (py < top) top = py;
      else if (py > bottom) bottom = py;
    }
    return left < x + width + arrowReach && right > x - arrowReach && top < y + height + arrowReach && bottom > y - arrowReach;
  });
}

/** What to draw on a canvas with; null where canvases are not supported. */
export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  return canvas.getContext('2d', { alpha: false });
}

/** Gives a canvas so many pixels of the screen. */
export function resize(canvas: HTMLCanvasElement, { width, height }: Viewport, ratio: number): void {
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width === w && canvas.height === h) return;
  canvas.width = w;
  canvas.height = h;
}

/** Draws what is seen of a scene at once, where that is little enough to be painted anew for each frame; false where it is much. */
export function paintSmall(canvas: HTMLCanvasElement, painting: Painting): boolean {
  const { scene, camera, viewport } = painting;
  const seen = seenThrough(camera, viewport);
  const links = linksWithin(scene, seen);
  if (scene.nodesAt.within(seen).length + links.length > manyThings) return false;
  const context = contextOf(canvas);
  if (context === null || viewport.width === 0 || viewport.height === 0) return true;
  resize(canvas, viewport, devicePixelRatio);
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  for (const step of paintSteps(context, painting, links)) void step;
  return true;
}

/**
 * Draws what is seen of a scene: lanes, links, and nodes as boxes where they are too small for more. In steps, so that a
 * long painting may be spread over several frames.
 */
export function* paintSteps(context: CanvasRenderingContext2D, painting: Painting, links?: readonly number[]): Generator<undefined, undefined> {
  const { scene, camera, viewport, palette, hands } = painting;
  const seen = seenThrough(camera, viewport);
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, viewport.width, viewport.height);
  paintLanes(context, painting);
  context.save();
  context.scale(camera.zoom, camera.zoom);
  context.translate(-camera.x, -camera.y);
  yield* paintLinks(context, painting, links ?? linksWithin(scene, seen));
  if (hands !== undefined && detailAt(camera.zoom) !== 'near') yield* hands.paintBoxes(context, painting, scene.nodesAt.within(seen));
  context.restore();
}

function paintLanes(context: CanvasRenderingContext2D, { scene, camera, viewport, palette }: Painting): void {
  for (const [index, { y, height }] of scene.lanes.entries()) {
    const top = (y - camera.y) * camera.zoom;
    const bottom = top + height * camera.zoom;
    if (bottom < 0 || top > viewport.height) continue;
    context.fillStyle = index % 2 === 0 ? palette.surface : palette.surface2;
    context.fillRect(0, top, viewport.width, bottom - top);
    context.fillStyle = palette.line2;
    context.fillRect(0, Math.round(bottom) - 1, viewport.width, 1);
  }
}

function* paintLinks(context: CanvasRenderingContext2D, painting: Painting, indices: readonly number[]): Generator<undefined, undefined> {
  const { scene, camera, palette, look, linkShare = 1 } = painting;
  if (linkShare === 0) return;
  context.globalAlpha = linkShare;
  const groups = new Map<string, { readonly style: LinkStyle; readonly links: MapLink[] }>();
  for (const index of indices) {
    const link = scene.links[index]!;
    const style = linkStyle(link, isLit(scene, link, look), look, palette);
    const key = `${style.order}${style.colour}${style.width}${style.shape}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { style, links: [link] });
    else group.links.push(link);
  }
  const isPlain = camera.zoom < plainBelow;
  // Thin lines stay visible from afar.
  const thicken = Math.max(1, 0.8 / camera.zoom / 1.3);
  for (const { style, links } of [...groups.values()].sort((a, b) => a.style.order - b.style.order)) {
    for (let start = 0; start < links.length; start += 400) {
      paintGroup(context, links.slice(start, start + 400), style, palette, isPlain, isPlain ? thicken : 1);
      yield undefined;
    }
  }
  // Where a draft leads its links, their words would cover each other.
  if (camera.zoom >= 0.5 && !scene.isDraft) painting.hands?.paintPills(context, painting, indices.map((index) => scene.links[index]!));
  context.globalAlpha = 1;
}

function paintGroup(context: CanvasRenderingContext2D, links: readonly MapLink[], style: LinkStyle, palette: Palette, isPlain: boolean, thicken: number): void {
  context.strokeStyle = style.colour;
  context.fillStyle = style.colour;
  context.lineWidth = style.width * thicken;
  context.lineJoin = 'round';
  context.beginPath();
  if (isPlain) {
    for (const { points } of links) drawStraight(context, points);
    context.stroke();
    return;
  }
  const arrow = arrowLength(style);
  for (const { points } of links) drawRounded(context, points, undefined, style.shape === 'dotted' ? 1 : arrow - 1);
  context.setLineDash(style.shape === 'dotted' ? [2.5, 2.5] : []);
  if (style.shape === 'double') {
    context.lineWidth = style.width + 3.2;
    context.stroke();
    context.strokeStyle = palette.surface;
    context.lineWidth = 1.9;
    context.stroke();
    context.strokeStyle = style.colour;
  } else context.stroke();
  context.setLineDash([]);
  context.beginPath();
  for (const { points } of links) drawArrow(context, points, style);
  if (style.shape === 'dotted') {
    context.lineWidth = style.width;
    context.stroke();
  } else context.fill();
}

/** Length of a link's arrow. */
export function arrowLength({ width }: LinkStyle): number {
  return width > 2 ? 9 : 8;
}

/** Draws an arrow at the end of a line: filled for what is waited for, open for mere information. */
export function drawArrow(sink: Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo' | 'closePath'>, points: Points, style: LinkStyle): void {
  const { x, y, dx, dy } = endOf(points);
  const length = arrowLength(style);
  const half = style.width > 2 ? 4.5 : 3.6;
  const [bx, by] = [x - dx * length, y - dy * length];
  sink.moveTo(bx - dy * half, by + dx * half);
  sink.lineTo(x, y);
  sink.lineTo(bx + dy * half, by - dx * half);
  if (style.shape !== 'dotted') sink.closePath();
}

function drawStraight(context: CanvasRenderingContext2D, points: Points): void {
  context.moveTo(points[0]!, points[1]!);
  for (let i = 2; i < points.length; i += 2) context.lineTo(points[i]!, points[i + 1]!);
}

/** Whether a link is looked at: both its ends are; where none are chosen, what it leads to is not over. */
export function isLit({ nodes }: MapScene, { from, to }: MapLink, { lit }: MapLook): boolean {
  if (lit === undefined) return nodes[to]!.task?.isOpen !== false;
  return lit.has(nodes[from]!.id) && lit.has(nodes[to]!.id);
}

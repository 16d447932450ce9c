import { linkPill } from '../board/link-pill.ts';
import { seenThrough } from './camera.ts';
import type { Points } from './link-path.ts';
import { isLit, type Painting } from './paint.ts';
import type { MapLink } from './scene.ts';

/** How far a pill reaches from the middle of the stretch that it is on, in the map's own pixels. */
const reach = 120;
/** Room beside a node for the step of a need at the beginning of a link, for the arrow at its end. */
export const [besideStart, besideEnd] = [10, 9] as const;

/** Measures words once, apart from a painting: the first ones in a font take a browser milliseconds. */
export function measureFirst(context: CanvasRenderingContext2D, family: string): void {
  context.font = fontOf(family);
  context.measureText('FD +0123456789 j');
}

/** Writes the words of links, where they are seen. */
export function paintPills(context: CanvasRenderingContext2D, painting: Painting, links: readonly MapLink[]): void {
  const { scene, camera, viewport, palette, look } = painting;
  const seen = seenThrough(camera, viewport);
  context.font = fontOf(palette.font);
  context.lineWidth = 1;
  context.strokeStyle = palette.line2;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const link of links) {
    const { x: middle, y } = pillPlace(link.points);
    if (middle < seen.x - reach || middle > seen.x + seen.width + reach || y < seen.y - reach || y > seen.y + seen.height + reach) continue;
    const text = link.count > 1 ? `× ${link.count}` : linkPill(link.link, look.t, look.formats);
    if (text === '') continue;
    const width = pillWidth(text.length);
    const { x } = pillPlace(link.points, width);
    context.beginPath();
    context.roundRect(x - width / 2, y - 9, width, 18, 9);
    context.fillStyle = palette.surface;
    context.fill();
    context.stroke();
    context.fillStyle = isLit(scene, link, look) ? palette.text : palette.text2;
    context.fillText(text, x, y + 0.5);
  }
}

function fontOf(family: string): string {
  return `500 11px ${family}`;
}

/** A pill with so many letters is so wide, about. */
export function pillWidth(letters: number): number {
  return letters * 6.2 + 14;
}

/**
 * Where a pill so wide finds most room: the middle of a line's longest level stretch, but clear of the nodes at the line's ends and of what
 * stands beside them; where that is too narrow for it, midway between the two.
 */
export function pillPlace(points: Points, width = 0): { readonly x: number; readonly y: number; readonly room: number } {
  let best = { x: points[0] ?? 0, y: points[1] ?? 0, room: -1 };
  let at = 0;
  for (let i = 2; i < points.length; i += 2) {
    const [x0, y0, x1, y1] = [points[i - 2]!, points[i - 1]!, points[i]!, points[i + 1]!];
    const room = y0 === y1 ? Math.abs(x1 - x0) : 0;
    if (room > best.room) [best, at] = [{ x: (x0 + x1) / 2, y: (y0 + y1) / 2, room }, i];
  }
  if (width === 0) return best;
  const [start, end] = [points[0]!, points[points.length - 2]!];
  const least = at === 2 ? start + besideStart + width / 2 : -Infinity;
  const most = at === points.length - 2 ? end - besideEnd - width / 2 : Infinity;
  return { ...best, x: Math.max(Math.min(best.x, most), least) };
}

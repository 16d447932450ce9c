import type { Points } from './link-path.ts';

/** How far a point is from a line. */
export function distanceTo(points: Points, x: number, y: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 2; i < points.length; i += 2) {
    const [x0, y0, dx, dy] = [points[i - 2]!, points[i - 1]!, points[i]! - points[i - 2]!, points[i + 1]! - points[i - 1]!];
    const square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / square));
    best = Math.min(best, Math.hypot(x - x0 - share * dx, y - y0 - share * dy));
  }
  return best;
}

import type { GraphLayout } from '@entrelacs/core';
import { besideEnd, besideStart, pillWidth } from './pills.ts';
import type { MapLink } from './scene.ts';

/** Letters of a link's pill, about, in any language; 0 where it has none. */
export function pillLetters({ count, link: { link } }: Pick<MapLink, 'count' | 'link'>): number {
  const { type = 'FS', lag = 0, lagUnit = 'workdays' } = link;
  if (count > 1) return 2 + String(count).length;
  if (lag === 0) return type === 'FS' ? 0 : 2;
  return 3 + String(Math.abs(lag)).length + (lagUnit === 'days' ? 8 : 3);
}

/** A link that bears a pill: where it is in the layout, the column that it leads to, and the letters of its pill. */
export interface PillLink {
  readonly at: number;
  readonly column: number;
  readonly letters: number;
}

/**
 * How far each column is to move to the right, so that links from one column to the next have room for their pills between the two: on the
 * way into the later node, after their turn. Undefined where nothing has to move.
 */
export function columnShifts({ columnX, points, pointStart }: GraphLayout, links: Iterable<PillLink>, nodeWidth: number): Float64Array | undefined {
  const extra = new Float64Array(columnX.length);
  let isNeeded = false;
  for (const { at, column, letters } of links) {
    const [first, last] = [pointStart[at]!, pointStart[at + 1]! - 2];
    // A link over several columns finds room on its way, one that leads back goes around.
    if (last <= first || column === 0 || points[first] !== columnX[column - 1]! + nodeWidth) continue;
    const missing = pillWidth(letters) + besideEnd + (last - first === 2 ? besideStart : 0) - (points[last]! - points[last - 2]!);
    if (missing <= extra[column]!) continue;
    extra[column] = missing;
    isNeeded = true;
  }
  if (!isNeeded) return undefined;
  for (let column = 1; column < extra.length; column++) extra[column]! += extra[column - 1]!;
  return extra;
}

/** Moves the points of a link with the columns that they are in, or after; its first one is in `column`. */
export function shift(points: Float64Array, columnX: Float64Array, shifts: Float64Array, column: number): void {
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i]!;
    while (column > 0 && x < columnX[column]!) column--;
    while (column + 2 < columnX.length && x >= columnX[column + 1]!) column++;
    points[i] = x + shifts[column]!;
  }
}

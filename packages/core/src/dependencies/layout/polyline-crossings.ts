/** A drawn link: its two ends, and the points that it runs through as x, y, x, y ... */
export interface DrawnLink {
  readonly from: number;
  readonly to: number;
  readonly points: ArrayLike<number>;
}

/** Least shift by which links are told apart that touch or lie on each other: what only touches is then counted by chance, but always the same. */
const shift = 1e-5;

/**
 * How often drawn links cross, each pair that shares no end counted at every point where they do. Segments are met through
 * a grid, so that the effort grows with their number and their crossings, not with its square.
 */
export function countPolylineCrossings(links: readonly DrawnLink[]): number {
  const segments = segmentsOf(links);
  const { x0, y0, x1, y1, link } = segments;
  const count = link.length;
  if (count === 0) return 0;
  const [left, top, width, height] = extent(segments);
  const columns = Math.max(1, Math.min(1024, Math.round(Math.sqrt(count))));
  const [cellWidth, cellHeight] = [width / columns || 1, height / columns || 1];
  const column = (x: number) => Math.min(columns - 1, Math.floor((x - left) / cellWidth));
  const row = (y: number) => Math.min(columns - 1, Math.floor((y - top) / cellHeight));

  const cells: number[][] = Array.from({ length: columns * columns }, () => []);
  let crossings = 0;
  for (let s = 0; s < count; s++) {
    const [fromColumn, toColumn] = [column(Math.min(x0[s]!, x1[s]!)), column(Math.max(x0[s]!, x1[s]!))];
    const [fromRow, toRow] = [row(Math.min(y0[s]!, y1[s]!)), row(Math.max(y0[s]!, y1[s]!))];
    for (let c = fromColumn; c <= toColumn; c++) {
      for (let r = fromRow; r <= toRow; r++) {
        const cell = cells[c * columns + r]!;
        for (const other of cell) {
          if (!sharesEnd(links[link[s]!]!, links[link[other]!]!)) {
            const at = crossing(segments, s, other);
            if (at !== undefined && column(at[0]) === c && row(at[1]) === r) crossings++;
          }
        }
        cell.push(s);
      }
    }
  }
  return crossings;
}

interface Segments {
  readonly x0: Float64Array;
  readonly y0: Float64Array;
  readonly x1: Float64Array;
  readonly y1: Float64Array;
  readonly link: Int32Array;
}

function segmentsOf(links: readonly DrawnLink[]): Segments {
  const count = links.reduce((sum, { points }) => sum + Math.max(0, points.length / 2 - 1), 0);
  const [x0, y0, x1, y1] = [new Float64Array(count), new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  const link = new Int32Array(count);
  let next = 0;
  links.forEach(({ points }, index) => {
    const dx = shift * ((index * 0.618033988749895) % 1);
    const dy = shift * ((index * 0.7548776662466927) % 1);
    for (let i = 2; i + 1 < points.length; i += 2) {
      x0[next] = points[i - 2]! + dx;
      y0[next] = points[i - 1]! + dy;
      x1[next] = points[i]! + dx;
      y1[next] = points[i + 1]! + dy;
      link[next++] = index;
    }
  });
  return { x0, y0, x1, y1, link };
}

function extent({ x0, y0, x1, y1 }: Segments): readonly [left: number, top: number, width: number, height: number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let s = 0; s < x0.length; s++) {
    left = Math.min(left, x0[s]!, x1[s]!);
    right = Math.max(right, x0[s]!, x1[s]!);
    top = Math.min(top, y0[s]!, y1[s]!);
    bottom = Math.max(bottom, y0[s]!, y1[s]!);
  }
  return [left, top, right - left, bottom - top];
}

function sharesEnd(a: DrawnLink, b: DrawnLink): boolean {
  return a.from === b.from || a.to === b.to || a.from === b.to || a.to === b.from;
}

/** Where two segments cross, each of them on both sides of the other; undefined when they do not. */
function crossing({ x0, y0, x1, y1 }: Segments, a: number, b: number): readonly [number, number] | undefined {
  const [ax, ay, bx, by] = [x1[a]! - x0[a]!, y1[a]! - y0[a]!, x1[b]! - x0[b]!, y1[b]! - y0[b]!];
  const turn = ax * by - ay * bx;
  if (turn === 0) return undefined;
  const [dx, dy] = [x0[b]! - x0[a]!, y0[b]! - y0[a]!];
  const alongA = (dx * by - dy * bx) / turn;
  const alongB = (dx * ay - dy * ax) / turn;
  if (alongA <= 0 || alongA >= 1 || alongB <= 0 || alongB >= 1) return undefined;
  return [x0[a]! + alongA * ax, y0[a]! + alongA * ay];
}

import { groupBy } from '../graph/adjacency.ts';
import type { AcyclicLinks } from './acyclic.ts';
import { assignTracks } from './gutter.ts';
import type { Layers } from './layers.ts';
import { dockLinks, type Ports } from './ports.ts';
import type { LayoutSizes } from './types.ts';

/** Links drawn, and the columns that make room for them. */
export interface Routes {
  /** Left edge of each column; ends with the width of the whole. */
  readonly columnX: Float64Array;
  readonly points: Float64Array;
  readonly pointStart: Int32Array;
}

/** Tracks of a gutter that keep their full distance; more than that share the room of so many. */
const roomyTracks = 40;

/**
 * Draws every link with square turns, each in a gutter on a track of its own, and makes the gutters as wide as that takes.
 * `y` is the middle of each point in the drawing, `rank` the column of each.
 */
export function routeLinks(layers: Layers, links: AcyclicLinks, linkCount: number, rank: Int32Array, y: Float64Array, sizes: LayoutSizes): Routes {
  const ports = dockLinks(layers, links, y, sizes);
  const { columnX, turnX } = tracksOf(layers, rank, ports, sizes);
  const { firstPiece, tail, head } = layers;
  const drawn = new Int32Array(linkCount).fill(-1);
  for (let link = 0; link < links.link.length; link++) drawn[links.link[link]!] = link;

  const points: number[] = [];
  const pointStart = new Int32Array(linkCount + 1);
  let around = 0;
  for (let index = 0; index < linkCount; index++) {
    const link = drawn[index]!;
    const first = points.length;
    if (link >= 0) {
      const [source, target] = [links.from[link]!, links.to[link]!];
      const [x0, x1] = [columnX[rank[source]!]! + sizes.nodeWidth, columnX[rank[target]!]!];
      if (firstPiece[link]! < 0) aroundTop(points, x0, y[source]!, x1, y[target]!, --around * sizes.linkGap, sizes.gapX / 4);
      else {
        let piece = firstPiece[link]!;
        points.push(x0, ports.leave[piece]!);
        for (; tail[piece] !== undefined; piece++) {
          if (ports.leave[piece] !== ports.enter[piece]) points.push(turnX[piece]!, ports.leave[piece]!, turnX[piece]!, ports.enter[piece]!);
          if (head[piece] === target) break;
        }
        points.push(x1, ports.enter[piece]!);
      }
      if (links.turned[link] === 1) turnAround(points, first);
    }
    pointStart[index + 1] = points.length;
  }
  return { columnX, points: Float64Array.from(points), pointStart };
}

function tracksOf({ tail }: Layers, rank: Int32Array, { leave, enter }: Ports, sizes: LayoutSizes) {
  let columns = 0;
  for (const value of rank) columns = Math.max(columns, value + 1);
  const [start, pieces] = groupBy(columns, tail.map((point) => rank[point]!));
  const turnX = new Float64Array(tail.length);
  const columnX = new Float64Array(columns + 1);
  for (let column = 0; column < columns; column++) {
    const turning = pieces.subarray(start[column], start[column + 1]).filter((piece) => leave[piece] !== enter[piece]);
    const track = new Int32Array(turning.length);
    const tracks = assignTracks({ count: turning.length, from: Float64Array.from(turning, (piece) => leave[piece]!), to: Float64Array.from(turning, (piece) => enter[piece]!), track });
    const step = tracks <= roomyTracks ? sizes.linkGap : (sizes.linkGap * roomyTracks) / tracks;
    const inner = Math.max(0, tracks - 1) * step;
    const gutter = Math.max(sizes.gapX, inner + sizes.gapX * 0.75);
    const left = columnX[column]! + sizes.nodeWidth + (gutter - inner) / 2;
    for (let index = 0; index < turning.length; index++) turnX[turning[index]!] = left + track[index]! * step;
    columnX[column + 1] = columnX[column]! + sizes.nodeWidth + (column === columns - 1 ? 0 : gutter);
  }
  return { columnX, turnX };
}

/** A link that is too long to run through the ranks goes up, over everything and down again. */
function aroundTop(points: number[], x0: number, y0: number, x1: number, y1: number, top: number, step: number): void {
  points.push(x0, y0, x0 + step, y0, x0 + step, top, x1 - step, top, x1 - step, y1, x1, y1);
}

function turnAround(points: number[], first: number): void {
  for (let i = first, j = points.length - 2; i < j; i += 2, j -= 2) {
    [points[i], points[j]] = [points[j]!, points[i]!];
    [points[i + 1], points[j + 1]] = [points[j + 1]!, points[i + 1]!];
  }
}

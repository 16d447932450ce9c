import { withoutCircles, type AcyclicLinks } from './acyclic.ts';
import { layersOf, setPositions, type Layers } from './layers.ts';
import type * as otherLayouts from './other-layouts.ts';
import { connectedParts } from './parts.ts';
import { apart, placePoints } from './places.ts';
import { assignRanks, following, topologicalNodes } from './ranks.ts';
import { reduceCrossings, sifted } from './reduce-crossings.ts';
import { routeLinks } from './route.ts';
import { spreadParts } from './spread-parts.ts';
import { sortByKey } from './sweep.ts';
import { layoutSizes, type GraphLayout, type LayoutInput, type LayoutOptions, type LayoutSizes } from './types.ts';

/** Made anew each time: what is sent from a worker is gone there. */
const noLanes = () => ({ laneY: new Float64Array(0), laneHeight: new Float64Array(0) });

/**
 * Lays a graph out from left to right: a rank for each node, so that links are short; an order within the ranks, so that
 * few links cross; heights, so that they run straight; square turns, each on a track of its own (the layered method of
 * Sugiyama, Tagawa and Toda, 1981). Lanes lie under each other; without lanes, parts that no link joins are packed. It
 * yields every few milliseconds, so that a worker can hear that it is to stop. The same input gives the same drawing.
 *
 * @param others - What stays near to a drawing before, and what packs parts; without them neither is done.
 */
export function* layoutSteps(input: LayoutInput, options: LayoutOptions = {}, others?: typeof otherLayouts): Generator<void, GraphLayout> {
  const sizes = layoutSizes(options);
  const { nodeCount, lane, previous } = input;
  const links = withoutCircles(nodeCount, input.from, input.to);
  if (others !== undefined && previous !== undefined && previous.layout.laneY.length === (lane === undefined ? 0 : input.laneCount)) return yield* others.drawnNear(input, previous, links, sizes, layoutTools);
  const parts = connectedParts(nodeCount, links);
  const rank = assignRanks(nodeCount, links, parts);
  if (lane !== undefined) spreadParts(rank, parts, lane, input.laneCount ?? 1);
  yield;
  const isPacked = lane === undefined && others !== undefined;
  const layers = layersOf(nodeCount, links, rank, isPacked ? parts.of : (lane ?? new Int32Array(nodeCount)));
  yield* reduceCrossings(layers);
  yield;
  const y = placePoints(layers, sizes);
  yield;
  return isPacked ? others.drawnInParts(input, links, parts, layers, y, sizes, layoutTools) : drawnInLanes(input, links, layers, y, sizes);
}

function drawnInLanes(input: LayoutInput, links: AcyclicLinks, layers: Layers, y: Float64Array, sizes: LayoutSizes): GraphLayout {
  const hasLanes = input.lane !== undefined;
  const laneCount = hasLanes ? (input.laneCount ?? 1) : 1;
  const padding = hasLanes ? sizes.lanePadding : 0;
  const { low, high } = extents(layers, y, laneCount, sizes);
  const laneY = new Float64Array(laneCount);
  const laneHeight = new Float64Array(laneCount);
  let top = 0;
  for (let lane = 0; lane < laneCount; lane++) {
    laneY[lane] = top;
    laneHeight[lane] = Math.max(0, high[lane]! - low[lane]!) + 2 * padding;
    top += laneHeight[lane]!;
  }
  for (let point = 0; point < y.length; point++) {
    const lane = layers.band[point]!;
    y[point] = Math.round(y[point]! - low[lane]! + laneY[lane]! + padding);
  }
  return drawn(input, links, layers, layers.rank, y, sizes, top, hasLanes ? { laneY, laneHeight } : noLanes());
}

function drawn(
  { nodeCount, from }: LayoutInput,
  links: AcyclicLinks,
  layers: Layers,
  rank: Int32Array,
  y: Float64Array,
  sizes: LayoutSizes,
  height: number,
  lanes: Pick<GraphLayout, 'laneY' | 'laneHeight'>,
): GraphLayout {
  const { columnX, points, pointStart } = routeLinks(layers, links, from.length, rank, y, sizes);
  const nodeRank = rank.slice(0, nodeCount);
  return {
    x: Float64Array.from(nodeRank, (column) => columnX[column]!),
    y: y.slice(0, nodeCount).map((middle) => middle - sizes.nodeHeight / 2),
    rank: nodeRank,
    columnX,
    points,
    pointStart,
    ...lanes,
    width: columnX.at(-1) ?? 0,
    height,
  };
}

/** Upper and lower edge of what each band holds. */
function extents({ band, nodeCount }: Layers, y: Float64Array, bandCount: number, { nodeHeight, linkGap }: LayoutSizes) {
  const low = new Float64Array(bandCount).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(bandCount).fill(Number.NEGATIVE_INFINITY);
  for (let point = 0; point < y.length; point++) {
    const half = point < nodeCount ? nodeHeight / 2 : linkGap / 2;
    low[band[point]!] = Math.min(low[band[point]!]!, y[point]! - half);
    high[band[point]!] = Math.max(high[band[point]!]!, y[point]! + half);
  }
  for (let b = 0; b < bandCount; b++) if (low[b] === Number.POSITIVE_INFINITY) low[b] = high[b] = 0;
  return { low, high };
}

/** What the other layouts are handed. */
const layoutTools = { apart, drawn, drawnInLanes, extents, following, layersOf, noLanes, setPositions, sifted, sortByKey, topologicalNodes };
export type LayoutTools = typeof layoutTools;

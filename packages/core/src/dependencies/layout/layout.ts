import { withoutCircles, type AcyclicLinks } from './acyclic.ts';
import { keptHeights, nearestHeights, orderByHeight } from './kept.ts';
import { layersOf, type Layers } from './layers.ts';
import { packBoxes } from './pack.ts';
import { connectedParts, type Parts } from './parts.ts';
import { placePoints } from './places.ts';
import { assignRanks, keepRanks } from './ranks.ts';
import { reduceCrossings, sifted } from './reduce-crossings.ts';
import { routeLinks } from './route.ts';
import { spreadParts } from './spread-parts.ts';
import { layoutSizes, type GraphLayout, type LayoutInput, type LayoutOptions, type LayoutSizes } from './types.ts';

const noLanes = { laneY: new Float64Array(0), laneHeight: new Float64Array(0) };

/** What a layout that was stopped comes to: nothing. */
export const layoutStopped = Symbol('layout stopped');

/**
 * Lays a graph out from left to right in ranks, as `layoutSteps` does, at once. `shouldStop` is asked between steps; once it
 * says so, the answer is `layoutStopped`.
 */
export function layoutGraph(input: LayoutInput, options?: LayoutOptions): GraphLayout;
export function layoutGraph(input: LayoutInput, options: LayoutOptions, shouldStop: () => boolean): GraphLayout | typeof layoutStopped;
export function layoutGraph(input: LayoutInput, options: LayoutOptions = {}, shouldStop?: () => boolean): GraphLayout | typeof layoutStopped {
  const steps = layoutSteps(input, options);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (shouldStop?.() === true) return layoutStopped;
  }
}

/**
 * Lays a graph out from left to right: a rank for each node, so that links are short; an order within the ranks, so that
 * few links cross; heights, so that they run straight; square turns, each on a track of its own (the layered method of
 * Sugiyama, Tagawa and Toda, 1981). Lanes lie under each other; without lanes, parts that no link joins are packed. It
 * yields every few milliseconds, so that a worker can hear that it is to stop. The same input gives the same drawing.
 */
export function* layoutSteps(input: LayoutInput, options: LayoutOptions = {}): Generator<void, GraphLayout> {
  const sizes = layoutSizes(options);
  const { nodeCount, lane, previous } = input;
  const links = withoutCircles(nodeCount, input.from, input.to);
  if (previous !== undefined && previous.layout.laneY.length === (lane === undefined ? 0 : input.laneCount)) {
    const ranks = keepRanks(nodeCount, links, previous.node.map((index) => (index < 0 ? -1 : previous.layout.rank[index]!)));
    const layers = layersOf(nodeCount, links, ranks, lane ?? new Int32Array(nodeCount));
    const heights = keptHeights(layers, links, previous, sizes);
    orderByHeight(layers, heights);
    yield* sifted(layers, 1_000_000);
    const y = nearestHeights(layers, heights, sizes);
    yield;
    return drawnInLanes(input, links, layers, y, sizes);
  }
  const parts = connectedParts(nodeCount, links);
  const rank = assignRanks(nodeCount, links, parts);
  if (lane !== undefined) spreadParts(rank, parts, lane, input.laneCount ?? 1);
  yield;
  const layers = layersOf(nodeCount, links, rank, lane ?? parts.of);
  yield* reduceCrossings(layers);
  yield;
  const y = placePoints(layers, sizes);
  yield;
  return lane === undefined ? drawnInParts(input, links, parts, layers, y, sizes) : drawnInLanes(input, links, layers, y, sizes);
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
  return drawn(input, links, layers, layers.rank, y, sizes, top, hasLanes ? { laneY, laneHeight } : noLanes);
}

function drawnInParts(input: LayoutInput, links: AcyclicLinks, parts: Parts, layers: Layers, y: Float64Array, sizes: LayoutSizes): GraphLayout {
  const { low, high } = extents(layers, y, parts.count, sizes);
  const firstRank = new Int32Array(parts.count).fill(layers.rankCount);
  const lastRank = new Int32Array(parts.count);
  for (let node = 0; node < layers.nodeCount; node++) {
    const part = parts.of[node]!;
    firstRank[part] = Math.min(firstRank[part]!, layers.rank[node]!);
    lastRank[part] = Math.max(lastRank[part]!, layers.rank[node]!);
  }
  const boxes = Array.from(parts.size, (size, part) => ({ columns: lastRank[part]! - firstRank[part]! + 1, height: high[part]! - low[part]!, size }));
  const area = boxes.reduce((sum, { columns, height }) => sum + columns * (height + sizes.gapY), 0);
  const columnWidth = sizes.nodeWidth + 2 * sizes.gapX;
  const columns = Math.max(1, layers.rankCount, Math.round(Math.sqrt((1.6 * area) / columnWidth)));
  const packing = packBoxes(boxes, columns, 2 * sizes.gapY);
  const rank = layers.rank.map((value, point) => value - firstRank[layers.band[point]!]! + packing.column[layers.band[point]!]!);
  for (let point = 0; point < y.length; point++) {
    const part = layers.band[point]!;
    y[point] = Math.round(y[point]! - low[part]! + packing.top[part]!);
  }
  return drawn(input, links, layers, rank, y, sizes, packing.height, noLanes);
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

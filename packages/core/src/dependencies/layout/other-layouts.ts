/**
 * The layouts that a first map in lanes does not ask for. What they need of the others is handed to them: with an import of it, the worker's file would
 * come in two.
 */
import type { AcyclicLinks } from './acyclic.ts';
import { keepRanks } from './keep-ranks.ts';
import { keptHeights, nearestHeights, orderByHeight } from './kept.ts';
import type { Layers } from './layers.ts';
import type { LayoutTools } from './layout.ts';
import { packBoxes } from './pack.ts';
import type { Parts } from './parts.ts';
import type { GraphLayout, LayoutInput, LayoutSizes, PreviousLayout } from './types.ts';

/** A drawing near to one of almost the same graph. */
export function* drawnNear(input: LayoutInput, previous: PreviousLayout, links: AcyclicLinks, sizes: LayoutSizes, tools: LayoutTools): Generator<void, GraphLayout> {
  const { nodeCount, lane = new Int32Array(nodeCount) } = input;
  const ranks = keepRanks(nodeCount, links, previous.node.map((index) => (index < 0 ? -1 : previous.layout.rank[index]!)), tools);
  const layers = tools.layersOf(nodeCount, links, ranks, lane);
  const heights = keptHeights(layers, links, previous, sizes);
  orderByHeight(layers, heights, tools);
  yield* tools.sifted(layers, 1_000_000);
  const y = nearestHeights(layers, heights, sizes, tools);
  yield;
  return tools.drawnInLanes(input, links, layers, y, sizes);
}

/** A drawing without lanes: parts that no link joins are packed. */
export function drawnInParts(input: LayoutInput, links: AcyclicLinks, parts: Parts, layers: Layers, y: Float64Array, sizes: LayoutSizes, { drawn, extents, noLanes }: LayoutTools): GraphLayout {
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
  return drawn(input, links, layers, rank, y, sizes, packing.height, noLanes());
}

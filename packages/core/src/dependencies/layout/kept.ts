import type { AcyclicLinks } from './acyclic.ts';
import type { Layers } from './layers.ts';
import type { LayoutTools } from './layout.ts';
import type { GraphLayout, LayoutSizes, PreviousLayout } from './types.ts';

/** Heights that points had or would best have, and how much each is to stay. */
export interface KeptHeights {
  readonly y: Float64Array;
  readonly weight: Float64Array;
}

/**
 * The height of every point in the drawing before, from the top of its lane: a bend stays on its link; a node that is new
 * comes beside its neighbours, or below everything when it has none.
 */
export function keptHeights(layers: Layers, links: AcyclicLinks, previous: PreviousLayout, sizes: LayoutSizes): KeptHeights {
  const { pointCount, nodeCount, band, rank, firstBend } = layers;
  const { layout, node: nodeBefore, link: linkBefore } = previous;
  const y = new Float64Array(pointCount);
  const weight = new Float64Array(pointCount).fill(0.25);
  const laneTop = (lane: number) => layout.laneY[lane] ?? 0;
  const { sum, count } = neighbourHeights(links, previous, nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    const before = nodeBefore[node]!;
    const top = laneTop(band[node]!);
    y[node] = (before >= 0 ? layout.y[before]! : count[node]! > 0 ? sum[node]! / count[node]! : layout.height) + sizes.nodeHeight / 2 - top;
    if (before >= 0) weight[node] = 4;
  }
  for (let link = 0; link < firstBend.length; link++) {
    if (firstBend[link]! < 0) continue;
    const [source, target] = [links.from[link]!, links.to[link]!];
    const before = linkBefore[links.link[link]!]!;
    const [first, last] = [rank[source]!, rank[target]!];
    for (let r = first + 1; r < last; r++) {
      const bend = firstBend[link]! + r - first - 1;
      const at = before < 0 ? undefined : heightInColumn(layout, before, r, sizes);
      if (at !== undefined) weight[bend] = 2;
      const aim = band[target] === band[source] ? y[target]! : y[source]!;
      y[bend] = at === undefined ? y[source]! + ((aim - y[source]!) * (r - first)) / (last - first) : at - laneTop(band[bend]!);
    }
  }
  return { y, weight };
}

/** Orders the points of each cell by their heights. */
export function orderByHeight(layers: Layers, { y }: KeptHeights, { setPositions, sortByKey }: LayoutTools): void {
  const { order, cellStart, pointCount } = layers;
  const spare = new Int32Array(pointCount);
  for (let cell = 0; cell + 1 < cellStart.length; cell++) sortByKey(order, y, spare, cellStart[cell]!, cellStart[cell + 1]!);
  setPositions(layers);
}

/**
 * The heights nearest to those wanted, by squares and weights, at which ordered points keep apart: neighbours that get too
 * near are pooled (isotonic regression, Ayer et al., 1955). O(points).
 */
export function nearestHeights(layers: Layers, { y, weight }: KeptHeights, sizes: LayoutSizes, { apart }: LayoutTools): Float64Array {
  const { order, cellStart, pointCount } = layers;
  const placed = new Float64Array(pointCount);
  const offset = new Float64Array(pointCount);
  const [poolEnd, poolSum, poolWeight] = [new Int32Array(pointCount), new Float64Array(pointCount), new Float64Array(pointCount)];
  for (let cell = 0; cell + 1 < cellStart.length; cell++) {
    const [first, last] = [cellStart[cell]!, cellStart[cell + 1]!];
    let pools = 0;
    for (let k = first; k < last; k++) {
      const point = order[k]!;
      offset[point] = k === first ? 0 : offset[order[k - 1]!]! + apart(layers, sizes, order[k - 1]!, point);
      poolSum[pools] = (y[point]! - offset[point]) * weight[point]!;
      poolWeight[pools] = weight[point]!;
      poolEnd[pools++] = k + 1;
      while (pools > 1 && poolSum[pools - 2]! * poolWeight[pools - 1]! > poolSum[pools - 1]! * poolWeight[pools - 2]!) {
        pools--;
        poolSum[pools - 1]! += poolSum[pools]!;
        poolWeight[pools - 1]! += poolWeight[pools]!;
        poolEnd[pools - 1] = poolEnd[pools]!;
      }
    }
    for (let pool = 0, k = first; pool < pools; pool++) {
      for (const mean = poolSum[pool]! / poolWeight[pool]!; k < poolEnd[pool]!; k++) placed[order[k]!] = mean + offset[order[k]!]!;
    }
  }
  return placed;
}

function neighbourHeights({ from, to }: AcyclicLinks, { layout, node }: PreviousLayout, nodeCount: number) {
  const sum = new Float64Array(nodeCount);
  const count = new Int32Array(nodeCount);
  const add = (one: number, other: number) => {
    if (node[other]! < 0) return;
    sum[one]! += layout.y[node[other]!]!;
    count[one]!++;
  };
  for (let link = 0; link < from.length; link++) {
    add(from[link]!, to[link]!);
    add(to[link]!, from[link]!);
  }
  return { sum, count };
}

/** The height at which a link of a drawing runs past the nodes of a column; undefined where it does not. */
function heightInColumn({ points, pointStart, columnX }: GraphLayout, link: number, column: number, { nodeWidth }: LayoutSizes): number | undefined {
  const left = columnX[column];
  if (left === undefined || column >= columnX.length - 1) return undefined;
  const x = left + nodeWidth / 2;
  for (let i = pointStart[link]! + 2; i < pointStart[link + 1]!; i += 2) {
    const [a, b] = [points[i - 2]!, points[i]!];
    if (Math.min(a, b) < x && x < Math.max(a, b)) return points[i - 1]!;
  }
  return undefined;
}

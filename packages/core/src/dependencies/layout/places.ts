import { groupBy } from '../graph/adjacency.ts';
import type { Layers } from './layers.ts';
import type { LayoutSizes } from './types.ts';

/**
 * Height of the middle of every point, from the top of its band: ordered points keep apart, links run as straight as can
 * be, bends of one link on one line wherever nothing more important crosses it (Brandes and Köpf, "Fast and simple
 * horizontal coordinate assignment", 2002; compaction by longest ways over the graph of blocks). O(points + links).
 */
export function placePoints(layers: Layers, sizes: LayoutSizes): Float64Array {
  const crossed = crossedPieces(layers);
  const runs = [
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ].map(([byLeft, downward]) => run(layers, sizes, crossed, byLeft!, downward!));
  alignRuns(layers, runs);
  const [a, b, c, d] = runs as [Float64Array, Float64Array, Float64Array, Float64Array];
  const y = new Float64Array(layers.pointCount);
  for (let point = 0; point < y.length; point++) {
    const [p, q, r, s] = [a[point]!, b[point]!, c[point]!, d[point]!];
    y[point] = (p + q + r + s - Math.min(p, q, r, s) - Math.max(p, q, r, s)) / 2;
  }
  return y;
}

/** Air between the middles of two neighbours in a rank. */
export function apart({ nodeCount }: Layers, { nodeHeight, gapY, linkGap }: LayoutSizes, above: number, below: number): number {
  const nodes = (above < nodeCount ? 1 : 0) + (below < nodeCount ? 1 : 0);
  return nodes === 2 ? nodeHeight + gapY : nodes === 1 ? nodeHeight / 2 + Math.max(gapY, linkGap) : linkGap;
}

/** 1 for a piece that must bend because it crosses the inner part of a long link, which had better run straight. */
function crossedPieces({ nodeCount, rankCount, rankStart, order, position, leftStart, left, leftPiece, tail }: Layers): Uint8Array {
  const crossed = new Uint8Array(tail.length);
  const innerLeft = (point: number) => (point >= nodeCount && left[leftStart[point]!]! >= nodeCount ? left[leftStart[point]!]! : -1);
  for (let r = 1; r < rankCount; r++) {
    const [first, last] = [rankStart[r]!, rankStart[r + 1]!];
    let [from, scanned] = [0, first];
    for (let k = first; k < last; k++) {
      const inner = innerLeft(order[k]!);
      if (inner < 0 && k !== last - 1) continue;
      const upTo = inner < 0 ? Number.POSITIVE_INFINITY : position[inner]!;
      for (; scanned <= k; scanned++) {
        const point = order[scanned]!;
        for (let e = leftStart[point]!; e < leftStart[point + 1]!; e++) {
          const at = position[left[e]!]!;
          const isInner = point >= nodeCount && left[e]! >= nodeCount;
          if ((at < from || at > upTo) && !isInner) crossed[leftPiece[e]!] = 1;
        }
      }
      from = upTo;
    }
  }
  return crossed;
}

/** One of four runs: points are aligned with those on their left or right, and pushed up or down. */
function run(layers: Layers, sizes: LayoutSizes, crossed: Uint8Array, byLeft: boolean, downward: boolean): Float64Array {
  const root = alignedBlocks(layers, crossed, byLeft, downward);
  const { pointCount, order, cellStart } = layers;
  const above = new Int32Array(pointCount).fill(-1);
  let pairs = 0;
  for (let cell = 0; cell + 1 < cellStart.length; cell++) {
    for (let k = cellStart[cell]! + 1; k < cellStart[cell + 1]!; k++) {
      above[order[k]!] = order[k - 1]!;
      pairs++;
    }
  }
  const [upper, lower, gap] = [new Int32Array(pairs), new Int32Array(pairs), new Float64Array(pairs)];
  let next = 0;
  for (let point = 0; point < pointCount; point++) {
    const neighbour = above[point]!;
    if (neighbour < 0) continue;
    const [before, after] = downward ? [neighbour, point] : [point, neighbour];
    upper[next] = root[before]!;
    lower[next] = root[after]!;
    gap[next++] = apart(layers, sizes, neighbour, point);
  }
  const block = compacted(pointCount, upper, lower, gap, root);
  return Float64Array.from(root, (top) => (downward ? block[top]! : -block[top]!));
}

/** Blocks of points that stand on one line, each named by its first point. */
function alignedBlocks(layers: Layers, crossed: Uint8Array, byLeft: boolean, downward: boolean): Int32Array {
  const { pointCount, order, position, band, cellStart, rankStart, rank } = layers;
  const [start, joined, piece] = byLeft ? [layers.leftStart, layers.left, layers.leftPiece] : [layers.rightStart, layers.right, layers.rightPiece];
  const root = new Int32Array(pointCount);
  for (let point = 0; point < pointCount; point++) root[point] = point;
  const near = new Int32Array(pointCount);
  const cellCount = cellStart.length - 1;
  for (let c = 0; c < cellCount; c++) {
    const cell = byLeft ? c : cellCount - 1 - c;
    const [first, last] = [cellStart[cell]!, cellStart[cell + 1]!];
    const r = rank[order[first]!]! + (byLeft ? -1 : 1);
    const offset = r < 0 || r >= layers.rankCount ? 0 : rankStart[r]!;
    let bound = downward ? -1 : Number.POSITIVE_INFINITY;
    for (let i = 0; i < last - first; i++) {
      const point = order[downward ? first + i : last - 1 - i]!;
      let count = 0;
      for (let e = start[point]!; e < start[point + 1]!; e++) {
        if (band[joined[e]!] !== band[point]) continue;
        let j = count++;
        const at = position[joined[e]!]!;
        while (j > 0 && position[joined[near[j - 1]!]!]! > at) {
          near[j] = near[j - 1]!;
          j--;
        }
        near[j] = e;
      }
      if (count === 0) continue;
      const middles = downward ? [(count - 1) >> 1, count >> 1] : [count >> 1, (count - 1) >> 1];
      for (const middle of middles) {
        const e = near[middle]!;
        const at = position[joined[e]!]!;
        if (crossed[piece[e]!] === 1 || (downward ? at <= bound : at >= bound)) continue;
        const other = order[offset + at]!;
        root[point] = root[other]!;
        bound = at;
        break;
      }
    }
  }
  return root;
}

/** Places blocks as near to zero as they go, then each as near as can be to the next. */
function compacted(count: number, upper: Int32Array, lower: Int32Array, gap: Float64Array, root: Int32Array): Float64Array {
  const [downStart, down] = groupBy(count, upper);
  const waiting = new Int32Array(count);
  for (const block of lower) waiting[block]!++;
  const order = new Int32Array(count);
  const place = new Float64Array(count);
  let tail = 0;
  for (let block = 0; block < count; block++) if (root[block] === block && waiting[block] === 0) order[tail++] = block;
  for (let head = 0; head < tail; head++) {
    const block = order[head]!;
    for (let k = downStart[block]!; k < downStart[block + 1]!; k++) {
      const next = lower[down[k]!]!;
      place[next] = Math.max(place[next]!, place[block]! + gap[down[k]!]!);
      if (--waiting[next]! === 0) order[tail++] = next;
    }
  }
  for (let i = tail - 1; i >= 0; i--) {
    const block = order[i]!;
    let most = Number.POSITIVE_INFINITY;
    for (let k = downStart[block]!; k < downStart[block + 1]!; k++) most = Math.min(most, place[lower[down[k]!]!]! - gap[down[k]!]!);
    if (most !== Number.POSITIVE_INFINITY) place[block] = Math.max(place[block]!, most);
  }
  return place;
}

/** Moves the runs of each band so that they lie over the narrowest of them, by their upper edges or their lower ones. */
function alignRuns({ band }: Layers, runs: readonly Float64Array[]): void {
  let bandCount = 0;
  for (const value of band) bandCount = Math.max(bandCount, value + 1);
  const lows = runs.map((run) => edges(run, band, bandCount, Math.min, Number.POSITIVE_INFINITY));
  const highs = runs.map((run) => edges(run, band, bandCount, Math.max, Number.NEGATIVE_INFINITY));
  for (let b = 0; b < bandCount; b++) {
    let narrowest = 0;
    for (let i = 1; i < runs.length; i++) if (highs[i]![b]! - lows[i]![b]! < highs[narrowest]![b]! - lows[narrowest]![b]!) narrowest = i;
    const [low, high] = [lows[narrowest]![b]!, highs[narrowest]![b]!];
    for (let i = 0; i < runs.length; i++) lows[i]![b] = i % 2 === 0 ? low - lows[i]![b]! : high - highs[i]![b]!;
  }
  runs.forEach((run, i) => {
    for (let point = 0; point < run.length; point++) run[point]! += lows[i]![band[point]!]!;
  });
}

function edges(run: Float64Array, band: Int32Array, bandCount: number, pick: (a: number, b: number) => number, start: number): Float64Array {
  const found = new Float64Array(bandCount).fill(start);
  for (let point = 0; point < run.length; point++) found[band[point]!] = pick(found[band[point]!]!, run[point]!);
  return found;
}

import type { Layers } from './layers.ts';

/** Scratch space of a sweep. */
export interface SweepSpace {
  readonly key: Float64Array;
  readonly spare: Int32Array;
}

/** Space for sweeps over some layers. */
export function sweepSpace({ pointCount }: Layers): SweepSpace {
  return { key: new Float64Array(pointCount), spare: new Int32Array(pointCount) };
}

/**
 * One sweep over the ranks, to the right or to the left: the points of each cell are sorted by the mean position of those
 * that they are joined to in the rank before (Sugiyama's barycentres); a point joined to none keeps its place in
 * proportion. Of equals the one that stood first stays first, or last when `turned`.
 */
export function sweep(layers: Layers, { key, spare }: SweepSpace, toRight: boolean, turned: boolean): void {
  const { rankCount, rankStart, order, position, cellStart, leftStart, left, rightStart, right, rank } = layers;
  const start = toRight ? leftStart : rightStart;
  const joined = toRight ? left : right;
  const cellCount = cellStart.length - 1;
  for (let c = 0; c < cellCount; c++) {
    const cell = toRight ? c : cellCount - 1 - c;
    const [first, last] = [cellStart[cell]!, cellStart[cell + 1]!];
    const r = rank[order[first]!]!;
    const before = toRight ? r - 1 : r + 1;
    const width = rankStart[r + 1]! - rankStart[r]!;
    const scale = before < 0 || before >= rankCount ? 1 : (rankStart[before + 1]! - rankStart[before]!) / width;
    if (last - first < 2) continue;
    for (let k = first; k < last; k++) {
      const point = order[k]!;
      const [s, e] = [start[point]!, start[point + 1]!];
      if (s === e) key[point] = (position[point]! + 0.5) * scale - 0.5;
      else {
        let sum = 0;
        for (let i = s; i < e; i++) sum += position[joined[i]!]!;
        key[point] = sum / (e - s);
      }
    }
    if (turned) order.subarray(first, last).reverse();
    sortByKey(order, key, spare, first, last);
    for (let k = first; k < last; k++) position[order[k]!] = k - rankStart[r]!;
  }
}

/** Sorts part of an order by key, equals as they stand: by insertion where it is short, by merging where it is long. */
export function sortByKey(order: Int32Array, key: Float64Array, spare: Int32Array, first: number, last: number): void {
  if (last - first <= 24) {
    for (let k = first + 1; k < last; k++) {
      const point = order[k]!;
      const own = key[point]!;
      let j = k - 1;
      while (j >= first && key[order[j]!]! > own) {
        order[j + 1] = order[j]!;
        j--;
      }
      order[j + 1] = point;
    }
    return;
  }
  const middle = (first + last) >> 1;
  sortByKey(order, key, spare, first, middle);
  sortByKey(order, key, spare, middle, last);
  if (key[order[middle - 1]!]! <= key[order[middle]!]!) return;
  spare.set(order.subarray(first, middle), first);
  let [a, b, k] = [first, middle, first];
  while (a < middle && b < last) order[k++] = key[order[b]!]! < key[spare[a]!]! ? order[b++]! : spare[a++]!;
  while (a < middle) order[k++] = spare[a++]!;
}

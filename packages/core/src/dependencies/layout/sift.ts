import type { Layers } from './layers.ts';

/** Points that one point is tried against on either side at most. */
const reach = 96;

/** Finds the best place of each point within its cell while all others stand still (sifting, after Rudell and Matuszewski et al.). */
export class Sifter {
  private readonly layers: Layers;
  /** Sorted positions of what each point is joined to. */
  private readonly leftAt: Int32Array;
  private readonly rightAt: Int32Array;
  private readonly turn: Int32Array;
  /** When the order of each rank last changed, and when each cell was last sifted; counted in cells sifted. */
  private readonly changedAt: Int32Array;
  private readonly siftedAt: Int32Array;
  private clock = 1;
  /** Comparisons of two points made so far. */
  effort = 0;

  constructor(layers: Layers) {
    this.layers = layers;
    this.changedAt = new Int32Array(layers.rankCount + 2).fill(1);
    this.siftedAt = new Int32Array(layers.cellStart.length);
    this.leftAt = new Int32Array(layers.left.length);
    this.rightAt = new Int32Array(layers.right.length);
    this.turn = new Int32Array(layers.pointCount);
  }

  /** Sifts every cell once, from left to right or the other way; gives the crossings saved. Stops when it has compared `limit` times. */
  round(toRight: boolean, limit: number): number {
    const cellCount = this.layers.cellStart.length - 1;
    let saved = 0;
    for (let c = 0; c < cellCount && this.effort < limit; c++) {
      const cell = toRight ? c : cellCount - 1 - c;
      if (this.isSettled(cell)) continue;
      const gain = this.cell(cell);
      this.siftedAt[cell] = ++this.clock;
      if (gain > 0) this.changedAt[this.rankOf(cell) + 1] = ++this.clock;
      saved += gain;
    }
    return saved;
  }

  private rankOf(cell: number): number {
    return this.layers.rank[this.layers.order[this.layers.cellStart[cell]!]!]!;
  }

  /** Whether nothing changed around a cell since it was sifted. */
  private isSettled(cell: number): boolean {
    const r = this.rankOf(cell);
    const since = this.siftedAt[cell]!;
    return since > this.changedAt[r]! && since > this.changedAt[r + 1]! && since > this.changedAt[r + 2]!;
  }

  /** Sifts the points of one cell. */
  private cell(cell: number): number {
    const { cellStart, order, position, rank, rankStart, leftStart, left, rightStart, right } = this.layers;
    const { leftAt, rightAt, turn } = this;
    const [first, last] = [cellStart[cell]!, cellStart[cell + 1]!];
    if (last - first < 2) return 0;
    const offset = rankStart[rank[order[first]!]!]!;
    for (let k = first; k < last; k++) {
      const point = order[k]!;
      turn[k] = point;
      sortedPositions(leftStart, left, position, leftAt, point);
      sortedPositions(rightStart, right, position, rightAt, point);
    }
    let saved = 0;
    for (let k = first; k < last; k++) {
      const point = turn[k]!;
      const at = offset + position[point]!;
      let [best, bestAt, gain] = [0, at, 0];
      for (let j = at - 1, end = Math.max(first, at - reach); j >= end; j--) {
        const other = order[j]!;
        gain += difference(leftStart, leftAt, other, point) + difference(rightStart, rightAt, other, point);
        if (gain > best) [best, bestAt] = [gain, j];
      }
      this.effort += at - first;
      gain = 0;
      for (let j = at + 1, end = Math.min(last, at + reach + 1); j < end; j++) {
        const other = order[j]!;
        gain += difference(leftStart, leftAt, point, other) + difference(rightStart, rightAt, point, other);
        if (gain > best) [best, bestAt] = [gain, j];
      }
      this.effort += last - at;
      if (bestAt === at) continue;
      saved += best;
      if (bestAt < at) order.copyWithin(bestAt + 1, bestAt, at);
      else order.copyWithin(at, at + 1, bestAt + 1);
      order[bestAt] = point;
      for (let j = Math.min(at, bestAt), end = Math.max(at, bestAt); j <= end; j++) position[order[j]!] = j - offset;
    }
    return saved;
  }
}

function sortedPositions(start: Int32Array, joined: Int32Array, position: Int32Array, into: Int32Array, point: number): void {
  const first = start[point]!;
  const last = start[point + 1]!;
  if (last - first > 32) {
    for (let i = first; i < last; i++) into[i] = position[joined[i]!]!;
    into.subarray(first, last).sort();
    return;
  }
  for (let i = first; i < last; i++) {
    const own = position[joined[i]!]!;
    let j = i - 1;
    while (j >= first && into[j]! > own) {
      into[j + 1] = into[j]!;
      j--;
    }
    into[j + 1] = own;
  }
}

/** Crossings of the links of two points when the first stands before the second, less those the other way round. */
function difference(start: Int32Array, at: Int32Array, first: number, second: number): number {
  const from = start[second]!;
  const end = start[second + 1]!;
  if (from === end) return 0;
  let [below, upTo, sum] = [from, from, 0];
  for (let i = start[first]!, last = start[first + 1]!; i < last; i++) {
    const own = at[i]!;
    while (below < end && at[below]! < own) below++;
    if (upTo < below) upTo = below;
    while (upTo < end && at[upTo]! === own) upTo++;
    sum += below - from - (end - upTo);
  }
  return sum;
}

import type { Layers } from './layers.ts';

/** Counts how often the links of some layers cross, by an accumulator tree (Barth, Jünger and Mutzel, 2002). O(links log points). */
export class CrossingCounter {
  private readonly layers: Layers;
  private readonly tree: Int32Array;

  constructor(layers: Layers) {
    this.layers = layers;
    let widest = 0;
    for (let r = 0; r < layers.rankCount; r++) widest = Math.max(widest, layers.rankStart[r + 1]! - layers.rankStart[r]!);
    this.tree = new Int32Array(widest + 1);
  }

  /** Crossings in all. */
  count(): number {
    let sum = 0;
    for (let r = 0; r + 1 < this.layers.rankCount; r++) sum += this.between(r);
    return sum;
  }

  /** Crossings between a rank and the next. */
  between(r: number): number {
    const { rankStart, order, rightStart, right, position } = this.layers;
    const { tree } = this;
    const width = rankStart[r + 2]! - rankStart[r + 1]!;
    tree.fill(0, 0, width + 1);
    let crossings = 0;
    let seen = 0;
    for (let k = rankStart[r]!; k < rankStart[r + 1]!; k++) {
      const point = order[k]!;
      for (let e = rightStart[point]!; e < rightStart[point + 1]!; e++) {
        let upTo = 0;
        for (let i = position[right[e]!]! + 1; i > 0; i &= i - 1) upTo += tree[i]!;
        crossings += seen - upTo;
      }
      for (let e = rightStart[point]!; e < rightStart[point + 1]!; e++) {
        for (let i = position[right[e]!]! + 1; i <= width; i += i & -i) tree[i]!++;
        seen++;
      }
    }
    return crossings;
  }
}

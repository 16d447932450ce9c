import { groupBy } from '../graph/adjacency.ts';
import type { Parts } from './parts.ts';

/** Places tried for one part at most. */
const effortLimit = 4_000_000;

/**
 * Moves parts to the right in lanes, each to where the columns that it takes are emptiest, so that hundreds of small parts
 * do not pile up at the left. The largest part stays. Changes `rank`.
 */
export function spreadParts(rank: Int32Array, parts: Parts, lane: Int32Array, laneCount: number): void {
  if (parts.count < 2) return;
  let columns = Math.ceil(Math.sqrt(rank.length / laneCount));
  for (const value of rank) columns = Math.max(columns, value + 1);
  const filled = new Int32Array(columns * laneCount);
  const [start, nodes] = groupBy(parts.count, parts.of);
  const order = Array.from(parts.size.keys()).sort((a, b) => parts.size[b]! - parts.size[a]! || a - b);
  let effort = 0;
  for (const part of order) {
    const members = nodes.subarray(start[part], start[part + 1]);
    let last = 0;
    for (const node of members) last = Math.max(last, rank[node]!);
    let [best, least] = [0, Number.POSITIVE_INFINITY];
    for (let shift = 0; shift + last < columns && effort < effortLimit; shift++) {
      let highest = 0;
      let sum = 0;
      for (const node of members) {
        const there = filled[lane[node]! * columns + rank[node]! + shift]!;
        highest = Math.max(highest, there);
        sum += there;
      }
      effort += members.length;
      const cost = highest * members.length + sum;
      if (cost < least) [best, least] = [shift, cost];
    }
    for (const node of members) {
      rank[node]! += best;
      filled[lane[node]! * columns + rank[node]!]!++;
    }
  }
}

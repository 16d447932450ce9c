import type { AcyclicLinks } from './acyclic.ts';
import type { LayoutTools } from './layout.ts';
import type { Following } from './ranks.ts';

/**
 * Columns as they were (-1 for a node that is new), where every link leads to the right. What a link contradicts is pushed
 * on behind it, or pulled back before it, or both by a share: whichever moves the fewest nodes by more than one column.
 */
export function keepRanks(nodeCount: number, links: AcyclicLinks, previous: Int32Array, { following, topologicalNodes }: LayoutTools): Int32Array {
  const order = topologicalNodes(nodeCount, links);
  let rank = withNewNodes(links, order, previous);
  const ahead = following(nodeCount, links, 1);
  const behind = following(nodeCount, links, -1);
  const { from, to } = links;
  for (let link = 0; link < from.length; link++) {
    const missing = rank[from[link]!]! + 1 - rank[to[link]!]!;
    if (missing <= 0) continue;
    let best: Int32Array | undefined;
    let least = Number.POSITIVE_INFINITY;
    const shares = missing <= 12 ? Array.from({ length: missing + 1 }, (_, share) => share) : [0, missing >> 1, missing];
    for (const share of shares) {
      const tried = rank.slice();
      shove(tried, ahead, to[link]!, tried[to[link]!]! + missing - share, 1);
      shove(tried, behind, from[link]!, tried[from[link]!]! - share, -1);
      let cost = 0;
      for (let node = 0; node < nodeCount; node++) {
        const moved = previous[node]! < 0 ? 0 : Math.abs(tried[node]! - previous[node]!);
        cost += moved > 1 ? nodeCount + moved : moved;
      }
      if (cost < least) [best, least] = [tried, cost];
    }
    rank = best!;
  }
  const first = rank.reduce((low, value) => Math.min(low, value), 0);
  return rank.map((value) => value - first);
}

/** Moves a node to a column, and on from there whatever its links then contradict. */
function shove(rank: Int32Array, { start, next }: Following, node: number, column: number, way: 1 | -1): void {
  if (way * (column - rank[node]!) <= 0) return;
  rank[node] = column;
  const queue = [node];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (let k = start[at]!; k < start[at + 1]!; k++) {
      if (way * (rank[next[k]!]! - rank[at]!) >= 1) continue;
      rank[next[k]!] = rank[at]! + way;
      queue.push(next[k]!);
    }
  }
}

/** A column for every node: one that is new goes after what it waits for, else before what waits for it. */
function withNewNodes({ from, to }: AcyclicLinks, order: Int32Array, previous: Int32Array): Int32Array {
  const after = new Int32Array(previous.length).fill(-1);
  const before = new Int32Array(previous.length).fill(-1);
  for (let link = 0; link < from.length; link++) {
    const [source, target] = [previous[from[link]!]!, previous[to[link]!]!];
    if (source >= 0) after[to[link]!] = Math.max(after[to[link]!]!, source + 1);
    if (target >= 0) before[from[link]!] = before[from[link]!]! < 0 ? target - 1 : Math.min(before[from[link]!]!, target - 1);
  }
  const wanted = previous.slice();
  for (const node of order) if (wanted[node]! < 0) wanted[node] = after[node]! >= 0 ? after[node]! : Math.max(0, before[node]!);
  return wanted;
}

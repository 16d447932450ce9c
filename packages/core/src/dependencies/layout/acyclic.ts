import { groupBy } from '../graph/adjacency.ts';

/** Links turned so that no circle is left. A link of a node to itself is left out. */
export interface AcyclicLinks {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Index of each in the input. */
  readonly link: Int32Array;
  /** 1 for a link that is drawn against its direction. */
  readonly turned: Uint8Array;
}

/** Turns the links that lead back along a walk in depth, from the lowest node on. O(nodes + links). */
export function withoutCircles(nodeCount: number, from: Int32Array, to: Int32Array): AcyclicLinks {
  const [start, items] = groupBy(nodeCount, from);
  const back = new Uint8Array(from.length);
  const state = new Uint8Array(nodeCount);
  const next = start.slice(0, nodeCount);
  const path = new Int32Array(nodeCount);
  for (let root = 0; root < nodeCount; root++) {
    if (state[root] !== 0) continue;
    let depth = 0;
    path[0] = root;
    state[root] = 1;
    while (depth >= 0) {
      const node = path[depth]!;
      if (next[node]! === start[node + 1]!) {
        state[node] = 2;
        depth--;
        continue;
      }
      const link = items[next[node]!++]!;
      const target = to[link]!;
      if (state[target] === 1) back[link] = 1;
      else if (state[target] === 0) {
        state[target] = 1;
        path[++depth] = target;
      }
    }
  }
  const link = Int32Array.from(from.keys()).filter((index) => from[index] !== to[index]);
  return {
    from: link.map((index) => (back[index] === 1 ? to : from)[index]!),
    to: link.map((index) => (back[index] === 1 ? from : to)[index]!),
    link,
    turned: Uint8Array.from(link, (index) => back[index]!),
  };
}

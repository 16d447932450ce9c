import type { AcyclicLinks } from './acyclic.ts';

/** Connected parts of a graph: nodes of one part are joined by links, whichever way these lead. */
export interface Parts {
  readonly count: number;
  /** Part of each node; parts are numbered by their lowest node. */
  readonly of: Int32Array;
  readonly size: Int32Array;
}

/** The connected parts of a graph. Almost linear (union by path halving). */
export function connectedParts(nodeCount: number, { from, to }: AcyclicLinks): Parts {
  const above = new Int32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) above[node] = node;
  const top = (node: number): number => {
    let at = node;
    while (above[at] !== at) at = above[at] = above[above[at]!]!;
    return at;
  };
  for (let link = 0; link < from.length; link++) {
    const [a, b] = [top(from[link]!), top(to[link]!)];
    if (a < b) above[b] = a;
    else above[a] = b;
  }
  const of = new Int32Array(nodeCount);
  const sizes: number[] = [];
  for (let node = 0; node < nodeCount; node++) {
    const root = top(node);
    if (root === node) sizes.push(0);
    of[node] = root === node ? sizes.length - 1 : of[root]!;
    sizes[of[node]!]!++;
  }
  return { count: sizes.length, of, size: Int32Array.from(sizes) };
}

import type { DependencyGraph } from './types.ts';

/** Strongly connected components of the links that bind. */
export interface Components {
  /** Component of each task; those of a knot share one. Numbered so that a link never leads to a higher number, but within a knot. */
  readonly of: Int32Array;
  /** Tasks of each component. */
  readonly size: Int32Array;
}

/** The knots of tasks that wait for each other, by Tarjan's algorithm without recursion. O(tasks + links). */
export function stronglyConnected(graph: Pick<DependencyGraph, 'tasks' | 'to' | 'binding' | 'outStart' | 'outLinks'>): Components {
  const { to, binding, outStart, outLinks } = graph;
  const count = graph.tasks.length;
  const of = new Int32Array(count).fill(-1);
  const visitedAt = new Int32Array(count);
  const low = new Int32Array(count);
  const next = outStart.slice(0, count);
  const path = new Int32Array(count);
  const open = new Int32Array(count);
  const sizes: number[] = [];
  let [clock, openCount] = [0, 0];

  for (let root = 0; root < count; root++) {
    if (visitedAt[root] !== 0) continue;
    let depth = 0;
    path[0] = root;
    visitedAt[root] = low[root] = ++clock;
    open[openCount++] = root;
    while (depth >= 0) {
      const task = path[depth]!;
      if (next[task]! < outStart[task + 1]!) {
        const link = outLinks[next[task]!++]!;
        if (binding[link] === 0) continue;
        const successor = to[link]!;
        if (visitedAt[successor] === 0) {
          visitedAt[successor] = low[successor] = ++clock;
          open[openCount++] = successor;
          path[++depth] = successor;
        } else if (of[successor] === -1) low[task] = Math.min(low[task]!, visitedAt[successor]!);
        continue;
      }
      depth--;
      if (depth >= 0) low[path[depth]!] = Math.min(low[path[depth]!]!, low[task]!);
      if (low[task] !== visitedAt[task]) continue;
      const from = openCount;
      do of[open[--openCount]!] = sizes.length;
      while (open[openCount] !== task);
      sizes.push(from - openCount);
    }
  }
  return { of, size: Int32Array.from(sizes) };
}

import { stronglyConnected, type Components } from '../graph/components.ts';
import type { DependencyGraph } from '../graph/types.ts';

/** Tasks in an order in which none comes before what it waits for. */
export interface TopologicalOrder {
  /** Task at each position. */
  readonly taskAt: Int32Array;
  /** 1 for a link that binds and lies in no knot: those are obeyed. */
  readonly obeyed: Uint8Array;
  /** The knots, where there are any. */
  readonly components: Components | undefined;
}

/** An order of the tasks by Kahn's algorithm; links within a knot of tasks that wait for each other are left out of it. O(tasks + links). */
export function topologicalOrder(graph: DependencyGraph): TopologicalOrder {
  const taskAt = new Int32Array(graph.tasks.length);
  if (kahn(graph, graph.binding, taskAt) === taskAt.length) return { taskAt, obeyed: graph.binding, components: undefined };
  const components = stronglyConnected(graph);
  const { from, to } = graph;
  const obeyed = graph.binding.map((binds, link) => (components.of[from[link]!] === components.of[to[link]!] ? 0 : binds));
  kahn(graph, obeyed, taskAt);
  return { taskAt, obeyed, components };
}

function kahn(graph: DependencyGraph, obeyed: Uint8Array, taskAt: Int32Array): number {
  const { to, outStart, outLinks } = graph;
  const waiting = new Int32Array(taskAt.length);
  for (let link = 0; link < obeyed.length; link++) if (obeyed[link] === 1) waiting[to[link]!]!++;
  let tail = 0;
  for (let task = 0; task < waiting.length; task++) if (waiting[task] === 0) taskAt[tail++] = task;
  for (let head = 0; head < tail; head++) {
    const task = taskAt[head]!;
    for (let k = outStart[task]!; k < outStart[task + 1]!; k++) {
      const link = outLinks[k]!;
      if (obeyed[link] === 1 && --waiting[to[link]!]! === 0) taskAt[tail++] = to[link]!;
    }
  }
  return tail;
}

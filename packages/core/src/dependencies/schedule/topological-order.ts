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

/**
 * An order of the tasks in which each comes right after what it waits for, and otherwise by index: neighbours stay
 * neighbours. Links within a knot of tasks that wait for each other are left out of it. O(tasks + links).
 */
export function topologicalOrder(graph: DependencyGraph): TopologicalOrder {
  const taskAt = new Int32Array(graph.tasks.length);
  if (placeAll(graph, graph.binding, taskAt)) return { taskAt, obeyed: graph.binding, components: undefined };
  const components = stronglyConnected(graph);
  const { from, to } = graph;
  const obeyed = graph.binding.map((binds, link) => (components.of[from[link]!] === components.of[to[link]!] ? 0 : binds));
  placeAll(graph, obeyed, taskAt);
  return { taskAt, obeyed, components };
}

/** Where a walk along what a task waits for has got to: not there yet, on its way, or through. */
const [onTheWay, placed] = [1, 2];

/** Places every task after its predecessors, by a walk without recursion; false when some wait for each other. */
function placeAll({ from, inStart, inLinks }: DependencyGraph, obeyed: Uint8Array, taskAt: Int32Array): boolean {
  const count = taskAt.length;
  const state = new Uint8Array(count);
  const next = inStart.slice(0, count);
  const path = new Int32Array(count);
  let size = 0;
  for (let root = 0; root < count; root++) {
    if (state[root] === placed) continue;
    let depth = 0;
    path[0] = root;
    state[root] = onTheWay;
    while (depth >= 0) {
      const task = path[depth]!;
      const end = inStart[task + 1]!;
      let k = next[task]!;
      while (k < end && (obeyed[inLinks[k]!] === 0 || state[from[inLinks[k]!]!] === placed)) k++;
      next[task] = k + 1;
      if (k < end) {
        const predecessor = from[inLinks[k]!]!;
        if (state[predecessor] === onTheWay) return false;
        state[predecessor] = onTheWay;
        path[++depth] = predecessor;
      } else {
        state[task] = placed;
        taskAt[size++] = task;
        depth--;
      }
    }
  }
  return true;
}

import type { Issue } from '../../source/issue.ts';
import { stronglyConnected, type Components } from './components.ts';
import type { DependencyGraph } from './types.ts';

/** A knot of tasks that wait for each other, and a shortest way round in it. */
export interface Cycle {
  /** Ids of every task of the knot. */
  readonly knot: readonly string[];
  /** Ids of a shortest cycle in the knot, from its lowest id on: each waits for the one before, the first for the last. */
  readonly tasks: readonly string[];
  /** Ids of the links of that cycle: `links[i]` leaves `tasks[i]`. */
  readonly links: readonly string[];
}

/** Words of a cycle, by titles: "Statuts → Budget → Statuts". */
export function cycleInWords(graph: DependencyGraph, tasks: readonly string[]): string {
  const titles = tasks.map((id) => graph.tasks[graph.indexOf.get(id) ?? -1]?.title ?? id);
  return [...titles, ...titles.slice(0, 1)].join(' → ');
}

/** Every knot of the graph, by the lowest id in it, each with a shortest cycle. Mere information and refused needs close no cycle. */
export function findCycles(graph: DependencyGraph, components: Components = stronglyConnected(graph)): Cycle[] {
  const knots = new Map<number, number[]>();
  for (let task = 0; task < graph.tasks.length; task++) {
    const component = components.of[task]!;
    if (components.size[component]! < 2) continue;
    const knot = knots.get(component);
    if (knot === undefined) knots.set(component, [task]);
    else knot.push(task);
  }
  const findWay = wayFinder(graph);
  return [...knots.values()].map((knot) => {
    const links = shortestCycle(graph, components.of, knot, findWay);
    return {
      knot: knot.map((task) => graph.tasks[task]!.id),
      tasks: links.map((link) => graph.tasks[graph.from[link]!]!.id),
      links: links.map((link) => graph.links[link]!.id),
    };
  });
}

/** Cycles as issues, one a knot, with the titles of its shortest cycle. */
export function cycleIssues(graph: DependencyGraph, cycles: readonly Cycle[]): Issue[] {
  return cycles.map(({ tasks, links, knot }) => ({
    code: knot.length > tasks.length ? 'dependency.knot' : 'dependency.cycle',
    entity: 'dependency',
    ...(links[0] !== undefined && { row: links[0] }),
    value: cycleInWords(graph, tasks).slice(0, 200),
  }));
}

/**
 * The cycle that a link from one task to another would close, as ids from the predecessor on: it waits for the successor
 * by the ways that exist. Undefined when the link may be drawn. O(tasks + links).
 */
export function wouldCloseCycle(graph: DependencyGraph, predecessor: string, successor: string): readonly string[] | undefined {
  if (predecessor === successor) return [predecessor];
  const [from, to] = [graph.indexOf.get(predecessor), graph.indexOf.get(successor)];
  if (from === undefined || to === undefined) return undefined;
  const way = wayFinder(graph)(to, from);
  return way && [predecessor, ...way.map((link) => graph.tasks[graph.from[link]!]!.id)];
}

/** Tasks visited at most to find the shortest cycle of one knot; beyond that, the shortest found will do. */
const searchLimit = 10_000_000;

function shortestCycle(graph: DependencyGraph, component: Int32Array, knot: readonly number[], findWay: ReturnType<typeof wayFinder>): number[] {
  let best: number[] = [];
  let effort = 0;
  for (const task of knot) {
    const links = findWay(task, task, component) ?? [];
    if (best.length === 0 || links.length < best.length) best = links;
    effort += knot.length;
    if (best.length === 2 || effort > searchLimit) break;
  }
  return fromLowest(graph, best);
}

function fromLowest(graph: DependencyGraph, links: readonly number[]): number[] {
  let lowest = 0;
  for (let i = 1; i < links.length; i++) if (graph.from[links[i]!]! < graph.from[links[lowest]!]!) lowest = i;
  return [...links.slice(lowest), ...links.slice(0, lowest)];
}

/**
 * Breadth-first searches along links that bind. Calls back with the links of a shortest way from `start` to `goal`, in the
 * order walked; undefined when there is none. Arrays are made once, and only what a search touched is wiped.
 */
function wayFinder(graph: DependencyGraph): (start: number, goal: number, component?: Int32Array) => number[] | undefined {
  const { from, to, binding, outStart, outLinks } = graph;
  const reachedBy = new Int32Array(graph.tasks.length).fill(-1);
  const queue = new Int32Array(graph.tasks.length + 1);

  const reaches = (start: number, goal: number, component: Int32Array | undefined): number => {
    let tail = 1;
    queue[0] = start;
    for (let head = 0; head < tail; head++) {
      const task = queue[head]!;
      for (let k = outStart[task]!; k < outStart[task + 1]!; k++) {
        const link = outLinks[k]!;
        const successor = to[link]!;
        if (binding[link] === 0 || reachedBy[successor] !== -1) continue;
        if (component !== undefined && component[successor] !== component[start]) continue;
        reachedBy[successor] = link;
        queue[tail++] = successor;
        if (successor === goal) return tail;
      }
    }
    return tail;
  };

  return (start, goal, component) => {
    const touched = reaches(start, goal, component);
    const links: number[] = [];
    if (reachedBy[goal] !== -1) {
      let at = goal;
      do {
        const link = reachedBy[at]!;
        links.push(link);
        at = from[link]!;
      } while (at !== start);
    }
    for (let i = 0; i < touched; i++) reachedBy[queue[i]!] = -1;
    return links.length === 0 ? undefined : links.reverse();
  };
}

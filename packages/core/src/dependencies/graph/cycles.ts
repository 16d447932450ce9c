import type { Issue } from '../../source/issue.ts';
import { stronglyConnected, type Components } from './components.ts';
import type { DependencyGraph } from './types.ts';
import { wayFinder } from './ways.ts';

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

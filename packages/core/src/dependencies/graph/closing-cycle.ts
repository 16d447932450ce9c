import type { DependencyGraph } from './types.ts';
import { wayFinder } from './ways.ts';

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

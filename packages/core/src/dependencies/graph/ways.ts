import type { DependencyGraph } from './types.ts';

/**
 * Breadth-first searches along links that bind. Calls back with the links of a shortest way from `start` to `goal`, in the
 * order walked; undefined when there is none. Arrays are made once, and only what a search touched is wiped.
 */
export function wayFinder(graph: DependencyGraph): (start: number, goal: number, component?: Int32Array) => number[] | undefined {
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

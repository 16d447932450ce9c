import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDependency, aTask, entitiesArb } from '../../../testing/index.ts';
import { buildGraph } from './build-graph.ts';
import { stronglyConnected } from './components.ts';
import { wouldCloseCycle } from './closing-cycle.ts';
import { cycleInWords, cycleIssues, findCycles } from './cycles.ts';

/** Tasks 0 to n - 1, and links written as pairs. */
function graphOf(count: number, pairs: readonly (readonly [number, number])[]) {
  return buildGraph(
    Array.from({ length: count }, (_, i) => aTask({ id: String(i), title: `T${i}` })),
    pairs.map(([from, to], i) => aDependency({ id: String(i), predecessor: String(from), successor: String(to) })),
  );
}

const ring = (count: number) => Array.from({ length: count }, (_, i) => [i, (i + 1) % count] as const);

describe('findCycles', () => {
  it('explains two tasks that wait for each other', () => {
    const graph = graphOf(3, [[0, 1], [1, 0], [1, 2]]);

    expect(findCycles(graph)).toEqual([{ knot: ['0', '1'], tasks: ['0', '1'], links: ['0', '1'] }]);
    expect(cycleInWords(graph, ['0', '1'])).toBe('T0 → T1 → T0');
  });

  it('explains a knot by its shortest cycle', () => {
    const graph = graphOf(5, [[0, 1], [1, 2], [2, 3], [3, 4], [4, 0], [3, 2]]);
    const cycles = findCycles(graph);

    expect(cycles).toEqual([{ knot: ['0', '1', '2', '3', '4'], tasks: ['2', '3'], links: ['2', '5'] }]);
    expect(cycleIssues(graph, cycles)).toMatchObject([{ code: 'dependency.knot', row: '2', value: 'T2 → T3 → T2' }]);
  });

  it('tells two knots apart', () => {
    expect(findCycles(graphOf(5, [[0, 1], [1, 0], [1, 2], [2, 3], [3, 2], [3, 4]])).map(({ knot }) => knot)).toEqual([['0', '1'], ['2', '3']]);
  });

  it('walks a cycle of 500 and a chain of 5,000 without running out of stack', () => {
    expect(findCycles(graphOf(500, ring(500)))[0]?.tasks).toHaveLength(500);
    expect(findCycles(graphOf(5_000, ring(5_000).slice(0, -1)))).toEqual([]);
    expect(findCycles(graphOf(5_000, ring(5_000)))[0]?.tasks).toHaveLength(5_000);
  });

  it('closes no cycle by mere information', () => {
    const tasks = [aTask({ id: '1' }), aTask({ id: '2' })];
    const links = [aDependency({ predecessor: '1', successor: '2' }), aDependency({ predecessor: '2', successor: '1', kind: 'information' })];

    expect(findCycles(buildGraph(tasks, links))).toEqual([]);
  });

  it('gives cycles that are cycles', () => {
    fc.assert(
      fc.property(entitiesArb('task'), entitiesArb('dependency', 30), (tasks, links) => {
        const graph = buildGraph(tasks, links);
        for (const cycle of findCycles(graph)) {
          cycle.links.forEach((id, i) => {
            const link = graph.links.find((other) => other.id === id);
            expect(link?.predecessor).toBe(cycle.tasks[i]);
            expect(link?.successor).toBe(cycle.tasks[(i + 1) % cycle.tasks.length]);
          });
          expect(cycle.tasks.length).toBeGreaterThan(1);
        }
      }),
    );
  });
});

describe('stronglyConnected', () => {
  it('numbers components so that links lead down', () => {
    fc.assert(
      fc.property(entitiesArb('task'), entitiesArb('dependency', 30), (tasks, links) => {
        const graph = buildGraph(tasks, links);
        const { of } = stronglyConnected(graph);
        graph.links.forEach((_, link) => {
          if (graph.binding[link] === 1) expect(of[graph.to[link]!]).toBeLessThanOrEqual(of[graph.from[link]!]!);
        });
      }),
    );
  });
});

describe('wouldCloseCycle', () => {
  const chain = graphOf(4, [[0, 1], [1, 2], [2, 3]]);

  it('names the cycle that a link would close, from the predecessor on', () => {
    expect(wouldCloseCycle(chain, '3', '1')).toEqual(['3', '1', '2']);
    expect(wouldCloseCycle(chain, '1', '1')).toEqual(['1']);
  });

  it('lets any other link be drawn', () => {
    expect(wouldCloseCycle(chain, '0', '3')).toBeUndefined();
    expect(wouldCloseCycle(chain, '0', 'nowhere')).toBeUndefined();
  });

  it('refuses exactly the links that make a cycle', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(7), fc.nat(7))), fc.nat(7), fc.nat(7), (pairs, from, to) => {
        const acyclic = pairs.filter(([a, b]) => a < b);
        const knots = findCycles(graphOf(8, [...acyclic, [from, to]]));

        expect(wouldCloseCycle(graphOf(8, acyclic), String(from), String(to)) !== undefined).toBe(knots.length > 0 || from === to);
      }),
    );
  });
});

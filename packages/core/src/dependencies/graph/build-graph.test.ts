import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDependency, aTask, entitiesArb } from '../../../testing/index.ts';
import { buildGraph } from './build-graph.ts';
import { compareIds } from './id-order.ts';
import { linksFromRefs } from './links-from-refs.ts';

const [statuts, budget] = [aTask({ id: '1', title: 'Statuts' }), aTask({ id: '2', title: 'Budget' })];

describe('buildGraph', () => {
  it('joins two tasks by a link', () => {
    const graph = buildGraph([statuts, budget], [aDependency({ predecessor: '1', successor: '2' })]);

    expect(graph.issues).toEqual([]);
    expect(graph.tasks[graph.from[0]!]?.title).toBe('Statuts');
    expect(graph.tasks[graph.to[0]!]?.title).toBe('Budget');
  });

  it.each([
    ['names no task', { successor: '2' }, 'dependency.noTask', 'predecessor'],
    ['names a task that was deleted', { predecessor: '1', successor: '99' }, 'dependency.missingTask', 'successor'],
    ['ties a task to itself', { predecessor: '1', successor: '1' }, 'dependency.onItself', 'successor'],
  ])('leaves out a link that %s, and says so', (_, ends, code, path) => {
    const graph = buildGraph([statuts, budget], [aDependency({ id: '7', ...ends })]);

    expect(graph.links).toEqual([]);
    expect(graph.issues).toMatchObject([{ code, entity: 'dependency', row: '7', path }]);
  });

  it('keeps the first of two links that say the same', () => {
    const twice = [aDependency({ id: '9', predecessor: '1', successor: '2' }), aDependency({ id: '8', predecessor: '1', successor: '2' })];
    const graph = buildGraph([statuts, budget], twice);

    expect(graph.links.map(({ id }) => id)).toEqual(['8']);
    expect(graph.issues).toMatchObject([{ code: 'dependency.doubled', row: '9' }]);
  });

  it('keeps two different needs, or two types of link, between the same tasks', () => {
    const links = [
      aDependency({ predecessor: '1', successor: '2', need: 'Le contrat signé' }),
      aDependency({ predecessor: '1', successor: '2', need: 'Les clés d’accès' }),
      aDependency({ predecessor: '1', successor: '2', type: 'FF' }),
    ];

    expect(buildGraph([statuts, budget], links).issues).toEqual([]);
  });

  it.each([1e9, -1e9])('says that a lag of %d days is too much', (lag) => {
    const graph = buildGraph([statuts, budget], [aDependency({ predecessor: '1', successor: '2', lag })]);

    expect(graph.links).toHaveLength(1);
    expect(graph.issues).toMatchObject([{ code: 'dependency.lagTooLarge', path: 'lag' }]);
  });

  it('does not make anyone wait for mere information, a refused need or a cancelled task', () => {
    const dropped = aTask({ id: '3', status: 'cancelled' });
    const graph = buildGraph(
      [statuts, budget, dropped],
      [
        aDependency({ id: '1', predecessor: '1', successor: '2', kind: 'information' }),
        aDependency({ id: '2', predecessor: '1', successor: '2', type: 'SS', state: 'refused' }),
        aDependency({ id: '3', predecessor: '3', successor: '2' }),
        aDependency({ id: '4', predecessor: '1', successor: '2', type: 'FF' }),
      ],
    );

    expect([...graph.binding]).toEqual([0, 0, 0, 1]);
  });

  it('reads an empty table', () => {
    expect(buildGraph([], []).tasks).toEqual([]);
  });

  it('takes 100 links on one task', () => {
    const tasks = Array.from({ length: 101 }, (_, i) => aTask({ id: String(i) }));
    const links = Array.from({ length: 100 }, (_, i) => aDependency({ predecessor: '0', successor: String(i + 1) }));

    expect(buildGraph(tasks, links).links).toHaveLength(100);
  });

  it('is the same graph, whatever the order of the rows', () => {
    fc.assert(
      fc.property(entitiesArb('task'), entitiesArb('dependency'), fc.infiniteStream(fc.nat()), (tasks, links, stream) => {
        const shuffled = <Row>(rows: Row[]) => rows.map((row) => [stream.next().value, row] as const).sort(([a], [b]) => a - b).map(([, row]) => row);

        expect(buildGraph(shuffled(tasks), shuffled(links))).toEqual(buildGraph(tasks, links));
      }),
    );
  });
});

describe('compareIds', () => {
  it('counts as people do, numbers before words', () => {
    expect(['b', '10', 'a', '2', '007', 'new:1'].sort(compareIds)).toEqual(['2', '10', '007', 'a', 'b', 'new:1']);
  });
});

describe('linksFromRefs', () => {
  it('reads a "depends on" column as plain links, one a task named', () => {
    expect(linksFromRefs([{ id: '2', dependsOn: ['1', '1'] }, { id: '3', dependsOn: [] }])).toEqual([
      { id: '2<1', predecessor: '1', successor: '2', type: 'FS' },
    ]);
  });
});

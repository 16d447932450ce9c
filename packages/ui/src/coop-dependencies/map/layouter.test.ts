import { emptySnapshot, inOneGo, layoutGraph, type Dependency, type Task } from '@entrelacs/core';
import { aDependency, aTask } from '@entrelacs/core/testing';
import { describe, expect, it } from 'vitest';
import type { LayoutAnswer, LayoutJob } from '../../coop-layout-worker/coop-layout-worker.ts';
import { today } from '../board.testing.ts';
import { buildBoard } from '../board/board.ts';
import type { MapPlaces } from './draft-layout.ts';
import { createLayouter, placeSteps } from './layouter.ts';
import { mapGraphSteps, type MapGraph } from './map-graph.ts';
import { pillPlace, pillWidth } from './pills.ts';

/** A worker that answers when it is told to. */
class SlowWorker {
  onmessage: ((event: MessageEvent<LayoutAnswer>) => void) | null = null;
  readonly jobs: LayoutJob[] = [];

  postMessage(job: LayoutJob): void {
    this.jobs.push(job);
  }

  /** Answers the n-th job that it was given. */
  answer(n: number): void {
    const { job, input, options } = this.jobs[n]!;
    this.onmessage?.({ data: { job, layout: layoutGraph(input, options) } } as MessageEvent<LayoutAnswer>);
  }
}

function graphOf(...titles: readonly string[]): MapGraph {
  const task = titles.map((title, n) => aTask({ id: String(n + 1), title }));
  return chained(task, task.length - 1);
}

/** Tasks of which so many wait for the one before. */
function chained(task: readonly Task[], linkCount: number): MapGraph {
  const dependency = task.slice(1, linkCount + 1).map(({ id }, n) => aDependency({ id: `l${id}`, predecessor: task[n]!.id, successor: id }));
  const board = buildBoard({ ...emptySnapshot, entities: { task: [...task], dependency } }, today);
  return inOneGo(mapGraphSteps(board, board.tasks, 'none', new Set(), ''));
}

describe('createLayouter', () => {
  it('gives nothing for a graph that another one overtook, whenever its answer comes', async () => {
    const worker = new SlowWorker();
    const layOut = createLayouter(() => worker as unknown as Worker);
    const first = layOut(graphOf('Plans', 'Murs'), undefined);
    const second = layOut(graphOf('Plans', 'Murs', 'Toit'), undefined);

    worker.answer(1);
    worker.answer(0);

    expect(await first).toBeUndefined();
    expect((await second)?.named.nodes).toEqual(['1', '2', '3']);
  });

  it('gives the layout of each graph that nothing overtook, the next one near to it', async () => {
    const worker = new SlowWorker();
    const layOut = createLayouter(() => worker as unknown as Worker);
    const first = layOut(graphOf('Plans', 'Murs', 'Toit', 'Jardin', 'Cave'), undefined);
    worker.answer(0);
    const before = await first;
    const next = layOut(graphOf('Plans', 'Murs', 'Toit', 'Jardin', 'Cave', 'Grenier'), before);
    worker.answer(1);

    expect((await next)?.named.nodes).toHaveLength(6);
    expect(worker.jobs.map(({ input }) => input.previous !== undefined)).toEqual([false, true]);
  });

  it('lays out afresh what has got most of its links since, as when rows are imported before their links', async () => {
    const worker = new SlowWorker();
    const layOut = createLayouter(() => worker as unknown as Worker);
    const tasks = Array.from({ length: 40 }, (_, n) => aTask({ id: String(n + 1) }));
    const first = layOut(chained(tasks, 10), undefined);
    worker.answer(0);
    const before = await first;
    void layOut(chained(tasks, 18), before);
    void layOut(chained(tasks, 39), before);

    expect(worker.jobs.map(({ input }) => input.previous !== undefined)).toEqual([false, true, false]);
  });

  it('lays out here where there is no worker', async () => {
    const layOut = createLayouter(() => undefined);

    expect((await layOut(graphOf('Plans', 'Murs'), undefined))?.named.layout.rank).toEqual(Int32Array.of(0, 1));
  });
});

describe('placeSteps', () => {
  const chain = ['a', 'b', 'c', 'd'].map((id) => aTask({ id, title: id }));
  const links = [aDependency({ id: '1', predecessor: 'a', successor: 'b' }), aDependency({ id: '2', predecessor: 'b', successor: 'c' }), aDependency({ id: '3', predecessor: 'c', successor: 'd' })];
  /** The map of the chain, laid out; the links given take the place of its own. */
  const placed = async (...given: readonly Dependency[]): Promise<MapPlaces> => {
    const dependency = [...links.map((link) => given.find(({ id }) => id === link.id) ?? link), ...given.filter(({ id }) => links.every((link) => link.id !== id))];
    const board = buildBoard({ ...emptySnapshot, entities: { task: chain, dependency } }, today);
    const laidOut = await createLayouter(() => undefined)(inOneGo(mapGraphSteps(board, board.tasks, 'none', new Set(), '')), undefined);
    return inOneGo(placeSteps(laidOut!));
  };
  const gaps = ({ nodes }: MapPlaces) => nodes.slice(1).map(({ x }, n) => x - nodes[n]!.x - nodes[n]!.width);

  it('makes room between two columns for the words of a link from one to the next, and only there', async () => {
    const [plain, worded] = [await placed(), await placed({ ...links[1]!, lag: 5, lagUnit: 'days' })];
    const [before, room, after] = gaps(worded);

    expect([before, after]).toEqual([gaps(plain)[0], gaps(plain)[2]]);
    expect(room).toBeGreaterThanOrEqual(pillWidth('FD +5 j cal.'.length));
    expect(worded.width - plain.width).toBeCloseTo(room! - gaps(plain)[1]!);
    for (const [n, { points }] of worded.links.entries()) {
      const [from, to] = [worded.nodes[n]!, worded.nodes[n + 1]!];
      expect([points[0], points[points.length - 2]]).toEqual([from.x + from.width, to.x]);
      const { x } = pillPlace(points, pillWidth(12));
      if (n === 1) expect([x - pillWidth(12) / 2 >= from.x + from.width, x + pillWidth(12) / 2 <= to.x]).toEqual([true, true]);
    }
  });

  it('keeps every link on its nodes where columns moved, around them too', async () => {
    const { nodes, links: drawn } = await placed({ ...links[0]!, lag: -10, lagUnit: 'percent' }, aDependency({ id: '4', predecessor: 'a', successor: 'd', type: 'SS' }), aDependency({ id: '5', predecessor: 'd', successor: 'a', kind: 'information' }));
    const x = (id: string) => nodes.find((node) => node.id === id)!.x;

    const ends = drawn.map(({ id, points }) => [id, points[0], points[points.length - 2]]);
    expect(ends).toContainEqual(['4', x('a') + 124, x('d')]);
    expect(ends).toContainEqual(['5', x('d'), x('a') + 124]);
  });
});

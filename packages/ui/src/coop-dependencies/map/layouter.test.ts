import { emptySnapshot, inOneGo, layoutGraph, type Task } from '@entrelacs/core';
import { aDependency, aTask } from '@entrelacs/core/testing';
import { describe, expect, it } from 'vitest';
import type { LayoutAnswer, LayoutJob } from '../../coop-layout-worker/coop-layout-worker.ts';
import { today } from '../board.testing.ts';
import { buildBoard } from '../board/board.ts';
import { createLayouter } from './layouter.ts';
import { mapGraphSteps, type MapGraph } from './map-graph.ts';

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

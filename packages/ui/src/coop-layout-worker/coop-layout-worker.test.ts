import { layoutGraph, type LayoutInput } from '@entrelacs/core';
import { expect, describe, it } from 'vitest';
import { layOutInSteps, serveLayouts, type LayoutAnswer, type LayoutJob, type WorkerScope } from './coop-layout-worker.ts';

/** A chain with leaps, of so many nodes: laying it out takes many steps. */
function graphOf(nodeCount: number): LayoutInput {
  const links = Array.from({ length: 2 * nodeCount - 8 }, (_, n) => [n >> 1, (n >> 1) + 1 + 2 * (n % 2)] as const);
  return { nodeCount, from: Int32Array.from(links, ([from]) => from), to: Int32Array.from(links, ([, to]) => to) };
}

/** A worker's scope, with what it answers. */
function workerScope(): { readonly scope: WorkerScope; readonly answers: LayoutAnswer[]; readonly ask: (job: number, input: LayoutInput) => void; readonly answered: Promise<void> } {
  const answers: LayoutAnswer[] = [];
  let tell: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (tell = resolve));
  const scope: WorkerScope = {
    onmessage: null,
    postMessage: (answer) => {
      answers.push(answer);
      tell();
    },
  };
  return { scope, answers, answered, ask: (job, input) => scope.onmessage?.({ data: { job, input, options: {} } } as MessageEvent<LayoutJob>) };
}

describe('the worker that lays maps out', () => {
  it('fetches what packs parts, and what stays near to a drawing before, when they are asked for', async () => {
    const parts = { nodeCount: 40, from: new Int32Array(0), to: new Int32Array(0) };
    const lanes = { ...graphOf(30), lane: Int32Array.from({ length: 30 }, (_, n) => n % 3), laneCount: 3 };
    const before = layoutGraph(lanes);
    const places = Int32Array.from({ length: 30 }, (_, n) => (n === 3 ? -1 : n));
    const near = { ...lanes, previous: { layout: before, node: places, link: Int32Array.from(lanes.from, (_, n) => n) } };

    expect(await layOutInSteps(parts, {}, () => false)).toEqual(layoutGraph(parts));
    expect(await layOutInSteps(near, {}, () => false)).toEqual(layoutGraph(near));
  });

  it('answers with the layout', async () => {
    const { scope, answers, ask, answered } = workerScope();
    serveLayouts(scope);

    ask(1, graphOf(30));
    await answered;

    expect(answers.map(({ job, layout }) => [job, layout.rank])).toEqual([[1, layoutGraph(graphOf(30)).rank]]);
  });

  it('stops a graph that another one overtakes, and never answers for it', async () => {
    const { scope, answers, ask, answered } = workerScope();
    serveLayouts(scope);

    ask(1, graphOf(4_000));
    ask(2, graphOf(30));
    await answered;
    // The one overtaken would answer with what is left of it: it has no steps any more.
    await layOutInSteps(graphOf(300), {}, () => false);

    expect(answers.map(({ job }) => job)).toEqual([2]);
  });

  it('does no more than a step of what is overtaken', async () => {
    let asked = 0;
    const layout = await layOutInSteps(graphOf(4_000), {}, () => (asked += 1) > 0);

    expect(layout).toBeUndefined();
    expect(asked).toBe(1);
  });
});

import { layoutSteps, type GraphLayout, type LayoutInput, type LayoutOptions } from '@entrelacs/core';
import { inSteps } from './in-worker-steps.ts';

/** What is asked of a worker: a graph to lay out; a later one overtakes it. */
export interface LayoutJob {
  readonly job: number;
  readonly input: LayoutInput;
  readonly options: LayoutOptions;
}

/** What a worker answers, unless the job was overtaken. */
export interface LayoutAnswer {
  readonly job: number;
  readonly layout: GraphLayout;
}

/** The part of a worker's global scope that is used here. */
export interface WorkerScope {
  onmessage: ((event: MessageEvent<LayoutJob>) => void) | null;
  postMessage(answer: LayoutAnswer, transfer: Transferable[]): void;
}

/** Lays out what the page asks for; between steps it listens, and drops a graph that another one overtakes. */
export function serveLayouts(scope: WorkerScope): void {
  let wanted = 0;
  scope.onmessage = ({ data }) => {
    wanted = data.job;
    void layOutInSteps(data.input, data.options, () => wanted !== data.job).then((layout) => {
      if (layout !== undefined) scope.postMessage({ job: data.job, layout }, buffersOf(layout));
    });
  };
}

/** Lays a graph out a few milliseconds at a time; undefined when it was overtaken. What a first map in lanes does not ask for is fetched when it is needed. */
export async function layOutInSteps(input: LayoutInput, options: LayoutOptions, isOvertaken: () => boolean): Promise<GraphLayout | undefined> {
  const isOther = input.lane === undefined || input.previous !== undefined;
  const others = isOther ? await import('./other-layouts.ts').catch(() => undefined) : undefined;
  return inSteps(layoutSteps(input, options, others), isOvertaken);
}

function buffersOf({ x, y, rank, columnX, points, pointStart, laneY, laneHeight }: GraphLayout): Transferable[] {
  return [x, y, rank, columnX, points, pointStart, laneY, laneHeight].map(({ buffer }) => buffer as ArrayBuffer);
}

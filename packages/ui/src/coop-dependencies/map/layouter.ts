import type { GraphLayout, LayoutInput, LayoutOptions } from '@entrelacs/core';
import { layOutInSteps, type LayoutAnswer, type LayoutJob } from '../../coop-layout-worker/coop-layout-worker.ts';
import { laneFoot, laneHead, margin, type MapPlaces } from './draft-layout.ts';
import type { MapGraph } from './map-graph.ts';
import { nodeSize, type MapLane, type MapLink, type MapNode } from './scene.ts';

/** Air within a lane is the same above and below for the layout; names need more above, less below. */
const lanePadding = (laneHead + laneFoot) / 2;
const options: LayoutOptions = { nodeWidth: nodeSize.width, nodeHeight: nodeSize.height, gapX: nodeSize.gapX, gapY: nodeSize.gapY, lanePadding };

/** A graph laid out, with what the next layout of almost the same graph starts from. */
export interface LaidOut {
  readonly graph: MapGraph;
  readonly layout: GraphLayout;
  readonly places: MapPlaces;
}

/** Lays a graph out, near to where it was before; undefined when another one overtook it. */
export type Layouter = (graph: MapGraph, before: LaidOut | undefined) => Promise<LaidOut | undefined>;

/** Lays maps out in a worker, or a few milliseconds at a time here where there is none. */
export function createLayouter(makeWorker: () => Worker | undefined): Layouter {
  let job = 0;
  let worker: Worker | undefined;
  const waiting = new Map<number, (layout: GraphLayout | undefined) => void>();
  const settle = (id: number, layout: GraphLayout | undefined): void => {
    for (const [other, resolve] of waiting) if (other <= id) resolve(other === id ? layout : undefined);
    for (const other of [...waiting.keys()]) if (other <= id) waiting.delete(other);
  };
  const inWorker = (asked: LayoutJob): Promise<GraphLayout | undefined> =>
    new Promise((resolve) => {
      waiting.set(asked.job, resolve);
      worker?.postMessage(asked);
    });
  return async (graph, before) => {
    const id = (job += 1);
    const input = layoutInput(graph, before);
    if (worker === undefined) {
      worker = makeWorker();
      if (worker !== undefined) worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => settle(data.job, data.layout);
    }
    const layout = worker === undefined ? await layOutInSteps(input, options, () => id !== job) : await inWorker({ job: id, input, options });
    return layout && { graph, layout, places: placesOf(graph, layout) };
  };
}

function layoutInput(graph: MapGraph, before: LaidOut | undefined): LayoutInput {
  const hasLanes = graph.lanes.length > 0;
  return {
    nodeCount: graph.nodes.length,
    from: graph.from,
    to: graph.to,
    ...(hasLanes && { lane: graph.lane, laneCount: graph.lanes.length }),
    ...(before !== undefined && isNear(graph, before) && { previous: { layout: before.layout, node: indices(graph.nodes, before.graph.nodes), link: indices(graph.links, before.graph.links) } }),
  };
}

/** Whether a drawing is worth staying near to: the same lanes, and most nodes still there. */
function isNear(graph: MapGraph, { graph: before }: LaidOut): boolean {
  const known = new Set(before.nodes.map(({ id }) => id));
  const kept = graph.nodes.filter(({ id }) => known.has(id)).length;
  return graph.lanes.length === before.lanes.length && graph.lanes.every(({ key }, n) => before.lanes[n]?.key === key) && kept > 0.8 * Math.max(graph.nodes.length, before.nodes.length);
}

function indices(now: readonly { readonly id: string }[], before: readonly { readonly id: string }[]): Int32Array {
  const places = new Map(before.map(({ id }, index) => [id, index]));
  return Int32Array.from(now, ({ id }) => places.get(id) ?? -1);
}

function placesOf(graph: MapGraph, layout: GraphLayout): MapPlaces {
  const hasLanes = graph.lanes.length > 0;
  const down = hasLanes ? laneHead - lanePadding : laneFoot;
  const nodes = graph.nodes.map((node, n): MapNode => ({ ...node, x: layout.x[n]! + margin, y: layout.y[n]! + down, width: nodeSize.width, height: nodeSize.height }));
  const links = graph.links.map((link, n): MapLink => {
    const points = layout.points.subarray(layout.pointStart[n], layout.pointStart[n + 1]).map((value, index) => value + (index % 2 === 0 ? margin : down));
    return { ...link, from: graph.from[n]!, to: graph.to[n]!, points };
  });
  const lanes = graph.lanes.map(({ key, title, count }, n): MapLane => ({ key, title, count, y: layout.laneY[n]!, height: layout.laneHeight[n]! }));
  return { nodes, links, lanes, width: layout.width + 2 * margin, height: layout.height + (hasLanes ? 0 : 2 * laneFoot) };
}

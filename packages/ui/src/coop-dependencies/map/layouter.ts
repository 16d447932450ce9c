import { layoutInputOf, type GraphLayout, type LayoutOptions, type NamedInput, type NamedLayout } from '@entrelacs/core';
import type { LayoutAnswer, LayoutJob } from '../../coop-layout-worker/coop-layout-worker.ts';
import { laneFoot, laneHead, margin, type MapPlaces } from './draft-layout.ts';
import type { MapGraph } from './map-graph.ts';
import { columnShifts, pillLetters, shift, type PillLink } from './pill-room.ts';
import { nodeSize, type MapLane, type MapLink, type MapNode } from './scene.ts';

/** Air within a lane is the same above and below for the layout; names need more above, less below. */
const lanePadding = (laneHead + laneFoot) / 2;
const options: LayoutOptions = { nodeWidth: nodeSize.width, nodeHeight: nodeSize.height, gapX: nodeSize.gapX, gapY: nodeSize.gapY, lanePadding };

/** So many links more or less are drawn into what is there, however few there were. */
const fewLinks = 10;

/** A graph laid out, with what the next layout of almost the same graph starts from. */
export interface LaidOut {
  readonly graph: MapGraph;
  readonly named: NamedLayout;
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
    const { input, nodes, links } = namedInput(graph, before);
    if (worker === undefined) {
      worker = makeWorker();
      if (worker !== undefined) worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => settle(data.job, data.layout);
    }
    const layout = worker === undefined ? await (await import('../../coop-layout-worker/coop-layout-worker.ts')).layOutInSteps(input, options, () => id !== job) : await inWorker({ job: id, input, options });
    return layout && { graph, named: { layout, nodes, links } };
  };
}

function namedInput({ nodes, lane, lanes, links, from, to }: MapGraph, before: LaidOut | undefined): NamedInput {
  return layoutInputOf(
    nodes.map(({ id }, n) => ({ id, lane: lanes[lane[n]!]?.key })),
    links.map(({ id }, n) => ({ id, from: nodes[from[n]!]!.id, to: nodes[to[n]!]!.id })),
    lanes.map(({ key }) => key),
    before !== undefined && isNear({ nodes, lanes, links }, before) ? before.named : undefined,
  );
}

/** Whether a drawing is worth staying near to: the same lanes, most nodes and most links still there. */
function isNear({ nodes, lanes, links }: Pick<MapGraph, 'nodes' | 'lanes' | 'links'>, { graph: before }: LaidOut): boolean {
  const isSameLanes = lanes.length === before.lanes.length && lanes.every(({ key }, n) => before.lanes[n]?.key === key);
  return isSameLanes && isMostlyKept(before.nodes, nodes, 0) && isMostlyKept(before.links, links, fewLinks);
}

/** Whether all but a fifth, and a few, are in both lists. */
function isMostlyKept(before: readonly { readonly id: string }[], after: readonly { readonly id: string }[], few: number): boolean {
  const known = new Set(before.map(({ id }) => id));
  const kept = after.filter(({ id }) => known.has(id)).length;
  return kept + few > 0.8 * Math.max(before.length, after.length);
}

/** Where everything is on the map, of what was laid out. In a few steps. */
export function* placeSteps({ graph, named: { layout, nodes: nodeIds, links: linkIds } }: LaidOut): Generator<void, MapPlaces> {
  const nodeAt = new Map(nodeIds.map((id, index) => [id, index]));
  const linkAt = new Map(linkIds.map((id, index) => [id, index]));
  const hasLanes = graph.lanes.length > 0;
  const down = hasLanes ? laneHead - lanePadding : laneFoot;
  yield;
  const rankOf = (node: number) => layout.rank[nodeAt.get(graph.nodes[node]!.id)!]!;
  const shifts = columnShifts(layout, pillsOf(graph, rankOf, linkAt), nodeSize.width);
  yield;
  const nodes = graph.nodes.map((node): MapNode => {
    const at = nodeAt.get(node.id)!;
    return { ...node, x: layout.x[at]! + margin + (shifts?.[layout.rank[at]!] ?? 0), y: layout.y[at]! + down, width: nodeSize.width, height: nodeSize.height };
  });
  const links: MapLink[] = [];
  for (const [n, link] of graph.links.entries()) {
    if (n % 2000 === 0) yield;
    const at = linkAt.get(link.id)!;
    const points = layout.points.slice(layout.pointStart[at], layout.pointStart[at + 1]);
    if (shifts !== undefined) shift(points, layout.columnX, shifts, rankOf(graph.from[n]!));
    for (let i = 0; i < points.length; i += 2) {
      points[i]! += margin;
      points[i + 1]! += down;
    }
    links.push({ ...link, from: graph.from[n]!, to: graph.to[n]!, points });
  }
  yield;
  const lanes = graph.lanes.map(({ key, title, count }, n): MapLane => ({ key, title, count, y: layout.laneY[n]!, height: layout.laneHeight[n]! }));
  return { nodes, links, lanes, isDraft: false, width: layout.width + (shifts?.at(-1) ?? 0) + 2 * margin, height: layout.height + (hasLanes ? 0 : 2 * laneFoot), geometry: {} };
}

/** Links that bear a pill. */
function* pillsOf({ links, to }: MapGraph, rankOf: (node: number) => number, linkAt: ReadonlyMap<string, number>): Generator<PillLink> {
  for (const [n, link] of links.entries()) {
    const letters = pillLetters(link);
    if (letters > 0) yield { at: linkAt.get(link.id)!, column: rankOf(to[n]!), letters };
  }
}

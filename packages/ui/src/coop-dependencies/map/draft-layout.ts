import type { MapGraph } from './map-graph.ts';
import type { MapLane, MapLink, MapNode } from './scene.ts';
import { nodeSize } from './scene.ts';

/** Where everything is on the map. */
export interface MapPlaces {
  readonly nodes: readonly MapNode[];
  readonly links: readonly MapLink[];
  readonly lanes: readonly MapLane[];
  readonly width: number;
  readonly height: number;
  /** A first picture, until the layout has come. */
  readonly isDraft: boolean;
  /** The same for places that differ in nothing but what is said of them. */
  readonly geometry: object;
}

/** Air around the map, and above the nodes of a lane for its name. */
export const [margin, laneHead, laneFoot] = [12, 26, 12] as const;

/**
 * A first picture of a graph while the real layout is worked out: each node as far right as what it waits for asks, lanes
 * under each other, in the order given. O(nodes + links), in a few steps.
 */
export function* draftSteps(graph: MapGraph): Generator<void, MapPlaces> {
  const rank = ranksOf(graph);
  yield;
  const laneCount = Math.max(1, graph.lanes.length);
  const filled: number[][] = Array.from({ length: laneCount }, () => []);
  const slot = new Int32Array(graph.nodes.length);
  for (let node = 0; node < slot.length; node++) {
    const column = filled[graph.lane[node] ?? 0]!;
    slot[node] = column[rank[node]!] ?? 0;
    column[rank[node]!] = slot[node]! + 1;
  }
  const step = nodeSize.height + nodeSize.gapY;
  const head = graph.lanes.length > 0 ? laneHead : laneFoot;
  let y = 0;
  const tops: number[] = [];
  const lanes = graph.lanes.map(({ key, title, count }, lane): MapLane => {
    const height = head + filled[lane]!.reduce((most, size) => Math.max(most, size ?? 0), 1) * step - nodeSize.gapY + laneFoot;
    tops.push(y + head);
    y += height;
    return { key, title, count, y: y - height, height };
  });
  if (lanes.length === 0) tops.push(head);
  const nodes = graph.nodes.map(
    ({ id, task, fold, isCritical }, index): MapNode => ({
      id,
      task,
      fold,
      isCritical,
      x: margin + rank[index]! * (nodeSize.width + nodeSize.gapX),
      y: tops[graph.lane[index] ?? 0]! + slot[index]! * step,
      width: nodeSize.width,
      height: nodeSize.height,
    }),
  );
  const links: MapLink[] = [];
  for (const [index, { id, link, count }] of graph.links.entries()) {
    if (index % 2000 === 0) yield;
    const [from, to] = [graph.from[index]!, graph.to[index]!];
    links.push({ id, link, count, from, to, points: elbow(nodes[from]!, nodes[to]!) });
  }
  yield;
  const width = nodes.reduce((most, node) => Math.max(most, node.x + node.width), 0) + margin;
  return { nodes, links, lanes, width, isDraft: true, geometry: {}, height: Math.max(y, nodes.reduce((most, node) => Math.max(most, node.y + node.height), 0) + laneFoot) };
}

function ranksOf({ nodes, from, to }: MapGraph): Int32Array {
  const rank = new Int32Array(nodes.length);
  const waiting = new Int32Array(nodes.length);
  const out: number[][] = nodes.map(() => []);
  for (let link = 0; link < from.length; link++) {
    out[from[link]!]!.push(to[link]!);
    waiting[to[link]!]!++;
  }
  const queue = [...nodes.keys()].filter((node) => waiting[node] === 0);
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head]!;
    for (const next of out[node]!) {
      rank[next] = Math.max(rank[next]!, rank[node]! + 1);
      if (--waiting[next]! === 0) queue.push(next);
    }
  }
  return rank;
}

/** The shortest way of a link from one node to another. */
export function elbow(a: MapNode, b: MapNode): number[] {
  const [x1, y1, x2, y2] = [a.x + a.width, a.y + a.height / 2, b.x, b.y + b.height / 2];
  if (y1 === y2 && x2 >= x1) return [x1, y1, x2, y2];
  if (x2 >= x1 + 8) return [x1, y1, x2 - nodeSize.gapX / 2, y1, x2 - nodeSize.gapX / 2, y2, x2, y2];
  const between = (Math.max(a.y, b.y) + Math.min(a.y + a.height, b.y + b.height)) / 2;
  return [x1, y1, x1 + 10, y1, x1 + 10, between, x2 - 10, between, x2 - 10, y2, x2, y2];
}

import { draftSteps, elbow, margin, type MapPlaces } from './draft-layout.ts';
import type { MapGraph } from './map-graph.ts';
import { nodeSize, type MapLink, type MapNode } from './scene.ts';

/**
 * A graph where it was laid out before, for the moment until it is laid out anew: known nodes stay where they are, new ones
 * come to the right of what they wait for, and links that are new or whose ends moved go the shortest way. In a few steps.
 */
export function* patchedSteps(graph: MapGraph, before: MapPlaces): Generator<void, MapPlaces> {
  const isOther = graph.lanes.length !== before.lanes.length || graph.lanes.some(({ key }, lane) => before.lanes[lane]?.key !== key);
  const formerNode = finder(before.nodes);
  const former = graph.nodes.map(({ id }, index) => formerNode(id, index));
  const missing = former.reduce((count, node) => (node === undefined ? count + 1 : count), 0);
  if (isOther || missing > graph.nodes.length / 3) return yield* draftSteps(graph);
  const draft = missing === 0 ? undefined : yield* draftSteps(graph);
  const nodes = graph.nodes.map(({ id, task, fold, isCritical }, index): MapNode => {
    const { x, y } = former[index] ?? draft?.nodes[index] ?? { x: margin, y: margin };
    return { id, task, fold, isCritical, x, y, width: nodeSize.width, height: nodeSize.height };
  });
  const formerLink = finder(before.links);
  let isSame = missing === 0 && graph.nodes.length === before.nodes.length && graph.links.length === before.links.length;
  const links = graph.links.map(({ id, link, count }, index): MapLink => {
    const [from, to] = [graph.from[index]!, graph.to[index]!];
    const old = formerLink(id, index);
    const keeps = old !== undefined && before.nodes[old.from] === former[from] && before.nodes[old.to] === former[to];
    isSame &&= keeps && before.links[index] === old;
    return { id, link, count, from, to, points: keeps ? old.points : elbow(nodes[from]!, nodes[to]!) };
  });
  const lanes = before.lanes.map(({ key, y, height }, index) => ({ key, y, height, title: graph.lanes[index]?.title ?? '', count: graph.lanes[index]?.count ?? 0 }));
  const isStill = isSame && former.every((node, index) => node === before.nodes[index]);
  return { nodes, links, lanes, isDraft: false, width: Math.max(before.width, draft?.width ?? 0), height: Math.max(before.height, draft?.height ?? 0), geometry: isStill ? before.geometry : {} };
}

/** Finds what has an id: where it is expected, else by looking. */
function finder<Item extends { readonly id: string }>(items: readonly Item[]): (id: string, expected: number) => Item | undefined {
  let byId: Map<string, Item> | undefined;
  return (id, expected) => {
    const there = items[expected];
    if (there?.id === id) return there;
    byId ??= new Map(items.map((item) => [item.id, item]));
    return byId.get(id);
  };
}

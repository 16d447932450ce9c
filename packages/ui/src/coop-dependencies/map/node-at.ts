import type { MapNode, MapScene } from './scene.ts';

/** The node at a point of the map, if one is there. */
export function nodeAt({ nodes, nodesAt }: MapScene, x: number, y: number): MapNode | undefined {
  const index = nodesAt.within({ x, y, width: 0, height: 0 }).find((n) => {
    const node = nodes[n]!;
    return x >= node.x && x <= node.x + node.width && y >= node.y && y <= node.y + node.height;
  });
  return index === undefined ? undefined : nodes[index];
}

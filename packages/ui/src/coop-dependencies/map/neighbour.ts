import type { MapNode, MapScene } from './scene.ts';

/** The next node to the right, left, above or below: along links where there are any, else the nearest that way. */
export function neighbour({ nodes, links }: MapScene, from: MapNode, direction: 'right' | 'left' | 'up' | 'down'): MapNode | undefined {
  const [cx, cy] = [from.x + from.width / 2, from.y + from.height / 2];
  const distance = (node: MapNode) => {
    const [dx, dy] = [node.x + node.width / 2 - cx, node.y + node.height / 2 - cy];
    const along = direction === 'right' ? dx : direction === 'left' ? -dx : direction === 'down' ? dy : -dy;
    const across = direction === 'right' || direction === 'left' ? dy : dx;
    return along <= 1 ? Number.POSITIVE_INFINITY : along + 2 * Math.abs(across);
  };
  const linked =
    direction === 'right'
      ? links.flatMap((link) => (nodes[link.from] === from ? [nodes[link.to]!] : []))
      : direction === 'left'
        ? links.flatMap((link) => (nodes[link.to] === from ? [nodes[link.from]!] : []))
        : [];
  let best: MapNode | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const node of linked.length > 0 ? linked : nodes) {
    const length = node === from ? Number.POSITIVE_INFINITY : linked.length > 0 ? Math.abs(node.y - from.y) : distance(node);
    if (length < least) [best, least] = [node, length];
  }
  return best;
}

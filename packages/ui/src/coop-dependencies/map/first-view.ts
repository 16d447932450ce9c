import { fitted, held, seenThrough, type Camera, type Viewport } from './camera.ts';
import type { MapNode, MapScene } from './scene.ts';

/** Zoom from which a map is read whole. */
const readable = 0.72;
/** Nodes from which a map is seen from afar first. */
const many = 400;

/** What a reader sees first of a map: all of it where that can be read or is too much to read, else what is most urgent. */
export function firstView(scene: MapScene, viewport: Viewport, chosen: string | undefined): Camera {
  const whole = fitted(scene, viewport, 8);
  if (whole.zoom >= readable) return { ...whole, x: Math.min(whole.x, 0) < 0 ? 0 : whole.x, y: 0 };
  if (scene.nodes.length > many) return whole;
  const node = scene.nodes[scene.indexOf.get(chosen ?? '') ?? -1] ?? mostUrgent(scene);
  if (node === undefined) return whole;
  const seen = seenThrough({ x: 0, y: 0, zoom: 1 }, viewport);
  const centred = { zoom: 1, x: node.x + node.width / 2 - seen.width / 2, y: node.y + node.height / 2 - seen.height / 2 };
  return held({ ...centred, x: clamp(centred.x, scene.width - seen.width), y: clamp(centred.y, scene.height - seen.height + 50) }, scene, viewport);
}

/** How much of a map is still what it was, from 0 to 1. */
export function sharedPart(before: MapScene, after: MapScene): number {
  if (before.nodes.length === 0 || after.nodes.length === 0) return 0;
  const kept = after.nodes.filter(({ id }) => before.indexOf.has(id)).length;
  return kept / Math.max(before.nodes.length, after.nodes.length);
}

const order = ['late', 'blocked', 'atRisk', 'startable'];

function mostUrgent({ nodes }: MapScene): MapNode | undefined {
  let best: MapNode | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    const place = order.indexOf(node.task?.state ?? '');
    const value = (place < 0 ? order.length : place) * 1e6 + (node.task?.plan?.totalFloat ?? 1e5);
    if (value < least) [best, least] = [node, value];
  }
  return best;
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, Math.max(0, most)));
}

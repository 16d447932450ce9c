import type { BoardState } from '../board/types.ts';
import { fitted, seenThrough, toolsHeight, type Camera, type Viewport } from './camera.ts';
import type { MapNode, MapScene } from './scene.ts';

/** Zoom from which a map is read whole, and the one at which a part of it is read first. */
const [readable, opening] = [0.72, 0.85];
/** Air around what is read, in the map's own pixels: above it the name of the lane, at the foot what floats over the map; the minimap reaches so far to the right there. */
const [side, above, foot, corner] = [12, 29, 88, 165];
/** Tasks that are tried as the corner of what is seen, at most. */
const mostTried = 100;
/** What a task under the minimap costs, in weights. */
const hidden = 12;
/** How much a reader looks for a task, by its state; 1 for others. */
const weights: Partial<Record<BoardState, number>> = { late: 16, blocked: 6, atRisk: 3, startable: 2, done: 0.5 };

/**
 * What a reader sees first of a map: all of it where that can be read, else the part where most that is late, blocked or
 * critical can be read together, at best none under the minimap. O(nodes); the same map is seen from the same place.
 */
export function firstView({ nodes, nodesAt, ...scene }: MapScene, viewport: Viewport): Camera {
  const whole = fitted(scene, { ...viewport, height: viewport.height - toolsHeight }, 8);
  if (whole.zoom >= readable) return { ...whole, x: Math.min(whole.x, 0) < 0 ? 0 : whole.x, y: 0 };
  const { width, height } = seenThrough({ x: 0, y: 0, zoom: opening }, viewport);
  let best = { x: 0, y: 0, zoom: opening };
  let most = 0;
  const tried = nodes.filter((node) => weightOf(node) > 1);
  const step = Math.ceil(tried.length / mostTried);
  for (let n = 0; n < tried.length; n += step) {
    const one = tried[n]!;
    for (const left of [one.x - side, one.x + one.width + side - width]) {
      for (const top of [one.y - above, one.y + one.height + foot - height]) {
        const [x, y] = [clamp(left, scene.width - width), clamp(top, scene.height - height + foot)];
        let weight = 0;
        for (const index of nodesAt.within({ x, y, width, height })) {
          const node = nodes[index]!;
          if (node.x >= x && node.x + node.width <= x + width && node.y >= y + above && node.y + node.height <= y + height - foot) weight += weightOf(node);
          else if (node.x < x + corner && node.x + node.width > x && node.y < y + height && node.y + node.height > y + height - foot) weight -= hidden;
        }
        if (weight > most) [most, best] = [weight, { x, y, zoom: opening }];
      }
    }
  }
  return best;
}

/** Whether any task of a map is in view. */
export function isSeen({ nodes, nodesAt }: MapScene, camera: Camera, viewport: Viewport): boolean {
  const { x, y, width, height } = seenThrough(camera, viewport);
  return nodesAt.within({ x, y, width, height }).some((index) => {
    const node = nodes[index]!;
    return node.x < x + width && node.x + node.width > x && node.y < y + height && node.y + node.height > y;
  });
}

/** How much of a map is still what it was, from 0 to 1. */
export function sharedPart(before: MapScene, after: MapScene): number {
  if (before.nodes.length === 0 || after.nodes.length === 0) return 0;
  const kept = after.nodes.filter(({ id }) => before.indexOf.has(id)).length;
  return kept / Math.max(before.nodes.length, after.nodes.length);
}

function weightOf({ task, fold, isCritical }: MapNode): number {
  return (weights[task?.state ?? fold!.state] ?? 1) + Number(isCritical);
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, Math.max(0, most)));
}

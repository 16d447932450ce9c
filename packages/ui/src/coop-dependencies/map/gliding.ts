import { between, zoomedAt } from './camera-moves.ts';
import { fitted, held, seenThrough, toolsHeight, type Box, type Camera } from './camera.ts';
import type { DependencyMap } from './dependency-map.ts';

/** Milliseconds that a glide takes. */
const duration = 240;

/** Moves a map's view in a quarter of a second; at once where motion is not wanted. */
export function glideTo(map: DependencyMap, camera: Camera): void {
  const from = map.camera;
  const to = held(camera, map.scene, map.viewport);
  const begun = performance.now();
  if (prefersStillness() || (from.x === to.x && from.y === to.y && from.zoom === to.zoom)) return map.lookAt(to);
  const step = (now: number): void => {
    const share = Math.min(1, Math.max(0, (now - begun) / duration));
    map.lookAt(between(from, to, 1 - (1 - share) ** 3));
    if (share < 1 && map.isConnected) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

/** Shows the whole map, above what floats at its foot. */
export function fitAll(map: DependencyMap): void {
  const { scene, viewport } = map;
  glideTo(map, fitted(scene, { ...viewport, height: viewport.height - toolsHeight }));
}

/** Comes nearer or goes farther; what stays where it is is the middle of a node, else of the view. */
export function zoomBy(map: DependencyMap, factor: number, node?: Box): void {
  const { camera, viewport } = map;
  const { x, y, width, height } = node ?? seenThrough(camera, viewport);
  const { zoom } = camera;
  glideTo(map, zoomedAt(camera, zoom * factor, (x + width / 2 - camera.x) * zoom, (y + height / 2 - camera.y) * zoom));
}

/** Whether the reader asked for less motion. */
export function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

import { between, fitted, held, zoomedAt, type Camera } from './camera.ts';
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

/** Shows the whole map. */
export function fitAll(map: DependencyMap): void {
  glideTo(map, fitted(map.scene, map.viewport));
}

/** Comes nearer or goes farther, the middle staying where it is. */
export function zoomBy(map: DependencyMap, factor: number): void {
  const { camera, viewport } = map;
  glideTo(map, zoomedAt(camera, camera.zoom * factor, viewport.width / 2, viewport.height / 2));
}

/** Whether the reader asked for less motion. */
export function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

import { zoomLimits, type Camera } from './camera.ts';

/** The same view, moved by so many pixels of the screen. */
export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom };
}

/** The view at another zoom, the point of the map under a point of the screen staying there. */
export function zoomedAt(camera: Camera, zoom: number, screenX: number, screenY: number): Camera {
  const next = Math.min(zoomLimits.most, Math.max(zoomLimits.least, zoom));
  return {
    zoom: next,
    x: camera.x + screenX / camera.zoom - screenX / next,
    y: camera.y + screenY / camera.zoom - screenY / next,
  };
}

/** The view a share of the way from one to another; zoom goes by ratio. */
export function between(from: Camera, to: Camera, share: number): Camera {
  const mix = (a: number, b: number) => a + (b - a) * share;
  return { x: mix(from.x, to.x), y: mix(from.y, to.y), zoom: from.zoom * (to.zoom / from.zoom) ** share };
}

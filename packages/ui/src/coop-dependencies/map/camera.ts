/** A part of the map, in the map's own pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What of the map is seen: its point at the top left corner of the screen, and screen pixels for one of the map's. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Size of what the map is seen through. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** How far one may zoom out and in. */
export const zoomLimits = { least: 0.02, most: 2.5 } as const;

/** What floats at the foot of the map covers so much of it, in pixels of the screen. */
export const toolsHeight = 60;

/** How much is drawn of a node: everything, a title, or a box. */
export type Detail = 'near' | 'middle' | 'far';

/** How much is drawn at a zoom. */
export function detailAt(zoom: number): Detail {
  return zoom >= 0.65 ? 'near' : zoom >= 0.3 ? 'middle' : 'far';
}

/** The view that shows all of a part of the map, no larger than life, with a margin of so many pixels of the screen. */
export function fitted(box: Box, viewport: Viewport, margin = 16): Camera {
  const zoom = Math.min(
    1,
    Math.max(zoomLimits.least, Math.min((viewport.width - 2 * margin) / Math.max(1, box.width), (viewport.height - 2 * margin) / Math.max(1, box.height))),
  );
  return { zoom, x: box.x - (viewport.width / zoom - box.width) / 2, y: box.y - (viewport.height / zoom - box.height) / 2 };
}

/** The view moved as little as needed for a box to be seen whole, or its top left corner where it is too large. */
export function revealing(camera: Camera, box: Box, viewport: Viewport, margin = 24): Camera {
  const room = margin / camera.zoom;
  return {
    ...camera,
    x: nearest(camera.x, viewport.width / camera.zoom, box.x - room, box.width + 2 * room),
    y: nearest(camera.y, viewport.height / camera.zoom, box.y - room, box.height + 2 * room),
  };
}

/** The view kept so that some of the map is always seen. */
export function held(camera: Camera, map: Box, viewport: Viewport): Camera {
  return {
    ...camera,
    x: heldOn(camera.x, viewport.width / camera.zoom, map.x, map.width),
    y: heldOn(camera.y, viewport.height / camera.zoom, map.y, map.height),
  };
}

/** The part of the map that is seen. */
export function seenThrough({ x, y, zoom }: Camera, { width, height }: Viewport): Box {
  return { x, y, width: width / zoom, height: height / zoom };
}

function nearest(at: number, seen: number, start: number, length: number): number {
  if (length > seen || start < at) return start;
  return Math.max(at, start + length - seen);
}

function heldOn(at: number, seen: number, start: number, length: number): number {
  const slack = Math.min(seen, length) / 3;
  return Math.min(Math.max(at, start + slack - seen), start + length - slack);
}

import { emit } from '../../shared/emit.ts';
import { panned, zoomedAt } from './camera-moves.ts';
import { chooseNode } from './choose-node.ts';
import type { DependencyMap } from './dependency-map.ts';
import { glideTo } from './gliding.ts';
import { aimLink, beginLink, endLink } from './link-drawing.ts';
import { distanceTo } from './distance-to.ts';
import { nodeAt } from './node-at.ts';
import type { MapNode } from './scene.ts';

interface Touch {
  x: number;
  y: number;
}

/** Pixels of the screen that a press may move and still be a click. */
const clickSlack = 5;

/** Mouse, pen and fingers on the map: pan, pinch, choose, draw a link from a node's edge. */
export class MapPointer {
  readonly #map: DependencyMap;
  readonly #frame: HTMLElement;
  readonly #touches = new Map<number, Touch>();
  #pressed: { readonly node: MapNode | undefined; readonly x: number; readonly y: number; moved: boolean } | undefined;

  /**
   * @param map - The map to move.
   * @param frame - Where it is seen.
   */
  constructor(map: DependencyMap, frame: HTMLElement) {
    this.#map = map;
    this.#frame = frame;
    frame.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    frame.addEventListener('pointerdown', (event) => this.#down(event));
    frame.addEventListener('pointermove', (event) => this.#move(event));
    frame.addEventListener('pointerup', (event) => this.#up(event, true));
    frame.addEventListener('pointercancel', (event) => this.#up(event, false));
    frame.addEventListener('dblclick', (event) => this.#double(event));
    frame.addEventListener('focusin', (event) => {
      const node = map.nodeOf(event.target);
      if (node !== undefined && node.id !== map.activeNode?.id) map.activate(node.id, false);
    });
  }

  #place({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): { readonly x: number; readonly y: number } {
    const { left, top } = this.#frame.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  #nodeUnder(x: number, y: number): MapNode | undefined {
    const { camera, scene } = this.#map;
    return nodeAt(scene, camera.x + x / camera.zoom, camera.y + y / camera.zoom);
  }

  #linkUnder(x: number, y: number): string | undefined {
    const { camera, scene } = this.#map;
    const [mx, my, reach] = [camera.x + x / camera.zoom, camera.y + y / camera.zoom, 6 / camera.zoom];
    if (camera.zoom < 0.3) return undefined;
    let best: string | undefined;
    let least = reach;
    for (const index of scene.linksAt.within({ x: mx - reach, y: my - reach, width: 2 * reach, height: 2 * reach })) {
      const { points, id } = scene.links[index]!;
      const distance = distanceTo(points, mx, my);
      if (distance < least) [best, least] = [id, distance];
    }
    return best;
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? this.#map.viewport.height : 1;
    const { camera } = this.#map;
    if (event.ctrlKey || event.metaKey) {
      const { x, y } = this.#place(event);
      this.#map.lookAt(zoomedAt(camera, camera.zoom * Math.exp((-event.deltaY * unit) / (event.deltaMode === 0 && Math.abs(event.deltaY) < 30 ? 100 : 400)), x, y));
    } else {
      const [dx, dy] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      this.#map.lookAt(panned(camera, -dx * unit, -dy * unit));
    }
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0 && event.button !== 1) return;
    const { x, y } = this.#place(event);
    this.#touches.set(event.pointerId, { x, y });
    const target = event.composedPath()[0];
    const node = this.#nodeUnder(x, y);
    const isPort = target instanceof Element && target.closest('[data-port]') !== null;
    const holder = isPort ? this.#map.nodeOf(target) : undefined;
    this.#frame.setPointerCapture(event.pointerId);
    if (holder !== undefined && event.button === 0) {
      beginLink(this.#map, holder.id, false);
      aimLink(this.#map, undefined, x, y);
      event.preventDefault();
      return;
    }
    this.#pressed = { node, x, y, moved: false };
  }

  #move(event: PointerEvent): void {
    const { x, y } = this.#place(event);
    const map = this.#map;
    if (map.drawing !== undefined && !map.drawing.byKeys) {
      aimLink(map, this.#nodeUnder(x, y)?.id, x, y);
      return;
    }
    const touch = this.#touches.get(event.pointerId);
    if (touch === undefined) {
      map.hovered = this.#nodeUnder(x, y) === undefined ? this.#linkUnder(x, y) : undefined;
      return;
    }
    const other = [...this.#touches].find(([id]) => id !== event.pointerId)?.[1];
    if (other === undefined) map.lookAt(panned(map.camera, x - touch.x, y - touch.y));
    else this.#pinch(touch, other, x, y);
    if (this.#pressed !== undefined && Math.hypot(x - this.#pressed.x, y - this.#pressed.y) > clickSlack) this.#pressed.moved = true;
    touch.x = x;
    touch.y = y;
  }

  #pinch(touch: Touch, other: Touch, x: number, y: number): void {
    const map = this.#map;
    const before = Math.hypot(touch.x - other.x, touch.y - other.y);
    const after = Math.hypot(x - other.x, y - other.y);
    const [oldX, oldY, newX, newY] = [(touch.x + other.x) / 2, (touch.y + other.y) / 2, (x + other.x) / 2, (y + other.y) / 2];
    const moved = panned(map.camera, newX - oldX, newY - oldY);
    map.lookAt(before < 1 ? moved : zoomedAt(moved, (moved.zoom * after) / before, newX, newY));
    if (this.#pressed !== undefined) this.#pressed.moved = true;
  }

  #up(event: PointerEvent, isClick: boolean): void {
    this.#touches.delete(event.pointerId);
    const map = this.#map;
    if (map.drawing !== undefined && !map.drawing.byKeys) {
      endLink(map, isClick);
      return;
    }
    const pressed = this.#pressed;
    if (this.#touches.size === 0) this.#pressed = undefined;
    if (pressed === undefined || pressed.moved || !isClick || event.button !== 0) return;
    const { node, x, y } = pressed;
    if (map.drawing?.byKeys === true && node !== undefined) {
      aimLink(map, node.id);
      endLink(map, true);
    } else if (node !== undefined) chooseNode(map, node);
    else {
      const link = this.#linkUnder(x, y);
      if (link === undefined) emit(map, 'map-select', undefined);
      else emit(map, 'map-link', link);
    }
  }

  #double(event: MouseEvent): void {
    const { x, y } = this.#place(event);
    const node = this.#nodeUnder(x, y);
    if (node?.task !== undefined) emit(this.#map, 'map-act', { kind: 'around', id: node.id });
    else if (node === undefined) glideTo(this.#map, zoomedAt(this.#map.camera, this.#map.camera.zoom * 1.8, x, y));
  }
}

import { stateColour } from './boxes.ts';
import { seenThrough, type Camera, type Viewport } from './camera.ts';
import type { DependencyMap } from './dependency-map.ts';
import type { Palette } from './palette.ts';
import { emptyScene, type MapScene } from './scene.ts';

/** The whole map in a corner, with a frame around what is seen; a press or a drag goes there. */
export class Minimap {
  readonly #frame: HTMLElement;
  readonly #canvas = document.createElement('canvas');
  readonly #window = document.createElement('div');
  #scene: MapScene = emptyScene;
  #palette: Palette | undefined;
  #scale = 1;

  /**
   * @param frame - Where it goes; its size is kept.
   * @param map - The map that it leads about in.
   */
  constructor(frame: HTMLElement, map: DependencyMap) {
    this.#frame = frame;
    this.#window.className = 'window';
    frame.append(this.#canvas, this.#window);
    const go = (event: PointerEvent): void => {
      const { left, top } = this.#canvas.getBoundingClientRect();
      const { width, height } = seenThrough(map.camera, map.viewport);
      map.lookAt({ ...map.camera, x: (event.clientX - left) / this.#scale - width / 2, y: (event.clientY - top) / this.#scale - height / 2 });
    };
    frame.addEventListener('pointerdown', (event) => {
      frame.setPointerCapture(event.pointerId);
      go(event);
    });
    frame.addEventListener('pointermove', (event) => {
      if (event.buttons === 1) go(event);
    });
  }

  /** Draws the frame, and the map beneath it when that has changed and there is time; true when the map is still to be drawn. */
  draw(scene: MapScene, camera: Camera, viewport: Viewport, palette: Palette, isBusy: boolean): boolean {
    const isDue = scene !== this.#scene || palette !== this.#palette;
    if (isDue && !isBusy) this.#drawMap(scene, palette);
    // Until its map is there, where the view is on it means nothing.
    if (scene.geometry !== this.#scene.geometry) return isDue && isBusy;
    const seen = seenThrough(camera, viewport);
    const isWhole = seen.x <= 0 && seen.y <= 0 && seen.x + seen.width >= scene.width && seen.y + seen.height >= scene.height;
    this.#frame.classList.toggle('whole', isWhole);
    const [left, top] = [Math.max(0, seen.x), Math.max(0, seen.y)];
    const { style } = this.#window;
    style.transform = `translate(${left * this.#scale}px,${top * this.#scale}px)`;
    style.width = `${Math.max(4, (Math.min(scene.width, seen.x + seen.width) - left) * this.#scale)}px`;
    style.height = `${Math.max(4, (Math.min(scene.height, seen.y + seen.height) - top) * this.#scale)}px`;
    return isDue && isBusy;
  }

  #drawMap(scene: MapScene, palette: Palette): void {
    this.#scene = scene;
    this.#palette = palette;
    const { clientWidth: width, clientHeight: height } = this.#frame;
    const ratio = devicePixelRatio;
    this.#scale = Math.min(width / Math.max(1, scene.width), height / Math.max(1, scene.height));
    this.#canvas.width = width * ratio;
    this.#canvas.height = height * ratio;
    const context = this.#canvas.getContext('2d');
    if (context === null) return;
    context.scale(ratio * this.#scale, ratio * this.#scale);
    const least = 2 / this.#scale;
    for (const { x, y, width: w, height: h, task, fold } of scene.nodes) {
      context.fillStyle = stateColour(task?.state ?? fold?.state ?? 'todo', palette);
      context.fillRect(x, y, Math.max(least, w), Math.max(least, h));
    }
  }
}

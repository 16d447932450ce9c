import type { BoardState } from '../board/types.ts';
import { stateColour } from './boxes.ts';
import { seenThrough, type Camera, type Viewport } from './camera.ts';
import type { DependencyMap } from './dependency-map.ts';
import type { Palette } from './palette.ts';
import { emptyScene, type MapNode, type MapScene } from './scene.ts';

/** How much more a map is drawn out one way than the other at most, to fill the corner: large maps are ten times as wide as high. */
const mostDrawnOut = 6;
/** Milliseconds of a frame in which the map is drawn. */
const frameShare = 3;
/** What calls for attention is drawn over what does not. */
const loudness: readonly BoardState[] = ['cancelled', 'done', 'todo', 'review', 'doing', 'startable', 'atRisk', 'blocked', 'late'];

/** The whole map in a corner, with a frame around what is seen; a press or a drag goes there. */
export class Minimap {
  readonly #frame: HTMLElement;
  readonly #canvas = document.createElement('canvas');
  readonly #window = document.createElement('div');
  #scene: MapScene = emptyScene;
  #palette: Palette | undefined;
  #scale = { x: 1, y: 1 };
  #steps: Generator<void, void> | undefined;

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
      map.lookAt({ ...map.camera, x: (event.clientX - left) / this.#scale.x - width / 2, y: (event.clientY - top) / this.#scale.y - height / 2 });
    };
    frame.addEventListener('pointerdown', (event) => {
      frame.setPointerCapture(event.pointerId);
      go(event);
    });
    frame.addEventListener('pointermove', (event) => {
      if (event.buttons === 1) go(event);
    });
  }

  /** Draws the frame, and the map beneath it when that has changed and there is time, a few milliseconds a frame; true when the map is still to be drawn. */
  draw(scene: MapScene, camera: Camera, viewport: Viewport, palette: Palette, isBusy: boolean): boolean {
    const isDue = scene !== this.#scene || palette !== this.#palette;
    if (!isBusy) this.#advance(isDue ? this.#mapSteps(scene, palette) : this.#steps);
    const isUnfinished = (isDue && isBusy) || this.#steps !== undefined;
    // Until its map is there, where the view is on it means nothing.
    if (scene.geometry !== this.#scene.geometry) return isUnfinished;
    const seen = seenThrough(camera, viewport);
    const isWhole = seen.x <= 0 && seen.y <= 0 && seen.x + seen.width >= scene.width && seen.y + seen.height >= scene.height;
    this.#frame.classList.toggle('whole', isWhole);
    const [left, top] = [Math.max(0, seen.x), Math.max(0, seen.y)];
    const { style } = this.#window;
    const { x, y } = this.#scale;
    style.transform = `translate(${left * x}px,${top * y}px)`;
    style.width = `${Math.max(4, (Math.min(scene.width, seen.x + seen.width) - left) * x)}px`;
    style.height = `${Math.max(4, (Math.min(scene.height, seen.y + seen.height) - top) * y)}px`;
    return isUnfinished;
  }

  #advance(steps: Generator<void, void> | undefined): void {
    const until = performance.now() + frameShare;
    while (steps?.next().done === false) if (performance.now() > until) return void (this.#steps = steps);
    this.#steps = undefined;
  }

  *#mapSteps(scene: MapScene, palette: Palette): Generator<void, void> {
    this.#scene = scene;
    this.#palette = palette;
    const { clientWidth: width, clientHeight: height } = this.#frame;
    const ratio = devicePixelRatio;
    const [across, down] = [width / Math.max(1, scene.width), height / Math.max(1, scene.height)];
    const most = Math.min(across, down) * mostDrawnOut;
    this.#scale = { x: Math.min(across, most), y: Math.min(down, most) };
    this.#canvas.width = width * ratio;
    this.#canvas.height = height * ratio;
    const context = this.#canvas.getContext('2d');
    if (context === null) return;
    context.scale(ratio * this.#scale.x, ratio * this.#scale.y);
    const [leastWidth, leastHeight] = [2 / this.#scale.x, 2 / this.#scale.y];
    const byState = new Map(loudness.map((state): [BoardState, MapNode[]] => [state, []]));
    for (const node of scene.nodes) byState.get(node.task?.state ?? node.fold?.state ?? 'todo')?.push(node);
    let drawn = 0;
    for (const [state, nodes] of byState) {
      for (const { x, y, width: w, height: h } of nodes) {
        if (++drawn % 200 === 0) yield;
        context.fillStyle = stateColour(state, palette);
        context.fillRect(x, y, Math.max(leastWidth, w), Math.max(leastHeight, h));
      }
    }
  }
}

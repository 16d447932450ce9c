import { nextTask } from '../../coop-layout-worker/in-steps.ts';
import { seenThrough, type Box, type Camera } from './camera.ts';
import { contextOf, linksWithin, paintSmall, paintSteps, resize, type Painting } from './paint.ts';
import { measureFirst } from './pills.ts';

/** Milliseconds of a frame that a painting in steps may take. */
const frameShare = 6;
/** How much more than the view is kept, on each side, as a share of the view. */
const surplus = 0.35;

/** How much nearer or farther a kept painting may be shown while the hand moves. */
const passable = { least: 0.55, most: 1.8 };
/** Milliseconds without a move after which the view is taken to rest. */
const rest = 110;

/** Things in view for one strip of a painting, and how many strips there are at most. */
const [stripThings, mostStrips] = [1200, 12];
/** Pixels of the screen by which strips overlap, so that no seam shows between them. */
const overlap = 2;

/** A part of a painting, across the way in which the map is longer; in pixels of the screen. */
interface Strip extends Box {
  readonly canvas: HTMLCanvasElement;
}

interface Kept {
  /** Those that are painted. */
  readonly strips: Strip[];
  readonly camera: Camera;
  readonly painting: Painting;
}

interface Making extends Kept {
  readonly steps: Generator<undefined, undefined>;
}

/**
 * Paints a scene on a canvas. Where much is in view, the painting is made in steps beside the screen, a few milliseconds a
 * frame, with some surplus around; until it is ready the last one is shown, moved and scaled, so that panning and zooming
 * never wait for it. It is made of strips: a browser puts off what is drawn on a canvas until that is shown, all of it at once.
 */
export class MapPainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;
  #kept: Kept | undefined;
  #making: Making | undefined;
  #spare: HTMLCanvasElement[] = [];
  #seen: { readonly camera: Camera; readonly at: number } | undefined;

  /** @param canvas - Where to paint; nothing is painted where canvases are not supported. */
  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#context = contextOf(canvas);
    void nextTask().then(() => {
      if (this.#context !== null) measureFirst(this.#context, getComputedStyle(canvas).fontFamily);
    });
  }

  /** Paints one frame. True when there is more to paint in the next one. */
  paint(painting: Painting): boolean {
    const context = this.#context;
    const { viewport } = painting;
    if (context === null || viewport.width === 0 || viewport.height === 0) return false;
    const ratio = devicePixelRatio;
    if (paintSmall(this.#canvas, painting)) {
      this.#kept = undefined;
      this.#making = undefined;
      return false;
    }
    resize(this.#canvas, viewport, ratio);
    const isBusy = this.#advance(painting, ratio);
    this.#show(context, painting, ratio);
    return isBusy;
  }

  #advance(painting: Painting, ratio: number): boolean {
    const now = performance.now();
    if (this.#seen?.camera !== painting.camera) this.#seen = { camera: painting.camera, at: now };
    const kept = this.#kept;
    if (kept !== undefined && isOfSame(kept, painting) && covers(kept, painting)) {
      const scale = painting.camera.zoom / kept.camera.zoom;
      if (scale === 1) {
        this.#making = undefined;
        return false;
      }
      // While one zooms, what is there is shown larger or smaller: it is painted anew once the hand rests.
      if (this.#making === undefined && now - this.#seen.at < rest && scale > passable.least && scale < passable.most) return true;
    }
    // One begun for another view is finished all the same: while the hand moves, it is nearer than the one before.
    if (this.#making === undefined || !isOfSame(this.#making, painting)) {
      this.#discard(this.#making);
      this.#making = this.#begin(painting, ratio);
    }
    const until = now + frameShare;
    while (performance.now() < until) {
      if (this.#making.steps.next().done !== true) continue;
      this.#discard(kept);
      this.#kept = this.#making;
      this.#making = undefined;
      return this.#kept.camera.zoom !== painting.camera.zoom || !covers(this.#kept, painting);
    }
    return true;
  }

  #begin(painting: Painting, ratio: number): Making {
    const { camera, viewport } = painting;
    const margin = { x: Math.round(viewport.width * surplus), y: Math.round(viewport.height * surplus) };
    const larger = { width: viewport.width + 2 * margin.x, height: viewport.height + 2 * margin.y };
    const shifted = { ...camera, x: camera.x - margin.x / camera.zoom, y: camera.y - margin.y / camera.zoom };
    const whole = { ...painting, camera: shifted, viewport: larger };
    const strips: Strip[] = [];
    return { strips, camera: shifted, painting: whole, steps: this.#stripSteps(whole, strips, ratio) };
  }

  *#stripSteps(whole: Painting, strips: Strip[], ratio: number): Generator<undefined, undefined> {
    const { camera } = whole;
    const count = Math.min(mostStrips, Math.ceil(thingsInView(whole) / stripThings));
    for (const box of stripsOf(whole, count)) {
      const canvas = this.#spare.pop() ?? document.createElement('canvas');
      const part = { ...whole, camera: { ...camera, x: camera.x + box.x / camera.zoom, y: camera.y + box.y / camera.zoom }, viewport: box };
      resize(canvas, box, ratio);
      const context = contextOf(canvas);
      context?.setTransform(ratio, 0, 0, ratio, 0, 0);
      if (context !== null) yield* paintSteps(context, part);
      // Shown somewhere, it is drawn now; the frame covers it.
      this.#context?.drawImage(canvas, 0, 0, 1, 1, 0, 0, 1, 1);
      strips.push({ ...box, canvas });
      yield undefined;
    }
  }

  #discard(painted: Kept | undefined): void {
    this.#spare.push(...(painted?.strips ?? []).map(({ canvas }) => canvas));
  }

  #show(context: CanvasRenderingContext2D, { camera, viewport, palette }: Painting, ratio: number): void {
    const shown = this.#kept ?? this.#making;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = palette.surface;
    context.fillRect(0, 0, viewport.width, viewport.height);
    if (shown === undefined) return;
    const scale = camera.zoom / shown.camera.zoom;
    const [left, above] = [(shown.camera.x - camera.x) * camera.zoom, (shown.camera.y - camera.y) * camera.zoom];
    context.imageSmoothingEnabled = scale !== 1;
    context.imageSmoothingQuality = 'low';
    for (const { canvas, x, y, width, height } of shown.strips) context.drawImage(canvas, left + x * scale, above + y * scale, width * scale, height * scale);
  }
}

/** How many nodes and links are in view. */
function thingsInView({ scene, camera, viewport }: Painting): number {
  const seen = seenThrough(camera, viewport);
  return scene.nodesAt.within(seen).length + linksWithin(scene, seen).length;
}

/** A view in so many strips, a little over each other. */
function stripsOf({ scene, viewport: { width, height } }: Painting, count: number): Box[] {
  const isWide = scene.width >= scene.height;
  const whole = isWide ? width : height;
  const step = Math.ceil(whole / count);
  return Array.from({ length: Math.ceil(whole / step) }, (_, n) => {
    const [from, length] = [n * step, Math.min(step + overlap, whole - n * step)];
    return isWide ? { x: from, y: 0, width: length, height } : { x: 0, y: from, width, height: length };
  });
}

/** Whether a painting is of the same things in the same state, from wherever they are seen. */
function isOfSame({ painting: kept }: Kept, asked: Painting): boolean {
  return kept.scene === asked.scene && kept.look === asked.look && kept.palette === asked.palette && kept.places === asked.places;
}

/** Whether a painting reaches as far as the view does. */
function covers(kept: Kept, asked: Painting): boolean {
  const [has, needs] = [seenThrough(kept.camera, kept.painting.viewport), seenThrough(asked.camera, asked.viewport)];
  return has.x <= needs.x && has.y <= needs.y && has.x + has.width >= needs.x + needs.width && has.y + has.height >= needs.y + needs.height;
}

import { prefersStillness } from './gliding.ts';
import type { Places } from './paint.ts';
import type { MapScene } from './scene.ts';

const duration = 240;
/** Nodes above which a new layout is shown at once. */
const tooMany = 2500;

/** Nodes on their way from one layout to the next: a quarter of a second, unless motion is not wanted. */
export class Movement {
  #from: Float32Array | undefined;
  #to: Float32Array | undefined;
  #begun = 0;
  #last: { readonly at: number; readonly places: Places | undefined } | undefined;

  /** Nodes of a new scene set out from where they were in the one before. */
  follow(before: MapScene, after: MapScene, now: number): void {
    this.#last = undefined;
    this.#to = undefined;
    if (prefersStillness() || before.geometry === after.geometry || before.nodes.length === 0 || after.nodes.length > tooMany) return;
    const from = new Float32Array(2 * after.nodes.length);
    const to = new Float32Array(2 * after.nodes.length);
    let moved = false;
    for (const [index, { id, x, y }] of after.nodes.entries()) {
      const old = before.nodes[before.indexOf.get(id) ?? -1] ?? { x, y };
      moved ||= old.x !== x || old.y !== y;
      from.set([old.x, old.y], 2 * index);
      to.set([x, y], 2 * index);
    }
    if (!moved) return;
    this.#from = from;
    this.#to = to;
    this.#begun = now;
  }

  /** Where nodes are now; undefined when they are where they belong. */
  placesAt(now: number): Places | undefined {
    if (this.#last?.at === now) return this.#last.places;
    const share = this.#share(now);
    const [from, to] = [this.#from, this.#to];
    if (share === 1 || from === undefined || to === undefined) {
      this.#to = undefined;
      return undefined;
    }
    const eased = 1 - (1 - share) ** 3;
    const places = to.map((value, index) => from[index]! + (value - from[index]!) * eased);
    this.#last = { at: now, places };
    return places;
  }

  /** How much of the links shows: they follow their nodes. */
  shareAt(now: number): number {
    return this.#share(now) ** 2;
  }

  #share(now: number): number {
    return this.#to === undefined ? 1 : Math.min(1, Math.max(0, (now - this.#begun) / duration));
  }
}

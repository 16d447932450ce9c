/** A part of a long list that is on screen: its first index and how many. */
export interface Window {
  readonly first: number;
  readonly size: number;
}

/**
 * The part of a list to mount: what can be seen and some more on both sides. Its size depends on the viewport only, so that
 * what is mounted stays bounded and can be reused whatever the length of the list.
 */
export function windowOf(scroll: number, viewport: number, unit: number, count: number, margin: number): Window {
  const size = Math.min(count, Math.ceil(viewport / unit) + 1 + 2 * margin);
  const first = Math.max(0, Math.min(Math.floor(scroll / unit) - margin, count - size));
  return { first, size };
}

/** An element that stands for one index of a list. */
export interface Slot {
  readonly element: HTMLElement;
  index: number;
}

/** Slots, and how many of the last ones have elements that come before the others in the page. */
export interface Turned {
  readonly slots: readonly Slot[];
  turned: number;
}

/**
 * Slots in the order of what they show: those that leave at one end of the window come back at the other. Their elements stay where
 * they are in the page until `putInOrder`, because an element that moves there is styled and laid out anew with all that it holds.
 */
export class Ring<S extends Slot> implements Turned {
  readonly slots: S[] = [];
  readonly #parent: HTMLElement;
  readonly #create: () => S;
  #first = 0;
  turned = 0;

  /**
   * @param parent - Where the slots' elements go, after what it already holds.
   * @param create - Makes a slot with a new element.
   */
  constructor(parent: HTMLElement, create: () => S) {
    this.#parent = parent;
    this.#create = create;
  }

  /** Moves the ring to a window; slots keep their index where they can. */
  moveTo({ first, size }: Window): void {
    const { slots } = this;
    while (slots.length > size) {
      slots.pop()?.element.remove();
      this.turned = Math.max(this.turned - 1, 0);
    }
    while (slots.length < size) {
      const slot = this.#create();
      if (this.turned > 0) this.turned += 1;
      this.#parent.insertBefore(slot.element, this.turned > 0 ? (slots[0]?.element ?? null) : null);
      slots.push(slot);
    }
    const shift = first - this.#first;
    if (Math.abs(shift) < size) {
      const by = shift < 0 ? size + shift : shift;
      slots.push(...slots.splice(0, by));
      this.turned = (this.turned + by) % size;
    }
    this.#first = first;
    slots.forEach((slot, n) => (slot.index = first + n));
  }

  /** The slot of an index, if it is mounted. */
  at(index: number): S | undefined {
    return this.slots[index - this.#first];
  }
}

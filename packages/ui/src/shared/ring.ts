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

/** Slots in the order of what they show: those that leave at one end of the window come back at the other. */
export class Ring<S extends Slot> {
  readonly slots: S[] = [];
  readonly #parent: HTMLElement;
  readonly #create: () => S;
  #first = 0;

  /**
   * @param parent - Where the slots' elements go, after what it already holds.
   * @param create - Makes a slot with a new element.
   */
  constructor(parent: HTMLElement, create: () => S) {
    this.#parent = parent;
    this.#create = create;
  }

  /** Moves the ring to a window; slots keep their index where they can, and their element's place in the page follows. */
  moveTo({ first, size }: Window): void {
    const { slots } = this;
    while (slots.length > size) slots.pop()?.element.remove();
    while (slots.length < size) {
      const slot = this.#create();
      slots.push(slot);
      this.#parent.append(slot.element);
    }
    const shift = first - this.#first;
    if (shift > 0 && shift < size) {
      const left = slots.splice(0, shift);
      slots.at(-1)?.element.after(...left.map(({ element }) => element));
      slots.push(...left);
    } else if (shift < 0 && -shift < size) {
      const left = slots.splice(size + shift);
      slots[0]?.element.before(...left.map(({ element }) => element));
      slots.unshift(...left);
    }
    this.#first = first;
    slots.forEach((slot, n) => (slot.index = first + n));
  }

  /** The slot of an index, if it is mounted. */
  at(index: number): S | undefined {
    return this.slots[index - this.#first];
  }
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { windowOf, type Window } from '../shared/ring.ts';

type Host = ReactiveControllerHost & HTMLElement;

/** Rows mounted beyond the view, above and below. */
const margin = 8;

/** Tells a list which of its rows to mount, from how far its scroller is scrolled. */
export class RowsWindow implements ReactiveController {
  readonly #host: Host;
  #scroller: HTMLElement | undefined;
  #observer: ResizeObserver | undefined;
  /** Height of a row, from the token that a coarse pointer changes. */
  rowHeight = 28;
  /** How far it is scrolled, and what it is seen through. */
  view = { top: 0, left: 0, width: 0, height: 600 };

  readonly #height: number | undefined;

  /**
   * @param host - The list; it is drawn again when other rows are needed.
   * @param height - Height of its rows, where it is not the token's.
   */
  constructor(host: Host, height?: number) {
    this.#host = host;
    this.#height = height;
    if (height !== undefined) this.rowHeight = height;
    host.addController(this);
  }

  hostUpdated(): void {
    // One that was taken away may still be told of what it asked for.
    if (!this.#host.isConnected) return;
    const scroller = this.#host.shadowRoot?.querySelector<HTMLElement>('.scroller') ?? undefined;
    if (scroller === this.#scroller) return;
    this.#observer?.disconnect();
    this.#scroller = scroller;
    if (scroller === undefined) return;
    scroller.addEventListener('scroll', this.#measure, { passive: true });
    this.#observer = new ResizeObserver(this.#measure);
    this.#observer.observe(scroller);
    this.#measure();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#scroller?.removeEventListener('scroll', this.#measure);
    this.#scroller = undefined;
  }

  /** The rows to mount, of so many, below a head so high. */
  of(count: number, head = 0): Window {
    return windowOf(Math.max(0, this.view.top - head), this.view.height, this.rowHeight, count, margin);
  }

  /** Scrolls as little as needed for a row to be seen whole. */
  reveal(row: number, head: number): void {
    const scroller = this.#scroller;
    if (scroller === undefined) return;
    const top = row * this.rowHeight;
    const room = scroller.clientHeight - head;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + this.rowHeight > scroller.scrollTop + room) scroller.scrollTop = top + this.rowHeight - room;
    this.#measure();
  }

  /** Scrolls sideways as little as needed for a part to be seen, right of titles so wide. */
  revealAcross(left: number, width: number, titles: number): void {
    const scroller = this.#scroller;
    if (scroller === undefined) return;
    const room = scroller.clientWidth - titles;
    if (left < scroller.scrollLeft) this.scrollToLeft(left);
    else if (left + width > scroller.scrollLeft + room) this.scrollToLeft(left + width - room);
  }

  /** Scrolls sideways to a place. */
  scrollToLeft(left: number): void {
    if (this.#scroller !== undefined) this.#scroller.scrollLeft = left;
    this.#measure();
  }

  readonly #measure = (): void => {
    const scroller = this.#scroller;
    if (scroller === undefined) return;
    const { scrollTop: top, scrollLeft: left, clientWidth: width, clientHeight: height } = scroller;
    const token = Number.parseFloat(getComputedStyle(this.#host).getPropertyValue('--coop-row'));
    const rowHeight = this.#height ?? (token > 0 ? token : 28);
    const { view } = this;
    const isFar = Math.abs(top - view.top) >= rowHeight || Math.abs(left - view.left) >= 48;
    if (!isFar && width === view.width && height === view.height && rowHeight === this.rowHeight) return;
    this.view = { top, left, width, height };
    this.rowHeight = rowHeight;
    this.#host.requestUpdate();
  };
}

import { render, type TemplateResult } from 'lit';
import type { Box } from './camera.ts';
import { nodeFace, type FaceContext } from './node-face.ts';
import type { MapNode } from './scene.ts';

/** What a node shows, and how it is called. */
export interface NodeFace {
  readonly content: TemplateResult;
  /** Where its content cannot be read, what it is called. */
  readonly name: string | undefined;
  readonly classes: string;
  /** Equal when nothing in it changed. */
  readonly stamp: string;
}

interface Mounted {
  readonly element: HTMLElement;
  node: MapNode;
  /** What its face was drawn with. */
  context: FaceContext | undefined;
  stamp: string;
  x: number;
  y: number;
}

/** Nodes that come into view together, before the time that they took is looked at. */
const fewNodes = 4;

/** The nodes that are near enough to be read, as elements; those that leave the view are used again, at best before they are hidden: a browser takes longer to hide them than to move them. */
export class NodePool {
  readonly #parent: HTMLElement;
  readonly #mounted = new Map<string, Mounted>();
  /** Out of view, not hidden yet. */
  readonly #leaving: Mounted[] = [];
  readonly #spare: Mounted[] = [];

  /** @param parent - Where nodes go. */
  constructor(parent: HTMLElement) {
    this.#parent = parent;
  }

  /**
   * Shows some nodes, each where `placeOf` says; others are taken out. Where very many come or go at once, some wait for the next frame: true when they do.
   *
   * @param seen - The part of the map that is seen.
   * @param until - When no more are to come into view.
   * @param mayWait - All may wait, if it is past that already; else a few come nevertheless.
   */
  show(nodes: readonly MapNode[], context: FaceContext, placeOf: (node: MapNode) => { readonly x: number; readonly y: number }, seen: Box, until: number, mayWait: boolean): boolean {
    const wanted = new Set(nodes.map(({ id }) => id));
    for (const [id, mounted] of this.#mounted) {
      if (wanted.has(id)) continue;
      this.#mounted.delete(id);
      const { x, y, node } = mounted;
      if (x < seen.x + seen.width && x + node.width > seen.x && y < seen.y + seen.height && y + node.height > seen.y) this.#hide(mounted);
      else this.#leaving.push(mounted);
    }
    let fresh = 0;
    let isWaiting = false;
    for (const node of nodes) {
      const known = this.#mounted.get(node.id);
      if (known === undefined) {
        if ((mayWait || fresh > 0) && fresh % fewNodes === 0) {
          // To lay out what has come takes longer than to make it: that is done now, and counts.
          this.#parent.getBoundingClientRect();
          isWaiting ||= performance.now() > until;
        }
        if (isWaiting) continue;
        fresh++;
      }
      const mounted = known ?? this.#mount(node);
      if (mounted.node !== node || mounted.context !== context) this.#draw(mounted, node, context);
      const { x, y } = placeOf(node);
      if (mounted.x !== x || mounted.y !== y) mounted.element.style.transform = `translate(${x}px,${y}px)`;
      mounted.x = x;
      mounted.y = y;
    }
    do {
      const left = this.#leaving.pop();
      if (left === undefined) return isWaiting;
      this.#hide(left);
    } while (performance.now() <= until);
    return true;
  }

  /** The element of a node, where it is mounted. */
  elementOf(id: string): HTMLElement | undefined {
    return this.#mounted.get(id)?.element;
  }

  /** The node that an element stands for, or stands in. */
  nodeOf(target: EventTarget | null): MapNode | undefined {
    const element = target instanceof Element ? target.closest('.node') : null;
    for (const mounted of this.#mounted.values()) if (mounted.element === element) return mounted.node;
    return undefined;
  }

  #draw(mounted: Mounted, node: MapNode, context: FaceContext): void {
    const { element } = mounted;
    mounted.node = node;
    mounted.context = context;
    const { stamp, classes, name, content } = nodeFace(node, context);
    if (mounted.stamp === stamp) return;
    mounted.stamp = stamp;
    element.className = classes;
    if (name === undefined) element.removeAttribute('aria-label');
    else element.setAttribute('aria-label', name);
    render(content, element);
  }

  #hide(mounted: Mounted): void {
    mounted.element.hidden = true;
    this.#spare.push(mounted);
  }

  #mount(node: MapNode): Mounted {
    const mounted: Mounted = this.#leaving.pop() ?? this.#spare.pop() ?? { element: made(), node, context: undefined, stamp: '', x: Number.NaN, y: Number.NaN };
    mounted.element.hidden = false;
    if (!mounted.element.isConnected) this.#parent.append(mounted.element);
    this.#mounted.set(node.id, mounted);
    return mounted;
  }
}

function made(): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', 'button');
  element.tabIndex = -1;
  return element;
}

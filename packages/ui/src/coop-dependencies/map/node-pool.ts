import { render, type TemplateResult } from 'lit';
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
  stamp: string;
  x: number;
  y: number;
}

/** Nodes that may come into view in one frame, however long it takes; and the milliseconds in which more may. */
const [fewNodes, frameShare] = [4, 4];

/** The nodes that are near enough to be read, as elements; those that leave the view are used again. */
export class NodePool {
  readonly #parent: HTMLElement;
  readonly #mounted = new Map<string, Mounted>();
  readonly #spare: Mounted[] = [];

  /** @param parent - Where nodes go. */
  constructor(parent: HTMLElement) {
    this.#parent = parent;
  }

  /** Shows some nodes, each where `placeOf` says; others are taken out. Where very many come into view at once, some wait for the next frame: true when they do. */
  show(nodes: readonly MapNode[], faceOf: (node: MapNode) => NodeFace, placeOf: (node: MapNode) => { readonly x: number; readonly y: number }): boolean {
    const wanted = new Set(nodes.map(({ id }) => id));
    for (const [id, mounted] of this.#mounted) {
      if (wanted.has(id)) continue;
      this.#mounted.delete(id);
      mounted.element.hidden = true;
      this.#spare.push(mounted);
    }
    const until = performance.now() + frameShare;
    let fresh = 0;
    let isWaiting = false;
    for (const node of nodes) {
      const known = this.#mounted.get(node.id);
      if (known === undefined && (fresh += 1) > fewNodes && performance.now() > until) {
        isWaiting = true;
        continue;
      }
      const mounted = known ?? this.#mount(node);
      const face = faceOf(node);
      if (mounted.stamp !== face.stamp) {
        mounted.stamp = face.stamp;
        mounted.element.className = face.classes;
        if (face.name === undefined) mounted.element.removeAttribute('aria-label');
        else mounted.element.setAttribute('aria-label', face.name);
        render(face.content, mounted.element);
      }
      mounted.node = node;
      const { x, y } = placeOf(node);
      if (mounted.x !== x || mounted.y !== y) mounted.element.style.transform = `translate(${x}px,${y}px)`;
      mounted.x = x;
      mounted.y = y;
    }
    return isWaiting;
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

  #mount(node: MapNode): Mounted {
    const mounted: Mounted = this.#spare.pop() ?? { element: made(), node, stamp: '', x: Number.NaN, y: Number.NaN };
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

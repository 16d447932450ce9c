import { firstFormats } from '@entrelacs/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BoardTask } from '../board/types.ts';
import type { FaceContext } from './node-face.ts';
import { NodePool } from './node-pool.ts';
import { nodeSize, type MapNode } from './scene.ts';

const seen = { x: 0, y: 0, width: 900, height: 600 };
const nodes = Array.from({ length: 20 }, (_, n) => aNode(`${n}`));

/** Milliseconds that the page has run. */
let now = 0;

afterEach(() => vi.restoreAllMocks());

describe('NodePool', () => {
  it('lets all that is new wait where the frame is spent already, if it may', () => {
    const { pool, shown } = aPool();

    expect(pool.show(nodes, aContext(), (node) => node, seen, -1, true)).toBe(true);
    expect(shown()).toBe(0);
  });

  it('brings some into view however little time there is, so that it comes to an end', () => {
    const { pool, shown } = aPool();
    const context = aContext();
    let frames = 1;
    while (pool.show(nodes, context, (node) => node, seen, -1, false)) frames++;

    expect([frames, shown()]).toEqual([5, nodes.length]);
  });

  it('counts the time that the browser takes to lay out what has come', () => {
    const { pool, parent, shown } = aPool();
    vi.spyOn(parent, 'getBoundingClientRect').mockImplementation(() => ((now += 3), new DOMRect()));

    expect(pool.show(nodes, aContext(), (node) => node, seen, now + 8, false)).toBe(true);
    expect(shown()).toBe(12);
  });

  it('draws a node again only when it, or what it is drawn with, is another', () => {
    const { pool } = aPool();
    const context = aContext();
    const badges = vi.spyOn(context, 'badges');
    const show = (given: readonly MapNode[], drawnWith = context) => pool.show(given, drawnWith, (node) => node, seen, now + 8, false);

    show(nodes);
    show(nodes);
    expect(badges).toHaveBeenCalledTimes(20);

    show(nodes.map((node, n) => (n === 3 ? { ...node } : node)));
    expect(badges).toHaveBeenCalledTimes(21);

    show(nodes, { ...context, selected: '3' });
    expect(badges).toHaveBeenCalledTimes(41);
    expect(pool.elementOf('3')?.className).toContain('selected');
  });

  it('uses what has left the view for what comes, before it is hidden; hides what is left at once where it would be seen', () => {
    const { pool, shown } = aPool();
    const show = (given: readonly MapNode[], from: typeof seen, until = now + 8) => pool.show(given, aContext(), (node) => node, from, until, false);
    const hidden = () => shown((element) => element.hidden);
    show(nodes, seen);
    const element = pool.elementOf('19');

    show([...nodes.slice(0, 19), aNode('new')], { ...seen, y: 5000 });
    expect([shown(), hidden()]).toEqual([20, 0]);
    expect(pool.elementOf('new')).toBe(element);

    show(nodes.slice(0, 10), seen, -1);
    expect(hidden()).toBe(10);
  });

  it('hides what is out of view a little a frame, until all is', () => {
    const { pool, shown } = aPool();
    const show = (given: readonly MapNode[]) => pool.show(given, aContext(), (node) => node, { ...seen, y: 5000 }, -1, true);
    pool.show(nodes, aContext(), (node) => node, seen, now + 8, false);

    let frames = 1;
    while (show([])) frames++;
    expect([frames, shown((element) => element.hidden)]).toEqual([21, 20]);
  });
});

function aPool() {
  now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const parent = document.createElement('div');
  return { pool: new NodePool(parent), parent, shown: (is: (element: HTMLElement) => unknown = () => true) => [...parent.children].filter((element) => is(element as HTMLElement)).length };
}

function aContext(): FaceContext {
  return { t: (code) => code, formats: firstFormats({ lang: 'fr', today: '2026-11-22' }), initials: new Map(), lit: undefined, selected: undefined, drawing: undefined, canEdit: false, foldFace: undefined, isNear: true, badges: () => [] };
}

function aNode(id: string): MapNode {
  const task = { state: 'todo', isOpen: true, needs: [], awaited: [], task: { title: `Task ${id}` } } as unknown as BoardTask;
  return { id, task, fold: undefined, isCritical: false, x: 0, y: 0, width: nodeSize.width, height: nodeSize.height };
}

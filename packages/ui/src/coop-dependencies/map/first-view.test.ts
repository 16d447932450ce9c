import { inOneGo } from '@entrelacs/core';
import { describe, expect, it } from 'vitest';
import type { BoardState, BoardTask } from '../board/types.ts';
import { seenThrough, type Camera } from './camera.ts';
import { firstView, isSeen } from './first-view.ts';
import { nodeSize, sceneSteps, type MapNode, type MapScene } from './scene.ts';

const viewport = { width: 1000, height: 500 };

describe('firstView', () => {
  it('shows a map whole where it can be read so', () => {
    const scene = aScene([{ id: 'a', x: 12, y: 26 }, { id: 'b', x: 700, y: 200 }]);

    expect(wholeIn(firstView(scene, viewport), scene)).toEqual(['a', 'b']);
  });

  it('opens where most that is late or blocked can be read together, not on one late task amid nothing', () => {
    const alone = { id: 'alone', x: 12, y: 26, state: 'late' as const };
    const crowd = Array.from({ length: 9 }, (_, n) => ({ id: `crowd ${n}`, x: 3000 + (n % 3) * 200, y: 4000 + Math.floor(n / 3) * 70, state: n === 4 ? ('late' as const) : ('atRisk' as const) }));
    const scene = aScene([alone, ...crowd, { id: 'end', x: 6000, y: 8000 }]);

    expect(wholeIn(firstView(scene, viewport), scene)).toEqual(crowd.map(({ id }) => id));
  });

  it('opens on what is late rather than on three times as much that is but at risk', () => {
    const row = (name: string, count: number, x: number, state: BoardState) => Array.from({ length: count }, (_, n) => ({ id: `${name} ${n}`, x: x + n * 140, y: 3000, state }));
    const late = row('late', 2, 12, 'late');
    const scene = aScene([...late, ...row('risk', 6, 4000, 'atRisk'), { id: 'end', x: 8000, y: 6000 }]);

    expect(wholeIn(firstView(scene, viewport), scene)).toEqual(late.map(({ id }) => id));
  });

  it('passes over what is only done, however dense', () => {
    const done = Array.from({ length: 12 }, (_, n) => ({ id: `done ${n}`, x: 12 + (n % 4) * 160, y: 26 + Math.floor(n / 4) * 60, state: 'done' as const }));
    const scene = aScene([...done, { id: 'late', x: 4000, y: 3000, state: 'late' }]);

    expect(wholeIn(firstView(scene, viewport), scene)).toEqual(['late']);
  });

  it('leaves room for the name of the lane above, and for what floats at the foot', () => {
    const scene = aScene([{ id: 'late', x: 4000, y: 3000, state: 'late' }, { id: 'first', x: 12, y: 26 }, { id: 'last', x: 8000, y: 6000 }]);
    const { y, zoom } = firstView(scene, viewport);
    const top = (3000 - y) * zoom;

    expect(top).toBeGreaterThanOrEqual(24);
    expect(top + nodeSize.height * zoom).toBeLessThanOrEqual(viewport.height - 50);
  });

  it('leaves the corner of the minimap free, where as much can be read so', () => {
    const late = [3000, 3400].map((x) => ({ id: `late ${x}`, x, y: 3000, state: 'late' as const }));
    const scene = aScene([{ id: 'first', x: 12, y: 26 }, ...late, { id: 'under', x: 3010, y: 3480 }, { id: 'last', x: 8000, y: 6000 }]);
    const camera = firstView(scene, viewport);
    const [left, top] = [(3010 - camera.x) * camera.zoom, (3480 - camera.y) * camera.zoom];

    expect(wholeIn(camera, scene)).toEqual(expect.arrayContaining(late.map(({ id }) => id)));
    expect(left < 140 && top > viewport.height - 115 && top < viewport.height).toBe(false);
  });

  it('shows a map whole above what floats at the foot', () => {
    const scene = aScene([{ id: 'a', x: 12, y: 26 }, { id: 'b', x: 300, y: 430 }]);
    const { y, zoom } = firstView(scene, viewport);

    expect((scene.height - y) * zoom).toBeLessThanOrEqual(viewport.height - 60);
  });

  it('looks at thousands as at hundreds: near enough to be read, something there', () => {
    const scene = aScene(Array.from({ length: 5000 }, (_, n) => ({ id: `${n}`, x: 12 + (n % 40) * 180, y: 26 + Math.floor(n / 40) * 58, state: n % 7 === 0 ? ('late' as const) : ('todo' as const) })));
    const camera = firstView(scene, viewport);

    expect(camera.zoom).toBe(0.85);
    expect(wholeIn(camera, scene).length).toBeGreaterThan(30);
  });
});

describe('isSeen', () => {
  it('tells a view with a part of a task from one with none', () => {
    const scene = aScene([{ id: 'a', x: 2000, y: 26 }]);

    expect(isSeen(scene, { x: 1100, y: 0, zoom: 1 }, viewport)).toBe(true);
    expect(isSeen(scene, { x: 990, y: 0, zoom: 1 }, viewport)).toBe(false);
  });
});

function aScene(placed: readonly { id: string; x: number; y: number; state?: BoardState }[]): MapScene {
  const nodes = placed.map(({ id, x, y, state = 'todo' }): MapNode => ({ id, x, y, width: nodeSize.width, height: nodeSize.height, task: { state } as BoardTask, fold: undefined, isCritical: false }));
  const width = Math.max(...nodes.map((node) => node.x + node.width)) + 12;
  const height = Math.max(...nodes.map((node) => node.y + node.height)) + 12;
  return inOneGo(sceneSteps({ nodes, links: [], lanes: [], width, height, isDraft: false, geometry: {} }));
}

/** Ids of the nodes that are seen whole. */
function wholeIn(camera: Camera, { nodes }: MapScene): string[] {
  const { x, y, width, height } = seenThrough(camera, viewport);
  return nodes.filter((node) => node.x >= x && node.x + node.width <= x + width && node.y >= y && node.y + node.height <= y + height).map(({ id }) => id);
}

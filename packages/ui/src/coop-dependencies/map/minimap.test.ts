import { inOneGo } from '@entrelacs/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BoardState, BoardTask } from '../board/types.ts';
import { Minimap } from './minimap.ts';
import type { Palette } from './palette.ts';
import { nodeSize, sceneSteps, type MapScene } from './scene.ts';

const camera = { x: 40_000, y: 1000, zoom: 1 };
const viewport = { width: 900, height: 600 };
const palette = { crit: 'red', block: 'black', warn: 'orange', line2: 'grey' } as Palette;

afterEach(() => vi.restoreAllMocks());

describe('Minimap', () => {
  it('waits while there is more to do, and says that it is due', () => {
    const minimap = new Minimap(aFrame(), {} as never);
    const scene = aScene('todo');

    expect(minimap.draw(scene, camera, viewport, palette, true)).toBe(true);
    expect(minimap.draw(scene, camera, viewport, palette, false)).toBe(false);
    expect(minimap.draw(scene, camera, viewport, palette, true)).toBe(false);
  });

  it('draws a large map a few milliseconds a frame, where there is time for it', () => {
    let now = 0;
    const drawn: number[] = [];
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const context = { scale: () => undefined, fillRect: (x: number) => ((now += 0.01), drawn.push(x)) };
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
    const minimap = new Minimap(aFrame(), {} as never);
    const scene = aScene(...Array.from({ length: 900 }, () => 'todo' as const));

    expect(minimap.draw(scene, camera, viewport, palette, false)).toBe(true);
    expect(drawn).toHaveLength(399);
    expect(minimap.draw(scene, camera, viewport, palette, true)).toBe(true);
    expect(drawn).toHaveLength(399);
    expect(minimap.draw(scene, camera, viewport, palette, false)).toBe(true);
    expect(minimap.draw(scene, camera, viewport, palette, false)).toBe(false);
    expect(drawn).toHaveLength(900);
  });

  it('fills its corner with a map that is far wider than high, so that one sees where one is', () => {
    const frame = aFrame();
    new Minimap(frame, {} as never).draw(aScene('todo'), camera, viewport, palette, false);
    const { style } = frame.querySelector<HTMLElement>('.window')!;

    // The map is 80,000 by 8,000.
    expect(style.transform).toBe('translate(60px,7.5px)');
    expect(style.height).toBe('4.5px');
  });

  it('draws what is late over what is not, whatever their order', () => {
    const drawn: string[] = [];
    const context = { fillStyle: '', scale: () => undefined, fillRect: () => drawn.push(context.fillStyle) };
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);

    new Minimap(aFrame(), {} as never).draw(aScene('late', 'todo', 'blocked', 'atRisk'), camera, viewport, palette, false);

    expect(drawn).toEqual(['grey', 'orange', 'black', 'red']);
  });
});

function aFrame(): HTMLElement {
  const frame = document.createElement('div');
  Object.defineProperties(frame, { clientWidth: { value: 120 }, clientHeight: { value: 60 } });
  return frame;
}

function aScene(...states: readonly BoardState[]): MapScene {
  const nodes = states.map((state, n) => ({ id: `${n}`, x: 200 * n, y: 0, width: nodeSize.width, height: nodeSize.height, task: { state } as BoardTask, fold: undefined, isCritical: false }));
  return inOneGo(sceneSteps({ nodes, links: [], lanes: [], width: 80_000, height: 8000, isDraft: false, geometry: {} }));
}

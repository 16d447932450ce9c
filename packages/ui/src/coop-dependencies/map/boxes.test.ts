import { firstFormats, inOneGo } from '@entrelacs/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BoardState, BoardTask } from '../board/types.ts';
import { paintBoxes } from './boxes.ts';
import type { Palette } from './palette.ts';
import { nodeSize, sceneSteps } from './scene.ts';
import { stateShapes } from './state-shape.ts';

const states = Object.keys(stateShapes) as BoardState[];

beforeEach(() =>
  vi.stubGlobal(
    'Path2D',
    class {
      readonly d: string;

      constructor(d: string) {
        this.d = d;
      }
    },
  ),
);
afterEach(() => vi.unstubAllGlobals());

describe('paintBoxes', () => {
  it('tells each state by a shape of its own where nodes are too small to be read whole', () => {
    const drawn = states.map((state) => shapesPainted(state, 0.5));

    expect(new Set(drawn).size).toBe(states.length);
    expect(drawn).not.toContain('');
  });

  it('leaves shapes out from afar, where they would be dots', () => {
    expect(states.map((state) => shapesPainted(state, 0.2)).join('')).toBe('');
  });

  it('gives what calls for attention a form of its own from afar, so that colour is not all that tells it', () => {
    const forms = (['late', 'blocked', 'atRisk', 'startable', 'doing', 'review'] as const).map((state) => painted(state, 0.2).forms.join());

    expect(new Set(forms.slice(0, 5)).size).toBe(5);
    expect(forms[5]).toBe(forms[4]);
  });

  it('says by dots that a title goes on', () => {
    expect([painted('todo', 0.3).words, painted('todo', 0.6).words]).toEqual([['St…'], ['Statuts']]);
  });
});

/** Paths of shapes that a node in some state is painted with. */
function shapesPainted(state: BoardState, zoom: number): string {
  return painted(state, zoom).shapes.join();
}

/** What a node in some state is painted with: paths of shapes, forms, words. */
function painted(state: BoardState, zoom: number): Record<'shapes' | 'forms' | 'words', string[]> {
  const node = { id: '1', x: 0, y: 0, width: nodeSize.width, height: nodeSize.height, task: { state, task: { title: 'Statuts' } } as BoardTask, fold: undefined, isCritical: false };
  const scene = inOneGo(sceneSteps({ nodes: [node], links: [], lanes: [], width: 200, height: 100, isDraft: false, geometry: {} }));
  const drawn = { shapes: [] as string[], forms: [] as string[], words: [] as string[] };
  const paint = (path?: { d: string }): void => void (path !== undefined && drawn.shapes.push(path.d));
  const form = (name: string) => (...at: readonly number[]) => void drawn.forms.push(`${name}${at.join(' ')}`);
  const own = { fill: paint, stroke: paint, moveTo: form('M'), lineTo: form('L'), fillRect: form('R'), fillText: (text: string) => drawn.words.push(text), measureText: () => ({ width: 6 / zoom }) };
  const context = new Proxy(own, { get: (given, name): unknown => Reflect.get(given, name) ?? (() => undefined), set: () => true });
  const look = { lit: undefined, cause: new Set<string>(), link: undefined, t: () => '', formats: firstFormats({ lang: 'fr', today: '2026-11-22' }) };
  const steps = paintBoxes(context as unknown as CanvasRenderingContext2D, { scene, camera: { x: 0, y: 0, zoom }, viewport: { width: 900, height: 600 }, palette: {} as Palette, look }, [0]);
  for (const step of steps) void step;
  return drawn;
}

import { firstFormats, inOneGo } from '@entrelacs/core';
import { describe, expect, it } from 'vitest';
import type { BoardLink, BoardTask } from '../board/types.ts';
import { dependencyWords } from '../messages.ts';
import { paintBoxes } from './boxes.ts';
import { isAsPainted, paintSteps, type Painting } from './paint.ts';
import type { Palette } from './palette.ts';
import { paintPills } from './pills.ts';
import { nodeSize, sceneSteps, type MapNode, type MapScene } from './scene.ts';

describe('paintSteps', () => {
  it('draws no link, and no pill, that is beside the view', () => {
    const scene = aScene([
      [0, 20, 400, 20],
      [0, 700, 1900, 700],
      [1000, 40, 1900, 40],
    ]);

    expect(paintedOn(aPainting({ scene }))).toEqual({ lines: 1, words: ['DD'] });
  });

  it('draws a link that only passes through, its pill where that is seen', () => {
    const scene = aScene([[-500, 20, 1500, 20, 1500, 30, 1600, 30]]);

    expect(paintedOn(aPainting({ scene }))).toEqual({ lines: 1, words: ['DD'] });
    expect(paintedOn(aPainting({ scene, camera: { x: -700, y: 0, zoom: 1 } }))).toEqual({ lines: 1, words: [] });
  });

  it('draws links before what writes their words has come', () => {
    expect(paintedOn(aPainting({ scene: aScene([[0, 20, 400, 20]]), hands: undefined }))).toEqual({ lines: 1, words: [] });
  });

  it('writes no words on a draft, whose links lie over each other', () => {
    expect(paintedOn(aPainting({ scene: aScene([[0, 20, 400, 20]], true) }))).toEqual({ lines: 1, words: [] });
  });
});

describe('isAsPainted', () => {
  it('tells a frame in which nothing is to be painted from one of another view, look or place', () => {
    const painting = aPainting({});

    expect(isAsPainted({ ...painting }, painting)).toBe(true);
    expect(isAsPainted(painting, undefined)).toBe(false);
    for (const other of [{ camera: { x: 1, y: 0, zoom: 1 } }, { look: { ...painting.look } }, { places: new Float32Array(2) }, { linkShare: 0.5 }]) expect(isAsPainted({ ...painting, ...other }, painting)).toBe(false);
  });
});

function aScene(lines: readonly (readonly number[])[], isDraft = false): MapScene {
  const node = { x: -1000, y: 0, width: nodeSize.width, height: nodeSize.height, task: { state: 'todo', isOpen: true } as BoardTask, fold: undefined, isCritical: false };
  const nodes = ['a', 'b'].map((id): MapNode => ({ id, ...node }));
  const links = lines.map((points, n) => ({ id: `${n}`, link: { kind: 'blocking', link: { type: 'SS' } } as BoardLink, count: 1, from: 0, to: 1, points }));
  return inOneGo(sceneSteps({ nodes, links, lanes: [], width: 2000, height: 800, isDraft, geometry: {} }));
}

function aPainting(given: Partial<Painting>): Painting {
  const look = { lit: undefined, cause: new Set<string>(), link: undefined, t: dependencyWords('fr'), formats: firstFormats({ lang: 'fr', today: '2026-11-22' }) };
  return { scene: aScene([]), camera: { x: 0, y: 0, zoom: 1 }, viewport: { width: 900, height: 600 }, palette: {} as Palette, look, hands: { paintBoxes, paintPills }, ...given };
}

/** Lines begun and words written by a painting. */
function paintedOn(painting: Painting): { readonly lines: number; readonly words: readonly string[] } {
  const lines: number[] = [];
  const words: string[] = [];
  const context = {
    moveTo: (x: number) => lines.push(x),
    fillText: (text: string) => words.push(text),
    measureText: () => ({ width: 40 }),
  };
  const whole = new Proxy(context, { get: (own, name): unknown => Reflect.get(own, name) ?? (() => undefined), set: () => true });
  for (const step of paintSteps(whole as unknown as CanvasRenderingContext2D, painting)) void step;
  // Each link begins a line, and its arrow another.
  return { lines: lines.length / 2, words };
}

import { inOneGo } from '@entrelacs/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Movement } from './movement.ts';
import { sceneSteps, emptyScene, type MapNode, type MapScene } from './scene.ts';

afterEach(() => vi.restoreAllMocks());

/** A scene of nodes in a row, each so far down. */
function sceneOf(...heights: readonly number[]): MapScene {
  const nodes = heights.map((y, n): MapNode => ({ id: String(n), task: undefined, fold: undefined, isCritical: false, x: 200 * n, y, width: 124, height: 50 }));
  return inOneGo(sceneSteps({ nodes, links: [], lanes: [], width: 1000, height: 500, isDraft: false, geometry: {} }, emptyScene));
}

describe('Movement', () => {
  it.each([
    ['at once where less motion is asked for', true, undefined],
    ['on its way, an instant after it set out', false, expect.any(Number) as number],
  ])('shows a node that has another place %s', (_, isStill, place) => {
    vi.spyOn(globalThis, 'matchMedia').mockReturnValue({ matches: isStill } as MediaQueryList);
    const movement = new Movement();
    movement.follow(sceneOf(0, 0), sceneOf(0, 100), 1000);

    const places = movement.placesAt(1060);

    expect(places?.[3]).toEqual(place);
    if (!isStill) expect(places![3]! > 0 && places![3]! < 100).toBe(true);
    expect(movement.placesAt(1240)).toBeUndefined();
  });

  it('shows what has not moved where it is', () => {
    vi.spyOn(globalThis, 'matchMedia').mockReturnValue({ matches: false } as MediaQueryList);
    const movement = new Movement();
    movement.follow(sceneOf(0, 50), sceneOf(0, 50), 1000);

    expect(movement.placesAt(1060)).toBeUndefined();
  });
});

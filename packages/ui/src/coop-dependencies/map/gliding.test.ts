import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Box, Camera } from './camera.ts';
import type { DependencyMap } from './dependency-map.ts';
import { zoomBy } from './gliding.ts';

beforeEach(() => void vi.spyOn(globalThis, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList));
afterEach(() => vi.restoreAllMocks());

describe('zoomBy', () => {
  it('keeps the node that the keys are on where it is', () => {
    const node = { x: 850, y: 40, width: 124, height: 50 };
    const { before, after } = zoomed(node);

    expect(screenPlace(node, after)).toEqual(screenPlace(node, before));
  });

  it('keeps the middle of the view where there is no node', () => {
    const middle = { x: 500, y: 300, width: 0, height: 0 };
    const { before, after } = zoomed(undefined);

    expect(after.zoom).toBe(2);
    expect(screenPlace(middle, after)).toEqual(screenPlace(middle, before));
  });
});

function zoomed(node: Box | undefined): { before: Camera; after: Camera } {
  const before: Camera = { x: 0, y: 0, zoom: 1 };
  let after = before;
  const map = { camera: before, viewport: { width: 1000, height: 600 }, scene: { x: 0, y: 0, width: 3000, height: 2000 }, lookAt: (camera: Camera) => (after = camera) };
  zoomBy(map as unknown as DependencyMap, 2, node);
  return { before, after };
}

function screenPlace({ x, y, width, height }: Box, camera: Camera): number[] {
  return [(x + width / 2 - camera.x) * camera.zoom, (y + height / 2 - camera.y) * camera.zoom].map(Math.round);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ring, windowOf, type Slot } from './ring.ts';

describe('windowOf', () => {
  it('mounts what is in view and some more, however long the list', () => {
    expect(windowOf(2_800, 560, 28, 5_000, 4)).toEqual({ first: 96, size: 29 });
    expect(windowOf(0, 560, 28, 10, 4)).toEqual({ first: 0, size: 10 });
  });

  it('always holds the whole viewport and stays inside the list', () => {
    fc.assert(
      fc.property(fc.nat(200_000), fc.integer({ min: 1, max: 2_000 }), fc.nat(6_000), (scroll, viewport, count) => {
        const at = Math.min(scroll, Math.max(count * 28 - viewport, 0));
        const { first, size } = windowOf(at, viewport, 28, count, 4);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(first + size).toBeLessThanOrEqual(count);
        expect(size).toBeLessThanOrEqual(Math.ceil(viewport / 28) + 9);
        if (size > 0) expect(first * 28).toBeLessThanOrEqual(at);
        expect((first + size) * 28).toBeGreaterThanOrEqual(Math.min(at + viewport, count * 28));
      }),
    );
  });
});

describe('Ring', () => {
  it('keeps the order of the page and reuses elements, wherever it is moved', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(12)), { maxLength: 20 }), (moves) => {
        const parent = document.createElement('div');
        let made = 0;
        const ring = new Ring<Slot>(parent, () => ({ element: document.createElement('i'), index: (made += 1) }));
        for (const [first, size] of moves) {
          ring.moveTo({ first, size });
          expect(ring.slots.map(({ index }) => index)).toEqual(Array.from({ length: size }, (_, n) => first + n));
          expect([...parent.children]).toEqual(ring.slots.map(({ element }) => element));
        }
      }),
      { numRuns: 60 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { putInOrder } from './put-in-order.ts';
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
  it('reuses elements wherever it is moved, and has them in order once asked', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(12), fc.boolean()), { maxLength: 20 }), (moves) => {
        const parent = document.createElement('div');
        let made = 0;
        const ring = new Ring<Slot>(parent, () => ({ element: document.createElement('i'), index: (made += 1) }));
        for (const [first, size, isResting] of moves) {
          ring.moveTo({ first, size });
          expect(ring.slots.map(({ index }) => index)).toEqual(Array.from({ length: size }, (_, n) => first + n));
          if (isResting) putInOrder(ring);
          const elements = ring.slots.map(({ element }) => element);
          expect([...parent.children]).toEqual([...elements.slice(size - ring.turned), ...elements.slice(0, size - ring.turned)]);
          if (isResting) expect(ring.turned).toBe(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('moves no element while it is moved, and leaves the one that has the focus where it is', () => {
    const parent = document.createElement('div');
    document.body.append(parent);
    const ring = new Ring<Slot>(parent, () => ({ element: document.createElement('button'), index: 0 }));
    ring.moveTo({ first: 0, size: 5 });
    const before = [...parent.children];
    ring.moveTo({ first: 3, size: 5 });
    expect([...parent.children]).toEqual(before);

    const focused = ring.at(4)?.element;
    focused?.focus();
    putInOrder(ring);
    expect([...parent.children]).toEqual([3, 4, 5, 6, 7].map((index) => ring.at(index)?.element));
    expect(document.activeElement).toBe(focused);
    parent.remove();
  });
});

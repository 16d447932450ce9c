import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linePlaces, lowerBound, pointPlaces } from './decimate.ts';

const noisy = (count: number) => ({ x: Float64Array.from({ length: count }, (_, at) => at), y: Float64Array.from({ length: count }, (_, at) => Math.sin(at / 50) * 100 + ((at * 7919) % 101)) });

describe('linePlaces', () => {
  it('keeps the first, the lowest, the highest and the last point of each column of pixels', () => {
    const { x, y } = noisy(100_000);

    const places = linePlaces({ x, y }, 0, 99_999, 800);

    expect(places.length).toBeLessThanOrEqual(801 * 5);
    for (let column = 0; column < 800; column += 97) {
      const inside = Array.from(x.keys()).filter((at) => Math.floor((at * 800) / 99_999) === column);
      const values = inside.map((at) => y[at] ?? 0);
      const kept = new Set(places);
      expect(kept.has(inside[0] ?? -1)).toBe(true);
      expect(kept.has(inside.at(-1) ?? -1)).toBe(true);
      expect(inside.some((at) => kept.has(at) && y[at] === Math.min(...values))).toBe(true);
      expect(inside.some((at) => kept.has(at) && y[at] === Math.max(...values))).toBe(true);
    }
  });

  it('keeps all of a few points, and one beyond each edge', () => {
    expect([...linePlaces({ x: [0, 1, 2, 3, 4], y: [0, 1, 2, 3, 4] }, 1.5, 2.5, 100)]).toEqual([1, 2, 3, 4]);
  });

  it('keeps a gap', () => {
    const { x, y } = noisy(10_000);
    y[5000] = Number.NaN;

    expect([...linePlaces({ x, y }, 0, 9999, 100)]).toContain(5000);
  });

  it('gives places in order, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double({ min: 0, max: 1000, noNaN: true }), fc.double({ min: -1000, max: 1000 })), { maxLength: 400 }), fc.integer({ min: 1, max: 40 }), (points, pixels) => {
        points.sort(([a], [b]) => a - b);
        const places = [...linePlaces({ x: points.map(([x]) => x), y: points.map(([, y]) => y) }, 0, 1000, pixels)];
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      }),
    );
  });
});

describe('pointPlaces', () => {
  it('keeps one of the points that lie on each other', () => {
    const box = { xMin: 0, xMax: 10, yMin: 0, yMax: 10, width: 100, height: 100 };

    expect([...pointPlaces({ x: [1, 1, 5, 11], y: [1, 1, 5, 5] }, box)]).toEqual([0, 2]);
  });
});

describe('lowerBound', () => {
  it('is the first place that is not below', () => {
    expect(lowerBound([1, 3, 3, 5], 3)).toBe(1);
    expect(lowerBound([1, 3], 9)).toBe(2);
  });
});

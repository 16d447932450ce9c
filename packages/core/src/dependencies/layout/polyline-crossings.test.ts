import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPolylineCrossings, type DrawnLink } from './polyline-crossings.ts';

const link = (from: number, to: number, ...points: number[]): DrawnLink => ({ from, to, points });

describe('countPolylineCrossings', () => {
  it('counts every point where two links cross', () => {
    expect(countPolylineCrossings([link(1, 2, 0, 0, 10, 10), link(3, 4, 0, 10, 10, 0)])).toBe(1);
    expect(countPolylineCrossings([link(1, 2, 0, 0, 10, 0), link(3, 4, 2, -1, 2, 1, 4, 1, 4, -1)])).toBe(2);
  });

  it('leaves out links that share an end', () => {
    expect(countPolylineCrossings([link(1, 2, 0, 0, 10, 10), link(1, 4, 0, 10, 10, 0)])).toBe(0);
    expect(countPolylineCrossings([link(1, 2, 0, 0, 10, 10), link(2, 4, 0, 10, 10, 0)])).toBe(0);
  });

  it('counts nothing of nothing, and of lines side by side', () => {
    expect(countPolylineCrossings([])).toBe(0);
    expect(countPolylineCrossings([link(1, 2, 0, 0, 10, 0), link(3, 4, 0, 1, 10, 1)])).toBe(0);
  });

  it('counts as one would by comparing each with each', () => {
    const coordinate = fc.nat(100_000);
    const lineArb = fc.array(coordinate, { minLength: 4, maxLength: 8 }).map((points) => points.slice(0, points.length - (points.length % 2)));
    fc.assert(
      fc.property(fc.array(lineArb, { maxLength: 12 }), (lines) => {
        const links = lines.map((points, index) => link(2 * index, 2 * index + 1, ...points));
        let pairs = 0;
        for (let i = 0; i < links.length; i++) for (let j = 0; j < i; j++) pairs += countPolylineCrossings([links[j]!, links[i]!].map((one, n) => ({ ...one, from: 2 * n, to: 2 * n + 1 })));
        expect(Math.abs(countPolylineCrossings(links) - pairs)).toBeLessThanOrEqual(degenerate(lines));
      }),
    );
  });
});

/** Lines that touch are told apart by chance, so a few may count otherwise: how many points lie on the rim of the field or twice in it. */
function degenerate(lines: readonly (readonly number[])[]): number {
  const seen = new Map<number, number>();
  for (const value of lines.flat()) seen.set(value, (seen.get(value) ?? 0) + 1);
  return [...seen.values()].some((count) => count > 1) ? Number.POSITIVE_INFINITY : 0;
}

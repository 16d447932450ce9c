import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortenLinks } from './network-simplex.ts';

/** Connected acyclic graphs of up to 7 nodes: each node is joined to an earlier one, and more links are added. */
const graphArb = fc
  .array(fc.record({ anchor: fc.nat(5), flip: fc.boolean() }), { minLength: 1, maxLength: 6 })
  .chain((joins) =>
    fc.array(fc.tuple(fc.nat(joins.length), fc.nat(joins.length)), { maxLength: 8 }).map((more) => {
      const pairs = [...joins.map(({ anchor }, index) => [Math.min(anchor, index), index + 1] as const), ...more.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)];
      return { count: joins.length + 1, pairs: pairs.filter(([a, b]) => a !== b) };
    }),
  );

const lengthOf = (pairs: readonly (readonly [number, number])[], rank: ArrayLike<number>) => pairs.reduce((sum, [a, b]) => sum + rank[b]! - rank[a]!, 0);

describe('shortenLinks', () => {
  it('pulls a lonely start towards what waits for it', () => {
    const rank = Int32Array.from([0, 1, 2, 0]);
    shortenLinks({ count: 4, from: Int32Array.from([0, 1, 3]), to: Int32Array.from([1, 2, 2]) }, rank, 100);

    expect([...rank]).toEqual([0, 1, 2, 1]);
  });

  it('finds ranks whose links are shortest in sum, by trying all', () => {
    fc.assert(
      fc.property(graphArb, ({ count, pairs }) => {
        const rank = new Int32Array(count);
        for (let node = 0; node < count; node++) for (const [a, b] of pairs) if (b === node) rank[b] = Math.max(rank[b]!, rank[a]! + 1);
        shortenLinks({ count, from: Int32Array.from(pairs, ([a]) => a), to: Int32Array.from(pairs, ([, b]) => b) }, rank, 1_000);

        for (const [a, b] of pairs) expect(rank[b]!).toBeGreaterThan(rank[a]!);
        expect(Math.min(...rank)).toBe(0);
        expect(lengthOf(pairs, rank)).toBe(shortest(count, pairs));
      }),
    );
  });
});

/** The least sum of lengths over all ranks that respect the links, by exhaustion. */
function shortest(count: number, pairs: readonly (readonly [number, number])[]): number {
  const rank = new Array<number>(count).fill(0);
  let best = Number.POSITIVE_INFINITY;
  const tryFrom = (node: number) => {
    if (node === count) {
      best = Math.min(best, lengthOf(pairs, rank));
      return;
    }
    for (let value = 0; value < count; value++) {
      rank[node] = value;
      if (pairs.every(([a, b]) => Math.max(a, b) > node || rank[b]! > rank[a]!)) tryFrom(node + 1);
    }
  };
  tryFrom(0);
  return best;
}

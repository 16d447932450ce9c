import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardWindows } from './kpi-cards.ts';

describe('cardWindows', () => {
  it('draws what is in view and a row on each side, of a thousand cards', () => {
    const [window] = cardWindows([1000], { width: 1009, height: 700, top: 20_000 });

    expect(window).toMatchObject({ columns: 4, rows: 250 });
    expect((window?.last ?? 0) - (window?.first ?? 0)).toBeLessThanOrEqual(7);
  });

  it('puts families under each other', () => {
    const [first, second] = cardWindows([4, 4], { width: 1009, height: 700, top: 0 });

    expect(first).toMatchObject({ first: 0, last: 1, top: 0 });
    expect(second?.top).toBe(36 + 168 + 6);
  });

  it('draws every card at some place of the scroll, and never many', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: 1, maxLength: 3 }), fc.integer({ min: 300, max: 2000 }), fc.integer({ min: 100, max: 1500 }), (counts, width, height) => {
        const drawn = counts.map(() => new Set<number>());
        for (let top = 0; top < 60_000; top += height / 2) {
          const windows = cardWindows(counts, { width, height, top });
          windows.forEach(({ first, last }, at) => {
            for (let row = first; row < last; row += 1) drawn[at]?.add(row);
            expect(last - first).toBeLessThanOrEqual(Math.ceil(height / 178) + 4);
          });
          if (top > (windows.at(-1)?.top ?? 0) + (windows.at(-1)?.rows ?? 0) * 178) break;
        }
        const windows = cardWindows(counts, { width, height, top: 0 });
        expect(drawn.map((rows) => rows.size)).toEqual(windows.map(({ rows }) => rows));
      }),
      { numRuns: 30 },
    );
  });
});

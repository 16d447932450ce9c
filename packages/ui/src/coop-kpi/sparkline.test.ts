import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sparklinePaths } from './sparkline.ts';

describe('sparklinePaths', () => {
  it('draws nothing of nothing, a dot of one figure', () => {
    expect(sparklinePaths({ values: [] }, 200, 36)).toEqual({ line: '' });
    expect(sparklinePaths({ values: [5] }, 200, 36)).toMatchObject({ last: { x: 195, y: 18 } });
  });

  it('runs through the middle when all figures are equal', () => {
    expect(sparklinePaths({ values: [3, 3, 3] }, 200, 36).line).toBe('M1 18L98 18L195 18');
  });

  it('goes from the lowest number that there is to the highest', () => {
    expect(sparklinePaths({ values: [-Number.MAX_VALUE, 0, Number.MAX_VALUE] }, 200, 36).line).toBe('M1 31L98 18L195 5');
  });

  it('leaves a gap where there is no figure', () => {
    expect(sparklinePaths({ values: [1, Number.NaN, 2] }, 200, 36).line.match(/M/g)).toHaveLength(2);
  });

  it('tints the side of the target that is bad', () => {
    const lower = sparklinePaths({ values: [1, 3], target: 2, direction: 'lowerIsBetter' }, 200, 36);
    const higher = sparklinePaths({ values: [1, 3], target: 2, direction: 'higherIsBetter' }, 200, 36);

    expect(lower.bad).toEqual({ y: 0, height: 18 });
    expect(higher.bad).toEqual({ y: 18, height: 18 });
  });

  it('stays in its box, whatever the figures', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e12, max: 1e12 }), { maxLength: 30 }), fc.option(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { nil: undefined }), (values, target) => {
        const { line, last } = sparklinePaths({ values, target }, 200, 36);
        const numbers = (line.match(/-?[\d.]+/g) ?? []).map(Number);
        expect(numbers.every((value) => value >= 0 && value <= 200)).toBe(true);
        expect(last === undefined || (last.y >= 0 && last.y <= 36)).toBe(true);
      }),
    );
  });
});

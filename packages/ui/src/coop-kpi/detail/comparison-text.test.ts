import { formatsFor } from '@entrelacs/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownValue } from '../kpi-context.ts';
import { changeText } from './comparison-text.ts';

const context = { formats: formatsFor({ lang: 'fr', today: '2026-11-28' }) };

describe('changeText', () => {
  it('says what a reader finds who takes the one figure from the other', () => {
    expect(changeText(context, { verdict: 'notProvableYet', then: 9.55, now: 8.53, difference: -1.02 })).toBe('−1,1');
  });

  it('says nothing where there was nothing to count', () => {
    expect(changeText(context, { verdict: 'noData', now: 3 })).toBe('');
  });
});

describe('shownValue', () => {
  it('is nearer to the figure than half of the last digit shown', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        const size = Math.abs(value);
        const half = size >= 20 ? 0.5 : size >= 1 ? 0.05 : 0.005;
        expect(Math.abs(shownValue(value) - value)).toBeLessThanOrEqual(half * (1 + 1e-9));
      }),
    );
  });
});

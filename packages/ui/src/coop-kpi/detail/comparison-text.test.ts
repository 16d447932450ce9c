import { formatsFor, kpiPageMessages } from '@entrelacs/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownValue, type KpiContext } from '../kpi-context.ts';
import { addWords, kpiWords } from '../messages.ts';
import { changeText, verdictText } from './comparison-text.ts';

const context = { formats: formatsFor({ lang: 'fr', today: '2026-11-28' }) };

describe('changeText', () => {
  it('says what a reader finds who takes the one figure from the other', () => {
    expect(changeText(context, { verdict: 'notProvableYet', then: 9.55, now: 8.53, difference: -1.02 })).toBe('−1,1');
  });

  it('says nothing where there was nothing to count', () => {
    expect(changeText(context, { verdict: 'noData', now: 3 })).toBe('');
  });
});

describe('verdictText', () => {
  addWords(kpiPageMessages);
  const words = { ...context, t: kpiWords('fr') } as KpiContext;
  const text = (low: number, high: number) => verdictText(words, { verdict: 'better', now: 9, then: 15, difference: -6, low, high });

  it('says between what the true difference lies', () => {
    expect(text(-7.2, -4.6)).toEqual({ word: 'Mieux', range: ', entre −7,2 et −4,6' });
  });

  it('names no interval between a figure and itself', () => {
    expect(text(-6, -6)).toEqual({ word: 'Mieux', range: '' });
    expect(text(-6.04, -5.96)).toEqual({ word: 'Mieux', range: '' });
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

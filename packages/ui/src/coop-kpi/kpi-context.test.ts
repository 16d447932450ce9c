import { formatsFor } from '@entrelacs/core';
import { describe, expect, it } from 'vitest';
import { figure } from './kpi-context.ts';

describe('figure', () => {
  const [fr, en] = (['fr', 'en'] as const).map((lang) => ({ formats: formatsFor({ lang, today: '2026-11-28' }) }));

  it.each([
    [9.26, '9,3', '9.3'],
    [-3, '−3', '−3'],
    [999_999_999_999_999, '999\u202F999\u202F999\u202F999\u202F999', '999,999,999,999,999'],
    [1e15, '1E15', '1E15'],
    [-1.234e300, '−1,23E300', '−1.23E300'],
    [Number.MAX_VALUE, '1,8E308', '1.8E308'],
    [Number.NaN, '–', '–'],
  ])('writes %s', (value, french, english) => {
    expect([fr, en].map((context) => context && figure(context, value))).toEqual([french, english]);
  });
});

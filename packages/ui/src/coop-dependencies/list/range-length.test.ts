import { formatsFor } from '@entrelacs/core';
import { describe, expect, it } from 'vitest';
import { rangeLength } from './range-length.ts';

const formats = formatsFor({ lang: 'fr', today: '2026-11-19' });

describe('rangeLength', () => {
  it.each([
    ['2026-10-26', '2026-11-02'],
    ['2027-02-11', '2027-09-28'],
    ['2026-12-24', '2027-01-10'],
    ['2025-11-30', '2026-02-10'],
  ])('is no less than what is written: %s to %s', (from, to) => {
    expect(rangeLength([['2026-11-19', '2026-11-19'], [from, to]], formats)).toBeGreaterThanOrEqual(formats.range(from, to).length);
  });

  it('asks for no more room than days of this year take, where there are no others', () => {
    expect(rangeLength([['2026-10-26', '2026-11-02']], formats)).toBe('28 févr. au 28 sept.'.length);
    expect(rangeLength([], formats)).toBe(0);
  });
});

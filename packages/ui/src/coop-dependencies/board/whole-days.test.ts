import { describe, expect, it } from 'vitest';
import { wholeDays } from './whole-days.ts';

describe('wholeDays', () => {
  it('says a float in whole days, never that what is late is late by none', () => {
    expect([2.4, 0.3, 0, -0.3, -1.4, -6.6].map(wholeDays)).toEqual([2, 0, 0, -1, -1, -7]);
  });
});

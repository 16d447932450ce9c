import { dayArb } from '@entrelacs/core/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, momentIn, startOfDay } from './moments.ts';

describe('dayIn', () => {
  it('gives the day on the wall of a time zone', () => {
    expect(dayIn(1_767_222_000)).toBe('2025-12-31');
    expect(dayIn(1_767_222_000, 'Europe/Paris')).toBe('2026-01-01');
  });

  it('has no day for what lies outside the years 1 to 9999', () => {
    expect([Number.NaN, Infinity, 1e15, -1e15].map((seconds) => dayIn(seconds))).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('momentIn', () => {
  it('adds the time', () => {
    expect(momentIn(1_767_269_700, 'Europe/Paris')).toBe('2026-01-01 13:15');
  });
});

describe('startOfDay', () => {
  it('is a moment of that day, whatever the time zone', () => {
    fc.assert(
      fc.property(dayArb, fc.constantFrom('UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'), (day, zone) => {
        expect(dayIn(startOfDay(day, zone), zone)).toBe(day);
      }),
    );
  });
});

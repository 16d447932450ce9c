import { dayNumber, isoDay } from '@entrelacs/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAtPlace, lowerLabels, placeOf, saturdays, timeAxis, upperLabels } from './time-axis.ts';
import { timeScales } from '../options.ts';

const today = '2026-11-19';
const days = (...isos: string[]) => isos.map(dayNumber);

describe('timeAxis', () => {
  it('shows whole months around the plan and today', () => {
    const axis = timeAxis(days('2026-10-26', '2026-12-18'), today, 'weeks');

    expect([isoDay(axis.first), isoDay(axis.end)]).toEqual(['2026-10-01', '2027-02-01']);
  });

  it('does not stretch to dates of 1970 or 9999', () => {
    const axis = timeAxis(days('1970-01-01', '9999-12-31', '2026-11-20'), today, 'days');

    expect(isoDay(axis.first) > '2026-10').toBe(true);
    expect(placeOf(axis, dayNumber('1970-01-01'))).toBe(0);
    expect(placeOf(axis, dayNumber('9999-12-31'))).toBe(axis.width);
  });

  it('finds the day of a place again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...timeScales), fc.integer({ min: 0, max: 60 }), (scale, offset) => {
        const axis = timeAxis(days(today), today, scale);
        const day = axis.first + offset;

        expect(dayAtPlace(axis, placeOf(axis, day) + axis.dayWidth / 2)).toBe(day);
      }),
    );
  });

  it('names months above and Mondays below', () => {
    const axis = timeAxis(days('2026-10-26', '2026-12-18'), today, 'weeks');
    const [from, to] = [dayNumber('2026-11-01'), dayNumber('2026-12-01')];

    expect(upperLabels(axis, 'weeks', from, to).map(({ iso }) => iso)).toEqual(['2026-11-01']);
    expect(lowerLabels(axis, 'weeks', from + 1, to).map(({ iso }) => iso)).toEqual(['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30']);
    expect(saturdays(axis, from, from + 14).map(isoDay)).toEqual(['2026-10-31', '2026-11-07', '2026-11-14']);
  });

  it('keeps every second Monday the same while scrolling, and quarters by year', () => {
    const axis = timeAxis(days('2026-01-05', '2027-12-18'), today, 'months');
    const at = (iso: string) => lowerLabels(axis, 'months', dayNumber(iso), dayNumber('2026-12-31')).map((label) => label.iso);

    expect(at('2026-10-08')).toEqual(expect.arrayContaining(at('2026-11-12')));
    expect(lowerLabels(timeAxis([], today, 'quarters'), 'quarters', dayNumber('2026-01-01'), dayNumber('2026-12-31')).map(({ iso }) => iso.slice(5))).toContain('10-01');
    expect(upperLabels(axis, 'quarters', axis.first, axis.end).map(({ iso }) => iso.slice(0, 4))).toEqual(['2025', '2026', '2027', '2028']);
  });
});

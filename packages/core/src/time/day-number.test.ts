import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, daysBetween, isoDay } from './day-number.ts';
import { addDays, isoWeek, mondayOf, weekday } from './weeks.ts';

describe('calendar days', () => {
  it('counts from 1970', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('2026-11-22')).toBe(20_779);
  });

  it('knows no 30 February', () => {
    expect(dayNumber('2026-02-30')).toBeNaN();
    expect(dayNumber('bientôt')).toBeNaN();
  });

  it('crosses a leap day', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(daysBetween('2026-11-22', '2026-11-20')).toBe(-2);
  });

  it('says that 22 November 2026 is a Sunday, of the week begun on the 16th', () => {
    expect(weekday('2026-11-22')).toBe(7);
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(isoWeek('2026-11-22')).toBe('2026-W47');
  });

  it('gives the last days of a year to the week of their Thursday', () => {
    expect(isoWeek('2026-12-31')).toBe('2026-W53');
    expect(isoWeek('2027-01-01')).toBe('2026-W53');
    expect(isoWeek('2024-12-30')).toBe('2025-W01');
  });

  it('comes back from a number of days, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (days) => dayNumber(isoDay(days)) === days),
    );
  });

  it('writes a day as a Date does, from the first of year 0 to the last of 9999', () => {
    const asDate = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10);

    expect([isoDay(-719_528), isoDay(2_932_896), isoDay(1.5)]).toEqual(['0000-01-01', '9999-12-31', '1970-01-02']);
    fc.assert(fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (days) => isoDay(days) === asDate(days)), { numRuns: 2000 });
  });
});

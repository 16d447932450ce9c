import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, isoDay } from '../../time/day-number.ts';
import { isoWeek } from '../../time/weeks.ts';
import { calendarOf, slotOf } from './calendar.ts';
import { dayAt, dayOr, noDay } from './day-column.ts';
import { periodAt, periodEnd, periodKey, periodOfWeek, periodStart, weekPeriod, type Frequency } from './period.ts';
import { dayInZone, isTimeZone, minuteInZone } from './zoned.ts';

const frequencyArb = fc.constantFrom<Frequency>('weekly', 'monthly', 'quarterly');
const dayArb = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') });
const keyOn = (day: string, frequency: Frequency) => periodKey(periodAt(dayNumber(day), frequency), frequency);

describe('periods', () => {
  it('name the week, month and quarter of a day', () => {
    expect(keyOn('2026-11-22', 'weekly')).toBe('2026-W47');
    expect(keyOn('2026-11-22', 'monthly')).toBe('2026-11');
    expect(keyOn('2026-11-22', 'quarterly')).toBe('2026-Q4');
    expect(keyOn('2026-01-01', 'quarterly')).toBe('2026-Q1');
  });

  it('give a year of 53 weeks its last week', () => {
    expect(keyOn('2026-12-31', 'weekly')).toBe('2026-W53');
    expect(keyOn('2027-01-03', 'weekly')).toBe('2026-W53');
    expect(keyOn('2027-01-04', 'weekly')).toBe('2027-W01');
    expect(weekPeriod('2027-W01')).toBe((weekPeriod('2026-W53') ?? 0) + 1);
    expect(weekPeriod('2027-W53')).toBeUndefined();
    expect(weekPeriod('2026-W00')).toBeUndefined();
    expect(weekPeriod('la semaine prochaine')).toBeUndefined();
  });

  it('count a week in the month of its Thursday', () => {
    expect(periodKey(periodOfWeek(weekPeriod('2026-W53') ?? 0, 'monthly'), 'monthly')).toBe('2026-12');
    expect(periodKey(periodOfWeek(weekPeriod('2026-W14') ?? 0, 'quarterly'), 'quarterly')).toBe('2026-Q2');
  });

  it('hold each day once, with no hole between them', () => {
    fc.assert(
      fc.property(dayArb, frequencyArb, (day, frequency) => {
        const period = periodAt(day, frequency);
        expect(periodStart(period, frequency)).toBeLessThanOrEqual(day);
        expect(periodEnd(period, frequency)).toBeGreaterThanOrEqual(day);
        expect(periodAt(periodStart(period, frequency), frequency)).toBe(period);
        expect(periodAt(periodEnd(period, frequency) + 1, frequency)).toBe(period + 1);
      }),
    );
  });

  it('agree with ISO 8601 on the name of every week', () => {
    fc.assert(
      fc.property(dayArb, (day) => {
        expect(periodKey(periodAt(day, 'weekly'), 'weekly')).toBe(isoWeek(isoDay(day)));
        expect(weekPeriod(isoWeek(isoDay(day)))).toBe(periodAt(day, 'weekly'));
      }),
    );
  });
});

describe('a calendar', () => {
  const today = dayNumber('2026-11-18');

  it('ends today, in the running period', () => {
    const calendar = calendarOf('monthly', today, 1);
    expect(calendar.ends.at(-1)).toBe(today);
    expect(calendar.ends.at(-2)).toBe(dayNumber('2026-10-31'));
    expect(slotOf(calendar, today)).toBe(calendar.length - 1);
    expect(slotOf(calendar, today + 1)).toBe(-1);
    expect(slotOf(calendar, noDay)).toBe(-1);
  });

  it('finds the same period as the arithmetic does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), frequencyArb, (ago, frequency) => {
        const calendar = calendarOf(frequency, today, 10);
        expect(calendar.first + slotOf(calendar, today - ago)).toBe(periodAt(today - ago, frequency));
      }),
    );
  });
});

describe('a column of days', () => {
  it('holds no day where the text is none', () => {
    expect(dayOr(undefined)).toBe(noDay);
    expect(dayOr('2026-02-30')).toBe(noDay);
    expect(dayOr('demain')).toBe(noDay);
    expect(dayOr('2026-11-22')).toBe(20_779);
  });

  it('reads a day inside a line of a log as it reads one alone', () => {
    fc.assert(fc.property(dayArb, (day) => dayAt(`x\n${isoDay(day)} 09:00 doing`, 2) === day));
    expect(dayAt('2026-13-01 09:00 doing', 0)).toBe(noDay);
    expect(dayAt('2026-02-29 doing', 0)).toBe(noDay);
    expect(dayAt('2026-1', 0)).toBe(noDay);
    expect(dayAt('1026-01-01', 0)).toBe(noDay);
  });
});

describe('an instant in a time zone', () => {
  it('belongs to the day that clocks show there', () => {
    const instant = Date.UTC(2026, 10, 22, 23, 30) / 1000;
    expect(minuteInZone(instant, 'Europe/Paris')).toBe('2026-11-23 00:30');
    expect(dayInZone(instant, 'America/Montreal')).toBe('2026-11-22');
    expect(dayInZone(instant, 'UTC')).toBe('2026-11-22');
  });

  it('keeps its day through the nights when clocks change', () => {
    // Paris: 2026-03-29 has 23 hours, 2026-10-25 has 25.
    expect(minuteInZone(Date.UTC(2026, 2, 29, 0, 59) / 1000, 'Europe/Paris')).toBe('2026-03-29 01:59');
    expect(minuteInZone(Date.UTC(2026, 2, 29, 1, 0) / 1000, 'Europe/Paris')).toBe('2026-03-29 03:00');
    expect(minuteInZone(Date.UTC(2026, 9, 25, 0, 30) / 1000, 'Europe/Paris')).toBe('2026-10-25 02:30');
    expect(minuteInZone(Date.UTC(2026, 9, 25, 1, 30) / 1000, 'Europe/Paris')).toBe('2026-10-25 02:30');
    expect(dayInZone(Date.UTC(2026, 9, 25, 22, 59) / 1000, 'Europe/Paris')).toBe('2026-10-25');
    expect(dayInZone(Date.UTC(2026, 9, 25, 23, 0) / 1000, 'Europe/Paris')).toBe('2026-10-26');
  });

  it('refuses a zone that does not exist', () => {
    expect(isTimeZone('Europe/Paris')).toBe(true);
    expect(isTimeZone('Mars/Olympus')).toBe(false);
    expect(() => dayInZone(Number.NaN, 'UTC')).toThrow('seconds');
  });
});

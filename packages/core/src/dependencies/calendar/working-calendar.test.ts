import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aHoliday } from '../../../testing/index.ts';
import { dayNumber, isoDay } from '../../time/day-number.ts';
import { dayOfWorkday, everyDay, finishDayAt, isWorkday, startDayAt, workdaysBefore, workingCalendar } from './working-calendar.ts';
import { addWorkdays, workdaysFromTo } from './workdays.ts';

const week = workingCalendar();
const christmas = workingCalendar({ holidays: [aHoliday({ on: '2026-12-25', name: 'Noël' }), aHoliday({ on: '2026-12-26' })] });

describe('a working calendar', () => {
  it('skips the weekend and holidays', () => {
    expect(addWorkdays(week, '2026-11-20', 1)).toBe('2026-11-23');
    expect(addWorkdays(christmas, '2026-12-24', 1)).toBe('2026-12-28');
    expect(addWorkdays(christmas, '2026-12-28', -1)).toBe('2026-12-24');
  });

  it('counts both ends, and nothing backwards', () => {
    expect(workdaysFromTo(week, '2026-11-20', '2026-11-23')).toBe(2);
    expect(workdaysFromTo(christmas, '2026-12-21', '2026-12-27')).toBe(4);
    expect(workdaysFromTo(week, '2026-11-23', '2026-11-20')).toBe(0);
  });

  it('counts a holiday on a Saturday once: not at all', () => {
    expect(christmas.holidays).toHaveLength(1);
  });

  it('says which holiday has no date, and that a week needs a workday', () => {
    expect(workingCalendar({ holidays: [aHoliday({ id: '4' })] }).issues).toMatchObject([{ code: 'holiday.noDate', row: '4' }]);
    const never = workingCalendar({ weekdays: [] });
    expect(never.issues).toMatchObject([{ code: 'calendar.noWorkday' }]);
    expect(addWorkdays(never, '2026-11-20', 1)).toBe('2026-11-23');
  });

  it('goes from 1970 to 9999', () => {
    expect(workdaysBefore(week, dayNumber('1970-01-01'))).toBe(0);
    expect(addWorkdays(week, '1970-01-01', -1)).toBe('1969-12-31');
    expect(addWorkdays(workingCalendar({ weekdays: everyDay }), '9999-12-31', 5)).toBe('9999-12-31');
    expect(workdaysFromTo(week, '1970-01-01', '9999-12-31')).toBe(418_985 * 5 + 2);
  });

  it('ends half a day on the day it began', () => {
    const monday = workdaysBefore(week, dayNumber('2026-11-23'));

    expect(isoDay(finishDayAt(week, monday + 0.5))).toBe('2026-11-23');
    expect(isoDay(startDayAt(week, monday + 0.5))).toBe('2026-11-23');
    expect(isoDay(finishDayAt(week, monday))).toBe('2026-11-20');
  });

  const rulesWeekdays = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
  const rulesArb = fc.record({
    weekdays: rulesWeekdays,
    holidays: fc.array(fc.integer({ min: -400, max: 400 }).map((day) => ({ on: isoDay(day) }))),
  });

  it('counts as one would by hand', () => {
    fc.assert(
      fc.property(rulesArb, fc.integer({ min: 1, max: 500 }), (rules, day) => {
        const calendar = workingCalendar(rules);
        let worked = 0;
        for (let d = 0; d < day; d++) if (isWorkday(calendar, d)) worked++;

        expect(workdaysBefore(calendar, day)).toBe(worked);
      }),
    );
  });

  it('finds every workday again', () => {
    fc.assert(
      fc.property(rulesArb, fc.integer({ min: -600, max: 600 }), (rules, workday) => {
        const calendar = workingCalendar(rules);
        const day = dayOfWorkday(calendar, workday);

        expect(isWorkday(calendar, day)).toBe(true);
        expect(workdaysBefore(calendar, day)).toBe(workday);
      }),
    );
  });

  it('looks up what it would count', () => {
    const aroundArb = fc.oneof(...['2000-01-01', '2026-11-23', '2060-01-01'].map((iso) => fc.integer({ min: -30, max: 30 }).map((days) => dayNumber(iso) + days)));
    const nearbyArb = fc.record({ weekdays: rulesWeekdays, holidays: fc.array(aroundArb.map((day) => ({ on: isoDay(day) }))) });
    fc.assert(
      fc.property(nearbyArb, aroundArb, (rules, day) => {
        const calendar = workingCalendar(rules);
        const counting = { ...calendar, near: { ...calendar.near, before: new Int32Array(0), dayOf: new Int32Array(0) } };
        const workday = workdaysBefore(counting, day);

        expect(workdaysBefore(calendar, day)).toBe(workday);
        expect(dayOfWorkday(calendar, workday)).toBe(dayOfWorkday(counting, workday));
      }),
    );
  });
});

import { dayNumber } from '../../time/day-number.ts';
import { isoDayWithin, startDayAt, workdaysBefore, type WorkingCalendar } from './working-calendar.ts';

/** Calendar day so many workdays after another, which counts as the next workday when it is none itself. */
export function addWorkdays(calendar: WorkingCalendar, iso: string, workdays: number): string {
  return isoDayWithin(startDayAt(calendar, workdaysBefore(calendar, dayNumber(iso)) + workdays));
}

/** Workdays from one calendar day to another, both counted; 0 when the second comes before the first. */
export function workdaysFromTo(calendar: WorkingCalendar, from: string, to: string): number {
  return Math.max(0, workdaysBefore(calendar, dayNumber(to) + 1) - workdaysBefore(calendar, dayNumber(from)));
}

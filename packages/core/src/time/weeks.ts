import { dayNumber, daysBetween, isoDay } from './day-number.ts';

/** The calendar day so many days after another; negative goes back. */
export function addDays(iso: string, days: number): string {
  return isoDay(dayNumber(iso) + days);
}

/** Day of the week, 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekday(iso: string): number {
  return ((((dayNumber(iso) + 3) % 7) + 7) % 7) + 1;
}

/** The Monday that begins the ISO week of a day. */
export function mondayOf(iso: string): string {
  return addDays(iso, 1 - weekday(iso));
}

/** ISO week of a day as `YYYY-Www` (the year is that of its Thursday, ISO 8601). */
export function isoWeek(iso: string): string {
  const thursday = addDays(mondayOf(iso), 3);
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

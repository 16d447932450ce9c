import { dayNumber, isoDay } from '../time/day-number.ts';
import { addDays, weekday } from '../time/weeks.ts';

/** The day itself, or the Friday before it when it falls on a weekend. */
export function workdayBefore(day: string): string {
  return addDays(day, -Math.max(weekday(day) - 5, 0));
}

/** Mondays to Fridays from one day to another, both included. */
export function workdays(from: string, to: string): number {
  let count = 0;
  for (let day = dayNumber(from); day <= dayNumber(to); day += 1) if (weekday(isoDay(day)) < 6) count += 1;
  return count;
}

/** Whether the firm is closed in the week of a Monday: three weeks in August, two around the end of the year. */
export function isClosed(monday: string): boolean {
  const day = monday.slice(5);
  return (day >= '08-01' && day <= '08-21') || day >= '12-22' || day <= '01-01';
}

const fixedDays: readonly (readonly [monthDay: string, names: string])[] = [
  ['01-01', 'Jour de l’An|New Year’s Day'],
  ['05-01', 'Fête du Travail|Labour Day'],
  ['05-08', 'Victoire de 1945|Victory Day'],
  ['07-14', 'Fête nationale|National Day'],
  ['08-15', 'Assomption|Assumption'],
  ['11-01', 'Toussaint|All Saints’ Day'],
  ['11-11', 'Armistice|Armistice Day'],
  ['12-25', 'Noël|Christmas Day'],
];

/** The public holidays of a year in France, in the order of the year, with their names `fr|en`. */
export function frenchHolidays(year: number): { on: string; names: string }[] {
  const easter = easterSunday(year);
  return [
    ...fixedDays.map(([monthDay, names]) => ({ on: `${year}-${monthDay}`, names })),
    { on: addDays(easter, 1), names: 'Lundi de Pâques|Easter Monday' },
    { on: addDays(easter, 39), names: 'Ascension|Ascension Day' },
    { on: addDays(easter, 50), names: 'Lundi de Pentecôte|Whit Monday' },
  ].sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** Easter Sunday of a year in the Gregorian calendar (the algorithm of Butcher, 1876). */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return `${year}-0${Math.floor(days / 31)}-${String((days % 31) + 1).padStart(2, '0')}`;
}

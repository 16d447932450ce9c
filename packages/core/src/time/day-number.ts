const millisecondsPerDay = 86_400_000;

/** Days since 1970-01-01 of a calendar day `YYYY-MM-DD`; NaN when it is no such day. */
export function dayNumber(iso: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (match === null) return Number.NaN;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / millisecondsPerDay : Number.NaN;
}

/** The calendar day `YYYY-MM-DD` that lies so many days after 1970-01-01; years 0000 to 9999. */
export function isoDay(days: number): string {
  return new Date(days * millisecondsPerDay).toISOString().slice(0, 10);
}

/** The calendar day so many days after another; negative goes back. */
export function addDays(iso: string, days: number): string {
  return isoDay(dayNumber(iso) + days);
}

/** Calendar days from one day to another; positive when `to` is later. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
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

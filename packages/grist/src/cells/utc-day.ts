import { isoDay } from '@entrelacs/core';

/** Years 1 to 9999, by the number of their days. */
export const [firstDay, lastDay] = [-719_162, 2_932_896];
/** Calendar days by their number: a table names few of them, often. */
const days = new Map<number, string>();
const maxDays = 20_000;

/** The calendar day of a moment, in seconds since 1970, in UTC; undefined outside years 1 to 9999. */
export function utcDay(seconds: number): string | undefined {
  const number = Math.floor(seconds / 86_400);
  let day = days.get(number);
  if (day === undefined && number >= firstDay && number <= lastDay) {
    day = isoDay(number);
    if (days.size < maxDays) days.set(number, day);
  }
  return day;
}

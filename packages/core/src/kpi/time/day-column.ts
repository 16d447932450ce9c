import { dayNumber } from '../../time/day-number.ts';

/** What a column of days holds where a row has none. */
export const noDay = -0x80000000;

/** So low that no sum with other digits comes back above nought. */
const noDigits = -1_000_000;

const firstYear = 1900;
const years = 300;
/** First day of each month from 1900 to 2199: columns of days are read by looking there, twice as fast as by arithmetic. */
const monthStarts = Int32Array.from({ length: years * 12 + 1 }, (_, month) =>
  dayNumber(`${firstYear + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`),
);

/** Days read lately, each at a place of its own within ten years: a table names few days, often. */
const places = 4096;
const textAt = Array.from({ length: places }, () => '');
const lately = new Int32Array(places);

/** Days since 1970-01-01 of a calendar day `YYYY-MM-DD`; `noDay` when there is none or it is no such day. */
export function dayOr(text: string | undefined): number {
  if (text?.length !== 10) return noDay;
  const place = (text.charCodeAt(3) * 372 + (text.charCodeAt(5) * 10 + text.charCodeAt(6)) * 31 + text.charCodeAt(8) * 10 + text.charCodeAt(9)) & (places - 1);
  if (textAt[place] === text) return lately[place] ?? noDay;
  const day = dayNumber(text);
  textAt[place] = text;
  lately[place] = Number.isNaN(day) ? noDay : day;
  return lately[place] ?? noDay;
}

/** The day written at a place of a longer text, years 1900 to 2199; `noDay` when there is none. */
export function dayAt(text: string, at: number): number {
  if (text.charCodeAt(at + 4) !== 45 || text.charCodeAt(at + 7) !== 45) return noDay;
  const millennium = text.charCodeAt(at) - 48;
  const century = text.charCodeAt(at + 1) - 48;
  const decade = text.charCodeAt(at + 2) - 48;
  const one = text.charCodeAt(at + 3) - 48;
  const tens = text.charCodeAt(at + 5) - 48;
  const units = text.charCodeAt(at + 6) - 48;
  const dayTens = text.charCodeAt(at + 8) - 48;
  const dayUnits = text.charCodeAt(at + 9) - 48;
  const year = millennium * 1000 + century * 100 + decade * 10 + one - firstYear;
  const month = tens * 10 + units - 1;
  const day = dayTens * 10 + dayUnits;
  // A number from 0 to 9, and it with 6 added, stay within four bits: one look for all eight.
  const digits = millennium | (millennium + 6) | century | (century + 6) | decade | (decade + 6) | one | (one + 6) | tens | (tens + 6) | units | (units + 6) | dayTens | (dayTens + 6) | dayUnits | (dayUnits + 6);
  if ((digits & ~15) !== 0 || !(year >= 0 && year < years && month >= 0 && month < 12 && day >= 1)) return noDay;
  const place = year * 12 + month;
  const found = (monthStarts[place] ?? noDay) + day - 1;
  return found < (monthStarts[place + 1] ?? noDay) ? found : noDay;
}

/** Two digits at a place of a text; a number far below nought when they are none: whole numbers are read faster than NaN lets them be. */
export function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const units = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : noDigits;
}

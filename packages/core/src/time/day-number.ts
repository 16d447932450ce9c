const millisecondsPerDay = 86_400_000;
const dash = 45;
const zero = 48;
/** Days of the years 0000 and 9999 that `isoDay` writes by arithmetic. */
const [firstDay, lastDay] = [-719_528, 2_932_896];
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days since 1970-01-01 of a calendar day `YYYY-MM-DD`; NaN when it is no such day. */
export function dayNumber(iso: string): number {
  if (iso.length !== 10 || iso.charCodeAt(4) !== dash || iso.charCodeAt(7) !== dash) return Number.NaN;
  const year = digits(iso, 0) * 100 + digits(iso, 2);
  const month = digits(iso, 5);
  const day = digits(iso, 8);
  return day >= 1 && day <= daysInMonth(year, month) ? daysSinceEpoch(year, month, day) : Number.NaN;
}

/** The calendar day `YYYY-MM-DD` that lies so many days after 1970-01-01; years 0000 to 9999. */
export function isoDay(days: number): string {
  if (!(days >= firstDay && days <= lastDay)) return new Date(days * millisecondsPerDay).toISOString().slice(0, 10);
  const shifted = Math.floor(days) + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year < 1000 ? String(year).padStart(4, '0') : year}-${twoDigits(month)}-${twoDigits(dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1)}`;
}

/** Days from 1970-01-01 to the first of a month; months are counted from that of year 0. */
export function monthStart(month: number): number {
  return daysSinceEpoch(Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, 1);
}

/** Calendar days from one day to another; positive when `to` is later. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** Two digits at a place of a text as a number; NaN when they are none. */
function digits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - zero;
  const units = text.charCodeAt(at + 1) - zero;
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : Number.NaN;
}

function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (monthLengths[month - 1] ?? 0);
}

/** Days from 1970-01-01 in the Gregorian calendar; years begin in March, so that a leap day ends its year (Hinnant, days_from_civil). */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

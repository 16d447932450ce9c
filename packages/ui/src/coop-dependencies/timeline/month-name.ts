import { dayNumber } from '@entrelacs/core';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The name of a day's month in a language: "novembre", "nov." or "novembre 2026". */
export function monthName(iso: string, locale: string, length: 'long' | 'short', withYear: boolean): string {
  const key = `${locale}${length}${withYear}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { month: length, ...(withYear && { year: 'numeric' }), timeZone: 'UTC' });
    formats.set(key, format);
  }
  return format.format(dayNumber(iso) * 86_400_000);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The calendar day and the minute that clocks show in a time zone at an instant, as `YYYY-MM-DD HH:MM`.
 * On a night when clocks go back the same minute comes twice; a day is a day however many hours it has.
 * @param seconds since 1970-01-01 UTC, as hosts send a date with time
 * @param timeZone an IANA name; RangeError when it is none, see `isTimeZone`
 */
export function minuteInZone(seconds: number, timeZone: string): string {
  if (!Number.isFinite(seconds)) throw new RangeError('seconds: not a finite number');
  const parts = new Map(formatOf(timeZone).formatToParts(seconds * 1000).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes, width = 2) => (parts.get(type) ?? '').padStart(width, '0');
  return `${part('year', 4)}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}

/** The calendar day `YYYY-MM-DD` in a time zone at an instant; see `minuteInZone`. */
export function dayInZone(seconds: number, timeZone: string): string {
  return minuteInZone(seconds, timeZone).slice(0, 10);
}

/** Whether dates can be told in a time zone of that name. */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}

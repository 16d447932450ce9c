import { periodAt, periodEnd, periodStart, type Frequency } from './period.ts';

/** Periods from some years ago to the running one, with a table from days to periods. Days are counted from 1970-01-01. */
export interface Calendar {
  readonly frequency: Frequency;
  /** The first period, as `periodAt` numbers them; the others follow. */
  readonly first: number;
  readonly length: number;
  readonly firstDay: number;
  readonly today: number;
  /** Place in this calendar of each day from `firstDay` to `today`. */
  readonly slots: Int32Array;
  /** Last day of each period that has come: today for the running one. */
  readonly ends: Int32Array;
}

/** The periods of that frequency from the one `years` before today to the running one. */
export function calendarOf(frequency: Frequency, today: number, years: number): Calendar {
  const first = periodAt(today - Math.round(years * 365.25), frequency);
  const length = periodAt(today, frequency) - first + 1;
  const firstDay = periodStart(first, frequency);
  const slots = new Int32Array(today - firstDay + 1);
  const ends = Int32Array.from({ length }, (_, slot) => Math.min(periodEnd(first + slot, frequency), today));
  let day = 0;
  ends.forEach((end, slot) => {
    slots.fill(slot, day, end - firstDay + 1);
    day = end - firstDay + 1;
  });
  return { frequency, first, length, firstDay, today, slots, ends };
}

/** Place of a day in the calendar; -1 before its first day and after today. */
export function slotOf(calendar: Calendar, day: number): number {
  return day < calendar.firstDay || day > calendar.today ? -1 : (calendar.slots[day - calendar.firstDay] ?? -1);
}

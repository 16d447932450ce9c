import { trimmed, type Series, type Statistic, type UsedRow } from './series.ts';
import { slotOf, type Calendar } from './time/calendar.ts';
import { periodEnd } from './time/period.ts';
import type { Stays } from './prepare/stays.ts';

/** Figures that periods have as a whole, and how many rows each comes from. */
export interface Figures {
  readonly values: Float64Array;
  readonly counts: Float64Array;
}

/** One figure a period, as things stood at its end (today for the running one), with the rows seen at the end of a day. */
export function stockSeries(calendar: Calendar, figures: Figures, rowsOn: (day: number) => UsedRow[]): Series {
  return periodSeries(calendar, 'stock', figures, (slot) => {
    const end = calendar.ends[slot];
    return end === undefined ? [] : rowsOn(end);
  });
}

/** One figure a period that is not made of one value a row, with the rows of a place in the calendar. */
export function periodSeries(calendar: Calendar, statistic: Statistic, { values, counts }: Figures, rows: (slot: number) => UsedRow[]): Series {
  const { frequency, first, today } = calendar;
  const ended = (slot: number) => periodEnd(first + slot, frequency);
  return trimmed({
    frequency,
    statistic,
    first,
    values,
    counts,
    today,
    rows,
    observed: (from, to) => values.filter((value, slot) => !Number.isNaN(value) && ended(slot) >= from && ended(slot) <= to),
  });
}

/** The first and the one past the last period at whose end a stretch of days was going on; equal when there is none. */
export function slotsOfStay(calendar: Calendar, from: number, to: number): { readonly start: number; readonly end: number } {
  if (from > calendar.today || to <= calendar.firstDay || to <= from) return { start: 0, end: 0 };
  const start = from < calendar.firstDay ? 0 : slotOf(calendar, from);
  const end = to > calendar.today ? calendar.length : slotOf(calendar, to);
  return { start, end };
}

/** Sums of a value over the stretches going on at the end of each period. */
export class RunningSums {
  private readonly steps: Float64Array;
  private readonly calendar: Calendar;

  constructor(calendar: Calendar) {
    this.calendar = calendar;
    this.steps = new Float64Array(calendar.length + 1);
  }

  /** Counts a value at the end of each day from one to the one before another. */
  add(from: number, to: number, value = 1): void {
    const { start, end } = slotsOfStay(this.calendar, from, to);
    this.addSlots(start, end, value);
  }

  /** Counts a value at the end of each period from one to the one before another. */
  addSlots(start: number, end: number, value = 1): void {
    if (end <= start) return;
    this.steps[start] = (this.steps[start] ?? 0) + value;
    this.steps[end] = (this.steps[end] ?? 0) - value;
  }

  /** The sum at the end of each period. */
  totals(): Float64Array {
    let total = 0;
    return this.steps.subarray(0, this.calendar.length).map((step) => (total += step));
  }
}

/** Places in some stays of those going on at the end of a day. */
export function staysOn({ count, from, to }: Stays, day: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < count; at += 1) if ((from[at] ?? 0) <= day && (to[at] ?? 0) > day) found.push(at);
  return found;
}

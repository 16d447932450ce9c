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

/** The first period at whose end a stretch of days that began on a day can be going on. */
export function firstSlot(calendar: Calendar, from: number): number {
  return from < calendar.firstDay ? 0 : from > calendar.today ? calendar.length : slotOf(calendar, from);
}

/** The first period at whose end a stretch of days that was over on a day is not going on any more. */
export function endSlot(calendar: Calendar, to: number): number {
  return to > calendar.today ? calendar.length : to < calendar.firstDay ? 0 : slotOf(calendar, to);
}

/** For each of some stretches of days, the first and the one past the last period at whose end it was going on. */
export interface StaySlots {
  readonly start: Uint16Array;
  readonly end: Uint16Array;
}

/** Periods at whose ends stretches of days were going on. */
export function slotsOf(calendar: Calendar, { count, from, to }: Stays): StaySlots {
  const start = new Uint16Array(count);
  const end = new Uint16Array(count);
  for (let at = 0; at < count; at += 1) {
    start[at] = firstSlot(calendar, from[at] ?? 0);
    end[at] = endSlot(calendar, to[at] ?? 0);
  }
  return { start, end };
}

/** Sums of a value over the stretches going on at the end of each period. */
export class RunningSums {
  private readonly steps: Float64Array;

  constructor(calendar: Calendar) {
    this.steps = new Float64Array(calendar.length + 1);
  }

  /** Counts a value at the end of each period from one to the one before another. */
  add(start: number, end: number, value = 1): void {
    if (end <= start) return;
    this.steps[start] = (this.steps[start] ?? 0) + value;
    this.steps[end] = (this.steps[end] ?? 0) - value;
  }

  /** The sum at the end of each period. */
  totals(): Float64Array {
    let total = 0;
    return this.steps.subarray(0, -1).map((step) => (total += step));
  }
}

/** Places in some stays of those going on at the end of a day. */
export function staysOn({ count, from, to }: Stays, day: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < count; at += 1) if ((from[at] ?? 0) <= day && (to[at] ?? 0) > day) found.push(at);
  return found;
}

import type { EntityName } from '../model/field.ts';
import { isoDay } from '../time/day-number.ts';
import { trimmed, type Series, type Statistic, type UsedRow } from './series.ts';
import { median, percentile } from './statistics/percentile.ts';
import { slotOf, type Calendar } from './time/calendar.ts';
import { noDay } from './time/day-column.ts';
import { periodEnd, periodStart } from './time/period.ts';

/** Whole values up to which observations are sorted by counting: eleven years of days. */
const countable = 4096;

/** Observations: the row, the day by which it counts, and its value. A share's values are 0 and 1. */
export class Samples {
  count = 0;
  row: Int32Array;
  day: Int32Array;
  value: Float64Array;
  private readonly nameOf: (row: number) => Pick<UsedRow, 'entity' | 'id'>;
  private readonly sortedBy = new Map<Calendar, Float64Array>();
  private readonly slotsBy = new Map<Calendar, Int32Array>();

  /** Observations of rows that a function names; room is made where there are more than expected. */
  constructor(expected: number, nameOf: (row: number) => Pick<UsedRow, 'entity' | 'id'>) {
    this.nameOf = nameOf;
    this.row = new Int32Array(expected + 16);
    this.day = new Int32Array(expected + 16);
    this.value = new Float64Array(expected + 16);
  }

  /** Adds one observation; a row without day has none. */
  add(row: number, day: number, value: number): void {
    if (day === noDay) return;
    if (this.count === this.row.length) this.grow();
    this.row[this.count] = row;
    this.day[this.count] = day;
    this.value[this.count] = value;
    this.count += 1;
  }

  /** Where the observations of each period begin, in a list sorted by period; one more place closes it. */
  slots(calendar: Calendar): Int32Array {
    const known = this.slotsBy.get(calendar);
    if (known !== undefined) return known;
    const starts = new Int32Array(calendar.length + 1);
    for (let at = 0; at < this.count; at += 1) {
      const slot = slotOf(calendar, this.day[at] ?? noDay);
      if (slot >= 0) starts[slot + 1] = (starts[slot + 1] ?? 0) + 1;
    }
    for (let slot = 0; slot < calendar.length; slot += 1) starts[slot + 1] = (starts[slot + 1] ?? 0) + (starts[slot] ?? 0);
    this.slotsBy.set(calendar, starts);
    return starts;
  }

  /** Values by period, sorted upwards within each; see `slots`. */
  sorted(calendar: Calendar): Float64Array {
    const known = this.sortedBy.get(calendar);
    if (known !== undefined) return known;
    const starts = this.slots(calendar);
    const next = starts.slice();
    const values = new Float64Array(starts[calendar.length] ?? 0);
    const order = this.byValue();
    for (let at = 0; at < this.count; at += 1) {
      const sample = order === undefined ? at : (order[at] ?? 0);
      const slot = slotOf(calendar, this.day[sample] ?? noDay);
      if (slot < 0) continue;
      const place = next[slot] ?? 0;
      values[place] = this.value[sample] ?? 0;
      next[slot] = place + 1;
    }
    if (order === undefined) for (let slot = 0; slot < calendar.length; slot += 1) values.subarray(starts[slot], starts[slot + 1]).sort();
    this.sortedBy.set(calendar, values);
    return values;
  }

  private grow(): void {
    const { row, day, value } = this;
    this.row = new Int32Array(row.length * 2);
    this.day = new Int32Array(row.length * 2);
    this.value = new Float64Array(row.length * 2);
    this.row.set(row);
    this.day.set(day);
    this.value.set(value);
  }

  /** Observations in the order of their values, by counting, which whole numbers of days allow; undefined for other values. */
  private byValue(): Int32Array | undefined {
    const next = new Int32Array(countable + 1);
    for (let at = 0; at < this.count; at += 1) {
      const value = this.value[at] ?? 0;
      if (!(value >= 0 && value < countable && Number.isInteger(value))) return undefined;
      next[value + 1] = (next[value + 1] ?? 0) + 1;
    }
    for (let value = 0; value < countable; value += 1) next[value + 1] = (next[value + 1] ?? 0) + (next[value] ?? 0);
    const order = new Int32Array(this.count);
    for (let at = 0; at < this.count; at += 1) {
      const value = this.value[at] ?? 0;
      const place = next[value] ?? 0;
      order[place] = at;
      next[value] = place + 1;
    }
    return order;
  }

  /** The rows observed between two days, both included, by day and then by id. */
  rowsBetween(from: number, to: number): UsedRow[] {
    const found: number[] = [];
    for (let at = 0; at < this.count; at += 1) if (isWithin(this.day[at], from, to)) found.push(at);
    return found
      .map((at) => ({ ...this.nameOf(this.row[at] ?? -1), on: isoDay(this.day[at] ?? 0), value: this.value[at] ?? 0 }))
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : compareIds(a.id, b.id)));
  }

  /** The values observed between two days, both included. */
  between(from: number, to: number): Float64Array {
    return this.value.subarray(0, this.count).filter((_, at) => isWithin(this.day[at], from, to));
  }
}

/** Names the rows of an entity. */
export function namesOf(entity: EntityName, rows: readonly { readonly id: string }[]): (row: number) => Pick<UsedRow, 'entity' | 'id'> {
  return (row) => ({ entity, id: rows[row]?.id ?? '' });
}

/** How observations become the figure of a period. */
export type SampleStatistic = Extract<Statistic, 'mean' | 'median' | 'p50' | 'p85' | 'share'>;

/** One figure a period from what was observed in it; a period without observation is a gap. */
export function sampledSeries(samples: Samples, calendar: Calendar, statistic: SampleStatistic): Series {
  const starts = samples.slots(calendar);
  const counts = Float64Array.from({ length: calendar.length }, (_, slot) => (starts[slot + 1] ?? 0) - (starts[slot] ?? 0));
  const values = statistic === 'mean' || statistic === 'share' ? means(samples, calendar, counts, statistic === 'share' ? 100 : 1) : ranks(samples, calendar, statistic);
  return trimmed({
    frequency: calendar.frequency,
    statistic,
    first: calendar.first,
    values,
    counts,
    today: calendar.today,
    rows: (place) => rowsOf(samples, calendar, place),
    observed: (from, to) => samples.between(from, to),
  });
}

/** How many observations each period has; zero in a period that `isPresent` says was lived through, else a gap. */
export function countSeries(samples: Samples, calendar: Calendar, isPresent: (slot: number) => boolean): Series {
  const starts = samples.slots(calendar);
  const counts = Float64Array.from({ length: calendar.length }, (_, slot) => (starts[slot + 1] ?? 0) - (starts[slot] ?? 0));
  const values = counts.map((count, slot) => (count > 0 || isPresent(slot) ? count : Number.NaN));
  const { frequency, first, today } = calendar;
  const whole = (slot: number, from: number, to: number) => periodStart(first + slot, frequency) >= from && periodEnd(first + slot, frequency) <= to;
  return trimmed({
    frequency,
    statistic: 'count',
    first,
    values,
    counts,
    today,
    rows: (place) => rowsOf(samples, calendar, place),
    observed: (from, to) => values.filter((value, slot) => !Number.isNaN(value) && whole(slot, from, to)),
  });
}

/** Ids in the order of their numbers, then of their letters. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

function rowsOf(samples: Samples, calendar: Calendar, place: number): UsedRow[] {
  const end = calendar.ends[place];
  return end === undefined ? [] : samples.rowsBetween(periodStart(calendar.first + place, calendar.frequency), end);
}

function means(samples: Samples, calendar: Calendar, counts: Float64Array, factor: number): Float64Array {
  const sums = new Float64Array(calendar.length);
  for (let at = 0; at < samples.count; at += 1) {
    const slot = slotOf(calendar, samples.day[at] ?? noDay);
    if (slot >= 0) sums[slot] = (sums[slot] ?? 0) + (samples.value[at] ?? 0);
  }
  return sums.map((sum, slot) => (factor * sum) / (counts[slot] ?? 0));
}

function ranks(samples: Samples, calendar: Calendar, statistic: 'median' | 'p50' | 'p85'): Float64Array {
  const starts = samples.slots(calendar);
  const sorted = samples.sorted(calendar);
  return Float64Array.from({ length: calendar.length }, (_, slot) => {
    const values = sorted.subarray(starts[slot], starts[slot + 1]);
    return statistic === 'median' ? median(values) : percentile(values, statistic === 'p50' ? 0.5 : 0.85);
  });
}

function isWithin(day: number | undefined, from: number, to: number): boolean {
  return day !== undefined && day >= from && day <= to;
}

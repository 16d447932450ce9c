import type { EntityName } from '../model/field.ts';
import { isoDay } from '../time/day-number.ts';
import { trimmed, type Series, type Statistic, type UsedRow } from './series.ts';
import { median, percentile } from './statistics/percentile.ts';
import { slotOf, type Calendar } from './time/calendar.ts';
import { noDay } from './time/day-column.ts';
import { periodEnd, periodStart } from './time/period.ts';

/** Whole values up to which observations are sorted by counting: eleven years of days. */
const countable = 4096;

/** A column of values that are never negative: a negative one says that nothing was observed. */
export type ObservedValues = Int8Array | Int32Array | Float64Array;

/** Columns that observations are read from. */
export interface ObservedColumns {
  /** The day by which each counts; `noDay` where nothing was observed. A column of the rows themselves is shared, not copied. */
  readonly days: Int32Array;
  /** What was observed; negative where nothing was. A share's values are 0 and 1. */
  readonly values: ObservedValues;
  /** How many make one: 1440 for minutes shown as days; 1 when left out. */
  readonly unit?: number;
  /** Row of each place; the place itself when left out. */
  readonly rows?: Int32Array;
}

/** What each period observed: where its observations begin, and the sum of their values. */
interface Tally {
  readonly starts: Int32Array;
  readonly sums: Float64Array;
}

/** Observations: the row, the day by which it counts, and its value. */
export class Samples {
  readonly days: Int32Array;
  readonly values: ObservedValues;
  readonly unit: number;
  private readonly places: Int32Array | undefined;
  private readonly nameOf: (row: number) => Pick<UsedRow, 'entity' | 'id'>;
  private readonly sortedBy = new Map<Calendar, ObservedValues>();
  private readonly tallies = new Map<Calendar, Tally>();

  /** Observations in columns, of rows that a function names. */
  constructor({ days, values, unit = 1, rows }: ObservedColumns, nameOf: (row: number) => Pick<UsedRow, 'entity' | 'id'>) {
    this.days = days;
    this.values = values;
    this.unit = unit;
    this.places = rows;
    this.nameOf = nameOf;
  }

  /** The row of an observation. */
  rowOf(at: number): number {
    return this.places?.[at] ?? at;
  }

  /** Where the observations of each period begin, in a list sorted by period; one more place closes it. */
  slots(calendar: Calendar): Int32Array {
    return this.tally(calendar).starts;
  }

  /** Sums of the values of each period. */
  sums(calendar: Calendar): Float64Array {
    const { sums } = this.tally(calendar);
    return this.unit === 1 ? sums : sums.map((sum) => sum / this.unit);
  }

  /** Counts and sums in one pass: going through large columns again costs more than a sum in vain. */
  private tally(calendar: Calendar): Tally {
    const known = this.tallies.get(calendar);
    if (known !== undefined) return known;
    const { days, values } = this;
    const starts = new Int32Array(calendar.length + 1);
    const sums = new Float64Array(calendar.length);
    for (let at = 0; at < days.length; at += 1) {
      const value = values[at] ?? -1;
      const slot = value < 0 ? -1 : slotOf(calendar, days[at] ?? noDay);
      if (slot < 0) continue;
      starts[slot + 1] = (starts[slot + 1] ?? 0) + 1;
      sums[slot] = (sums[slot] ?? 0) + value;
    }
    for (let slot = 0; slot < calendar.length; slot += 1) starts[slot + 1] = (starts[slot + 1] ?? 0) + (starts[slot] ?? 0);
    const tally = { starts, sums };
    this.tallies.set(calendar, tally);
    return tally;
  }

  /** Values by period, sorted upwards within each (see `slots`); `unit` of them make one. */
  sorted(calendar: Calendar): ObservedValues {
    const known = this.sortedBy.get(calendar);
    if (known !== undefined) return known;
    const { days, values } = this;
    const starts = this.slots(calendar);
    const next = starts.slice();
    const sorted = values.slice(0, starts[calendar.length]);
    for (let at = 0; at < days.length; at += 1) {
      const value = values[at] ?? -1;
      const slot = value < 0 ? -1 : slotOf(calendar, days[at] ?? noDay);
      if (slot < 0) continue;
      const place = next[slot] ?? 0;
      sorted[place] = value;
      next[slot] = place + 1;
    }
    const times = new Int32Array(countable);
    for (let slot = 0; slot < calendar.length; slot += 1) sortUpwards(sorted.subarray(starts[slot], starts[slot + 1]), times);
    this.sortedBy.set(calendar, sorted);
    return sorted;
  }

  /** The rows observed between two days, both included, by day and then by id. */
  rowsBetween(from: number, to: number): UsedRow[] {
    return this.placesBetween(from, to)
      .map((at) => ({ ...this.nameOf(this.rowOf(at)), on: isoDay(this.days[at] ?? 0), value: (this.values[at] ?? 0) / this.unit }))
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : compareIds(a.id, b.id)));
  }

  /** The values observed between two days, both included. */
  between(from: number, to: number): Float64Array {
    return Float64Array.from(this.placesBetween(from, to), (at) => (this.values[at] ?? 0) / this.unit);
  }

  /** Places in the columns of what was observed between two days, both included. */
  placesBetween(from: number, to: number): number[] {
    const found: number[] = [];
    for (let at = 0; at < this.days.length; at += 1) {
      const day = this.days[at] ?? noDay;
      if (day !== noDay && day >= from && day <= to && (this.values[at] ?? -1) >= 0) found.push(at);
    }
    return found;
  }
}

/** Sorts values by counting, which whole numbers of days allow, or else by comparing; `times` is left full of noughts. */
function sortUpwards(values: ObservedValues, times: Int32Array): void {
  let most = -1;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    if (value < countable && Number.isInteger(value)) {
      times[value] = (times[value] ?? 0) + 1;
      most = Math.max(most, value);
    } else {
      times.fill(0);
      values.sort();
      return;
    }
  }
  let at = 0;
  for (let value = 0; value <= most; value += 1) {
    const end = at + (times[value] ?? 0);
    for (; at < end; at += 1) values[at] = value;
    times[value] = 0;
  }
}

/** A column in which nothing is observed yet. */
export function noValues(count: number): Int8Array<ArrayBuffer> {
  return new Int8Array(count).fill(-1);
}

/** A column of whole numbers in which nothing is observed yet. */
export function noCounts(count: number): Int32Array<ArrayBuffer> {
  return new Int32Array(count).fill(-1);
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
  return samples.sums(calendar).map((sum, slot) => (factor * sum) / (counts[slot] ?? 0));
}

function ranks(samples: Samples, calendar: Calendar, statistic: 'median' | 'p50' | 'p85'): Float64Array {
  const starts = samples.slots(calendar);
  const sorted = samples.sorted(calendar);
  return Float64Array.from({ length: calendar.length }, (_, slot) => {
    const values = sorted.subarray(starts[slot], starts[slot + 1]);
    return (statistic === 'median' ? median(values) : percentile(values, statistic === 'p50' ? 0.5 : 0.85)) / samples.unit;
  });
}

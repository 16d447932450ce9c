import { lastWorkday, tolerance } from '../calendar/working-calendar.ts';
import type { TimeScale } from './time-scale.ts';

/** Bins of one tally at most. */
const mostBins = 1_024;

/** Counts on which workday the finishes of many series fell, and finds their quantiles again. */
export class Tally {
  /** The place of a series whose bounds are equal; NaN of any other. */
  private readonly only: Float64Array;
  /** First workday of each series, and workdays in each of its bins: one, unless the series is wider than there are bins. */
  private readonly low: Float64Array;
  private readonly width: Float64Array;
  /** The time at which the first bin of each series begins, and units of time in a bin as a power of two. */
  private readonly origin: Int32Array;
  private readonly shift: Uint8Array;
  private readonly start: Int32Array;
  private readonly counts: Int32Array;

  /** Series of places that lie between bounds, each its own; one whose bounds are equal needs no counting. */
  constructor(low: readonly number[], high: readonly number[], { base, perDay }: TimeScale) {
    const days = low.map((place, i) => lastWorkday(high[i]!) - lastWorkday(place) + 1);
    this.only = Float64Array.from(low, (place, i) => (place === high[i] ? place : Number.NaN));
    this.low = Float64Array.from(low, lastWorkday);
    this.width = Float64Array.from(days, (count) => 2 ** Math.ceil(Math.log2(Math.max(1, count / mostBins, 1 / perDay))));
    this.origin = Int32Array.from(this.low, (first) => Math.floor((first - base + tolerance) * perDay) + 1);
    this.shift = Uint8Array.from(this.width, (width) => Math.log2(width * perDay));
    this.start = new Int32Array(low.length + 1);
    for (let i = 0; i < low.length; i++) this.start[i + 1] = this.start[i]! + Math.ceil(days[i]! / this.width[i]!);
    this.counts = new Int32Array(this.start[low.length]!);
  }

  /** Adds to a series the times of a list from `from` up to `to`. */
  add(series: number, times: Int32Array, from: number, to: number): void {
    const { counts } = this;
    const first = this.start[series]!;
    const most = this.start[series + 1]! - first - 1;
    const origin = this.origin[series]!;
    const shift = this.shift[series]!;
    for (let i = from; i < to; i++) {
      const bin = (times[i]! - origin) >> shift;
      const at = first + (bin < 0 ? 0 : bin > most ? most : bin);
      counts[at] = (counts[at]! + 1) | 0;
    }
  }

  /** The evening of the workday that so large a share of a series does not exceed; NaN of an empty series. */
  quantile(series: number, share: number): number {
    if (!Number.isNaN(this.only[series]!)) return this.only[series]!;
    const [first, end] = [this.start[series]!, this.start[series + 1]!];
    let total = 0;
    for (let at = first; at < end; at++) total += this.counts[at]!;
    const wanted = Math.max(1, Math.ceil(share * total));
    let seen = 0;
    for (let at = first; at < end; at++) {
      const count = this.counts[at]!;
      const width = this.width[series]!;
      if (count > 0 && seen + count >= wanted) return this.low[series]! + (at - first) * width + Math.ceil(((wanted - seen) / count) * width);
      seen += count;
    }
    return Number.NaN;
  }
}

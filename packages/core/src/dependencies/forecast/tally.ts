/** Bins of one tally at most. */
const mostBins = 1_024;

/** Counts where many series of numbers fell, in bins of half a day, and finds their quantiles again. */
export class Tally {
  private readonly low: Float64Array;
  private readonly scale: Float64Array;
  private readonly start: Int32Array;
  private readonly counts: Uint32Array;
  private readonly sums: Float64Array;

  /** Series that lie between bounds, each its own; numbers beyond them count at the nearest bound. */
  constructor(low: Float64Array, high: Float64Array) {
    this.low = low;
    this.scale = new Float64Array(low.length);
    this.start = new Int32Array(low.length + 1);
    for (let i = 0; i < low.length; i++) {
      const width = Math.max(0, high[i]! - low[i]!);
      const bins = Math.min(mostBins, Math.ceil(2 * width) + 1);
      this.scale[i] = width === 0 ? 0 : (bins - 1) / width;
      this.start[i + 1] = this.start[i]! + bins;
    }
    this.counts = new Uint32Array(this.start[low.length]!);
    this.sums = new Float64Array(this.start[low.length]!);
  }

  /** Adds to a series the numbers of a list from `from` up to `to`. */
  add(series: number, values: Float64Array, from: number, to: number): void {
    const { counts, sums } = this;
    const first = this.start[series]!;
    const most = this.start[series + 1]! - first - 1;
    const low = this.low[series]!;
    const scale = this.scale[series]!;
    for (let i = from; i < to; i++) {
      const value = values[i]!;
      const bin = ((value - low) * scale) | 0;
      const at = first + (bin < 0 ? 0 : bin > most ? most : bin);
      counts[at]!++;
      sums[at]! += value;
    }
  }

  /** The number that so large a share of a series does not exceed: the mean of the bin in which it falls; NaN of an empty series. */
  quantile(series: number, share: number): number {
    const [first, end] = [this.start[series]!, this.start[series + 1]!];
    let total = 0;
    for (let at = first; at < end; at++) total += this.counts[at]!;
    const wanted = Math.max(1, Math.ceil(share * total));
    let seen = 0;
    for (let at = first; at < end; at++) {
      seen += this.counts[at]!;
      if (seen >= wanted && this.counts[at]! > 0) return this.sums[at]! / this.counts[at]!;
    }
    return Number.NaN;
  }
}

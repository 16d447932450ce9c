/**
 * The smallest of some sorted values that at least a share of them do not exceed (nearest rank); NaN when there are none.
 * @param share between 0 and 1: 0.85 for "85 % took no longer"
 */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`share: ${share} is not between 0 and 1`);
  // The rank of 0.85 * 20 is 17, whatever binary fractions make of it.
  const rank = Math.ceil(Number((share * sorted.length).toFixed(9)));
  return sorted[Math.max(rank, 1) - 1] ?? Number.NaN;
}

/** The middle of some sorted values, the mean of the two middle ones where their count is even; NaN when there are none. */
export function median(sorted: ArrayLike<number>): number {
  const { length } = sorted;
  const low = sorted[(length - 1) >> 1] ?? Number.NaN;
  const high = sorted[length >> 1] ?? Number.NaN;
  return low / 2 + high / 2;
}

import type { Formats } from '@entrelacs/core';

/**
 * Letters that the longest of some ranges of days takes, about: ranges between the same years are taken for equally long, for
 * writing out thousands takes too long.
 */
export function rangeLength(ranges: Iterable<readonly [from: string, to: string]>, { range }: Pick<Formats, 'range'>): number {
  const years = new Set<string>();
  for (const [from, to] of ranges) years.add(`${from.slice(0, 4)} ${to.slice(0, 4)}`);
  return Math.max(0, ...[...years].map((pair) => range(`${pair.slice(0, 4)}-02-28`, `${pair.slice(5)}-09-28`).length));
}

/** Pieces of links that turn in the gutter between two ranks: at which height they come in and go out, and on which track they turn. */
export interface Turns {
  readonly count: number;
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Track of each, from 0 at the left; filled by `assignTracks`. */
  readonly track: Int32Array;
}

/** Turns beyond which a gutter is so full that tracks are dealt out by height alone. */
const crowded = 1_500;

/**
 * Gives every turn a track of the gutter, so that no two upright parts lie on each other and no two links cross more than
 * they must: of two that go down the lower turns first, of two that go up the upper one. Gives the number of tracks.
 */
export function assignTracks({ count, from, to, track }: Turns): number {
  const all = Int32Array.from({ length: count }, (_, index) => index);
  const falling = all.filter((index) => to[index]! > from[index]!).sort((a, b) => from[b]! - from[a]! || a - b);
  const rising = all.filter((index) => to[index]! <= from[index]!).sort((a, b) => from[a]! - from[b]! || a - b);
  if (count > crowded) {
    falling.forEach((index, rank) => (track[index] = rank));
    rising.forEach((index, rank) => (track[index] = falling.length + rank));
    return count;
  }
  let tracks = 0;
  const placed: number[] = [];
  const taken = new Uint8Array(count + 1);
  for (const group of [falling, rising]) {
    const isFalling = group === falling;
    for (const index of group) {
      const [low, high] = [Math.min(from[index]!, to[index]!), Math.max(from[index]!, to[index]!)];
      let least = 0;
      taken.fill(0, 0, tracks + 1);
      for (const other of placed) {
        const [otherLow, otherHigh] = [Math.min(from[other]!, to[other]!), Math.max(from[other]!, to[other]!)];
        if (otherHigh < low - 1 || otherLow > high + 1) continue;
        taken[track[other]!] = 1;
        const sameWay = to[other]! > from[other]! === isFalling;
        const keepsOrder = (from[other]! > from[index]!) === (to[other]! > to[index]!);
        if ((sameWay && keepsOrder) || Math.abs(from[other]! - to[index]!) < 3) least = Math.max(least, track[other]! + 1);
      }
      let free = least;
      while (taken[free] === 1) free++;
      track[index] = free;
      tracks = Math.max(tracks, free + 1);
      placed.push(index);
    }
  }
  return tracks;
}

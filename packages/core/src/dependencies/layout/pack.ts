/** A part to be packed: columns that it takes, and its height. */
export interface Box {
  readonly columns: number;
  readonly height: number;
  /** What is packed first: the largest. */
  readonly size: number;
}

/** Where parts go: first column and upper edge of each, and how high that makes the whole. */
export interface Packing {
  readonly column: Int32Array;
  readonly top: Float64Array;
  readonly height: number;
}

/**
 * Packs parts into so many columns, the largest first, each as high up as it goes and then as far to the left (a skyline).
 * O(parts x columns) times the columns that each takes.
 */
export function packBoxes(boxes: readonly Box[], columns: number, gap: number): Packing {
  const column = new Int32Array(boxes.length);
  const top = new Float64Array(boxes.length);
  const skyline = new Float64Array(columns);
  const order = Array.from(boxes.keys()).sort((a, b) => boxes[b]!.size - boxes[a]!.size || a - b);
  let height = 0;
  for (const index of order) {
    const box = boxes[index]!;
    let [best, least] = [0, Number.POSITIVE_INFINITY];
    for (let first = 0; first + box.columns <= columns; first++) {
      let highest = 0;
      for (let c = first; c < first + box.columns && highest < least; c++) highest = Math.max(highest, skyline[c]!);
      if (highest < least) [best, least] = [first, highest];
    }
    column[index] = best;
    top[index] = least;
    skyline.fill(least + box.height + gap, best, best + box.columns);
    height = Math.max(height, least + box.height);
  }
  return { column, top, height };
}

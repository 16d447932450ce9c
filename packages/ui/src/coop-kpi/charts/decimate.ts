/** Columns of points. */
export interface XY {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** The first place in sorted values that is not below one. */
export function lowerBound(values: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? Number.POSITIVE_INFINITY) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Places of the points that a line needs to look as if all were drawn: of each column of pixels the first, the lowest, the
 * highest and the last (M4, Jugel et al. 2014), with one point before and after; gaps stay gaps. x is sorted.
 */
export function linePlaces({ x, y }: XY, min: number, max: number, pixels: number): Int32Array {
  const start = Math.max(0, lowerBound(x, min) - 1);
  const end = Math.min(x.length, lowerBound(x, max) + 2);
  const count = end - start;
  const columns = Math.max(1, Math.ceil(pixels));
  if (count <= columns * 4) return Int32Array.from({ length: count }, (_, at) => start + at);
  const kept = new Int32Array(Math.min(count, (columns + 2) * 5));
  const scale = columns / (max - min);
  let length = 0;
  let at = start;
  while (at < end && length + 5 <= kept.length) {
    const column = Math.floor(((x[at] ?? 0) - min) * scale);
    let lowest = at;
    let highest = at;
    let gap = Number.isNaN(y[at] ?? Number.NaN) ? at : -1;
    let next = at + 1;
    for (; next < end && Math.floor(((x[next] ?? 0) - min) * scale) === column; next += 1) {
      const value = y[next] ?? Number.NaN;
      if (Number.isNaN(value)) gap = next;
      else {
        if (!((y[lowest] ?? Number.NaN) <= value)) lowest = next;
        if (!((y[highest] ?? Number.NaN) >= value)) highest = next;
      }
    }
    const places = [at, lowest, highest, gap, next - 1].filter((place) => place >= 0).sort((a, b) => a - b);
    places.forEach((place, n) => {
      if (place !== places[n - 1]) kept[length++] = place;
    });
    at = next;
  }
  return kept.subarray(0, length);
}

/** Places of the points to draw so that each half pixel is painted once: the rest would lie under them. Opaque points only. */
export function pointPlaces({ x, y }: XY, box: { readonly xMin: number; readonly xMax: number; readonly yMin: number; readonly yMax: number; readonly width: number; readonly height: number }): Int32Array {
  const { xMin, xMax, yMin, yMax } = box;
  const columns = Math.max(1, Math.ceil(box.width * 2));
  const rows = Math.max(1, Math.ceil(box.height * 2));
  const taken = new Uint8Array(columns * rows);
  const kept = new Int32Array(Math.min(x.length, taken.length));
  let length = 0;
  for (let at = 0; at < x.length; at += 1) {
    const column = Math.floor((((x[at] ?? Number.NaN) - xMin) / (xMax - xMin)) * columns);
    const row = Math.floor((((y[at] ?? Number.NaN) - yMin) / (yMax - yMin)) * rows);
    if (!(column >= 0 && column <= columns && row >= 0 && row <= rows)) continue;
    const cell = Math.min(row, rows - 1) * columns + Math.min(column, columns - 1);
    if (taken[cell] === 1) continue;
    taken[cell] = 1;
    kept[length++] = at;
  }
  return kept.subarray(0, length);
}

/** What a path is drawn on: a canvas, or text for an SVG. */
export interface PathSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void;
}

/** Points one after the other: x, y, x, y ... */
export type Points = readonly number[] | Float32Array | Float64Array;

/** Radius of the corners of links. */
export const cornerRadius = 7;

/** Draws a line through points, its corners rounded where there is room. `shorten` leaves out so much of its end, for an arrow. */
export function drawRounded(sink: PathSink, points: Points, radius = cornerRadius, shorten = 0): void {
  const last = points.length - 2;
  if (last < 0) return;
  sink.moveTo(points[0]!, points[1]!);
  for (let i = 2; i < last; i += 2) {
    const [x, y] = [points[i]!, points[i + 1]!];
    const before = Math.hypot(x - points[i - 2]!, y - points[i - 1]!);
    const after = Math.hypot(points[i + 2]! - x, points[i + 3]! - y);
    const turn = Math.min(radius, before / 2, after / 2);
    if (turn < 0.5) {
      sink.lineTo(x, y);
      continue;
    }
    sink.lineTo(x + ((points[i - 2]! - x) * turn) / before, y + ((points[i - 1]! - y) * turn) / before);
    sink.quadraticCurveTo(x, y, x + ((points[i + 2]! - x) * turn) / after, y + ((points[i + 3]! - y) * turn) / after);
  }
  const [dx, dy, length] = lastStep(points);
  const rest = length === 0 ? 0 : Math.min(shorten, length) / length;
  sink.lineTo(points[last]! - dx * rest, points[last + 1]! - dy * rest);
}

/** Direction of a line's end, one long, and where it ends. */
export function endOf(points: Points): { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number } {
  const [dx, dy, length] = lastStep(points);
  const last = points.length - 2;
  return { x: points[last] ?? 0, y: points[last + 1] ?? 0, dx: length === 0 ? 1 : dx / length, dy: length === 0 ? 0 : dy / length };
}

function lastStep(points: Points): readonly [dx: number, dy: number, length: number] {
  const last = points.length - 2;
  if (last < 2) return [0, 0, 0];
  const [dx, dy] = [points[last]! - points[last - 2]!, points[last + 1]! - points[last - 1]!];
  return [dx, dy, Math.hypot(dx, dy)];
}

import type { PathSink } from './link-path.ts';

/** A path as the `d` of an SVG. */
export class SvgPath implements PathSink {
  d = '';
  moveTo(x: number, y: number): void {
    this.d += `M${round(x)} ${round(y)}`;
  }
  lineTo(x: number, y: number): void {
    this.d += `L${round(x)} ${round(y)}`;
  }
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.d += `Q${round(cx)} ${round(cy)} ${round(x)} ${round(y)}`;
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

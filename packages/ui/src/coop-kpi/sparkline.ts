import { svg, type SVGTemplateResult } from 'lit';

/** What a small line shows. */
export interface Sparkline {
  /** Figures, oldest first; NaN where there is a gap. */
  readonly values: ArrayLike<number>;
  readonly target?: number | undefined;
  /** Which side of the target is the good one. */
  readonly direction?: 'higherIsBetter' | 'lowerIsBetter' | undefined;
}

/** A small line laid out in a box: paths ready to draw. */
export interface SparklinePaths {
  /** The line, with a gap where there is no figure. */
  readonly line: string;
  /** Height of the target, where it is known. */
  readonly target?: number;
  /** The bad side of the target: its upper edge and its height. */
  readonly bad?: { readonly y: number; readonly height: number };
  readonly last?: { readonly x: number; readonly y: number };
}

const pad = 5;

/** Lays a line out; one figure alone is a dot, figures all equal run through the middle. */
export function sparklinePaths({ values, target, direction }: Sparkline, width: number, height: number): SparklinePaths {
  let low = target ?? Number.POSITIVE_INFINITY;
  let high = target ?? Number.NEGATIVE_INFINITY;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? Number.NaN;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(low <= high)) return { line: '' };
  // By halves: from the lowest number to the highest is more than a number holds.
  const span = high / 2 - low / 2;
  const yOf = (value: number) => round(span === 0 ? height / 2 : height - pad - ((value / 2 - low / 2) / span) * (height - 2 * pad));
  const xOf = (at: number) => round(values.length < 2 ? width - pad : 1 + (at / (values.length - 1)) * (width - pad - 1));
  let line = '';
  let last: SparklinePaths['last'];
  let pen = 'M';
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? Number.NaN;
    if (Number.isNaN(value)) {
      pen = 'M';
      continue;
    }
    last = { x: xOf(at), y: yOf(value) };
    line += `${pen}${last.x} ${last.y}`;
    pen = 'L';
  }
  const level = target === undefined ? undefined : yOf(target);
  const bad = level === undefined || direction === undefined ? undefined : direction === 'lowerIsBetter' ? { y: 0, height: level } : { y: level, height: round(height - level) };
  return { line, ...(level !== undefined && { target: level }), ...(bad !== undefined && { bad }), ...(last !== undefined && { last }) };
}

/** A small line with its target dashed and its bad side tinted. */
export function sparkline(spark: Sparkline, name: string, width = 214, height = 36): SVGTemplateResult {
  const { line, target, bad, last } = sparklinePaths(spark, width, height);
  return svg`<svg class="spark" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label=${name}>
    ${bad === undefined ? svg`` : svg`<rect class="bad" x="0" y=${bad.y} width=${width} height=${bad.height}></rect>`}
    ${target === undefined ? svg`` : svg`<path class="target" d="M0 ${target}H${width}"></path>`}
    <path class="line" d=${line}></path>
    ${last === undefined ? svg`` : svg`<path class="dot edge" d="M${last.x} ${last.y}h.01"></path><path class="dot" d="M${last.x} ${last.y}h.01"></path>`}
  </svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

import { svg, type SVGTemplateResult } from 'lit';
import type { MappedRule } from '../options.ts';

/** What a gauge shows: the last value among those of the past, and its rule. */
export interface GaugeInput {
  readonly value: number;
  /** The least and the most of the past. */
  readonly low: number;
  readonly high: number;
  readonly rule: MappedRule;
}

/** A gauge laid out on a scale from 0 to 1. */
export interface Gauge {
  /** Where the bar begins: at nought where the scale has it, else at its low end. */
  readonly from: number;
  readonly value: number;
  readonly target?: number;
  /** Stretches of the bad side, each from the lower to the higher end. */
  readonly warn?: readonly [number, number];
  readonly crit?: readonly [number, number];
}

/** Lays a gauge out; values that never fall below nought are shown from nought, and all equal ones in the middle. */
export function gaugeOf({ value, low, high, rule }: GaugeInput): Gauge {
  const { target, warning = target, critical, direction } = rule;
  const known = [low, high, value, target, warning, critical].filter((one) => one !== undefined && Number.isFinite(one)) as number[];
  const least = Math.min(...known);
  const bottom = least >= 0 ? 0 : least;
  const top = Math.max(...known, bottom);
  const at = (one: number) => (top === bottom ? 0.5 : Math.min(1, Math.max(0, (one - bottom) / (top - bottom))));
  const stretch = (from: number, to: number) => [Math.min(at(from), at(to)), Math.max(at(from), at(to))] as const;
  const edge = direction === 'lowerIsBetter' ? top : bottom;
  return {
    from: at(Math.max(bottom, Math.min(0, top))),
    value: at(value),
    ...(target !== undefined && { target: at(target) }),
    ...(direction !== undefined && warning !== undefined && { warn: stretch(warning, critical ?? edge) }),
    ...(direction !== undefined && critical !== undefined && { crit: stretch(critical, edge) }),
  };
}

const width = 150;

/** A gauge: the bar up to the last value, the bad side in its grounds, the target as a mark. */
export function gauge(input: GaugeInput, name: string): SVGTemplateResult {
  const { from, value, target, warn, crit } = gaugeOf(input);
  const box = (kind: string, [a, b]: readonly [number, number], y: number, height: number) => svg`<rect class=${kind} x=${a * width} y=${y} width=${(b - a) * width} height=${height}></rect>`;
  return svg`<svg class="gauge-bar" viewBox="0 0 ${width} 12" role="img" aria-label=${name}>
    ${box('track', [0, 1], 1, 10)} ${warn === undefined ? svg`` : box('warn', warn, 1, 10)} ${crit === undefined ? svg`` : box('crit', crit, 1, 10)}
    ${box('fill', [Math.min(from, value), Math.max(from, value)], 4, 4)}
    ${target === undefined ? svg`` : svg`<path class="mark" d="M${target * width} 0v12"></path>`}
    <path class="tip" d="M${value * width} 2v8"></path>
  </svg>`;
}

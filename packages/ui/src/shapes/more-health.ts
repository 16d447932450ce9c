import { svg, type SVGTemplateResult } from 'lit';
import { drawnHealth, firstDrawings } from './health.ts';

const drawings = {
  ...firstDrawings,
  good: svg`<circle class="ground" cx="6" cy="6" r="4.6"></circle>`,
  due: svg`<circle class="ring" cx="6" cy="6" r="4.8"></circle><path class="ring" d="M6 3.3V6l2 1.3"></path>`,
  none: svg`<circle class="ring" cx="6" cy="6" r="4.7" stroke-dasharray="2 1.7"></circle>`,
  info: svg`<circle class="ring" cx="6" cy="6" r="4.8"></circle><path class="ring" d="M6 5.5v3M6 3.4v.01"></path>`,
} as const;

/** How something is, as a shape: seen without its colour too. */
export type Health = keyof typeof drawings;

/**
 * The shape of any state of health, 12 px unless styled otherwise.
 *
 * @param state - Which one.
 * @param name - Its accessible name, where no word stands beside it.
 */
export function anyHealth(state: Health, name?: string): SVGTemplateResult {
  return drawnHealth(state, drawings[state], name);
}

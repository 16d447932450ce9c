import { svg, type SVGTemplateResult } from 'lit';

/** How something is, as a shape: seen without its colour too. */
export type Health = 'good' | 'warn' | 'crit' | 'block' | 'go' | 'due' | 'none' | 'info';

const drawings: Readonly<Record<Health, SVGTemplateResult>> = {
  good: svg`<circle class="ground" cx="6" cy="6" r="4.6"></circle>`,
  warn: svg`<path class="ground" d="M6 1.1 11.3 10.9H.7z"></path><path class="mark" d="M6 4.3v3.3M6 9.4v.01"></path>`,
  crit: svg`<path class="ground" d="M6 0 12 6 6 12 0 6z"></path><path class="mark" d="M6 3.3v3.2M6 8.6v.01"></path>`,
  block: svg`<rect class="ground" x=".8" y=".8" width="10.4" height="10.4" rx="1.5"></rect><path class="mark" d="M3.3 6h5.4"></path>`,
  go: svg`<path class="ground" d="M2.5 1.2 10.8 6l-8.3 4.8z"></path>`,
  due: svg`<circle class="ring" cx="6" cy="6" r="4.8"></circle><path class="ring" d="M6 3.3V6l2 1.3"></path>`,
  none: svg`<circle class="ring" cx="6" cy="6" r="4.7" stroke-dasharray="2 1.7"></circle>`,
  info: svg`<circle class="ring" cx="6" cy="6" r="4.8"></circle><path class="ring" d="M6 5.5v3M6 3.4v.01"></path>`,
};

/**
 * The shape of a state of health, 12 px unless styled otherwise.
 *
 * @param state - Which one.
 * @param name - Its accessible name, where no word stands beside it.
 */
export function health(state: Health, name?: string): SVGTemplateResult {
  return name === undefined
    ? svg`<svg class="health ${state}" viewBox="0 0 12 12" aria-hidden="true">${drawings[state]}</svg>`
    : svg`<svg class="health ${state}" viewBox="0 0 12 12" role="img" aria-label=${name}>${drawings[state]}</svg>`;
}

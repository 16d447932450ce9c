import { svg, type SVGTemplateResult } from 'lit';

/** Those that call for somebody; the others are in more-health.ts. */
export const firstDrawings = {
  warn: svg`<path class="ground" d="M6 1.1 11.3 10.9H.7z"></path><path class="mark" d="M6 4.3v3.3M6 9.4v.01"></path>`,
  crit: svg`<path class="ground" d="M6 0 12 6 6 12 0 6z"></path><path class="mark" d="M6 3.3v3.2M6 8.6v.01"></path>`,
  block: svg`<rect class="ground" x=".8" y=".8" width="10.4" height="10.4" rx="1.5"></rect><path class="mark" d="M3.3 6h5.4"></path>`,
  go: svg`<path class="ground" d="M2.5 1.2 10.8 6l-8.3 4.8z"></path>`,
} as const;

/** How something that calls for somebody is, as a shape: seen without its colour too. */
export type FirstHealth = keyof typeof firstDrawings;

/**
 * The shape of a state of health that calls for somebody, 12 px unless styled otherwise.
 *
 * @param state - Which one.
 * @param name - Its accessible name, where no word stands beside it.
 */
export function health(state: FirstHealth, name?: string): SVGTemplateResult {
  return drawnHealth(state, firstDrawings[state], name);
}

/** The shape of a drawing. */
export function drawnHealth(state: string, drawing: SVGTemplateResult, name?: string): SVGTemplateResult {
  return name === undefined
    ? svg`<svg class="health ${state}" viewBox="0 0 12 12" aria-hidden="true">${drawing}</svg>`
    : svg`<svg class="health ${state}" viewBox="0 0 12 12" role="img" aria-label=${name}>${drawing}</svg>`;
}

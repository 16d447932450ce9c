import { nothing, svg, type SVGTemplateResult } from 'lit';

/** Those that a first toolbar shows; the others are in more-icons.ts. */
export const firstPaths = {
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5 14 14',
  down: 'm4 6 4 4 4-4',
  close: 'm4 4 8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  more: 'M3.2 8h.01M8 8h.01M12.8 8h.01',
  lock: 'M4 7.5h8a.7.7 0 0 1 .7.7v4.6a.7.7 0 0 1-.7.7H4a.7.7 0 0 1-.7-.7V8.2A.7.7 0 0 1 4 7.5zM5.3 7.5V5.2a2.7 2.7 0 0 1 5.4 0v2.3',
  filter: 'M2.5 3.5h11L9.5 8.3v4.2l-3-1.5V8.3z',
} as const;

/** Name of one of those. */
export type FirstIconName = keyof typeof firstPaths;

/** An icon of 16 px in the colour of the text. It never tells a state; what it does stands beside it or in its button's name. */
export function icon(name: FirstIconName): SVGTemplateResult {
  return drawnIcon(firstPaths[name], name === 'more' ? 2.6 : nothing);
}

/** An icon of a path. */
export function drawnIcon(path: string, width: number | typeof nothing = nothing): SVGTemplateResult {
  return svg`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${path} stroke-width=${width}></path></svg>`;
}

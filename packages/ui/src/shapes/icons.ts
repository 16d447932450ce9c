import { nothing, svg, type SVGTemplateResult } from 'lit';

const paths = {
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5 14 14',
  down: 'm4 6 4 4 4-4',
  right: 'm6 4 4 4-4 4',
  left: 'm10 4-4 4 4 4',
  close: 'm4 4 8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  export: 'M8 10V2.5M5 5.2 8 2.2l3 3M2.5 9.5v3a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1v-3',
  panel: 'M3.5 2.5h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM10 2.5v11',
  more: 'M3.2 8h.01M8 8h.01M12.8 8h.01',
  lock: 'M4 7.5h8a.7.7 0 0 1 .7.7v4.6a.7.7 0 0 1-.7.7H4a.7.7 0 0 1-.7-.7V8.2A.7.7 0 0 1 4 7.5zM5.3 7.5V5.2a2.7 2.7 0 0 1 5.4 0v2.3',
  table: 'M3 3h10a.7.7 0 0 1 .7.7v8.6a.7.7 0 0 1-.7.7H3a.7.7 0 0 1-.7-.7V3.7A.7.7 0 0 1 3 3zM2.3 6.3h11.4M6.5 6.3V13',
  gear: 'M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM8 1.8v1.9M8 12.3v1.9M14.2 8h-1.9M3.7 8H1.8M12.4 3.6l-1.4 1.4M5 11l-1.4 1.4M12.4 12.4 11 11M5 5 3.6 3.6',
  person: 'M8 7.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2zM3 13.6c.5-2.6 2.5-4 5-4s4.5 1.4 5 4',
  edit: 'm3 13 .7-2.9 7-7a1.2 1.2 0 0 1 1.7 0l.5.5a1.2 1.2 0 0 1 0 1.7l-7 7z',
  undo: 'M5.5 3 2.5 6l3 3M2.8 6h6.7a3.7 3.7 0 0 1 0 7.4H6',
  filter: 'M2.5 3.5h11L9.5 8.3v4.2l-3-1.5V8.3z',
} as const;

/** Name of an icon. */
export type IconName = keyof typeof paths;

/** An icon of 16 px in the colour of the text. It never tells a state; what it does stands beside it or in its button's name. */
export function icon(name: IconName): SVGTemplateResult {
  return svg`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${paths[name]} stroke-width=${name === 'more' ? 2.6 : nothing}></path></svg>`;
}

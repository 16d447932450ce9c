import type { BoardState } from '../board/types.ts';
import type { Palette } from '../map/palette.ts';

/** The shape of a state in a box of 12, as markup with colours of its own: for pictures outside of the page. */
export function drawingOf(state: BoardState, { crit, warn, block, go, info, surface, text, text2 }: Palette): string {
  const ring = (colour: string) => `<circle cx="6" cy="6" r="4.9" fill="none" stroke="${colour}" stroke-width="1.4"/>`;
  const mark = (d: string, colour: string) => `<path d="${d}" fill="none" stroke="${colour}" stroke-width="1.5" stroke-linecap="round"/>`;
  switch (state) {
    case 'late':
      return `<path d="M6 0 12 6 6 12 0 6z" fill="${crit}"/>${mark('M6 3.3v3.2M6 8.6v.01', surface)}`;
    case 'atRisk':
      return `<path d="M6 1.1 11.3 10.9H.7z" fill="${warn}" stroke="${text2}"/>${mark('M6 4.3v3.3M6 9.4v.01', text)}`;
    case 'blocked':
      return `<rect x=".8" y=".8" width="10.4" height="10.4" rx="1.5" fill="${block}"/>${mark('M3.3 6h5.4', surface)}`;
    case 'startable':
      return `<path d="M2.5 1.2 10.8 6l-8.3 4.8z" fill="${go}"/>`;
    case 'todo':
      return ring(info);
    case 'doing':
      return `${ring(info)}<path d="M6 2.9a3.1 3.1 0 0 1 0 6.2z" fill="${info}"/>`;
    case 'review':
      return `${ring(info)}<circle cx="6" cy="6" r="3.1" fill="${info}"/>`;
    case 'done':
      return `<circle cx="6" cy="6" r="5.6" fill="${info}"/>${mark('m3.5 6.2 1.8 1.8 3.2-3.8', surface)}`;
    case 'cancelled':
      return `${ring(text2)}${mark('m4.2 4.2 3.6 3.6M7.8 4.2 4.2 7.8', text2)}`;
  }
}

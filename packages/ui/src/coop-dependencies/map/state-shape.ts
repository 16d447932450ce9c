import type { BoardState } from '../board/types.ts';
import type { Palette } from './palette.ts';

/** A part of a shape in a box of 12: filled, or drawn as a line. */
export interface ShapePart {
  readonly d: string;
  readonly fill?: keyof Palette;
  readonly stroke?: keyof Palette;
  readonly width?: number;
}

const ring = 'M1.1 6a4.9 4.9 0 1 0 9.8 0a4.9 4.9 0 1 0-9.8 0z';
const ringed: ShapePart = { d: ring, stroke: 'info', width: 1.4 };
const mark = (d: string, stroke: keyof Palette): ShapePart => ({ d, stroke, width: 1.5 });

/** The shape of a state, for what draws without the page's style: a canvas, a picture on its own. */
export const stateShapes: Readonly<Record<BoardState, readonly ShapePart[]>> = {
  late: [{ d: 'M6 0 12 6 6 12 0 6z', fill: 'crit' }, mark('M6 3.3v3.2M6 8.6v.01', 'surface')],
  atRisk: [{ d: 'M6 1.1 11.3 10.9H.7z', fill: 'warn', stroke: 'text2', width: 1 }, mark('M6 4.3v3.3M6 9.4v.01', 'text')],
  blocked: [{ d: 'M2.3.8h7.4a1.5 1.5 0 0 1 1.5 1.5v7.4a1.5 1.5 0 0 1-1.5 1.5H2.3a1.5 1.5 0 0 1-1.5-1.5V2.3A1.5 1.5 0 0 1 2.3.8z', fill: 'block' }, mark('M3.3 6h5.4', 'surface')],
  startable: [{ d: 'M2.5 1.2 10.8 6l-8.3 4.8z', fill: 'go' }],
  todo: [ringed],
  doing: [ringed, { d: 'M6 2.9a3.1 3.1 0 0 1 0 6.2z', fill: 'info' }],
  review: [ringed, { d: 'M2.9 6a3.1 3.1 0 1 0 6.2 0a3.1 3.1 0 1 0-6.2 0z', fill: 'info' }],
  done: [{ d: 'M.4 6a5.6 5.6 0 1 0 11.2 0a5.6 5.6 0 1 0-11.2 0z', fill: 'info' }, mark('m3.5 6.2 1.8 1.8 3.2-3.8', 'surface')],
  cancelled: [{ ...ringed, stroke: 'text2' }, mark('m4.2 4.2 3.6 3.6M7.8 4.2 4.2 7.8', 'text2')],
};

/** The shape of a state as markup with colours of its own. */
export function stateMarkup(state: BoardState, palette: Palette): string {
  return stateShapes[state]
    .map(({ d, fill, stroke, width = 0 }) => {
      const line = stroke === undefined ? '' : ` stroke="${palette[stroke]}" stroke-width="${width}" stroke-linecap="round"`;
      return `<path d="${d}" fill="${fill === undefined ? 'none' : palette[fill]}"${line}/>`;
    })
    .join('');
}

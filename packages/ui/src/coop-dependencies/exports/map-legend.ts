import { dependencyMapMessages, type NeedState, type Translate } from '@entrelacs/core';
import { needWord } from '../board/later-words.ts';
import type { BoardState } from '../board/types.ts';
import type { LinkStyle } from '../map/paint.ts';
import type { Palette } from '../map/palette.ts';
import { stateMarkup } from '../map/state-shape.ts';
import { addWords } from '../messages.ts';

// A map may leave from another view, whose words are not those of the map.
addWords(dependencyMapMessages);

/** Height of the legend beneath a map, and what its words take at most. */
export const legendSize = { width: 690, height: 40 } as const;

/** The state of a task that is drawn as a need's step is: both have one set of rings. */
const ringOf: Readonly<Record<NeedState, BoardState>> = { requested: 'todo', accepted: 'doing', delivered: 'review', verified: 'done', refused: 'cancelled' };

/** The ring of a need's step as markup, in a box of 12; in red where it is overdue. */
export function needMarkup(state: NeedState, isOverdue: boolean, palette: Palette): string {
  return stateMarkup(ringOf[state], isOverdue ? { ...palette, info: palette.crit } : palette);
}

/**
 * What lines and rings mean, in one line.
 *
 * @param line - Draws a link from left to right: its end at a place, its style.
 * @param escaped - Makes a text fit for markup.
 */
export function legendMarkup(t: Translate, palette: Palette, line: (points: readonly number[], style: LinkStyle) => string, escaped: (text: string) => string): string {
  const soft = { colour: palette.text2, width: 1.3, order: 0 } as const;
  const styles = { critical: { ...soft, colour: palette.text, width: 2.5, shape: 'plain' }, integration: { ...soft, shape: 'double' }, information: { ...soft, shape: 'dotted' } } as const;
  const parts: string[] = [];
  let x = 10;
  const add = (mark: string, width: number, words: string): void => {
    parts.push(mark, `<text x="${x + width + 6}" y="4">${escaped(words)}</text>`);
    x += width + 6 + [...words].length * 6.5 + 18;
  };
  for (const [name, style] of Object.entries(styles)) add(line([x, 0, x + 28, 0], style), 28, t(`deps.legend.${name}`));
  for (const state of ['requested', 'accepted', 'delivered', 'verified'] as const) add(`<g transform="translate(${x} -6)">${needMarkup(state, false, palette)}</g>`, 12, needWord(state, t));
  return `<g data-legend="">${parts.join('')}</g>`;
}

import { raciLetters, type RaciRole } from '@entrelacs/core';
import { render, svg, type SVGTemplateResult } from 'lit';

/** How a letter is drawn in a box of 20 x 20; colours are tokens, so that themes and forced colours reach it. */
export const letterInks: Readonly<Record<RaciRole, { readonly ground: string; readonly ink: string }>> = {
  accountable: { ground: '--coop-a', ink: '--coop-on-a' },
  responsible: { ground: '--coop-r', ink: '--coop-on-r' },
  consulted: { ground: '--coop-surface', ink: '--coop-c' },
  informed: { ground: '--coop-i', ink: '--coop-on-i' },
};

/**
 * Outlines of the letters' shapes and the strokes of the letters, for a drawing outside of the page too. Strokes, not text: what is seen as text in a
 * cell would have to be part of its name, which says the words.
 */
export const letterPaths = {
  shield: 'M3.2 1.5h13.6a1.7 1.7 0 0 1 1.7 1.7v7.2c0 4.1-3.1 6.9-8.5 8.7-5.4-1.8-8.5-4.6-8.5-8.7V3.2A1.7 1.7 0 0 1 3.2 1.5z',
  bubble:
    'M10 2.3c4.5 0 7.8 3 7.8 7s-3.3 7-7.8 7c-.9 0-1.7-.1-2.5-.3L3.7 18.2l.7-3.7C2.9 13.2 2.2 11.4 2.2 9.3c0-4 3.3-7 7.8-7z',
  a: 'M6.7 13.2 10 5.6l3.3 7.6M7.9 10.7h4.2',
  r: 'M7.4 14.1V6.8h2.9a2.1 2.1 0 0 1 0 4.2H7.4M10.2 11l2.7 3.1',
  c: 'M12.7 7.3a3.2 3.2 0 1 0 0 4',
  i: 'M8 6.4h4M10 6.4v7.2M8 13.6h4',
} as const;

const drawings: Readonly<Record<RaciRole, SVGTemplateResult>> = {
  accountable: svg`<path class="ground" d=${letterPaths.shield}></path><path class="glyph" d=${letterPaths.a}></path>`,
  responsible: svg`<rect class="ground" x="2" y="2" width="16" height="16" rx="2.5"></rect><path class="glyph" d=${letterPaths.r}></path>`,
  consulted: svg`<path class="ground" d=${letterPaths.bubble}></path><path class="glyph" d=${letterPaths.c}></path>`,
  informed: svg`<rect class="ground" x="1.5" y="3.3" width="17" height="13.4" rx="6.7"></rect><path class="glyph" d=${letterPaths.i}></path>`,
};

/**
 * The shape of a role's letter. Beside its word it is decoration; alone it needs a name.
 *
 * @param role - Which letter.
 * @param name - Its accessible name, where no word stands beside it.
 */
export function letter(role: RaciRole, name?: string): SVGTemplateResult {
  const shape = drawings[role];
  return name === undefined
    ? svg`<svg class="letter ${raciLetters[role]}" viewBox="0 0 20 20" aria-hidden="true">${shape}</svg>`
    : svg`<svg class="letter ${raciLetters[role]}" viewBox="0 0 20 20" role="img" aria-label=${name}>${shape}</svg>`;
}

const nodes = new Map<RaciRole, SVGElement>();

/** A new node of a letter's shape, without a name: for the cells of a grid, of which there are many. */
export function letterNode(role: RaciRole): Node {
  let node = nodes.get(role);
  if (node === undefined) nodes.set(role, (node = drawn(role)));
  return node.cloneNode(true);
}

function drawn(role: RaciRole): SVGElement {
  const holder = document.createElement('div');
  render(letter(role), holder);
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode() !== null) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
  const svg = holder.querySelector('svg');
  if (svg === null) throw new RangeError(`role: ${role} has no drawing`);
  return svg;
}

import type { AcyclicLinks } from './acyclic.ts';
import type { Layers } from './layers.ts';
import type { LayoutSizes } from './types.ts';

/** Height at which each piece of a link leaves its left point and enters its right one. */
export interface Ports {
  readonly leave: Float64Array;
  readonly enter: Float64Array;
}

/** Least air between a port and the corner of its node. */
const corner = 7;

/**
 * Where links dock: opposite to where they come from or go to if that lies beside the node, so that they run straight; in
 * the order of their other ends, a few pixels apart. `y` is the middle of each point.
 */
export function dockLinks(layers: Layers, links: AcyclicLinks, y: Float64Array, sizes: LayoutSizes): Ports {
  const { nodeCount, tail, head, leftStart, leftPiece, left, rightStart, rightPiece, right, position } = layers;
  const leave = new Float64Array(tail.length);
  const enter = new Float64Array(tail.length);
  const shift = shifts(layers, links);
  for (let piece = 0; piece < tail.length; piece++) {
    leave[piece] = y[tail[piece]!]! + shift[piece]!;
    enter[piece] = y[head[piece]!]! + shift[piece]!;
  }
  const pieces: number[] = [];
  const wanted = enter.slice();
  for (let node = 0; node < nodeCount; node++) dock(node, rightStart, rightPiece, right, leave);
  wanted.set(leave);
  for (let node = 0; node < nodeCount; node++) dock(node, leftStart, leftPiece, left, enter);
  return { leave, enter };

  function dock(node: number, start: Int32Array, pieceAt: Int32Array, joined: Int32Array, into: Float64Array): void {
    const [first, last] = [start[node]!, start[node + 1]!];
    pieces.length = 0;
    for (let k = first; k < last; k++) pieces.push(k);
    if (pieces.length > 1) pieces.sort((a, b) => position[joined[a]!]! - position[joined[b]!]! || a - b);
    const [top, bottom] = [y[node]! - sizes.nodeHeight / 2 + corner, y[node]! + sizes.nodeHeight / 2 - corner];
    const step = pieces.length < 2 ? 0 : Math.min(sizes.linkGap, (bottom - top) / (pieces.length - 1));
    let least = top;
    for (let rank = 0; rank < pieces.length; rank++) {
      const piece = pieceAt[pieces[rank]!]!;
      const most = bottom - (pieces.length - 1 - rank) * step;
      const place = Math.min(Math.max(wanted[piece]!, least), most);
      into[piece] = place === wanted[piece] ? place : place + shift[piece]! * Math.min(1, step);
      least = place + step;
    }
  }
}

/** A share of a pixel for each link, by which they are told apart: no two lie on one line by chance. */
function shifts({ tail, firstPiece }: Layers, links: AcyclicLinks): Float64Array {
  const shift = new Float64Array(tail.length);
  let link = -1;
  const linkAt = new Int32Array(tail.length).fill(-1);
  for (let index = 0; index < firstPiece.length; index++) if (firstPiece[index]! >= 0) linkAt[firstPiece[index]!] = links.link[index]!;
  for (let piece = 0; piece < tail.length; piece++) {
    if (linkAt[piece]! >= 0) link = linkAt[piece]!;
    shift[piece] = ((link * 0.618033988749895) % 1) * 0.4;
  }
  return shift;
}

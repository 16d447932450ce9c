import { groupBy } from '../graph/adjacency.ts';
import type { AcyclicLinks } from './acyclic.ts';

/**
 * A graph whose links all join neighbouring ranks: a longer link runs through a bend in every rank between. Nodes and bends
 * are points; those of a rank stand in an order, and those of a band (a lane, or a part of the graph) stay together in it.
 */
export interface Layers {
  /** Nodes, then bends. */
  readonly pointCount: number;
  readonly nodeCount: number;
  readonly rank: Int32Array;
  readonly band: Int32Array;
  readonly rankCount: number;
  /** Points of rank `r` are `order[rankStart[r]]` up to `rankStart[r + 1]`; `position` is the other way round. */
  readonly rankStart: Int32Array;
  readonly order: Int32Array;
  readonly position: Int32Array;
  /** Where the order of one band in one rank begins; ends with the number of points. */
  readonly cellStart: Int32Array;
  /** Points joined to each on its left and on its right. */
  readonly leftStart: Int32Array;
  readonly left: Int32Array;
  readonly rightStart: Int32Array;
  readonly right: Int32Array;
  /** Piece of a link by which each of those is joined, and the two points of each piece. */
  readonly leftPiece: Int32Array;
  readonly rightPiece: Int32Array;
  readonly tail: Int32Array;
  readonly head: Int32Array;
  /** First bend of each link; those of one link follow each other. -1 for a link that runs outside the ranks. */
  readonly firstBend: Int32Array;
  /** First piece of each link, likewise; its pieces follow each other from left to right. */
  readonly firstPiece: Int32Array;
}

/** Bends at most; what is longer than they allow runs around the drawing. */
const bendLimit = 120_000;

/** The layers of a graph whose nodes have ranks and bands; bends belong to the band of the node that their link leaves. */
export function layersOf(nodeCount: number, { from, to }: AcyclicLinks, nodeRank: Int32Array, nodeBand: Int32Array): Layers {
  const { firstBend, pointCount } = bendsOf(nodeCount, from, to, nodeRank);
  const rank = new Int32Array(pointCount);
  const band = new Int32Array(pointCount);
  rank.set(nodeRank);
  band.set(nodeBand);
  let size = 0;
  for (let link = 0; link < from.length; link++) if (firstBend[link]! >= 0) size += nodeRank[to[link]!]! - nodeRank[from[link]!]!;
  const tail = new Int32Array(size);
  const head = new Int32Array(size);
  const firstPiece = new Int32Array(from.length).fill(-1);
  let next = 0;
  for (let link = 0; link < from.length; link++) {
    if (firstBend[link]! < 0) continue;
    firstPiece[link] = next;
    let last = from[link]!;
    for (let r = nodeRank[last]! + 1, bend = firstBend[link]!; r < nodeRank[to[link]!]!; r++, bend++) {
      rank[bend] = r;
      band[bend] = nodeBand[from[link]!]!;
      tail[next] = last;
      head[next++] = last = bend;
    }
    tail[next] = last;
    head[next++] = to[link]!;
  }

  let rankCount = 0;
  for (const value of rank) rankCount = Math.max(rankCount, value + 1);
  const { rankStart, order, cellStart } = cells(rank, band, rankCount);
  const position = new Int32Array(pointCount);
  const [rightStart, rightPiece] = groupBy(pointCount, tail);
  const [leftStart, leftPiece] = groupBy(pointCount, head);
  const layers: Layers = {
    pointCount,
    nodeCount,
    rank,
    band,
    rankCount,
    rankStart,
    order,
    position,
    cellStart,
    leftStart,
    left: leftPiece.map((piece) => tail[piece]!),
    rightStart,
    right: rightPiece.map((piece) => head[piece]!),
    leftPiece,
    rightPiece,
    tail,
    head,
    firstBend,
    firstPiece,
  };
  setPositions(layers);
  return layers;
}

/** Brings `position` in line with `order`. */
export function setPositions({ rankCount, rankStart, order, position }: Layers): void {
  for (let r = 0; r < rankCount; r++) {
    const first = rankStart[r]!;
    for (let k = first; k < rankStart[r + 1]!; k++) position[order[k]!] = k - first;
  }
}

function bendsOf(nodeCount: number, from: Int32Array, to: Int32Array, rank: Int32Array) {
  const firstBend = new Int32Array(from.length);
  const length = (link: number) => rank[to[link]!]! - rank[from[link]!]! - 1;
  let total = 0;
  for (let link = 0; link < from.length; link++) total += length(link);
  if (total > bendLimit) {
    const byLength = Array.from(from.keys()).sort((a, b) => length(b) - length(a) || a - b);
    for (const link of byLength) {
      if (total <= bendLimit) break;
      firstBend[link] = -1;
      total -= length(link);
    }
  }
  let next = nodeCount;
  for (let link = 0; link < from.length; link++) {
    if (firstBend[link] === -1) continue;
    firstBend[link] = next;
    next += length(link);
  }
  return { firstBend, pointCount: next };
}

/** Points by rank and, within it, by band; and where each such cell begins. */
function cells(rank: Int32Array, band: Int32Array, rankCount: number) {
  let bandCount = 0;
  for (const value of band) bandCount = Math.max(bandCount, value + 1);
  const [, byBand] = groupBy(bandCount, band);
  const [rankStart, items] = groupBy(rankCount, byBand.map((point) => rank[point]!));
  const order = items.map((item) => byBand[item]!);
  const starts: number[] = [];
  for (let k = 0; k < order.length; k++) {
    if (k === 0 || rank[order[k]!] !== rank[order[k - 1]!] || band[order[k]!] !== band[order[k - 1]!]) starts.push(k);
  }
  return { rankStart, order, cellStart: Int32Array.from([...starts, order.length]) };
}

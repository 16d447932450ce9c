import { groupBy } from '../graph/adjacency.ts';
import type { AcyclicLinks } from './acyclic.ts';
import { shortenLinks } from './network-simplex.ts';
import type { Parts } from './parts.ts';

/** Exchanges that one part may take to shorten its links; a part of 5,000 nodes takes some 4,000. */
const exchangeLimit = 20_000;

/** The column of each node: every link leads to the right, and links are as short as can be in sum. Each part begins at 0. */
export function assignRanks(nodeCount: number, links: AcyclicLinks, parts: Parts): Int32Array {
  const rank = new Int32Array(nodeCount);
  const { start, next } = following(nodeCount, links, 1);
  for (const node of topologicalNodes(nodeCount, links)) {
    for (let k = start[node]!; k < start[node + 1]!; k++) rank[next[k]!] = Math.max(rank[next[k]!]!, rank[node]! + 1);
  }
  shortenParts(links, parts, rank);
  return rank;
}

/** What follows each node along its links, or, the other way, what comes before it. */
export interface Following {
  readonly start: Int32Array;
  readonly next: Int32Array;
}

/** What follows each node along its links (1), or comes before it (-1). */
export function following(nodeCount: number, { from, to }: AcyclicLinks, way: 1 | -1): Following {
  const [tail, head] = way === 1 ? [from, to] : [to, from];
  const [start, items] = groupBy(nodeCount, tail);
  return { start, next: items.map((link) => head[link]!) };
}

function shortenParts({ from, to }: AcyclicLinks, parts: Parts, rank: Int32Array): void {
  const [nodeStart, nodes] = groupBy(parts.count, parts.of);
  const [linkStart, items] = groupBy(parts.count, from.map((node) => parts.of[node]!));
  const local = new Int32Array(rank.length);
  for (let part = 0; part < parts.count; part++) {
    const members = nodes.subarray(nodeStart[part], nodeStart[part + 1]);
    if (members.length < 3) continue;
    for (let index = 0; index < members.length; index++) local[members[index]!] = index;
    const own = items.subarray(linkStart[part], linkStart[part + 1]);
    const ranks = members.map((node) => rank[node]!);
    shortenLinks({ count: members.length, from: own.map((link) => local[from[link]!]!), to: own.map((link) => local[to[link]!]!) }, ranks, exchangeLimit);
    for (let index = 0; index < members.length; index++) rank[members[index]!] = ranks[index]!;
  }
}

/** Nodes in an order in which every link leads on. */
export function topologicalNodes(nodeCount: number, { from, to }: AcyclicLinks): Int32Array {
  const waiting = new Int32Array(nodeCount);
  for (const node of to) waiting[node]!++;
  const [start, items] = groupBy(nodeCount, from);
  const order = new Int32Array(nodeCount);
  let tail = 0;
  for (let node = 0; node < nodeCount; node++) if (waiting[node] === 0) order[tail++] = node;
  for (let head = 0; head < tail; head++) {
    for (let k = start[order[head]!]!; k < start[order[head]! + 1]!; k++) {
      const next = to[items[k]!]!;
      if (--waiting[next]! === 0) order[tail++] = next;
    }
  }
  return order;
}

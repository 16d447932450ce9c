import { groupBy } from '../graph/adjacency.ts';

/** Arcs of an acyclic graph, by node. */
export interface Arcs {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/**
 * Ranks that make the links of a connected acyclic graph shortest in sum, each at least one rank long, the least rank 0
 * (Gansner, Koutsofios, North and Vo, "A technique for drawing directed graphs", 1993). Starts from the ranks given,
 * which must respect the links, and changes them in place; stops after `limit` exchanges at the latest.
 */
export function shortenLinks(arcs: Arcs, rank: Int32Array, limit: number): void {
  if (arcs.count < 2 || arcs.from.length === 0) return;
  const tree = new SpanningTree(arcs, rank);
  let leaving = tree.edgeToLeave();
  for (let exchanges = 0; leaving >= 0 && exchanges < limit; exchanges++) {
    tree.exchange(leaving, tree.edgeToEnter(leaving));
    leaving = tree.edgeToLeave();
  }
  let least = Number.POSITIVE_INFINITY;
  for (const value of rank) least = Math.min(least, value);
  for (let node = 0; node < rank.length; node++) rank[node]! -= least;
}

/** A spanning tree of links that are as short as can be, with what each of its links would save if it were cut. */
class SpanningTree {
  private readonly count: number;
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  private readonly rank: Int32Array;
  private readonly incidentStart: Int32Array;
  private readonly incident: Int32Array;
  private readonly inTree: Uint8Array;
  /** Tree links of each node, as a list that grows and shrinks. */
  private readonly treeLinks: number[][];
  private readonly cut: Int32Array;
  /** The link towards the root, and the numbers of a walk through the tree: those of a subtree lie between `low` and `limit`. */
  private readonly parent: Int32Array;
  private readonly low: Int32Array;
  private readonly limit: Int32Array;
  private readonly stack: Int32Array;
  private readonly turn: Int32Array;
  private readonly treeList: Int32Array;
  private readonly listPlace: Int32Array;
  private searchFrom = 0;

  constructor({ count, from, to }: Arcs, rank: Int32Array) {
    this.count = count;
    this.from = from;
    this.to = to;
    this.rank = rank;
    const ends = new Int32Array(2 * from.length);
    for (let link = 0; link < from.length; link++) {
      ends[2 * link] = from[link]!;
      ends[2 * link + 1] = to[link]!;
    }
    const [start, items] = groupBy(count, ends);
    this.incidentStart = start;
    this.incident = items.map((end) => end >> 1);
    this.inTree = new Uint8Array(from.length);
    this.treeLinks = Array.from({ length: count }, () => []);
    this.cut = new Int32Array(from.length);
    this.parent = new Int32Array(count).fill(-1);
    this.low = new Int32Array(count);
    this.limit = new Int32Array(count);
    this.stack = new Int32Array(count);
    this.turn = new Int32Array(count);
    this.treeList = new Int32Array(count - 1);
    this.listPlace = new Int32Array(from.length);
    this.grow();
    this.number(0, -1, 1);
    this.findCuts();
  }

  /** A tree link that would shorten the whole if it were cut: the best of the next few; -1 when there is none. */
  edgeToLeave(): number {
    const size = this.treeList.length;
    let best = -1;
    let found = 0;
    for (let i = 0; i < size; i++) {
      const place = (this.searchFrom + i) % size;
      const link = this.treeList[place]!;
      if (this.cut[link]! >= 0) continue;
      if (best < 0 || this.cut[link]! < this.cut[best]!) best = link;
      if (++found >= 20) {
        this.searchFrom = (place + 1) % size;
        return best;
      }
    }
    this.searchFrom = 0;
    return best;
  }

  /** The shortest of the links that lead back over the cut of a tree link; ties by index. */
  edgeToEnter(leaving: number): number {
    const { from, to, rank, low, limit, incident, incidentStart } = this;
    const [tail, head] = [from[leaving]!, to[leaving]!];
    const root = limit[tail]! < limit[head]! ? tail : head;
    const tailSide = root === tail;
    const [least, most] = [low[root]!, limit[root]!];
    let best = -1;
    let bestSlack = Number.POSITIVE_INFINITY;
    const { stack } = this;
    let depth = 0;
    stack[depth++] = root;
    while (depth > 0) {
      const node = stack[--depth]!;
      for (let k = incidentStart[node]!; k < incidentStart[node + 1]!; k++) {
        const link = incident[k]!;
        const other = from[link] === node ? to[link]! : from[link]!;
        if (this.inTree[link] === 1) {
          if (link !== this.parent[node]) stack[depth++] = other;
          continue;
        }
        const outgoing = from[link] === node;
        if (outgoing === tailSide || (limit[other]! >= least && limit[other]! <= most)) continue;
        const slack = rank[to[link]!]! - rank[from[link]!]! - 1;
        if (slack < bestSlack || (slack === bestSlack && link < best)) {
          best = link;
          bestSlack = slack;
        }
      }
    }
    return best;
  }

  /** Takes one link out of the tree and another in. */
  exchange(leaving: number, entering: number): void {
    const { from, to, rank, limit, low, cut } = this;
    const slack = rank[to[entering]!]! - rank[from[entering]!]! - 1;
    const [tail, head] = [from[leaving]!, to[leaving]!];
    const root = limit[tail]! < limit[head]! ? tail : head;
    if (slack > 0) this.shiftSubtree(root, root === tail ? -slack : slack);

    const cutValue = cut[leaving]!;
    const top = this.updateCuts(from[entering]!, to[entering]!, cutValue, true);
    this.updateCuts(to[entering]!, from[entering]!, cutValue, false);
    cut[entering] = -cutValue;
    cut[leaving] = 0;
    this.unlink(leaving);
    this.inTree[leaving] = 0;
    this.inTree[entering] = 1;
    const place = this.listPlace[leaving]!;
    this.treeList[place] = entering;
    this.listPlace[entering] = place;
    this.treeLinks[from[entering]!]!.push(entering);
    this.treeLinks[to[entering]!]!.push(entering);
    this.number(top, this.parent[top]!, low[top]!);
  }

  private unlink(link: number): void {
    for (const end of [this.from[link]!, this.to[link]!]) {
      const links = this.treeLinks[end]!;
      links[links.indexOf(link)] = links.at(-1)!;
      links.pop();
    }
  }

  private shiftSubtree(root: number, by: number): void {
    const { stack, rank, parent, from, to, treeLinks } = this;
    let depth = 0;
    stack[depth++] = root;
    while (depth > 0) {
      const node = stack[--depth]!;
      rank[node]! += by;
      for (const link of treeLinks[node]!) if (link !== parent[node]) stack[depth++] = from[link] === node ? to[link]! : from[link]!;
    }
  }

  /** Passes a cut value on along the tree from a node up to where the other one lies below too; gives that place. */
  private updateCuts(node: number, other: number, value: number, forward: boolean): number {
    const { low, limit, parent, from, to, cut } = this;
    let at = node;
    while (!(low[at]! <= limit[other]! && limit[other]! <= limit[at]!)) {
      const link = parent[at]!;
      const along = from[link] === at ? forward : !forward;
      cut[link]! += along ? value : -value;
      const [a, b] = [from[link]!, to[link]!];
      at = limit[a]! > limit[b]! ? a : b;
    }
    return at;
  }

  /** Numbers a subtree as a walk through it leaves its nodes, from a number on. */
  private number(root: number, parentLink: number, first: number): void {
    const { stack, turn, parent, low, limit, treeLinks, from, to } = this;
    let next = first;
    let depth = 0;
    stack[0] = root;
    parent[root] = parentLink;
    low[root] = next;
    turn[root] = 0;
    while (depth >= 0) {
      const node = stack[depth]!;
      const links = treeLinks[node]!;
      if (turn[node]! < links.length) {
        const link = links[turn[node]!++]!;
        if (link === parent[node]) continue;
        const child = from[link] === node ? to[link]! : from[link]!;
        parent[child] = link;
        low[child] = next;
        turn[child] = 0;
        stack[++depth] = child;
      } else {
        limit[node] = next++;
        depth--;
      }
    }
  }

  /** Grows the tree over links without slack, moving it towards the nearest node whenever there are none. */
  private grow(): void {
    const { count, from, to, rank, incident, incidentStart } = this;
    const joined = new Uint8Array(count);
    const members = new Int32Array(count);
    let [size, head, edges] = [0, 0, 0];
    const join = (node: number) => {
      joined[node] = 1;
      members[size++] = node;
    };
    join(0);
    for (;;) {
      while (head < size) {
        const node = members[head++]!;
        for (let k = incidentStart[node]!; k < incidentStart[node + 1]!; k++) {
          const link = incident[k]!;
          const other = from[link] === node ? to[link]! : from[link]!;
          if (joined[other] === 1 || rank[to[link]!]! - rank[from[link]!]! !== 1) continue;
          this.addToTree(link, edges++);
          join(other);
        }
      }
      if (size === count) return;
      let best = -1;
      let bestSlack = Number.POSITIVE_INFINITY;
      for (let link = 0; link < from.length && bestSlack > 1; link++) {
        if (joined[from[link]!] === joined[to[link]!]) continue;
        const slack = rank[to[link]!]! - rank[from[link]!]! - 1;
        if (slack < bestSlack) {
          best = link;
          bestSlack = slack;
        }
      }
      const by = joined[from[best]!] === 1 ? bestSlack : -bestSlack;
      for (let i = 0; i < size; i++) rank[members[i]!]! += by;
      head = 0;
    }
  }

  private addToTree(link: number, place: number): void {
    this.inTree[link] = 1;
    this.treeList[place] = link;
    this.listPlace[link] = place;
    this.treeLinks[this.from[link]!]!.push(link);
    this.treeLinks[this.to[link]!]!.push(link);
  }

  /** Cut values of all tree links, from the leaves up: what leaves a subtree less what enters it. */
  private findCuts(): void {
    const { count, limit, parent, from, to, cut } = this;
    const balance = new Int32Array(count);
    for (let link = 0; link < from.length; link++) {
      balance[from[link]!]!++;
      balance[to[link]!]!--;
    }
    const byLimit = new Int32Array(count + 1);
    for (let node = 0; node < count; node++) byLimit[limit[node]!] = node;
    for (let number = 1; number <= count; number++) {
      const node = byLimit[number]!;
      const link = parent[node]!;
      if (link < 0) continue;
      const isTail = from[link] === node;
      cut[link] = isTail ? balance[node]! : -balance[node]!;
      balance[isTail ? to[link]! : from[link]!]! += balance[node]!;
    }
  }
}

import { compareIds } from '../graph/id-order.ts';
import type { GraphLayout, LayoutInput, PreviousLayout } from './types.ts';

/** A node by name: a task, or whatever stands for several. */
export interface LayoutNode {
  readonly id: string;
  /** Key of its lane, one of those given. */
  readonly lane?: string | undefined;
}

/** A link by name, between two nodes. */
export interface LayoutLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** A layout's input with the names of what its arrays hold. */
export interface NamedInput {
  readonly input: LayoutInput;
  /** Ids of the nodes and of the links, by index. */
  readonly nodes: readonly string[];
  readonly links: readonly string[];
}

/** A drawing with the names of what it holds. */
export interface NamedLayout extends Omit<NamedInput, 'input'> {
  readonly layout: GraphLayout;
}

/**
 * Nodes and links as a layout takes them, in the order of their ids, so that the order of the rows changes nothing. Lanes
 * come in the order given; a node in none of them goes to the last. Links to nodes that are not there are left out. With
 * the drawing before, what is still there stays near where it was.
 */
export function layoutInputOf(nodes: readonly LayoutNode[], links: readonly LayoutLink[], lanes: readonly string[] = [], before?: NamedLayout): NamedInput {
  const sortedNodes = [...nodes].sort((a, b) => compareIds(a.id, b.id));
  const indexOf = new Map(sortedNodes.map(({ id }, index) => [id, index]));
  const sortedLinks = links.filter(({ from, to }) => indexOf.has(from) && indexOf.has(to)).sort((a, b) => compareIds(a.id, b.id));
  const laneOf = new Map(lanes.map((key, index) => [key, index]));
  const names = { nodes: sortedNodes.map(({ id }) => id), links: sortedLinks.map(({ id }) => id) };
  return {
    ...names,
    input: {
      nodeCount: sortedNodes.length,
      from: Int32Array.from(sortedLinks, ({ from }) => indexOf.get(from)!),
      to: Int32Array.from(sortedLinks, ({ to }) => indexOf.get(to)!),
      ...(lanes.length > 0 && { lane: Int32Array.from(sortedNodes, ({ lane }) => laneOf.get(lane ?? '') ?? lanes.length - 1), laneCount: lanes.length }),
      ...(before !== undefined && { previous: matched(names, before) }),
    },
  };
}

function matched(names: Pick<NamedInput, 'nodes' | 'links'>, { nodes, links, layout }: NamedLayout): PreviousLayout {
  const indices = (now: readonly string[], then: readonly string[]) => {
    const indexOf = new Map(then.map((id, index) => [id, index]));
    return Int32Array.from(now, (id) => indexOf.get(id) ?? -1);
  };
  return { layout, node: indices(names.nodes, nodes), link: indices(names.links, links) };
}

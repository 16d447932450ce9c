import type { PlanTask } from '@entrelacs/core';
import type { Board } from '../board/board.ts';
import type { BoardLink, BoardPeople, BoardState, BoardTask } from '../board/types.ts';
import type { LaneKind } from '../options.ts';
import type { MapNode } from './scene.ts';

/** What is laid out: nodes, the lane of each, and links between them by number. */
export interface MapGraph {
  readonly nodes: readonly Omit<MapNode, 'x' | 'y' | 'width' | 'height'>[];
  readonly lanes: readonly { readonly key: string; readonly title: string; readonly count: number }[];
  /** Lane of each node. */
  readonly lane: Int32Array;
  readonly links: readonly { readonly id: string; readonly link: BoardLink; readonly count: number }[];
  readonly from: Int32Array;
  readonly to: Int32Array;
}

const order: readonly BoardState[] = ['blocked', 'late', 'atRisk', 'startable', 'doing', 'review', 'todo', 'done', 'cancelled'];

/** What the map shows of some tasks: lanes as chosen, folded projects as one node, links between what is shown. In a few steps. */
export function* mapGraphSteps(board: Board, tasks: readonly BoardTask[], lanes: LaneKind, folded: ReadonlySet<string>, noLane: string): Generator<void, MapGraph> {
  const { people } = board;
  const nodeOf = new Map<string, number>();
  const nodes: MapGraph['nodes'][number][] = [];
  const members: BoardTask[][] = [];
  const folds = new Map<string, number>();
  for (const task of tasks) {
    const { project } = task.task;
    const isFolded = project !== undefined && folded.has(project) && people.projects.has(project);
    const id = isFolded ? `project:${project}` : task.id;
    const known = isFolded ? folds.get(project) : undefined;
    const index = known ?? nodes.length;
    nodeOf.set(task.id, index);
    if (known !== undefined) members[index]!.push(task);
    else {
      if (isFolded) folds.set(project, index);
      members.push([task]);
      nodes.push(isFolded ? { id, task: undefined, fold: { project, title: people.projects.get(project)?.name ?? '', count: 1, state: task.state }, isCritical: false } : { id, task, fold: undefined, isCritical: task.isCritical });
    }
  }
  nodes.forEach((node, index) => {
    const own = members[index]!;
    if (node.fold === undefined) return;
    const state = order.find((one) => own.some((task) => task.state === one)) ?? 'todo';
    nodes[index] = { ...node, isCritical: own.some(({ isCritical }) => isCritical), fold: { ...node.fold, count: own.length, state } };
  });
  yield;
  const inLanes = lanesOf(members, lanes, people, noLane, nodes);
  return { nodes, ...inLanes, ...(yield* linksOf(board, nodeOf)) };
}

/** A text that is equal for two graphs exactly when they are laid out alike; a link's type and lag ask for room for its words. */
export function layoutKey({ nodes, lanes, lane, links, from, to }: MapGraph): string {
  return `${nodes.map(({ id }, index) => `${id}:${lane[index] ?? ''}`).join()}|${lanes.map(({ key }) => key).join()}|${links.map(({ link: { link } }, index) => `${from[index] ?? ''}-${to[index] ?? ''}${link.type ?? ''}${link.lag ?? ''}`).join()}`;
}

function lanesOf(members: readonly (readonly BoardTask[])[], kind: LaneKind, people: BoardPeople, noLane: string, nodes: readonly { readonly fold: MapNode['fold'] }[]): Pick<MapGraph, 'lanes' | 'lane'> {
  const rows = kind === 'team' ? people.teams : kind === 'project' ? people.projects : people.members;
  const titles = new Map([...rows].map(([id, { name }]) => [id, name]));
  const keys = members.map(([first]) => (kind === 'none' || first === undefined ? '' : laneKey(first.task, kind, titles)));
  const counts = new Map<string, number>();
  keys.forEach((key, index) => counts.set(key, (counts.get(key) ?? 0) + (nodes[index]?.fold?.count ?? 1)));
  if (kind === 'none') return { lanes: [], lane: new Int32Array(members.length) };
  const shown = [...titles.keys(), ''].filter((key) => counts.has(key));
  const places = new Map(shown.map((key, place) => [key, place]));
  return {
    lanes: shown.map((key) => ({ key, title: titles.get(key) ?? noLane, count: counts.get(key) ?? 0 })),
    lane: Int32Array.from(keys, (key) => places.get(key) ?? 0),
  };
}

function laneKey({ team, project, responsible = [] }: PlanTask, kind: LaneKind, known: ReadonlyMap<string, string>): string {
  const key = kind === 'team' ? team : kind === 'project' ? project : responsible[0];
  return key !== undefined && known.has(key) ? key : '';
}

function* linksOf({ links: all }: Board, nodeOf: ReadonlyMap<string, number>): Generator<void, Pick<MapGraph, 'links' | 'from' | 'to'>> {
  const links: { id: string; link: BoardLink; count: number }[] = [];
  const [from, to]: [number[], number[]] = [[], []];
  const between = new Map<number, number>();
  for (const [index, link] of all.entries()) {
    if (index % 2000 === 0) yield;
    const [a, b] = [nodeOf.get(link.from.id), nodeOf.get(link.to.id)];
    if (a === undefined || b === undefined || a === b) continue;
    const key = a * nodeOf.size + b;
    const known = between.get(key);
    if (known !== undefined && link.need === undefined && links[known]!.link.need === undefined) {
      links[known] = { ...links[known]!, count: links[known]!.count + 1 };
      continue;
    }
    between.set(key, links.length);
    links.push({ id: link.id, link, count: 1 });
    from.push(a);
    to.push(b);
  }
  return { links, from: Int32Array.from(from), to: Int32Array.from(to) };
}

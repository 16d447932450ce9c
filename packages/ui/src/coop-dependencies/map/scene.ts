import { inOneGo } from '@entrelacs/core';
import type { BoardLink, BoardState, BoardTask } from '../board/types.ts';
import type { Box } from './camera.ts';
import type { Points } from './link-path.ts';
import { SpatialIndex } from './spatial-index.ts';

/** Size of a node, and the air around it that the layout keeps. */
export const nodeSize = { width: 124, height: 50, gapX: 28, gapY: 8 } as const;

/** A task on the map, or a project folded to one node. */
export interface MapNode extends Box {
  readonly id: string;
  readonly task: BoardTask | undefined;
  /** Of a folded project: its name, how many tasks it holds, and the worst of their states. */
  readonly fold: { readonly project: string; readonly title: string; readonly count: number; readonly state: BoardState } | undefined;
  readonly isCritical: boolean;
}

/** A link on the map; between folded projects it stands for several. */
export interface MapLink {
  readonly id: string;
  readonly link: BoardLink;
  readonly count: number;
  readonly from: number;
  readonly to: number;
  readonly points: Points;
}

/** A lane with its name. */
export interface MapLane {
  readonly key: string;
  readonly title: string;
  readonly count: number;
  readonly y: number;
  readonly height: number;
}

/** Everything that the map draws, in the map's own pixels. */
export interface MapScene extends Box {
  readonly nodes: readonly MapNode[];
  readonly links: readonly MapLink[];
  readonly lanes: readonly MapLane[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly nodesAt: SpatialIndex;
  readonly linksAt: SpatialIndex;
  /** A first picture, until the layout has come. */
  readonly isDraft: boolean;
  /** The same object for scenes that differ in nothing but what is said of their nodes and links. */
  readonly geometry: object;
}

/** Sides of the squares that nodes and links are found by: links are long, and would touch very many small ones. */
const [nodeSide, linkSide] = [512, 2048] as const;

/** What is laid out, to be found by place, in a few steps. Where the geometry is that of the scene before, it is found as there. */
export function* sceneSteps({ nodes, links, lanes, width, height, isDraft, geometry }: Pick<MapScene, 'nodes' | 'links' | 'lanes' | 'width' | 'height' | 'isDraft' | 'geometry'>, before?: MapScene): Generator<void, MapScene> {
  const { nodesAt, linksAt, indexOf } = before?.geometry === geometry ? before : yield* indexSteps(nodes, links);
  return { x: 0, y: 0, width, height, nodes, links, lanes, indexOf, nodesAt, linksAt, isDraft, geometry };
}

function* indexSteps(nodes: readonly MapNode[], links: readonly MapLink[]): Generator<void, Pick<MapScene, 'nodesAt' | 'linksAt' | 'indexOf'>> {
  const nodesAt = new SpatialIndex(nodes.length, nodeSide);
  const linksAt = new SpatialIndex(links.length, linkSide);
  nodes.forEach((node, index) => nodesAt.add(index, node));
  for (const [index, { points }] of links.entries()) {
    if (index % 1000 === 0) yield;
    for (let i = 2; i < points.length; i += 2) {
      const [x0, y0, x1, y1] = [points[i - 2]!, points[i - 1]!, points[i]!, points[i + 1]!];
      linksAt.add(index, { x: Math.min(x0, x1), y: Math.min(y0, y1), width: Math.abs(x1 - x0), height: Math.abs(y1 - y0) });
    }
  }
  yield;
  return { nodesAt, linksAt, indexOf: new Map(nodes.map(({ id }, index) => [id, index])) };
}

/** A map with nothing on it. */
export const emptyScene: MapScene = inOneGo(sceneSteps({ nodes: [], links: [], lanes: [], width: 1, height: 1, isDraft: true, geometry: {} }));

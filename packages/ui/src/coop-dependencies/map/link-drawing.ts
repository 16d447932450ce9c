import { emit } from '../../shared/emit.ts';
import type { DependencyMap } from './dependency-map.ts';
import type { MapNode } from './scene.ts';

/** A link that is being drawn. */
export interface Drawing {
  readonly from: string;
  /** The task that it would lead to. */
  readonly to: string | undefined;
  /** It would close a cycle. */
  readonly refused: boolean;
  readonly byKeys: boolean;
  /** Where its loose end is on the screen. */
  readonly x: number;
  readonly y: number;
}

/** Begins to draw a link from a node. */
export function beginLink(map: DependencyMap, from: string, byKeys: boolean): void {
  if (!map.canEdit || nodeNamed(map, from)?.task === undefined) return;
  map.drawing = { from, to: undefined, refused: false, byKeys, x: 0, y: 0 };
}

/** Aims the link being drawn at a node, or at none. */
export function aimLink(map: DependencyMap, to: string | undefined, x = 0, y = 0): void {
  const { drawing } = map;
  if (drawing === undefined) return;
  const aimed = to === undefined || to === drawing.from ? undefined : nodeNamed(map, to)?.task?.id;
  const refused = aimed !== undefined && (aimed === drawing.to ? drawing.refused : map.cycleOf(drawing.from, aimed) !== undefined);
  map.drawing = { ...drawing, to: aimed, refused, x, y };
}

/** Draws the link that was aimed, or lets go of it. */
export function endLink(map: DependencyMap, isKept: boolean): void {
  const { drawing } = map;
  map.drawing = undefined;
  if (isKept && drawing?.to !== undefined) emit(map, 'map-act', { kind: 'link', from: drawing.from, to: drawing.to });
}

function nodeNamed({ scene }: DependencyMap, id: string): MapNode | undefined {
  return scene.nodes[scene.indexOf.get(id) ?? -1];
}

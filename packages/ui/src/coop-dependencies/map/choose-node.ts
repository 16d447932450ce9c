import { emit } from '../../shared/emit.ts';
import type { DependencyMap } from './dependency-map.ts';
import type { MapNode } from './scene.ts';

/** Opens the project that a node stands for, or chooses its task and puts the keys there. */
export function chooseNode(map: DependencyMap, { id, fold }: MapNode): void {
  if (fold !== undefined) return emit(map, 'map-act', { kind: 'unfold', project: fold.project });
  emit(map, 'map-select', id);
  map.activate(id, true);
}

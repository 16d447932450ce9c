import { emit } from '../../shared/emit.ts';
import { actOfKey } from '../task-keys.ts';
import { panned } from './camera-moves.ts';
import { chooseNode } from './choose-node.ts';
import type { DependencyMap } from './dependency-map.ts';
import { fitAll, zoomBy } from './gliding.ts';
import { aimLink, beginLink, endLink } from './link-drawing.ts';
import { neighbour } from './neighbour.ts';

const arrows = { ArrowRight: 'right', ArrowLeft: 'left', ArrowUp: 'up', ArrowDown: 'down' } as const;
const pans: Readonly<Record<string, readonly [number, number]>> = { ArrowRight: [-80, 0], ArrowLeft: [80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80] };

/**
 * Keys of the map: arrows go from node to node, with Shift move the map; Enter opens, L begins a link and Enter ends it,
 * plus, minus and 0 zoom, Escape lets go; other letters are those of tasks in every view.
 */
export function handleMapKey(map: DependencyMap, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (!perform(map, event)) return;
  event.preventDefault();
  event.stopPropagation();
}

function perform(map: DependencyMap, { key, shiftKey }: KeyboardEvent): boolean {
  const node = map.activeNode;
  if (key in arrows) {
    const pan = pans[key];
    if (shiftKey && pan !== undefined) map.lookAt(panned(map.camera, ...pan));
    else step(map, arrows[key as keyof typeof arrows]);
    return true;
  }
  switch (key) {
    case 'Enter':
    case ' ':
      if (map.drawing?.byKeys === true) endLink(map, true);
      else if (node !== undefined) chooseNode(map, node);
      return node !== undefined;
    case 'Escape':
      if (map.drawing !== undefined) endLink(map, false);
      else emit(map, 'map-select', undefined);
      return true;
    case 'l':
    case 'L':
      if (node === undefined || !map.canEdit) return false;
      if (map.drawing === undefined) beginLink(map, node.id, true);
      else endLink(map, true);
      return true;
    case '+':
    case '=':
      zoomBy(map, 1.4, node);
      return true;
    case '-':
      zoomBy(map, 1 / 1.4, node);
      return true;
    case '0':
      fitAll(map);
      return true;
    default: {
      const act = node?.task && actOfKey(key, node.id, map.canEdit);
      if (act !== undefined) emit(map, 'map-act', act);
      return act !== undefined;
    }
  }
}

/** Moves the keys' node one step; a link that is drawn by keys is aimed there. */
function step(map: DependencyMap, direction: 'right' | 'left' | 'up' | 'down'): void {
  const from = map.activeNode;
  const next = from === undefined ? map.scene.nodes[0] : neighbour(map.scene, from, direction);
  if (next === undefined) return;
  map.activate(next.id, true);
  if (map.drawing?.byKeys === true) aimLink(map, next.id);
}

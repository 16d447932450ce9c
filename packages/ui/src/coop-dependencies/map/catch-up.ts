import type { Early } from '../../shared/early.ts';
import { chooseNode } from './choose-node.ts';
import type { DependencyMap } from './dependency-map.ts';
import { handleMapKey } from './map-keys.ts';

/** Does what was done on the map before its hands came: keys, where the focus was, and clicks on nodes. */
export function catchUp(map: DependencyMap, early: Early<string | undefined>): void {
  const { nodes, indexOf } = map.scene;
  early.handOver(
    (id) => {
      if (id !== undefined) map.activate(id, false);
      return id === undefined || indexOf.has(id);
    },
    ({ event, place }) => {
      const node = nodes[indexOf.get(place ?? '') ?? -1];
      if (event instanceof KeyboardEvent) handleMapKey(map, event);
      else if (node !== undefined) chooseNode(map, node);
    },
  );
}

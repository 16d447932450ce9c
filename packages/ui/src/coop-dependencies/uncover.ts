import { revealing, toolsHeight } from './map/camera.ts';
import type { DependencyMap } from './map/dependency-map.ts';
import { glideTo } from './map/gliding.ts';

/**
 * Brings what the panel speaks of out from under it, where there is no room for both: on a narrow page the panel lies over the view, at its
 * side or at its foot.
 *
 * @param root - Where the board stands.
 * @param task - The task that was chosen.
 */
export function uncover(root: ParentNode, task: string): void {
  const panel = root.querySelector('coop-dependency-panel')?.getBoundingClientRect();
  const view = root.querySelector('.stage > *');
  const seen = view?.getBoundingClientRect();
  if (view == null || panel === undefined || seen === undefined) return;
  const [right, foot] = [Math.max(0, seen.right - panel.left), Math.max(0, seen.bottom - panel.top)];
  if (right === 0 || foot === 0) return;
  const isAtFoot = panel.top > seen.top + 1;
  if (isMap(view)) {
    const { scene, camera, viewport } = view;
    const node = scene.nodes[scene.indexOf.get(task) ?? -1];
    const free = isAtFoot ? { ...viewport, height: viewport.height - foot } : { width: viewport.width - right, height: viewport.height - toolsHeight };
    if (node !== undefined && free.width > node.width * camera.zoom) glideTo(view, revealing(camera, node, free));
    return;
  }
  const row = view.shadowRoot?.querySelector('.row.selected')?.getBoundingClientRect();
  if (isAtFoot && row !== undefined && row.bottom > panel.top) view.shadowRoot?.querySelector('.scroller')?.scrollBy(0, row.bottom - panel.top + row.height);
}

function isMap(view: Element): view is DependencyMap {
  return view.localName === 'coop-dependency-map';
}

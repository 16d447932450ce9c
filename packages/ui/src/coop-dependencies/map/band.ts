import { html, nothing, type TemplateResult } from 'lit';
import type { Camera } from './camera.ts';
import type { Drawing } from './link-drawing.ts';
import type { MapScene } from './scene.ts';

/** The link that is being drawn, from its node to where it is aimed. */
export function band(drawing: Drawing, { nodes, indexOf }: MapScene, camera: Camera): TemplateResult | typeof nothing {
  const from = nodes[indexOf.get(drawing.from) ?? -1];
  if (from === undefined || (drawing.byKeys && drawing.to === undefined)) return nothing;
  const to = drawing.to === undefined ? undefined : nodes[indexOf.get(drawing.to) ?? -1];
  const [x1, y1] = [(from.x + from.width - camera.x) * camera.zoom, (from.y + from.height / 2 - camera.y) * camera.zoom];
  const [x2, y2] = to === undefined ? [drawing.x, drawing.y] : [(to.x - camera.x) * camera.zoom, (to.y + to.height / 2 - camera.y) * camera.zoom];
  return html`<svg class=${drawing.refused ? 'band refused' : 'band'} aria-hidden="true"><line x1=${x1} y1=${y1} x2=${x2} y2=${y2}></line><circle cx=${x2} cy=${y2} r="4"></circle></svg>`;
}

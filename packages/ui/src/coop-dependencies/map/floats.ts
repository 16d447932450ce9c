import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shapes/icons.ts';
import { emit } from '../../shared/emit.ts';
import { boardIcon } from '../icons.ts';
import type { DependencyMap } from './dependency-map.ts';
import { fitAll, zoomBy } from './gliding.ts';
import { legend } from './legend.ts';

/** What floats over the map: what to do while a link is drawn, the minimap, zoom, what is over, the legend. */
export function floats(map: DependencyMap): TemplateResult {
  return html`${hint(map)}
    <div class="tools">
      <div class="minimap" aria-hidden="true"></div>
      ${zoom(map)} ${past(map)}
    </div>
    ${map.legend ? legend(map.t, map.emphasis.cause.size > 0) : nothing}`;
}

function hint({ drawing, scene, t }: DependencyMap): TemplateResult | typeof nothing {
  const title = drawing && scene.nodes[scene.indexOf.get(drawing.from) ?? -1]?.task?.task.title;
  return title === undefined ? nothing : html`<div class="hint" role="status">${t(drawing?.refused === true ? 'deps.draw.refused' : 'deps.draw.hint', { title })}</div>`;
}

function zoom(map: DependencyMap): TemplateResult {
  const { t } = map;
  return html`<div class="zoom" role="group" aria-label=${t('deps.zoom')}>
    <button class="button quiet square" aria-label=${t('deps.zoom.out')} title=${t('deps.zoom.out')} @click=${() => zoomBy(map, 1 / 1.4)}>${boardIcon('minus')}</button>
    <output>${map.formats.percent(Math.round(map.zoom * 100))}</output>
    <button class="button quiet square" aria-label=${t('deps.zoom.in')} title=${t('deps.zoom.in')} @click=${() => zoomBy(map, 1.4)}>${icon('plus')}</button>
    <button class="button quiet square" aria-label=${t('deps.zoom.fit')} title=${t('deps.zoom.fit')} @click=${() => fitAll(map)}>${boardIcon('fit')}</button>
  </div>`;
}

function past(map: DependencyMap): TemplateResult | typeof nothing {
  const { t, pastCount } = map;
  if (pastCount === 0 && !map.past) return nothing;
  return html`<button class="button past" aria-pressed=${map.past} @click=${() => emit(map, 'map-past')}>${map.past ? t('deps.past.hide') : t('deps.past.show', { n: pastCount })}</button>`;
}

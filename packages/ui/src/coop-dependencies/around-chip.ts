import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../shapes/icons.ts';
import type { BoardBase } from './board-base.ts';
import { withoutFilters } from './board/without-filters.ts';
import type { Board } from './board/board.ts';

/** What is shown around, over the map: a press shows everything again. */
export function aroundChip(host: BoardBase, board: Board): TemplateResult | typeof nothing {
  const { filters } = host.shown;
  const centre = board.byId.get(filters.around ?? '');
  if (centre === undefined) return nothing;
  const text = host.t('deps.around.chip', { n: host.tasks.length, title: centre.task.title });
  return html`<button class="button active around" aria-label=${host.t('deps.filter.remove', { name: text })} @click=${() => host.setFilters(withoutFilters(filters, ['around']))}>
    <span class="one-line">${text}</span> ${icon('close')}
  </button>`;
}

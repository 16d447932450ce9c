import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../shapes/icons.ts';
import type { BoardBase } from './board-base.ts';
import { withoutFilters } from './board/active-filters.ts';
import type { Board } from './board/board.ts';
import './map/dependency-map.ts';

/** The map of the board. */
export function mapView(host: BoardBase, board: Board): TemplateResult {
  const { t, tasks, shown: options } = host;
  return html`<coop-dependency-map
    .scene=${host.store.scene}
    .t=${t}
    .formats=${host.formats}
    .initials=${host.initials}
    .emphasis=${host.emphasis}
    .selected=${host.chosenTask}
    .canEdit=${host.canLink}
    .legend=${options.legend}
    .cycleOf=${host.cycleOf}
    @map-select=${({ detail }: CustomEvent<string | null>) => host.show(detail === null ? undefined : { kind: 'task', id: detail })}
    @map-link=${({ detail }: CustomEvent<string>) => host.show({ kind: 'link', id: detail })}
    @map-draw=${({ detail }: CustomEvent<{ from: string; to: string }>) => void host.with((acts) => acts.draw(detail.from, detail.to))}
    @map-around=${({ detail }: CustomEvent<string>) => host.setFilters({ ...options.filters, around: detail })}
    @map-unfold=${({ detail }: CustomEvent<string>) => host.choose({ folded: options.folded.filter((id) => id !== detail) })}
    @map-picker=${({ detail }: CustomEvent<string>) => host.show({ kind: 'picker', id: detail, side: 'awaited' })}
    .pastCount=${tasks.length - host.mapTasks.length}
    .past=${options.past}
    @map-past=${() => host.choose({ past: !options.past })}
    >${aroundChip(host, board)}</coop-dependency-map
  >`;
}

function aroundChip(host: BoardBase, board: Board): TemplateResult | typeof nothing {
  const { filters } = host.shown;
  const centre = board.byId.get(filters.around ?? '');
  if (centre === undefined) return nothing;
  const text = host.t('deps.around.chip', { n: host.tasks.length, title: centre.task.title });
  return html`<button class="button active around" aria-label=${host.t('deps.filter.remove', { name: text })} @click=${() => host.setFilters(withoutFilters(filters, ['around']))}>
    <span class="one-line">${text}</span> ${icon('close')}
  </button>`;
}

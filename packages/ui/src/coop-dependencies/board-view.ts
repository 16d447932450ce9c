import { html, nothing, type TemplateResult } from 'lit';
import type { BoardBase } from './board-base.ts';
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
    .foldFace=${host.parts.rest?.foldFace}
    @map-select=${({ detail }: CustomEvent<string | null>) => host.show(detail === null ? undefined : { kind: 'task', id: detail })}
    @map-link=${({ detail }: CustomEvent<string>) => host.show({ kind: 'link', id: detail })}
    @map-draw=${({ detail }: CustomEvent<{ from: string; to: string }>) => void host.with((acts) => acts.draw(detail.from, detail.to))}
    @map-around=${({ detail }: CustomEvent<string>) => host.setFilters({ ...options.filters, around: detail })}
    @map-unfold=${({ detail }: CustomEvent<string>) => host.choose({ folded: options.folded.filter((id) => id !== detail) })}
    @map-picker=${({ detail }: CustomEvent<string>) => host.show({ kind: 'picker', id: detail, side: 'awaited' })}
    .pastCount=${tasks.length - host.mapTasks.length}
    .past=${options.past}
    @map-past=${() => host.choose({ past: !options.past })}
    >${options.filters.around === undefined ? nothing : host.parts.rest?.aroundChip(host, board)}</coop-dependency-map
  >`;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { BoardBase } from './board-base.ts';
import type { Board } from './board/board.ts';
import './map/dependency-map.ts';
import type { PanelAct } from './panel/panel-context.ts';

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
    @map-act=${({ detail }: CustomEvent<PanelAct>) => void host.with((acts) => acts.handlePanel(detail))}
    .pastCount=${tasks.length - host.mapTasks.length}
    .past=${options.past}
    @map-past=${() => host.choose({ past: !options.past })}
    >${options.filters.around === undefined ? nothing : host.parts.rest?.aroundChip(host, board)}</coop-dependency-map
  >`;
}

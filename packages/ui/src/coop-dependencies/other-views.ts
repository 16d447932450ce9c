import { localeOf, type Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { BoardActs } from './board-acts.ts';
import type { BoardBase } from './board-base.ts';
import type { Board } from './board/board.ts';
import { causesOf, milestonesOf } from './board/notices.ts';
import type { BoardLink, BoardTask } from './board/types.ts';
import { previewOf } from './moves.ts';
import type { PanelAct } from './panel/panel-context.ts';
import type { BarMove } from './timeline/bar-drag.ts';
import './list/dependency-list.ts';
import './matrix/needs-matrix.ts';
import './timeline/dependency-timeline.ts';

/** The view that is chosen, if it is not the map. */
export function otherView(host: BoardBase, acts: BoardActs, board: Board): TemplateResult | typeof nothing {
  switch (host.shown.view) {
    case 'map':
      return nothing;
    case 'matrix':
      return matrix(host, board);
    case 'timeline':
      return timeline(host, acts, board);
    case 'list':
      return list(host, acts, board);
  }
}

/** Why a task is late or blocked, in a few words; empty when it is not. */
export function causeText(board: Board, { id, state }: BoardTask, t: Translate): string {
  if (state !== 'blocked' && state !== 'late' && state !== 'atRisk') return '';
  const [step] = causesOf(board, id);
  const title = step && board.byId.get(step.task)?.task.title;
  return title === undefined ? '' : t('deps.list.because', { title });
}

function matrix(host: BoardBase, { people }: Board): TemplateResult {
  const { subject, shown: options } = host;
  return html`<coop-needs-matrix
    .needs=${host.needs}
    .people=${people}
    .counted=${options.needs}
    .today=${host.today}
    .by=${options.between}
    .t=${host.t}
    .formats=${host.formats}
    .chosen=${subject?.kind === 'pair' ? subject : undefined}
    @matrix-pair=${({ detail }: CustomEvent<{ asker: string; provider: string }>) => host.show({ kind: 'pair', ...detail })}
  ></coop-needs-matrix>`;
}

function timeline(host: BoardBase, acts: BoardActs, board: Board): TemplateResult {
  const { t, formats, moving, shown: options } = host;
  return html`<coop-dependency-timeline
    .tasks=${host.tasks}
    .forecasts=${milestonesOf(board)}
    .people=${board.people}
    .t=${t}
    .formats=${formats}
    .initials=${host.initials}
    .locale=${localeOf(host.language, host.culture)}
    .today=${host.today}
    .scale=${options.scale}
    .baseline=${options.baseline}
    .odds=${options.forecast ? acts.forecasts.of(board) : undefined}
    .selected=${host.chosenTask}
    .canEdit=${host.can('task', 'due')}
    .canLink=${host.canLink}
    .legend=${options.legend}
    .fixed=${host.fixedTasks}
    .preview=${moving && previewOf(moving, t, formats)}
    @timeline-move=${({ detail }: CustomEvent<BarMove>) => acts.handleMove(detail)}
    @timeline-select=${({ detail }: CustomEvent<string>) => host.show({ kind: 'task', id: detail })}
    @timeline-act=${({ detail }: CustomEvent<PanelAct>) => acts.handlePanel(detail)}
    @timeline-apply=${() => acts.applyMove()}
    @timeline-cancel=${() => acts.forgetMove()}
  ></coop-dependency-timeline>`;
}

function list(host: BoardBase, acts: BoardActs, board: Board): TemplateResult {
  const { t } = host;
  return html`<coop-dependency-list
    .tasks=${host.tasks}
    .people=${board.people}
    .t=${t}
    .formats=${host.formats}
    .odds=${acts.forecasts.of(board)}
    .cause=${(task: BoardTask) => causeText(board, task, t)}
    .selected=${host.chosenTask}
    .folded=${host.shown.folded}
    .sort=${host.shown.sort}
    .cycleOf=${host.cycleOf}
    .canEdit=${host.canLink}
    @list-act=${({ detail }: CustomEvent<PanelAct>) => acts.handlePanel(detail)}
    @list-sort=${({ detail: sort }: CustomEvent<string>) => host.choose({ sort })}
    @list-remove-link=${({ detail }: CustomEvent<BoardLink>) => acts.unlink(detail)}
  ></coop-dependency-list>`;
}

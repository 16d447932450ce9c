import { nothing } from 'lit';
import type { Translate } from '@entrelacs/core';
import { html, type TemplateResult } from 'lit';
import { chosenTask, type ViewContext } from './board-view.ts';
import type { Board } from './board/board.ts';
import { causesOf } from './board/notices.ts';
import type { BoardLink, BoardTask } from './board/types.ts';
import type { BarMove } from './timeline/bar-drag.ts';
import './list/dependency-list.ts';
import './matrix/needs-matrix.ts';
import './timeline/dependency-timeline.ts';

/** The view that is chosen, if it is not the map. */
export function otherView(context: ViewContext): TemplateResult | typeof nothing {
  switch (context.options.view) {
    case 'map':
      return nothing;
    case 'matrix':
      return matrix(context);
    case 'timeline':
      return timeline(context);
    case 'list':
      return list(context);
  }
}

/** Why a task is late or blocked, in a few words; empty when it is not. */
export function causeText(board: Board, { id, state }: BoardTask, t: Translate): string {
  if (state !== 'blocked' && state !== 'late' && state !== 'atRisk') return '';
  const [step] = causesOf(board, id);
  const title = step && board.byId.get(step.task)?.task.title;
  return title === undefined ? '' : t('deps.list.because', { title });
}

function matrix({ board, needs, options, t, formats, today, subject, show }: ViewContext): TemplateResult {
  return html`<coop-needs-matrix
    .needs=${needs}
    .people=${board.people}
    .counted=${options.needs}
    .today=${today}
    .by=${options.between}
    .t=${t}
    .formats=${formats}
    .chosen=${subject?.kind === 'pair' ? subject : undefined}
    @matrix-pair=${(event: CustomEvent<{ asker: string; provider: string }>) => show({ kind: 'pair', ...event.detail })}
  ></coop-needs-matrix>`;
}

function timeline(context: ViewContext): TemplateResult {
  const { board, options, show } = context;
  return html`<coop-dependency-timeline
    .tasks=${context.tasks}
    .forecasts=${board.forecasts}
    .people=${board.people}
    .t=${context.t}
    .formats=${context.formats}
    .initials=${context.initials}
    .locale=${context.locale}
    .today=${context.today}
    .scale=${options.scale}
    .baseline=${options.baseline}
    .odds=${context.forecast}
    .selected=${chosenTask(context)}
    .canEdit=${context.canMove}
    .fixed=${context.fixedTasks}
    .preview=${context.preview}
    @timeline-move=${(event: CustomEvent<BarMove>) => context.move(event.detail)}
    @timeline-select=${(event: CustomEvent<string>) => show({ kind: 'task', id: event.detail })}
    @timeline-apply=${() => context.apply()}
    @timeline-cancel=${() => context.cancel()}
  ></coop-dependency-timeline>`;
}

function list(context: ViewContext): TemplateResult {
  const { board, options, t, show } = context;
  return html`<coop-dependency-list
    .tasks=${context.tasks}
    .people=${board.people}
    .t=${t}
    .formats=${context.formats}
    .odds=${context.forecast}
    .cause=${(task: BoardTask) => causeText(board, task, t)}
    .selected=${chosenTask(context)}
    .canEdit=${context.canLink}
    @list-select=${(event: CustomEvent<string>) => show({ kind: 'task', id: event.detail })}
    @list-link=${(event: CustomEvent<string>) => show({ kind: 'link', id: event.detail })}
    @list-picker=${(event: CustomEvent<{ task: string; side: 'need' | 'awaited' }>) => show({ kind: 'picker', id: event.detail.task, side: event.detail.side })}
    @list-around=${(event: CustomEvent<string>) => context.filter({ ...options.filters, around: event.detail })}
    @list-move=${(event: CustomEvent<string>) => context.startMoving(event.detail)}
    @list-remove-link=${(event: CustomEvent<BoardLink>) => context.unlink(event.detail)}
  ></coop-dependency-list>`;
}


import { html, nothing, type TemplateResult } from 'lit';
import type { BoardActs } from './board-acts.ts';
import type { BoardBase } from './board-base.ts';
import type { DialogAnswer } from './board-dialog.ts';
import type { Board } from './board/board.ts';
import { limitsIn } from './board/limits.ts';
import type { PanelAct } from './panel/panel-context.ts';

/** The panel beside the view, where it speaks of something. */
export function panel(host: BoardBase, acts: BoardActs, board: Board): TemplateResult | typeof nothing {
  const { subject, shown } = host;
  if (subject === undefined) return nothing;
  return html`<coop-dependency-panel
    .subject=${subject}
    .board=${board}
    .t=${host.t}
    .language=${host.language}
    .formats=${host.formats}
    .today=${host.today}
    .me=${host.me}
    .by=${shown.between}
    .filters=${shown.filters}
    .forecast=${subject.kind === 'task' ? acts.forecasts.of(board) : undefined}
    .view=${shown.view}
    .can=${host.can}
    @panel-act=${({ detail }: CustomEvent<PanelAct>) => acts.handlePanel(detail)}
  ></coop-dependency-panel>`;
}

/** What lies over the board: the impact of a move that is not written yet, a dialog. */
export function overlays(host: BoardBase, acts: BoardActs, board: Board): TemplateResult {
  return html`${dock(host, acts, board)} ${dialog(host, acts, board)}`;
}

function dock(host: BoardBase, acts: BoardActs, board: Board): TemplateResult | typeof nothing {
  const { moving } = host;
  if (moving === undefined) return nothing;
  return html`<coop-impact-dock
    .impact=${moving.impact}
    .board=${board}
    .t=${host.t}
    .formats=${host.formats}
    .initials=${host.initials}
    @dock-apply=${() => acts.applyMove()}
    @dock-cancel=${() => acts.forgetMove()}
    @dock-dates=${({ detail }: CustomEvent<{ start?: string; due?: string }>) => acts.retype(detail)}
  ></coop-impact-dock>`;
}

function dialog(host: BoardBase, acts: BoardActs, board: Board): TemplateResult | typeof nothing {
  if (host.dialog === undefined) return nothing;
  return html`<coop-board-dialog
    .kind=${host.dialog}
    .t=${host.t}
    .language=${host.language}
    .members=${[...board.people.members.values()]}
    .me=${host.me}
    .settings=${board.settings}
    .limits=${limitsIn(board.from.settings)}
    .issues=${board.issues}
    .hasUnsaved=${host.unsaved}
    .canSet=${host.settable && board.from.access.canWrite}
    @dialog-done=${(event: CustomEvent<DialogAnswer | undefined>) => acts.handleDialog(event)}
  ></coop-board-dialog>`;
}

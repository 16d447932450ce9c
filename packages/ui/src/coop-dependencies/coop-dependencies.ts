import { localeOf } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { controlStyles } from '../controls.styles.ts';
import { health } from '../shapes/health.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { emit } from '../shared/emit.ts';
import { landmark } from '../shared/landmark.ts';
import { loadingState } from '../shared/loading-state.ts';
import { stateStyles } from '../shared/states.styles.ts';
import { BoardBase } from './board-base.ts';
import type { DialogAnswer } from './board-dialog.ts';
import { mapView, type ViewContext } from './board-view.ts';
import type { Board, BoardSnapshot } from './board/board.ts';
import { activeFilters, countWithout, withoutFilters } from './board/filters.ts';
import { boardSettings } from './board/settings.ts';
import { boardStyles } from './coop-dependencies.styles.ts';
import type { BoardFilters, BoardOptions } from './options.ts';
import type { PanelAct } from './panel/panel-context.ts';
import type { Rest } from './parts.ts';
import './toolbar.ts';
import type { ToolbarAct } from './toolbar.ts';

export type { ChangesIntent, SettingsIntent } from '../shared/intents.ts';
export { readOptions, type BoardOptions } from './options.ts';

/**
 * @summary Who needs what from whom: a map, a matrix of needs, a timeline and a list over the same tasks and links.
 * @event {CustomEvent<ChangesIntent>} coop-edit - The member changed something: one gesture, one undo step.
 * @event {CustomEvent<SettingsIntent>} coop-settings - The member chose something for the whole document.
 * @event {CustomEvent<Partial<BoardOptions>>} coop-options - The member changed how this shows: the options that changed.
 * @event {CustomEvent<string>} coop-select - A task was chosen: its id.
 * @event coop-configure - The member wants to choose columns.
 * @event coop-retry - The member wants the rows read again.
 * @event coop-undo - The member wants the host to take its last step back.
 */
export class CoopDependencies extends BoardBase {
  static override styles = [controlStyles, shapeStyles, stateStyles, boardStyles];

  private viewContext(board: Board): ViewContext {
    const { t, formats, language, culture, today, initials, shown, tasks, emphasis, subject, moving } = this;
    return {
      board,
      tasks,
      needs: this.needs,
      scene: this.store.scene,
      pastCount: tasks.length - this.mapTasks.length,
      options: shown,
      t,
      formats,
      locale: localeOf(language, culture),
      today,
      initials,
      emphasis,
      subject,
      forecast: shown.view === 'list' || (shown.view === 'timeline' && shown.forecast) ? this.forecast(board) : undefined,
      preview: moving && this.parts.rest?.previewOf(moving, t, formats),
      canLink: this.canLink,
      canMove: this.can('task', 'due'),
      fixedTasks: this.fixedTasks,
      cycleOf: this.cycleOf,
      show: (next) => this.show(next),
      choose: (options) => this.choose(options),
      filter: (filters) => this.setFilters(filters),
      draw: (from, to) => void this.with((acts) => void acts.draw(from, to)),
      move: (bar) => void this.with((acts) => acts.handleMove(bar)),
      startMoving: (id) => void this.with((acts) => acts.startMoving(id)),
      apply: () => void this.with((acts) => acts.applyMove()),
      cancel: () => void this.with((acts) => acts.preview(undefined)),
      unlink: (link) => void this.with((acts) => acts.unlink(link)),
    };
  }

  private renderStage(board: Board): TemplateResult | typeof nothing {
    const { t, tasks, shown } = this;
    if (tasks.length > 0) return shown.view === 'map' ? mapView(this.viewContext(board)) : (this.parts.need()?.otherView(this.viewContext(board)) ?? nothing);
    const states = this.parts.need();
    if (states === undefined) return html``;
    if (board.tasks.length === 0) return states.emptyState(t, this.can('task', 'title'), () => this.show({ kind: 'add' }));
    const without = countWithout(board.tasks, shown.filters, board.people, this.today);
    return states.noResultState(t, board.tasks.length, without, (names) => this.setFilters(names === undefined ? {} : withoutFilters(shown.filters, names)));
  }

  private renderToolbar(board: Board, { access }: BoardSnapshot): TemplateResult {
    return html`<coop-dependency-toolbar
      .t=${this.t}
      .language=${this.language}
      .options=${this.shown}
      .people=${board.people}
      .titleOf=${(id: string) => board.byId.get(id)?.task.title ?? id}
      .first=${this.firstCount}
      .panel=${this.subject?.kind}
      .lists=${this.toolbarLists()}
      .canAdd=${this.can('task', 'title')}
      .isReadOnly=${!access.canWrite}
      .width=${this.width}
      @toolbar-need=${() => this.parts.need()}
      @toolbar-options=${(event: CustomEvent<Partial<BoardOptions>>) => this.choose(event.detail)}
      @toolbar-filters=${(event: CustomEvent<BoardFilters>) => this.setFilters(event.detail)}
      @toolbar-act=${({ detail }: CustomEvent<ToolbarAct>) => void this.with((acts) => acts.handleAct(detail))}
    ></coop-dependency-toolbar>`;
  }

  /** What the toolbar's menus list; asked for at once where a filter is to be named. */
  private toolbarLists(): Rest['lists'] | undefined {
    const { rest } = this.parts;
    return (activeFilters(this.shown.filters).length > 0 ? this.parts.need() : rest)?.lists;
  }

  private renderIssues({ issues }: Board): TemplateResult | typeof nothing {
    const { t } = this;
    if (issues.length === 0) return nothing;
    return html`<div class="note warn issues" role="note">
      ${health('warn')}<span class="text"><b>${t('deps.issues', { n: issues.length })}</b></span>
      <button class="link" @click=${() => (this.dialog = 'issues')}>${t('deps.issues.see')}</button>
    </div>`;
  }

  private renderPanel(board: Board): TemplateResult | typeof nothing {
    const { subject, shown } = this;
    if (subject === undefined) return nothing;
    this.parts.need();
    return html`<coop-dependency-panel
      .subject=${subject}
      .board=${board}
      .t=${this.t}
      .language=${this.language}
      .formats=${this.formats}
      .today=${this.today}
      .me=${this.me}
      .by=${shown.between}
      .filters=${shown.filters}
      .forecast=${subject.kind === 'task' ? this.forecast(board) : undefined}
      .view=${shown.view}
      .can=${this.can}
      @panel-act=${({ detail }: CustomEvent<PanelAct>) => void this.with((acts) => acts.handlePanel(detail))}
    ></coop-dependency-panel>`;
  }

  private renderDock(board: Board): TemplateResult | typeof nothing {
    const { moving } = this;
    if (moving === undefined) return nothing;
    return html`<coop-impact-dock
      .impact=${moving.impact}
      .board=${board}
      .t=${this.t}
      .formats=${this.formats}
      .initials=${this.initials}
      @dock-apply=${() => void this.with((acts) => acts.applyMove())}
      @dock-cancel=${() => void this.with((acts) => acts.preview(undefined))}
      @dock-dates=${({ detail }: CustomEvent<{ start?: string; due?: string }>) => void this.with((acts) => acts.retype(detail))}
    ></coop-impact-dock>`;
  }

  private renderDialog(board: Board, snapshot: BoardSnapshot): TemplateResult | typeof nothing {
    const { dialog } = this;
    if (dialog === undefined) return nothing;
    this.parts.need();
    return html`<coop-board-dialog
      .kind=${dialog}
      .t=${this.t}
      .language=${this.language}
      .members=${[...board.people.members.values()]}
      .me=${this.me}
      .settings=${boardSettings(snapshot.settings)}
      .issues=${board.issues}
      .hasUnsaved=${Object.keys(this.chosen).length > 0}
      .canSet=${snapshot.access.canWrite}
      @dialog-done=${(event: CustomEvent<DialogAnswer | undefined>) => void this.with((acts) => acts.handleDialog(event))}
    ></coop-board-dialog>`;
  }

  private renderReady(board: Board, snapshot: BoardSnapshot): TemplateResult {
    const { canWrite, reason } = snapshot.access;
    return html`
      <header>
        <h1 class="visually-hidden">${this.t('deps.heading')}</h1>
        ${this.renderToolbar(board, snapshot)} ${this.renderIssues(board)}</header>
      <div role=${landmark(this)} class=${this.width < 820 ? 'main narrow' : 'main'}>
        <div class="stage">${this.renderStage(board)}</div>
        ${this.renderPanel(board)}
      </div>
      ${canWrite || reason === undefined ? nothing : html`<footer class="read-only">${this.t(`deps.readOnly.${reason}`)}</footer>`} ${this.renderDock(board)} ${this.renderDialog(board, snapshot)}
      <div class="print"></div>
    `;
  }

  /** Another view than the map, and filters, come with the rest. */
  private get isIncomplete(): boolean {
    const { view, filters } = this.shown;
    return (view !== 'map' || activeFilters(filters).length > 0) && this.parts.need() === undefined;
  }

  private renderState(): TemplateResult | typeof nothing {
    const { t, state, snapshot, board, language } = this;
    switch (state.state) {
      case 'loading':
        return this.isSlow ? loadingState(t, state.table) : nothing;
      case 'needsMapping':
        return this.parts.need()?.mappingState(t, language, state.table, state.columns, () => emit(this, 'coop-configure', undefined, true)) ?? nothing;
      case 'error':
        return this.parts.need()?.errorState(t, language, state.issue, () => emit(this, 'coop-retry', undefined, true)) ?? nothing;
      case 'ready':
        return board === undefined || snapshot === undefined || this.isIncomplete ? (this.isSlow ? loadingState(t, undefined) : nothing) : this.renderReady(board, snapshot);
    }
  }

  override render() {
    return html`${this.renderState()}<coop-toast .toast=${this.toast} @toast-gone=${() => (this.toast = undefined)}></coop-toast>`;
  }
}

customElements.define('coop-dependencies', CoopDependencies);

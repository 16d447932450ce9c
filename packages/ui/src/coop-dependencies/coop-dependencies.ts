import { html, nothing, type TemplateResult } from 'lit';
import { controlStyles } from '../controls.styles.ts';
import { health } from '../shapes/health.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { emit } from '../shared/emit.ts';
import { landmark } from '../shared/landmark.ts';
import { loadingState } from '../shared/loading-state.ts';
import { loadingStyles } from '../shared/loading-state.styles.ts';
import { BoardBase } from './board-base.ts';
import { mapView } from './board-view.ts';
import type { Board, BoardSnapshot } from './board/board.ts';
import { activeFilters } from './board/active-filters.ts';
import { boardStyles } from './coop-dependencies.styles.ts';
import type { BoardFilters, BoardOptions } from './options.ts';
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
  static override styles = [controlStyles, shapeStyles, loadingStyles, boardStyles];

  override updated(): void {
    this.hasShown ||= this.renderRoot.querySelector('header') !== null;
  }

  private renderStage(board: Board): TemplateResult | typeof nothing {
    const { tasks, shown } = this;
    if (this.isStageLate) return nothing;
    if (tasks.length > 0 && shown.view === 'map') return mapView(this, board);
    const [rest, acts] = [this.parts.need(), this.acts];
    if (rest === undefined || acts === undefined) return nothing;
    return tasks.length > 0 ? rest.otherView(this, acts, board) : rest.nothingToShow(this, board);
  }

  private renderToolbar(board: Board, { access }: BoardSnapshot): TemplateResult {
    return html`<coop-dependency-toolbar
      .t=${this.t}
      .language=${this.language}
      .options=${this.shown}
      .people=${board.people}
      .titleOf=${(id: string) => board.byId.get(id)?.task.title ?? id}
      .first=${this.formats.number(this.firstCount)}
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

  /** What is beside the view, and what lies over it. */
  private renderBeside(part: 'panel' | 'overlays', board: Board): TemplateResult | typeof nothing {
    if (this.subject === undefined && this.moving === undefined && this.dialog === undefined) return nothing;
    const [rest, acts] = [this.parts.need(), this.acts];
    return rest === undefined || acts === undefined ? nothing : rest[part](this, acts, board);
  }

  private renderReady(board: Board, snapshot: BoardSnapshot): TemplateResult {
    const { canWrite, reason } = snapshot.access;
    return html`
      <header>
        <h1 class="visually-hidden">${this.t('deps.heading')}</h1>
        ${this.renderToolbar(board, snapshot)} ${this.renderIssues(board)}</header>
      <div role=${landmark(this)} class=${this.width < 820 ? 'main narrow' : 'main'}>
        <div class="stage">${this.renderStage(board)}</div>
        ${this.renderBeside('panel', board)}
      </div>
      ${canWrite || reason === undefined ? nothing : html`<footer class="read-only">${this.parts.need() === undefined ? '\u00A0' : this.t(`deps.readOnly.${reason}`)}</footer>`} ${this.renderBeside('overlays', board)}
      <div class="print"></div>
    `;
  }

  /** Another view than the map, filters, and folded projects come with the rest; a board that shows already stays meanwhile. */
  private get isIncomplete(): boolean {
    const { view, filters, folded } = this.shown;
    return !this.hasShown && (view !== 'map' || folded.length > 0 || activeFilters(filters).length > 0) && this.parts.need() === undefined;
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

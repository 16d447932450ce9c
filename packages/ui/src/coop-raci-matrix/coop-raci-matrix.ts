import { raciRoles, type FilterName, type Finding, type ItemFilters, type ItemGrouping, type MatrixRow, type RaciItem, type Snapshot } from '@entrelacs/core';
import { html, nothing } from 'lit';
import { controlStyles } from '../controls.styles.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { matrixStyles } from './coop-raci-matrix.styles.ts';
import { emit } from './emit.ts';
import { MatrixBase } from './matrix-base.ts';
import { footer, loadingState } from './matrix-parts.ts';
import type { DialogAnswer } from './raci-dialog.ts';
import './raci-grid.ts';
import type { CellsIntent } from './raci-grid.ts';
import type { FilterChoices, ToolbarAct } from './raci-toolbar.ts';

export type { ChangesIntent, SettingsIntent } from './intents.ts';
export { readOptions, type RaciOptions } from './matrix-view.ts';

/**
 * @summary Who does what: tasks down, members across, a role in each cell.
 * @event {CustomEvent<ChangesIntent>} coop-assign - The member gave, moved or took away roles.
 * @event {CustomEvent<ChangesIntent>} coop-edit - The member added, renamed or completed tasks, or added a person.
 * @event {CustomEvent<SettingsIntent>} coop-settings - The member chose something for the whole document.
 * @event {CustomEvent<RaciOptions>} coop-options - The member changed how this view shows: the options that changed.
 * @event {CustomEvent<string>} coop-select - The cursor came to a row: its id.
 * @event coop-configure - The member wants to choose columns.
 * @event coop-retry - The member wants the rows read again.
 * @csspart grid - The scrolling matrix.
 */
export class CoopRaciMatrix extends MatrixBase {
  static override styles = [controlStyles, shapeStyles, matrixStyles];

  private filterChoices(): FilterChoices {
    const { projects = [], teams = [] } = this.store.data?.lookups ?? {};
    const lineOf = ({ id, name }: { readonly id: string; readonly name: string }) => ({ value: id, label: name });
    return {
      projects: projects.map(lineOf),
      teams: teams.map(lineOf),
      stages: this.snapshot?.stages ?? [],
      hasStatus: this.store.data?.items.some(({ status }) => status !== undefined) === true,
    };
  }

  private nameOfFilter(filter: FilterName): string {
    const { filters } = this;
    const choices = this.filterChoices();
    const [project] = filters.projects ?? [];
    const [team] = filters.teams ?? [];
    if (filter === 'projects') return choices.projects.find(({ value }) => value === project)?.label ?? this.t('raci.filter.projects');
    if (filter === 'teams') return choices.teams.find(({ value }) => value === team)?.label ?? this.t('raci.filter.teams');
    if (filter === 'statuses') return (filters.statuses ?? []).map((key) => (this.t(`common.status.${key}`).startsWith('common.') ? key : this.t(`common.status.${key}`))).join(', ');
    return filter === 'search' ? (filters.search ?? '') : this.t(`raci.filter.${filter}`);
  }

  private renderToolbar(isReady: boolean) {
    const { snapshot } = this;
    return html`<coop-raci-toolbar
      .t=${this.t}
      .language=${this.language}
      .mode=${this.currentMode}
      .filters=${this.filters}
      .choices=${this.filterChoices()}
      .width=${this.width}
      .canAdd=${this.has('title')}
      .canAddMember=${this.has('name', 'member')}
      .canExport=${isReady}
      .isReadOnly=${snapshot?.access.canWrite === false}
      .hasPanel=${this.hasPanel}
      @toolbar-filter=${(event: CustomEvent<ItemFilters>) => (this.filters = event.detail)}
      @toolbar-act=${(event: CustomEvent<ToolbarAct>) => this.handleAct(event.detail)}
    ></coop-raci-toolbar>`;
  }

  private renderGrid() {
    const { t, store, shown } = this;
    const isCoarse = matchMedia('(pointer: coarse)').matches;
    const isRoomy = isCoarse || shown.rows === 'roomy';
    const isCompact = this.height < 400;
    return html`<coop-raci-grid
      exportparts="grid"
      .model=${store.model}
      .t=${t}
      .formats=${this.formats}
      .today=${this.today}
      .label=${t(`raci.groupBy.${shown.groupBy}`)}
      .canEdit=${raciRoles.some((role) => this.has(role))}
      .canRename=${this.has('title')}
      .canAdd=${this.has('title')}
      .loadLimit=${store.rules?.limits.loadPercent ?? 100}
      .rowHeight=${isRoomy ? 36 : 28}
      .columnWidth=${isRoomy ? 46 : isCompact ? 38 : 32}
      .titleWidth=${shown.titleWidth}
      .compact=${isCompact}
      @grid-roles=${(event: CustomEvent<CellsIntent>) => this.do((gestures) => gestures.give(event.detail))}
      @grid-rename=${(event: CustomEvent<{ item: RaciItem; title: string }>) => this.do((gestures) => gestures.rename(event.detail.item, event.detail.title))}
      @grid-complete=${(event: CustomEvent<RaciItem>) => this.has('status') && this.do((gestures) => gestures.complete(event.detail))}
      @grid-add=${(event: CustomEvent<string | undefined>) => this.startAdding('task', event.detail)}
      @grid-cursor=${(event: CustomEvent<MatrixRow | undefined>) => this.handleCursor(event.detail)}
      @grid-fold=${(event: CustomEvent<string>) => this.toggleGroup(event.detail)}
      @grid-fold-team=${(event: CustomEvent<string>) => this.toggleTeam(event.detail)}
      @grid-person=${(event: CustomEvent<string>) => this.showPerson(event.detail)}
      @grid-help=${() => this.open('keys')}
      @grid-denied=${() => this.say({ text: t('raci.denied') })}
      @resize-column=${(event: CustomEvent<number>) => this.choose({ titleWidth: event.detail })}
    >
      <div class=${isCompact ? 'corner compact' : 'corner'} slot="corner">
        ${this.rest?.cornerMenus(t, shown, store.data?.lookups ?? {}, this.entity, this.has('name', 'member'), {
          groupBy: (groupBy: ItemGrouping) => this.choose({ groupBy }),
          people: (people) => (people === 'add' ? this.startAdding('member') : this.choose({ people })),
        })}
      </div>
    </coop-raci-grid>`;
  }

  private renderStage() {
    const { t, store, filters } = this;
    const { items = [] } = store.data ?? {};
    if (this.currentMode === 'person') {
        return html`<coop-raci-person
        .t=${t}
        .language=${this.language}
        .formats=${this.formats}
        .today=${this.today}
        .data=${store.data}
        .loadLimit=${store.rules?.limits.loadPercent ?? 100}
        .loads=${store.loads}
        .findings=${store.findings}
        .member=${this.person ?? this.me}
        .search=${filters.search ?? ''}
        .canAct=${this.has('status')}
        .canHandOver=${this.has('responsible')}
        @person-me=${(event: CustomEvent<string>) => this.setMe(event.detail)}
        @person-choose=${(event: CustomEvent<string>) => (this.person = event.detail)}
        @person-act=${(event: CustomEvent<{ item: RaciItem; act: 'start' }>) => this.do((gestures) => gestures.act(event.detail.item, event.detail.act))}
        @person-hand-over=${(event: CustomEvent<{ item: RaciItem; from: string; to: string }>) => this.do((gestures) => gestures.handOver(event.detail.item, event.detail.from, event.detail.to))}
        @person-select=${(event: CustomEvent<string>) => emit(this, 'coop-select', event.detail, true)}
      ></coop-raci-person>`;
    }
    if (this.hasGrid) return this.renderGrid();
    if (items.length === 0) return this.rest?.emptyState(t, this.has('title'), () => this.startAdding('task'));
    const context = { findings: store.findings, members: store.data?.members ?? [] };
    return this.rest?.noResultState(t, this.language, items, filters, context, (filter) => this.nameOfFilter(filter), (next) => (this.filters = next));
  }

  private renderPanel() {
    const { store, t } = this;
    if (!this.hasPanel || this.currentMode === 'person') return nothing;
    return html`<coop-raci-panel
      .t=${t}
      .language=${this.language}
      .formats=${this.formats}
      .findings=${store.findings}
      .isAudited=${store.isAudited}
      .canClose=${this.isNarrow}
      .canIgnore=${this.snapshot?.access.canWrite === true}
      @panel-follow=${(event: CustomEvent<Finding>) => void this.follow(event.detail, false)}
      @panel-act=${(event: CustomEvent<Finding>) => void this.follow(event.detail, true)}
      @panel-ignore=${(event: CustomEvent<Finding>) => this.ignore(event.detail)}
      @panel-settings=${() => this.open('settings')}
      @panel-close=${() => this.choose({ panel: false })}
    ></coop-raci-panel>`;
  }

  private renderReady(snapshot: Snapshot) {
    const { t, store, adding, dialog } = this;
    return html`
      <header>
        <h1 class="visually-hidden">${t(`raci.groupBy.${this.shown.groupBy}`)}</h1>
        ${this.renderToolbar(true)}
      </header>
      ${this.rest?.unreadNote(t, snapshot.issues, () => this.open('issues'))}
      <main class=${this.isNarrow ? 'narrow' : ''}>
        <div class="stage">${this.renderStage()}</div>
        ${this.renderPanel()}
      </main>
      ${adding === undefined
        ? nothing
        : html`<coop-raci-add
            class="add-bar"
            .t=${t}
            .kind=${adding.kind}
            .text=${adding.text ?? ''}
            .groups=${store.model.rows}
            .group=${adding.group}
            @add-rows=${(event: CustomEvent<{ titles: string[]; group?: string }>) => this.do((gestures) => gestures.add(event.detail.titles, event.detail.group))}
            @add-member=${(event: CustomEvent<string>) => this.addMember(event.detail)}
            @add-close=${() => (this.adding = undefined)}
          ></coop-raci-add>`}
      ${this.hasGrid ? footer(t, store.arrangement, snapshot.access, this.isNarrow, () => this.open('keys')) : nothing}
      ${dialog === undefined
        ? nothing
        : html`<coop-raci-dialog
            .kind=${dialog}
            .t=${t}
            .language=${this.language}
            .data=${store.data}
            .rules=${store.rules}
            .me=${this.me}
            .options=${this.shown}
            .issues=${snapshot.issues}
            .hasUnsaved=${Object.keys(this.chosen).length > 0}
            .canSet=${snapshot.access.canWrite}
            @dialog-done=${(event: CustomEvent<DialogAnswer | undefined>) => this.handleDialog(event)}
          ></coop-raci-dialog>`}
      <div class="print"></div>
    `;
  }

  private addMember(name: string): void {
    this.do((gestures) => gestures.addMember(name));
    if (this.shown.people === 'withRole') this.choose({ people: 'all' });
  }

  private renderState() {
    const { t, state: now } = this;
    switch (now.state) {
      case 'loading':
        return this.isSlow ? html`${this.renderToolbar(false)}${loadingState(t, now.table)}` : nothing;
      case 'needsMapping':
        return this.rest?.mappingState(t, this.language, now.table, now.columns, () => emit(this, 'coop-configure', undefined, true));
      case 'error':
            return this.rest?.errorState(t, this.language, now.issue, () => emit(this, 'coop-retry', undefined, true));
      case 'ready':
        return this.renderReady(now.snapshot);
    }
  }

  override render() {
    return html`
      ${this.renderState()}
      <coop-raci-toast .toast=${this.toast} @toast-gone=${() => this.say(undefined)}></coop-raci-toast>
    `;
  }
}

customElements.define('coop-raci-matrix', CoopRaciMatrix);

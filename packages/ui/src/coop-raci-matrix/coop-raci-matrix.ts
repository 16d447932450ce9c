import {
  activeFilters,
  explainEmpty,
  findingKey,
  formatsFor,
  pasteTasks,
  raciRoles,
  type FilterName,
  type Finding,
  type Formats,
  type ItemFilters,
  type ItemGrouping,
  type Lang,
  type MatrixRow,
  type RaciEntity,
  type RaciItem,
  type Snapshot,
  type SourceState,
} from '@entrelacs/core';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import '../coop-menu/coop-menu.ts';
import { controlStyles } from '../controls.styles.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { adoptTokens } from '../tokens.styles.ts';
import { matrixStyles } from './coop-raci-matrix.styles.ts';
import { emit } from './emit.ts';
import { MatrixGestures } from './matrix-gestures.ts';
import { MatrixStore } from './matrix-store.ts';
import { defaultOptions, type MatrixView, type RaciOptions } from './matrix-view.ts';
import { keepMe, readMe } from './me.ts';
import type { DialogAnswer } from './raci-dialog.ts';
import { raciWords } from './messages.ts';
import { cornerMenus, footer, unreadNote } from './matrix-parts.ts';
import './raci-grid.ts';
import type { CellsIntent, CoopRaciGrid } from './raci-grid.ts';
import { emptyState, errorState, loadingState, mappingState, noResultState, stateStyles } from './raci-states.ts';
import './raci-toast.ts';
import './raci-toolbar.ts';
import type { FilterChoices, ToolbarAct } from './raci-toolbar.ts';
import { parts, type PartName } from './matrix-lazy.ts';

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
export class CoopRaciMatrix extends LitElement {
  static override styles = [controlStyles, shapeStyles, stateStyles, matrixStyles];
  @query('coop-raci-grid') private grid?: CoopRaciGrid | null;
  @state() private filters: ItemFilters = {};
  @state() private collapsed: ReadonlySet<string> = new Set();
  @state() private chosen: RaciOptions = {};
  @state() private mode?: 'matrix' | 'person';
  @state() private person?: string | undefined;
  @state() private me?: string | undefined;
  @state() private adding?: { readonly kind: 'task' | 'member'; readonly group?: string | undefined; readonly text?: string } | undefined;
  @state() private dialog?: 'keys' | 'settings' | 'me' | 'issues' | undefined;
  @state() private width = 1280;
  @state() private isSlow = false;
  /** What there is to show: one of four states. */
  @property({ attribute: false }) state: SourceState = { state: 'loading' };
  /** What the rows are. */
  @property() entity: RaciEntity = 'task';
  /** The calendar day, `YYYY-MM-DD`. */
  @property() today = '1970-01-01';
  @property({ attribute: false }) language: Lang = 'fr';
  /** How days and numbers are written, such as `fr-FR`. */
  @property() culture?: string;
  /** What the host kept of how this view shows. */
  @property({ attribute: false }) options: RaciOptions = {};
  /** A row may hold several A's. */
  @property({ type: Boolean }) several = false;
  /** The row that the host's cursor is on. */
  @property() selected?: string | undefined;

  private readonly store = new MatrixStore(() => this.requestUpdate());
  private readonly gestures = new MatrixGestures(
    this,
    () => this.gestureContext(),
    () => this.requestUpdate(),
  );
  private t = raciWords('fr');
  private formats: Formats = formatsFor({ lang: 'fr', today: '1970-01-01' });
  private view: MatrixView | undefined;
  private hasAskedMe = false;
  private sent: string | undefined;
  private sizing?: ResizeObserver;
  private readonly loaded = new Set<PartName>();

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
    this.sizing = new ResizeObserver(() => this.measure());
    this.sizing.observe(this);
    addEventListener('beforeprint', this.handlePrint);
    this.addEventListener('paste', this.handlePaste);
    setTimeout(() => (this.isSlow = true), 300);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizing?.disconnect();
    removeEventListener('beforeprint', this.handlePrint);
    this.removeEventListener('paste', this.handlePaste);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('options')) this.chosen = {};
    if (changed.has('language')) this.t = raciWords(this.language);
    if (changed.has('language') || changed.has('culture') || changed.has('today')) {
      this.formats = formatsFor({ lang: this.language, culture: this.culture, today: this.today });
    }
    const { snapshot } = this;
    if (snapshot === undefined) return;
    this.view = this.sameView(this.currentView());
    const { today, language, formats, view } = this;
    this.store.update({ snapshot, view, today, language, formats, progress: this.gestures.progress.rows });
    if (!this.hasAskedMe && (this.store.data?.members.length ?? 0) > 0) {
      this.hasAskedMe = true;
      this.me = readMe(this.store.data?.members ?? []);
    }
  }

  override firstUpdated(): void {
    this.measure();
    // What shows only later is fetched while nobody waits for it, so that it is there offline and for printing.
    setTimeout(() => void Promise.all([parts.panel(), parts.person(), parts.add(), parts.dialog(), parts.print(), parts.exports()]).catch(() => undefined), 1500);
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('selected') && this.selected !== undefined && this.selected !== this.sent) this.grid?.goTo(this.selected);
    if (changed.has('selected')) this.sent = undefined;
  }

  /** Resolves when the element shows its properties, the audit of them too. */
  get settled(): Promise<void> {
    return this.updateComplete.then(() => this.store.settled).then(async () => void (await this.updateComplete));
  }

  /** Opens the settings: of this view, and of the audit for the whole document. */
  openSettings(): void {
    this.open('settings');
  }

  private get snapshot(): Snapshot | undefined {
    return this.state.state === 'ready' ? this.state.snapshot : undefined;
  }

  private get shown(): Required<RaciOptions> {
    return { ...defaultOptions, ...this.options, ...this.chosen };
  }

  private get isNarrow(): boolean {
    return this.width < 760;
  }

  private get currentMode(): 'matrix' | 'person' {
    return this.mode ?? (this.width < 640 ? 'person' : 'matrix');
  }

  private has(field: string, entity: 'task' | 'deliverable' | 'member' = this.entity): boolean {
    const { access } = this.snapshot ?? {};
    return access?.canWrite === true && access.fields[entity]?.includes(field) === true;
  }

  private currentView(): MatrixView {
    const { groupBy, people, folded } = this.shown;
    return { entity: this.entity, groupBy, people, folded: new Set(folded), collapsed: this.collapsed, filters: this.filters };
  }

  /** The same view as before where nothing in it changed, so that nothing is arranged again. */
  private sameView(view: MatrixView): MatrixView {
    const before = this.view;
    const isSame =
      before !== undefined &&
      before.entity === view.entity &&
      before.groupBy === view.groupBy &&
      before.people === view.people &&
      before.collapsed === view.collapsed &&
      before.filters === view.filters &&
      [...before.folded].join('\n') === [...view.folded].join('\n');
    return isSame ? before : view;
  }

  private gestureContext() {
    const { t, language, view } = this;
    const { data } = this.store;
    if (data === undefined || view === undefined) return undefined;
    return { t, language, data, view, letters: { entity: this.entity, several: this.several }, has: (field: string) => this.has(field) };
  }

  private measure(): void {
    const { clientWidth } = this;
    if (clientWidth > 0 && clientWidth !== this.width) this.width = clientWidth;
  }

  private need(name: PartName): void {
    if (this.loaded.has(name)) return;
    this.loaded.add(name);
    void parts[name]().then(() => this.requestUpdate());
  }

  private open(dialog: NonNullable<typeof this.dialog>): void {
    this.need('dialog');
    this.dialog = dialog;
  }

  private choose(options: RaciOptions): void {
    this.chosen = { ...this.chosen, ...options };
    emit(this, 'coop-options', options, true);
  }

  private toggleTeam(key: string): void {
    const { folded } = this.shown;
    this.choose({ folded: folded.includes(key) ? folded.filter((other) => other !== key) : [...folded, key] });
  }

  private toggleGroup(key: string): void {
    const next = new Set(this.collapsed);
    if (!next.delete(key)) next.add(key);
    this.collapsed = next;
  }

  private startAdding(kind: 'task' | 'member', group?: string, text?: string): void {
    this.need('add');
    this.adding = { kind, ...(group !== undefined && { group }), ...(text !== undefined && { text }) };
  }

  private setMine(isOn: boolean): void {
    if (isOn && this.me === undefined) return this.open('me');
    this.filters = { ...this.filters, mine: isOn ? this.me : undefined };
  }

  private showPerson(member: string): void {
    this.need('person');
    this.person = member;
    this.mode = 'person';
  }

  private handleAct(act: ToolbarAct): void {
    switch (act) {
      case 'matrix':
      case 'person':
        this.mode = act;
        return;
      case 'mine':
        return this.setMine(this.filters.mine === undefined);
      case 'panel':
        return this.choose({ panel: !this.shown.panel });
      case 'add':
        return this.startAdding('task');
      case 'addMember':
        return this.startAdding('member');
      case 'settings':
      case 'keys':
        return this.open(act);
      default:
        void this.export(act);
    }
  }

  private async export(format: 'csv' | 'png' | 'svg' | 'print'): Promise<void> {
    const { arrangement, data, loads } = this.store;
    const { view, t, language, formats, today } = this;
    if (arrangement === undefined || data === undefined || view === undefined) return;
    if (format === 'print') {
      await parts.print();
      return print();
    }
    const { exportMatrix } = await parts.exports();
    const isDone = await exportMatrix(format, { arrangement, data, view, loads, t, language, formats, today }).catch(() => false);
    if (!isDone) this.gestures.say({ text: t('raci.export.failed') });
  }

  /** The browser is about to print: the whole filtered view takes the place of the screen. */
  private readonly handlePrint = (): void => {
    const { arrangement, data } = this.store;
    const target = this.renderRoot.querySelector<HTMLElement>('.print');
    if (arrangement === undefined || data === undefined || target === null) return;
    const { t, language, formats, today, view } = this;
    parts.printNow?.(target, { arrangement, data, view: view ?? this.currentView(), loads: this.store.loads, t, language, formats, today });
  };

  private readonly handlePaste = (event: ClipboardEvent): void => {
    const titles = pasteTasks(event.clipboardData?.getData('text/plain') ?? '');
    const isTyping = event.composedPath().some((target) => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement);
    if (isTyping || titles.length === 0 || !this.has('title')) return;
    event.preventDefault();
    this.startAdding('task', this.groupAtCursor(), titles.join('\n'));
  };

  private groupAtCursor(): string | undefined {
    const row = this.store.model.rows[this.grid?.at.row ?? -1];
    return row?.kind === 'item' ? row.group : row?.key;
  }

  private handleCursor(row: MatrixRow | undefined): void {
    if (row?.kind !== 'item') return;
    this.sent = row.item.id;
    emit(this, 'coop-select', row.item.id, true);
  }

  /** Leads to what a finding is about: its cell, its rows, its person. */
  private async follow(finding: Finding, isActing: boolean): Promise<void> {
    const { item, member, role, code } = finding;
    const target = item ?? finding.items?.[0];
    if (isActing && member !== undefined && target === undefined) return this.showPerson(member);
    if (target === undefined) return;
    this.mode = 'matrix';
    const group = this.store.arrangement?.rows.some(({ key }) => key === target) === true ? undefined : [...this.collapsed];
    if (group !== undefined) {
      this.collapsed = new Set();
      this.filters = {};
    }
    await this.updateComplete;
    const person = member ?? (role === undefined ? undefined : this.store.data?.itemsById.get(target)?.[role][0]);
    const isMissing = item !== undefined && member === undefined && role !== undefined && code !== 'raci.severalAccountable';
    this.grid?.goTo(target, person, { focus: isActing, ...(isActing && isMissing && { propose: role }) });
    emit(this, 'coop-select', target, true);
  }

  private ignore(key: string): void {
    const off = this.store.data?.rules.off ?? [];
    const before = { 'raci.off': off.length === 0 ? undefined : off.join(' ') };
    this.gestures.set({ 'raci.off': [...off, key].join(' ') }, this.t('raci.findings.ignored'), before);
  }

  private handleDialog(event: CustomEvent<DialogAnswer | undefined>): void {
    const { me, options, settings } = event.detail ?? {};
    if (me !== undefined) {
      this.me = me === '' ? undefined : me;
      keepMe(this.store.data?.membersById.get(me));
      this.dialog = undefined;
      this.setMine(me !== '');
    } else if (options !== undefined) this.choose(options);
    else if (settings !== undefined) this.gestures.set(settings);
    else this.dialog = undefined;
  }

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
      .hasPanel=${this.shown.panel}
      @toolbar-filter=${(event: CustomEvent<ItemFilters>) => (this.filters = event.detail)}
      @toolbar-act=${(event: CustomEvent<ToolbarAct>) => this.handleAct(event.detail)}
    ></coop-raci-toolbar>`;
  }

  private renderGrid() {
    const { t, store, shown } = this;
    const isCoarse = matchMedia('(pointer: coarse)').matches;
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
      .loadLimit=${store.data?.rules.limits.loadPercent ?? 100}
      .rowHeight=${isCoarse || shown.rows === 'roomy' ? 36 : 28}
      .columnWidth=${isCoarse || shown.rows === 'roomy' ? 46 : 32}
      .titleWidth=${shown.titleWidth}
      @grid-roles=${(event: CustomEvent<CellsIntent>) => this.gestures.give(event.detail)}
      @grid-rename=${(event: CustomEvent<{ item: RaciItem; title: string }>) => this.gestures.rename(event.detail.item, event.detail.title)}
      @grid-complete=${(event: CustomEvent<RaciItem>) => this.has('status') && this.gestures.complete(event.detail)}
      @grid-add=${(event: CustomEvent<string | undefined>) => this.startAdding('task', event.detail)}
      @grid-cursor=${(event: CustomEvent<MatrixRow | undefined>) => this.handleCursor(event.detail)}
      @grid-fold=${(event: CustomEvent<string>) => this.toggleGroup(event.detail)}
      @grid-fold-team=${(event: CustomEvent<string>) => this.toggleTeam(event.detail)}
      @grid-person=${(event: CustomEvent<string>) => this.showPerson(event.detail)}
      @grid-help=${() => this.open('keys')}
      @grid-denied=${() => this.gestures.say({ text: t('raci.denied') })}
      @resize-column=${(event: CustomEvent<number>) => this.choose({ titleWidth: event.detail })}
    >
      <div class="corner" slot="corner">
        ${cornerMenus(t, shown, store.data?.lookups ?? {}, this.entity, this.has('name', 'member'), {
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
      this.need('person');
      return html`<coop-raci-person
        .t=${t}
        .language=${this.language}
        .formats=${this.formats}
        .today=${this.today}
        .data=${store.data}
        .loads=${store.loads}
        .findings=${store.findings}
        .words=${store.words}
        .member=${this.person ?? this.me}
        .search=${filters.search ?? ''}
        .canAct=${this.has('status')}
        .canHandOver=${this.has('responsible')}
        @person-choose=${(event: CustomEvent<string>) => (this.person = event.detail)}
        @person-act=${(event: CustomEvent<{ item: RaciItem; act: 'start' }>) => this.gestures.act(event.detail.item, event.detail.act)}
        @person-hand-over=${(event: CustomEvent<{ item: RaciItem; from: string; to: string }>) => this.gestures.handOver(event.detail.item, event.detail.from, event.detail.to)}
        @person-select=${(event: CustomEvent<string>) => emit(this, 'coop-select', event.detail, true)}
      ></coop-raci-person>`;
    }
    if (items.length === 0) return emptyState(t, this.has('title'), () => this.startAdding('task'));
    if (store.arrangement?.filtered.length === 0 && activeFilters(filters).length > 0) {
      const explanation = explainEmpty(items, filters, { findings: store.findings, members: store.data?.members ?? [] });
      return noResultState(t, explanation, filters, (filter) => this.nameOfFilter(filter), (next) => (this.filters = next));
    }
    return this.renderGrid();
  }

  private renderPanel() {
    const { store, t } = this;
    if (!this.shown.panel || this.currentMode === 'person') return nothing;
    if (store.isAudited) this.need('panel');
    return html`<coop-raci-panel
      .t=${t}
      .language=${this.language}
      .formats=${this.formats}
      .findings=${store.findings}
      .words=${store.words}
      .isAudited=${store.isAudited}
      .canIgnore=${this.snapshot?.access.canWrite === true}
      @panel-follow=${(event: CustomEvent<Finding>) => void this.follow(event.detail, false)}
      @panel-act=${(event: CustomEvent<Finding>) => void this.follow(event.detail, true)}
      @panel-ignore=${(event: CustomEvent<Finding>) => this.ignore(findingKey(event.detail))}
      @panel-settings=${() => this.open('settings')}
      @panel-close=${() => this.choose({ panel: false })}
    ></coop-raci-panel>`;
  }

  private renderReady(snapshot: Snapshot) {
    const { t, store, adding, dialog } = this;
    return html`
      ${this.renderToolbar(true)}
      ${unreadNote(t, snapshot.issues, () => this.open('issues'))}
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
            @add-rows=${(event: CustomEvent<{ titles: string[]; group?: string }>) => this.gestures.add(event.detail.titles, event.detail.group)}
            @add-member=${(event: CustomEvent<string>) => this.addMember(event.detail)}
            @add-close=${() => (this.adding = undefined)}
          ></coop-raci-add>`}
      ${this.currentMode === 'person' ? nothing : footer(t, store.arrangement, snapshot.access, () => this.open('keys'))}
      ${dialog === undefined
        ? nothing
        : html`<coop-raci-dialog
            .kind=${dialog}
            .t=${t}
            .language=${this.language}
            .data=${store.data}
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
    this.gestures.addMember(name);
    if (this.shown.people === 'withRole') this.choose({ people: 'all' });
  }

  private renderState() {
    const { t, state: now } = this;
    switch (now.state) {
      case 'loading':
        return this.isSlow ? html`${this.renderToolbar(false)}${loadingState(t, now.table)}` : nothing;
      case 'needsMapping':
        return mappingState(t, this.language, now.table, now.columns, () => emit(this, 'coop-configure', undefined, true));
      case 'error':
        this.need('issues');
        return errorState(t, parts.issueWords?.(this.language) ?? ((code) => code), now.issue, () => emit(this, 'coop-retry', undefined, true));
      case 'ready':
        return this.renderReady(now.snapshot);
    }
  }

  override render() {
    return html`
      ${this.renderState()}
      <coop-raci-toast .toast=${this.gestures.toast} @toast-gone=${() => this.gestures.say(undefined)}></coop-raci-toast>
    `;
  }
}

customElements.define('coop-raci-matrix', CoopRaciMatrix);

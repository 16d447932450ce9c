import { formatsFor, raciRoles, type Formats, type ItemFilters, type Lang, type RaciEntity, type SourceState } from '@entrelacs/core';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { baseStyles } from '../base.styles.ts';
import { letterStyles } from '../shapes/letters.styles.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { adoptStyles } from '../shared/adopt-styles.ts';
import { landmark } from '../shared/landmark.ts';
import { readMe } from '../shared/me.ts';
import type { Toast } from '../shared/toast.ts';
import { adoptTokens } from '../tokens.styles.ts';
import { CellProgresses } from './cell-progress.ts';
import { matrixStyles } from './coop-raci-matrix.styles.ts';
import type { MatrixActs } from './matrix-acts.ts';
import { fetchAfter, fetchFiles, type After, type Files } from './matrix-lazy.ts';
import { footer } from './matrix-parts.ts';
import type { MatrixSnapshot } from './matrix-data.ts';
import { MatrixStore } from './matrix-store.ts';
import { defaultOptions, sameView, type Adding, type DialogKind, type MatrixView, type RaciOptions } from './matrix-view.ts';
import { raciWords } from './messages.ts';
import type { Paper } from './print-tables.ts';
import type { Guide } from './raci-states.ts';
import './raci-grid.ts';
import type { CoopRaciGrid } from './raci-grid.ts';

export type { ChangesIntent, SettingsIntent } from '../shared/intents.ts';
const noRows: ReadonlySet<string> = new Set();

export { readOptions, type RaciOptions } from './matrix-view.ts';

/** What there is to show, with the rows that the host's filter leaves out of it. */
export type MatrixState = Exclude<SourceState, { state: 'ready' }> | { readonly state: 'ready'; readonly snapshot: MatrixSnapshot };

/**
 * @summary Who does what: tasks down, members across, a role in each cell.
 * @event {CustomEvent<ChangesIntent>} coop-assign - The member gave, moved or took away roles.
 * @event {CustomEvent<ChangesIntent>} coop-edit - The member added, renamed or completed tasks, or added a person.
 * @event {CustomEvent<SettingsIntent>} coop-settings - The member chose something for the whole document.
 * @event {CustomEvent<RaciOptions>} coop-options - The member changed how this view shows: the options that changed.
 * @event {CustomEvent<string>} coop-select - The cursor came to a row: its id.
 * @event coop-configure - The member wants to choose columns; the element says where, for hosts that cannot lead there.
 * @event coop-example - The member wants to see an example: whoever holds the element sets `example`.
 * @event coop-retry - The member wants the rows read again.
 * @csspart grid - The scrolling matrix.
 */
export class CoopRaciMatrix extends LitElement {
  static override styles = [baseStyles, shapeStyles, letterStyles, matrixStyles];
  readonly store = new MatrixStore(() => this.requestUpdate());
  readonly progress = new CellProgresses();
  t = raciWords('fr');
  formats: Formats = formatsFor({ lang: 'fr', today: '1970-01-01' });
  view: MatrixView | undefined;
  /** What is being printed on; a sheet of the usual size when undefined. */
  paper: Paper | undefined;
  /** The row last told to the host, and the one that the host points at. */
  sent: string | undefined;
  private wanted: string | undefined;
  private hasAskedMe = false;
  private acts?: MatrixActs;
  private files?: Files;
  private sizing?: ResizeObserver;
  private slowness?: ReturnType<typeof setTimeout>;
  @query('coop-raci-grid') grid?: CoopRaciGrid | null;
  @state() filters: ItemFilters = {};
  @state() collapsed: ReadonlySet<string> = new Set();
  /** Options chosen since the host last told them. */
  @state() chosen: RaciOptions = {};
  @state() mode?: 'matrix' | 'person';
  @state() person?: string | undefined;
  @state() me?: string | undefined;
  @state() adding?: Adding | undefined;
  @state() dialog?: DialogKind | undefined;
  @state() toast?: Toast | undefined;
  /** Steps that a state shows. */
  @state() guide?: Guide | undefined;
  @state() width = 1280;
  @state() private height = 800;
  @state() private isSlow = false;
  /** What comes after the first paint, once it is there. */
  @state() private rest?: After;
  /** What there is to show: one of four states. */
  @property({ attribute: false }) state: MatrixState = { state: 'loading' };
  /** Rows shown in the place of the document's until the member goes back; nothing of them is written. */
  @property({ attribute: false }) example?: MatrixSnapshot | undefined;
  /** What the rows are. */
  @property() entity: RaciEntity = 'task';
  /** The calendar day, `YYYY-MM-DD`. */
  @property() today = '1970-01-01';
  @property({ attribute: false }) language: Lang = 'fr';
  /** How days and numbers are written, such as `fr-FR`. */
  @property() culture?: string;
  /** What the host kept of how this view shows. */
  @property({ attribute: false }) options: RaciOptions = {};
  /** The host shows options that it does not keep yet. */
  @property({ type: Boolean }) unsaved = false;
  /** Choices for the whole document can be made here. */
  @property({ type: Boolean }) settable = true;
  /** A row may hold several A's. */
  @property({ type: Boolean }) several = false;
  /** Rows that may be read and not changed, where the host says so row by row. */
  @property({ attribute: false }) locked: ReadonlySet<string> = noRows;
  /** The row that the host's cursor is on. */
  @property() selected?: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
    this.sizing = new ResizeObserver(() => this.measure());
    this.sizing.observe(this);
    addEventListener('beforeprint', this.handlePrint);
    this.slowness = setTimeout(() => (this.isSlow = true), 300);
    void this.fetchRest();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizing?.disconnect();
    clearTimeout(this.slowness);
    removeEventListener('beforeprint', this.handlePrint);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('options')) this.chosen = {};
    if (changed.has('state')) this.guide = undefined;
    if (changed.has('language') || changed.has('entity')) this.t = raciWords(this.language, this.entity);
    if (changed.has('language') || changed.has('culture') || changed.has('today')) {
      this.formats = formatsFor({ lang: this.language, culture: this.culture, today: this.today });
    }
    const { snapshot, store, today, t, formats } = this;
    this.toggleAttribute('unseen', snapshot === undefined && this.state.state === 'loading' && !(this.isSlow && this.rest));
    if (snapshot === undefined) return;
    this.toggleAttribute('person', this.currentMode === 'person');
    const { groupBy, people, folded } = this.shown;
    this.view = sameView(this.view, { entity: this.entity, groupBy, people, folded: new Set(folded), collapsed: this.collapsed, filters: this.filters });
    store.update({ snapshot, view: this.view, today, t, formats, progress: this.progress.rows });
    if (this.hasAskedMe || store.data === undefined || store.data.members.length === 0) return;
    this.hasAskedMe = true;
    this.me = readMe(store.data.members);
  }

  override firstUpdated(): void {
    this.measure();
    // Fetched while nobody waits, so that it is there offline and when the browser prints.
    setTimeout(() => void this.fetchFiles().catch(() => undefined), 1500);
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('selected')) {
      this.wanted = this.selected === this.sent ? undefined : this.selected;
      this.sent = undefined;
    }
    // A row may be pointed at before it is there.
    if (this.wanted !== undefined && this.grid?.goTo(this.wanted) === true) this.wanted = undefined;
  }

  /** Resolves when the element shows its properties, the audit of them too. */
  get settled(): Promise<void> {
    return this.updateComplete
      .then(() => Promise.all([this.fetchRest(), this.store.settled]))
      .then(async () => void (await this.updateComplete));
  }

  /** Opens the settings: of this view, and of the audit for the whole document. */
  openSettings(): void {
    this.dialog = 'settings';
  }

  /** What files and paper are made with. */
  async fetchFiles(): Promise<Files> {
    return (this.files = await fetchFiles());
  }

  /** Ids of the rows that the member sees in the matrix. */
  get rowsInView(): readonly string[] {
    return this.grid?.rowsInView ?? [];
  }

  get snapshot(): MatrixSnapshot | undefined {
    return this.example ?? (this.state.state === 'ready' ? this.state.snapshot : undefined);
  }

  /** The options in force. */
  get shown(): Required<RaciOptions> {
    return { ...defaultOptions, ...this.options, ...this.chosen };
  }

  get isNarrow(): boolean {
    return this.width < 760;
  }

  get currentMode(): 'matrix' | 'person' {
    return this.mode ?? (this.width < 640 ? 'person' : 'matrix');
  }

  /** Beside the matrix unless it was closed; over it, where there is no room, only once asked for. */
  get hasPanel(): boolean {
    return this.currentMode === 'matrix' && (this.isNarrow ? this.chosen.panel === true : this.shown.panel);
  }

  /** Whether the host has a column to write a field to. */
  has(field: string, entity: RaciEntity | 'member' = this.entity): boolean {
    const { access } = this.snapshot ?? {};
    return access?.canWrite === true && access.fields[entity]?.includes(field) === true;
  }

  /** Whether there is a matrix to show: rows, and filters that leave some. */
  private get hasGrid(): boolean {
    return this.currentMode === 'matrix' && (this.snapshot === undefined || (this.store.arrangement?.filtered.length ?? 0) > 0);
  }

  /** Says something for a while. */
  say(toast: Toast | undefined): void {
    this.toast = toast;
  }

  private showKeys(): void {
    this.dialog = 'keys';
  }

  private measure(): void {
    const { clientWidth, clientHeight } = this;
    if (clientWidth > 0) this.width = clientWidth;
    if (clientHeight > 0) this.height = clientHeight;
  }

  private async fetchRest(): Promise<void> {
    const rest = await fetchAfter();
    if (this.acts !== undefined) return;
    await this.updateComplete;
    this.acts ??= new rest.MatrixActs(this);
    if (this.rest === undefined) adoptStyles(this.renderRoot, [...rest.moreStyles]);
    this.rest = rest;
    rest.writeOnce(this);
  }

  /** The browser is about to print: the whole filtered view takes the place of the screen. */
  private readonly handlePrint = (): void => {
    const target = this.renderRoot.querySelector<HTMLElement>('.print');
    if (target !== null) this.files?.printMatrix(target, this, this.paper);
  };

  private renderGrid() {
    const { t, store, shown } = this;
    const isWaiting = this.snapshot === undefined;
    const isRoomy = shown.rows === 'roomy' || matchMedia('(pointer: coarse)').matches;
    const isCompact = this.height < 400;
    return html`<coop-raci-grid
      exportparts="grid"
      .model=${(isWaiting && this.rest?.waitingGrid) || store.model}
      .waiting=${isWaiting}
      .t=${t}
      .formats=${this.formats}
      .today=${this.today}
      .label=${t(`raci.groupBy.${shown.groupBy}`)}
      .canEdit=${raciRoles.some((role) => this.has(role))}
      .canRename=${this.has('title')}
      .locked=${this.locked}
      .canAdd=${this.has('title')}
      .loadLimit=${store.rules?.limits.loadPercent ?? 100}
      .rowHeight=${isRoomy ? 36 : 28}
      .columnWidth=${isRoomy ? 46 : isCompact ? 38 : 32}
      .titleWidth=${shown.titleWidth}
      .compact=${isCompact}
      .actsWith=${this.rest?.GridActs}
    >
      <div class=${isCompact ? 'corner compact' : 'corner'} slot="corner">${this.acts && this.rest?.cornerPlace(this, this.acts)}</div>
    </coop-raci-grid>`;
  }

  /** The whole of the matrix: while rows are on their way, what keeps their place. */
  private renderFrame() {
    const { t, rest, acts, hasGrid, snapshot } = this;
    return html`
      <header>
        <h1 class="visually-hidden">${t(`raci.groupBy.${this.shown.groupBy}`)}</h1>
        ${acts && rest?.toolbarPlace(this, acts)}
      </header>
      ${rest?.notePlace(this)}
      <div role=${landmark(this)} class=${this.isNarrow ? 'main narrow' : 'main'}>
        <div class="stage">${hasGrid ? this.renderGrid() : acts && rest?.stagePlace(this, acts)}${snapshot === undefined ? rest?.waitingPlace(this, this.isSlow) : nothing}</div>
        ${this.hasPanel ? html`<div class="panel">${acts && rest?.panelPlace(this, acts)}</div>` : nothing}
      </div>
      ${acts && rest?.overPlace(this, acts)} ${hasGrid ? footer(t, rest !== undefined, this.store.arrangement, snapshot?.access, this.isNarrow, () => this.showKeys()) : nothing}
      <div class="print"></div>
    `;
  }

  private renderState() {
    const { state: now, rest, acts, example } = this;
    if (example !== undefined || now.state === 'ready') return this.renderFrame();
    if (now.state !== 'loading') return rest?.statePlace(this, now);
    // The frame stands while rows are on their way; what keeps their place in it comes with the rest, and that before most rows.
    if (this.currentMode === 'matrix') return this.renderFrame();
    return this.isSlow && acts ? rest?.loadingPlace(this, acts) : nothing;
  }

  override render() {
    return html`
      ${this.renderState()}
      <coop-toast .toast=${this.toast} @toast-gone=${() => this.say(undefined)}></coop-toast>
    `;
  }
}

customElements.define('coop-raci-matrix', CoopRaciMatrix);

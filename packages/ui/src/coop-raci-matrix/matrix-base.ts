import {
  formatsFor,
  type Finding,
  type Formats,
  type ItemFilters,
  type Lang,
  type MatrixRow,
  type RaciEntity,
  type Snapshot,
  type SourceState,
} from '@entrelacs/core';
import { LitElement, type CSSResult, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { adoptTokens } from '../tokens.styles.ts';
import { emit } from './emit.ts';
import { CellProgresses } from './cell-progress.ts';
import type { GestureContext, MatrixGestures } from './matrix-gestures.ts';
import { fetchAfter, fetchFiles, type After, type Files } from './matrix-lazy.ts';
import { MatrixStore } from './matrix-store.ts';
import { defaultOptions, type MatrixView, type RaciOptions } from './matrix-view.ts';
import { keepMe, readMe } from './me.ts';
import { raciWords } from './messages.ts';
import type { DialogAnswer } from './raci-dialog.ts';
import type { CoopRaciGrid } from './raci-grid.ts';
import type { Toast } from './raci-toast.ts';
import type { ToolbarAct } from './raci-toolbar.ts';

/** What the matrix holds and does; how it is drawn stands in `coop-raci-matrix.ts`. */
export class MatrixBase extends LitElement {
  @query('coop-raci-grid') protected grid?: CoopRaciGrid | null;
  @state() protected filters: ItemFilters = {};
  @state() protected collapsed: ReadonlySet<string> = new Set();
  @state() protected chosen: RaciOptions = {};
  @state() protected mode?: 'matrix' | 'person';
  @state() protected person?: string | undefined;
  @state() protected me?: string | undefined;
  @state() protected adding?: { readonly kind: 'task' | 'member'; readonly group?: string | undefined; readonly text?: string } | undefined;
  @state() protected dialog?: 'keys' | 'settings' | 'me' | 'issues' | undefined;
  @state() protected width = 1280;
  @state() protected height = 800;
  @state() protected isSlow = false;
  @state() protected toast?: Toast | undefined;
  /** What comes after the first paint, once it is there. */
  @state() protected rest?: After;
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

  protected readonly store = new MatrixStore(() => this.requestUpdate());
  readonly progress = new CellProgresses();
  protected t = raciWords('fr');
  protected formats: Formats = formatsFor({ lang: 'fr', today: '1970-01-01' });
  protected view: MatrixView | undefined;
  protected hasAskedMe = false;
  /** The row last told to the host, and the one that the host points at. */
  protected sent: string | undefined;
  protected wanted: string | undefined;
  protected sizing?: ResizeObserver;
  protected files?: Files;
  protected gestures?: MatrixGestures;

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
    this.store.update({ snapshot, view, today, language, formats, progress: this.progress.rows });
    if (!this.hasAskedMe && (this.store.data?.members.length ?? 0) > 0) {
      this.hasAskedMe = true;
      this.me = readMe(this.store.data?.members ?? []);
    }
  }

  override firstUpdated(): void {
    this.measure();
    void this.fetchRest();
    // Fetched while nobody waits, so that it is there offline and when the browser prints.
    setTimeout(() => void fetchFiles().then((files) => (this.files = files)), 1500);
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
    this.open('settings');
  }

  protected get snapshot(): Snapshot | undefined {
    return this.state.state === 'ready' ? this.state.snapshot : undefined;
  }

  protected get shown(): Required<RaciOptions> {
    return { ...defaultOptions, ...this.options, ...this.chosen };
  }

  /** Whether there is a matrix to show: rows, and filters that leave some. */
  protected get hasGrid(): boolean {
    const { data, arrangement } = this.store;
    return this.currentMode === 'matrix' && (data?.items.length ?? 0) > 0 && (arrangement?.filtered.length ?? 0) > 0;
  }

  /** Beside the matrix unless it was closed; over it, where there is no room, only once asked for. */
  protected get hasPanel(): boolean {
    return this.isNarrow ? this.chosen.panel === true : this.shown.panel;
  }

  protected get isNarrow(): boolean {
    return this.width < 760;
  }

  protected get currentMode(): 'matrix' | 'person' {
    return this.mode ?? (this.width < 640 ? 'person' : 'matrix');
  }

  protected has(field: string, entity: 'task' | 'deliverable' | 'member' = this.entity): boolean {
    const { access } = this.snapshot ?? {};
    return access?.canWrite === true && access.fields[entity]?.includes(field) === true;
  }

  protected currentView(): MatrixView {
    const { groupBy, people, folded } = this.shown;
    return { entity: this.entity, groupBy, people, folded: new Set(folded), collapsed: this.collapsed, filters: this.filters };
  }

  /** The same view as before where nothing in it changed, so that nothing is arranged again. */
  protected sameView(view: MatrixView): MatrixView {
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

  /** What gestures need to know of the matrix, now. */
  gestureContext(): GestureContext | undefined {
    const { t, language, view } = this;
    const { data } = this.store;
    if (data === undefined || view === undefined) return undefined;
    return { t, language, data, view, letters: { entity: this.entity, several: this.several }, has: (field: string) => this.has(field) };
  }

  protected measure(): void {
    const { clientWidth, clientHeight } = this;
    if (clientWidth > 0 && clientWidth !== this.width) this.width = clientWidth;
    if (clientHeight > 0 && clientHeight !== this.height) this.height = clientHeight;
  }

  private async fetchRest(): Promise<MatrixGestures> {
    const rest = await fetchAfter();
    if (this.rest === undefined) adoptStyles(this.renderRoot, rest.stateStyles);
    this.rest = rest;
    return (this.gestures ??= new rest.MatrixGestures(this));
  }

  /** Does a gesture as soon as what it takes is there. */
  protected do(gesture: (gestures: MatrixGestures) => void): void {
    const { gestures } = this;
    if (gestures !== undefined) gesture(gestures);
    else void this.fetchRest().then(gesture);
  }

  /** Says something for a while. */
  say(toast: Toast | undefined): void {
    this.toast = toast;
  }

  protected open(dialog: NonNullable<typeof this.dialog>): void {
    this.dialog = dialog;
  }

  protected choose(options: RaciOptions): void {
    this.chosen = { ...this.chosen, ...options };
    emit(this, 'coop-options', options, true);
  }

  protected toggleTeam(key: string): void {
    const { folded } = this.shown;
    this.choose({ folded: folded.includes(key) ? folded.filter((other) => other !== key) : [...folded, key] });
  }

  protected toggleGroup(key: string): void {
    const next = new Set(this.collapsed);
    if (!next.delete(key)) next.add(key);
    this.collapsed = next;
  }

  protected startAdding(kind: 'task' | 'member', group?: string, text?: string): void {
    this.adding = { kind, ...(group !== undefined && { group }), ...(text !== undefined && { text }) };
  }

  /** Who is looking, as they say themselves. */
  protected setMe(member: string | undefined): void {
    this.me = member;
    keepMe(this.store.data?.membersById.get(member ?? ''));
  }

  protected setMine(isOn: boolean): void {
    if (isOn && this.me === undefined) return this.open('me');
    this.filters = { ...this.filters, mine: isOn ? this.me : undefined };
  }

  protected showPerson(member: string): void {
    this.person = member;
    this.mode = 'person';
  }

  protected handleAct(act: ToolbarAct): void {
    switch (act) {
      case 'matrix':
      case 'person':
        this.mode = act;
        return;
      case 'mine':
        return this.setMine(this.filters.mine === undefined);
      case 'panel':
        return this.choose({ panel: !this.hasPanel });
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

  protected async export(format: 'csv' | 'png' | 'svg' | 'print'): Promise<void> {
    const { arrangement, data, loads } = this.store;
    const { view, t, language, formats, today } = this;
    if (arrangement === undefined || data === undefined || view === undefined) return;
    this.files = await fetchFiles();
    if (format === 'print') return print();
    const { exportMatrix } = this.files;
    const isDone = await exportMatrix(format, { arrangement, data, view, loads, t, language, formats, today }).catch(() => false);
    if (!isDone) this.say({ text: t('raci.export.failed') });
  }

  /** The browser is about to print: the whole filtered view takes the place of the screen. */
  protected readonly handlePrint = (): void => {
    const { arrangement, data } = this.store;
    const target = this.renderRoot.querySelector<HTMLElement>('.print');
    if (arrangement === undefined || data === undefined || target === null) return;
    const { t, language, formats, today, view } = this;
    this.files?.printMatrix(target, { arrangement, data, view: view ?? this.currentView(), loads: this.store.loads, t, language, formats, today });
  };

  protected readonly handlePaste = (event: ClipboardEvent): void => {
    const titles = this.rest?.pasteTasks(event.clipboardData?.getData('text/plain') ?? '') ?? [];
    const isTyping = event.composedPath().some((target) => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement);
    if (isTyping || titles.length === 0 || !this.has('title')) return;
    event.preventDefault();
    this.startAdding('task', this.groupAtCursor(), titles.join('\n'));
  };

  protected groupAtCursor(): string | undefined {
    const row = this.store.model.rows[this.grid?.at.row ?? -1];
    return row?.kind === 'item' ? row.group : row?.key;
  }

  protected handleCursor(row: MatrixRow | undefined): void {
    if (row?.kind !== 'item') return;
    this.sent = row.item.id;
    emit(this, 'coop-select', row.item.id, true);
  }

  /** Leads to what a finding is about: its cell, its rows, its person. */
  protected async follow(finding: Finding, isActing: boolean): Promise<void> {
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

  protected ignore(finding: Finding): void {
    const off = this.store.rules?.off ?? [];
    const key = this.rest?.findingKey(finding) ?? '';
    const before = { 'raci.off': off.length === 0 ? undefined : off.join(' ') };
    this.do((gestures) => gestures.set({ 'raci.off': [...off, key].join(' ') }, this.t('raci.findings.ignored'), before));
  }

  protected handleDialog(event: CustomEvent<DialogAnswer | undefined>): void {
    const { me, options, settings } = event.detail ?? {};
    if (me !== undefined) {
      this.setMe(me === '' ? undefined : me);
      this.dialog = undefined;
      this.setMine(me !== '');
    } else if (options !== undefined) this.choose(options);
    else if (settings !== undefined) this.do((gestures) => gestures.set(settings));
    else this.dialog = undefined;
  }
}

/** One more style sheet for an element that stands already. */
function adoptStyles(root: HTMLElement | DocumentFragment, { styleSheet }: CSSResult): void {
  if (root instanceof ShadowRoot && styleSheet !== undefined) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}

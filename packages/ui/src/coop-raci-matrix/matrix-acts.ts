import { findingKey, matchesText, pasteTasks, type Finding, type ItemFilters, type MatrixRow, type RaciItem } from '@entrelacs/core';
import { emit } from '../shared/emit.ts';
import { keepMe } from '../shared/keep-me.ts';
import type { CoopRaciMatrix, RaciOptions } from './coop-raci-matrix.ts';
import type { CellsIntent, GoneRow } from './grid-acts.ts';
import { MatrixGestures } from './matrix-gestures.ts';
import type { DialogAnswer } from './raci-dialog.ts';
import type { ToolbarAct } from './raci-toolbar.ts';

/** What the member does in the matrix: it comes once the matrix is drawn. */
export class MatrixActs {
  readonly gestures: MatrixGestures;
  readonly #matrix: CoopRaciMatrix;

  constructor(matrix: CoopRaciMatrix) {
    this.#matrix = matrix;
    this.gestures = new MatrixGestures(matrix);
    const { gestures } = this;
    const on = <Detail>(type: string, act: (detail: Detail) => void) => matrix.renderRoot.addEventListener(type, (event) => act((event as CustomEvent<Detail>).detail));
    on<CellsIntent>('grid-roles', (intent) => gestures.give(intent));
    on<{ item: RaciItem; title: string }>('grid-rename', ({ item, title }) => gestures.rename(item, title));
    on<GoneRow>('grid-gone', (gone) => gestures.follow(gone));
    on<RaciItem>('grid-complete', (item) => matrix.has('status') && gestures.complete(item));
    on<string | undefined>('grid-add', (group) => this.startAdding('task', group));
    on<MatrixRow | undefined>('grid-cursor', (row) => this.#tellRow(row));
    on<string>('grid-fold', (key) => this.#toggleGroup(key));
    on<string>('grid-fold-team', (key) => this.#toggleTeam(key));
    on<string>('grid-person', (member) => this.showPerson(member));
    on('grid-help', () => (matrix.dialog = 'keys'));
    on('grid-locked', () => gestures.say({ text: matrix.t('raci.row.locked') }));
    on('grid-denied', () => gestures.say({ text: matrix.t('raci.denied') }));
    on<number>('resize-column', (titleWidth) => this.choose({ titleWidth }));
    matrix.renderRoot.addEventListener('paste', (event) => this.#paste(event as ClipboardEvent));
  }

  /** How the view shows: kept by whoever holds the matrix. */
  choose(options: RaciOptions): void {
    this.#matrix.chosen = { ...this.#matrix.chosen, ...options };
    emit(this.#matrix, 'coop-options', options, true);
  }

  /** An act of the toolbar. */
  act(act: ToolbarAct): void {
    const matrix = this.#matrix;
    switch (act) {
      case 'matrix':
      case 'person':
        matrix.mode = act;
        return;
      case 'mine':
        return this.#setMine(matrix.filters.mine === undefined);
      case 'panel':
        return this.choose({ panel: !matrix.hasPanel });
      case 'add':
        return this.startAdding('task');
      case 'addMember':
        return this.startAdding('member');
      case 'settings':
      case 'keys':
        matrix.dialog = act;
        return;
      default:
        void this.#export(act);
    }
  }

  /** Narrows the matrix; the first person whose name is sought comes into view. */
  async filter(filters: ItemFilters): Promise<void> {
    const matrix = this.#matrix;
    const { search = '' } = filters;
    const isSought = search.trim() !== '' && search !== matrix.filters.search;
    matrix.filters = filters;
    await this.#drawn();
    if (!isSought || matrix.filters !== filters) return;
    const sought = matrix.store.model.columns.find((column) => (column.kind === 'member' ? [column.member] : column.members).some(({ name }) => matchesText(search, name)));
    if (sought !== undefined) this.#goToColumn(sought.key);
  }

  /** Shows a person's column, whether they hold a role or not, and all rows. */
  async showColumn(member: string): Promise<void> {
    const matrix = this.#matrix;
    matrix.filters = {};
    if (matrix.shown.people === 'withRole') this.choose({ people: 'all' });
    await this.#drawn();
    this.#goToColumn(member, { focus: true });
  }

  /** Opens the field that adds rows or people. */
  startAdding(kind: 'task' | 'member', group?: string, text?: string): void {
    this.#matrix.adding = { kind, ...(group !== undefined && { group }), ...(text !== undefined && { text }) };
  }

  /** Nothing more is to be added: the keyboard goes back to the cursor's cell. */
  async endAdding(): Promise<void> {
    const matrix = this.#matrix;
    matrix.adding = undefined;
    await matrix.updateComplete;
    const row = matrix.store.model.rows[matrix.grid?.at.row ?? 0];
    if (row !== undefined) matrix.grid?.goTo(row.key, undefined, { focus: true });
  }

  /** A person more, who shows although they hold no role yet. */
  addMember(name: string): void {
    if (this.#matrix.shown.people === 'withRole') this.choose({ people: 'all' });
    void this.gestures.addMember(name);
  }

  /** Who is looking, as they say themselves; remembered in this browser. */
  setMe(member: string | undefined): void {
    this.#matrix.me = member;
    keepMe(this.#matrix.store.data?.membersById.get(member ?? ''));
  }

  /** Everything that a person has a role on. */
  showPerson(member: string): void {
    this.#matrix.person = member;
    this.#matrix.mode = 'person';
  }

  /** Leads to what a finding is about: its cell, its rows, its person; `isActing` to do what it asks. */
  async follow(finding: Finding, isActing: boolean): Promise<void> {
    const matrix = this.#matrix;
    const { item, member, role, code } = finding;
    const { data } = matrix.store;
    const target = item ?? finding.items?.find((id) => data?.beyondIds.has(id) !== true) ?? finding.items?.[0];
    if (isActing && member !== undefined && target === undefined) return this.showPerson(member);
    if (target === undefined) return;
    if (data?.beyondIds.has(target) === true) return matrix.say({ text: matrix.t('raci.beyond.follow', { title: data.beyond.find(({ id }) => id === target)?.title ?? '' }) });
    matrix.mode = 'matrix';
    if (matrix.store.model.rows.every(({ key }) => key !== target)) {
      matrix.collapsed = new Set();
      matrix.filters = {};
    }
    await matrix.updateComplete;
    const holders = role === undefined ? undefined : data?.itemsById.get(target)?.[role];
    const isMissing = item !== undefined && member === undefined && role !== undefined && code !== 'raci.severalAccountable';
    matrix.grid?.goTo(target, member ?? holders?.[0], { focus: isActing, ...(isActing && isMissing && { propose: role }) });
    matrix.sent = target;
    emit(matrix, 'coop-select', target, true);
  }

  /** A finding is to be said no more, in the whole document. */
  ignore(finding: Finding): void {
    const { store, t } = this.#matrix;
    const off = store.rules?.off ?? [];
    const before = { 'raci.off': off.length === 0 ? undefined : off.join(' ') };
    this.gestures.set({ 'raci.off': [...off, findingKey(finding)].join(' ') }, t('raci.findings.ignored'), before);
  }

  /** What a dialog was answered; it closes when there is no answer. */
  answer({ me, options, settings }: DialogAnswer = {}): void {
    if (me !== undefined) {
      this.setMe(me === '' ? undefined : me);
      this.#setMine(me !== '');
      this.#matrix.dialog = undefined;
    } else if (options !== undefined) this.choose(options);
    else if (settings !== undefined) this.gestures.set(settings);
    else this.#matrix.dialog = undefined;
  }

  #setMine(isOn: boolean): void {
    const matrix = this.#matrix;
    if (isOn && matrix.me === undefined) matrix.dialog = 'me';
    else matrix.filters = { ...matrix.filters, mine: isOn ? matrix.me : undefined };
  }

  #toggleTeam(key: string): void {
    const { folded } = this.#matrix.shown;
    this.choose({ folded: folded.includes(key) ? folded.filter((other) => other !== key) : [...folded, key] });
  }

  #toggleGroup(key: string): void {
    const next = new Set(this.#matrix.collapsed);
    if (!next.delete(key)) next.add(key);
    this.#matrix.collapsed = next;
  }

  #tellRow(row: MatrixRow | undefined): void {
    if (row?.kind !== 'item') return;
    this.#matrix.sent = row.item.id;
    emit(this.#matrix, 'coop-select', row.item.id, true);
  }

  #paste(event: ClipboardEvent): void {
    const titles = pasteTasks(event.clipboardData?.getData('text/plain') ?? '');
    const isTyping = event.composedPath().some((target) => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement);
    if (isTyping || titles.length === 0 || !this.#matrix.has('title')) return;
    event.preventDefault();
    const row = this.#matrix.store.model.rows[this.#matrix.grid?.at.row ?? -1];
    this.startAdding('task', row?.kind === 'item' ? row.group : row?.key, titles.join('\n'));
  }

  /** Resolves when what was chosen is drawn. */
  async #drawn(): Promise<void> {
    await this.#matrix.updateComplete;
    await this.#matrix.grid?.updateComplete;
  }

  /** Brings a column into view, on the first row that holds letters. */
  #goToColumn(key: string, options?: { readonly focus: boolean }): void {
    const { rows } = this.#matrix.store.model;
    const row = rows.find(({ kind }) => kind === 'item') ?? rows[0];
    if (row !== undefined) this.#matrix.grid?.goTo(row.key, key, options);
  }

  async #export(format: 'csv' | 'png' | 'svg' | 'print' | 'printA3'): Promise<void> {
    const { exportMatrix } = await this.#matrix.fetchFiles();
    if (format === 'print' || format === 'printA3') {
      this.#matrix.paper = format === 'print' ? undefined : 'A3';
      print();
      this.#matrix.paper = undefined;
      return;
    }
    const isDone = await exportMatrix(format, this.#matrix).catch(() => false);
    if (!isDone) this.gestures.say({ text: this.#matrix.t('raci.export.failed') });
  }
}

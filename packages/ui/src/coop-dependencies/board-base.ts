import { cycleInWords, formatsFor, refLinkId, wouldCloseCycle, type Forecast, type Formats, type Lang, type Move, type Need, type SourceState } from '@entrelacs/core';
import { LitElement, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { emit } from '../shared/emit.ts';
import type { SettingsIntent } from '../shared/intents.ts';
import { keepMe, readMe } from '../shared/me.ts';
import { adoptTokens } from '../tokens.styles.ts';
import type { DialogAnswer } from './board-dialog.ts';
import { buildBoard, type Board, type BoardSnapshot } from './board/board.ts';
import { filterTasks, withoutPast } from './board/filters.ts';
import type { BoardTask } from './board/types.ts';
import { initialsOf } from './board/words.ts';
import { emphasisOf } from './emphasis.ts';
import type { Forecasts } from './forecasts.ts';
import type { ExportFormat, ExportInput } from './exports/export-board.ts';
import { linkDrawn, linkNamed, taskAdded } from './gestures.ts';
import type { Emphasis } from './map/dependency-map.ts';
import { createLayouter } from './map/layouter.ts';
import { MapStore } from './map/map-store.ts';
import { dependencyWords } from './messages.ts';
import type { Moving } from './moves.ts';
import { defaultOptions, type BoardFilters, type BoardOptions } from './options.ts';
import type { PanelAct, PanelContext, Subject } from './panel/panel-context.ts';
import { Parts } from './parts.ts';
import type { BarMove } from './timeline/bar-drag.ts';
import type { ToolbarAct } from './toolbar.ts';
import { BoardWriter } from './writer.ts';

/** What the board knows and does, whatever it looks like. */
export class BoardBase extends LitElement {
  @state() protected chosen: Partial<BoardOptions> = {};
  @state() protected search?: string | undefined;
  @state() protected subject?: Subject | undefined;
  @state() protected moving?: Moving | undefined;
  @state() protected dialog?: 'keys' | 'settings' | 'me' | 'issues' | undefined;
  @state() protected me?: string | undefined;
  @state() protected width = 1280;
  @state() protected isSlow = false;
  /** What there is to show: one of four states. */
  @property({ attribute: false }) state: SourceState = { state: 'loading' };
  /** The calendar day, `YYYY-MM-DD`. */
  @property() today = '1970-01-01';
  @property({ attribute: false }) language: Lang = 'fr';
  /** How days and numbers are written, such as `fr-FR`. */
  @property() culture?: string;
  /** What the host kept of how this shows. */
  @property({ attribute: false }) options: BoardOptions = defaultOptions;
  /** The row that the host's cursor is on. */
  @property() selected?: string | undefined;
  /** Makes the worker that lays the map out; without it, that is done here. */
  @property({ attribute: false }) layoutWorker?: (() => Worker) | undefined;

  /** Makes the worker that forecasts; without it, that is done here. */
  @property({ attribute: false }) forecastWorker?: (() => Worker) | undefined;

  protected board?: Board | undefined;
  protected tasks: readonly BoardTask[] = [];
  protected needs: readonly Need[] = [];
  /** Those that the map shows. */
  protected mapTasks: readonly BoardTask[] = [];
  private mapFrom: readonly unknown[] = [];
  protected initials: ReadonlyMap<string, string> = new Map();
  protected emphasis: Emphasis = { lit: undefined, cause: new Set(), link: undefined };
  protected firstCount = 0;
  protected t = dependencyWords('fr');
  protected formats: Formats = formatsFor({ lang: 'fr', today: '1970-01-01' });
  protected readonly store = new MapStore(createLayouter(() => this.layoutWorker?.()), () => this.requestUpdate());
  private forecasts?: Forecasts | undefined;
  protected readonly parts = new Parts(() => {
    this.t = dependencyWords(this.language);
    this.requestUpdate();
  });
  protected readonly writer = new BoardWriter(
    this,
    () => ({ t: this.t, language: this.language, board: this.board, rest: () => this.parts.fetch() }),
    () => this.requestUpdate(),
  );
  private readFrom: readonly unknown[] = [];
  private filteredFrom: readonly unknown[] = [];
  private hasAskedMe = false;
  private sent: string | undefined;
  private sizing?: ResizeObserver;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
    this.sizing = new ResizeObserver(() => this.measure());
    this.sizing.observe(this);
    addEventListener('beforeprint', this.handlePrint);
    setTimeout(() => (this.isSlow = true), 300);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizing?.disconnect();
    removeEventListener('beforeprint', this.handlePrint);
  }

  override firstUpdated(): void {
    this.measure();
    // Fetched while nobody waits, so that it is there offline and when the browser prints.
    setTimeout(() => void this.parts.fetch().catch(() => undefined), 2000);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('options')) this.chosen = {};
    if (changed.has('language')) this.t = dependencyWords(this.language);
    if (['language', 'culture', 'today'].some((name) => changed.has(name))) this.formats = formatsFor({ lang: this.language, culture: this.culture, today: this.today });
    // The host's cursor is somewhere when the page opens: only where it goes from there asks for something.
    const isMoved = changed.has('selected') && changed.get('selected') !== undefined;
    if (isMoved && this.selected !== undefined && this.selected !== this.sent) this.subject = { kind: 'task', id: this.selected };
    if (changed.has('selected')) this.sent = undefined;
    this.readBoard();
    if (this.board === undefined) return;
    this.filter(this.board);
    if (this.shown.view === 'map') this.layOut(this.board);
    this.emphasis = emphasisOf(this.board, this.subject, this.emphasis);
  }

  /** Resolves when the element shows its properties, the map laid out, the parts that it needs there. */
  get settled(): Promise<void> {
    return this.updateComplete.then(() => Promise.all([this.store.settled, this.parts.settled])).then(() => this.updateComplete).then(() => this.forecasts?.settled).then(async () => void (await this.updateComplete));
  }

  /** Opens the settings. */
  openSettings(): void {
    this.dialog = 'settings';
  }

  protected get snapshot(): BoardSnapshot | undefined {
    return this.state.state === 'ready' ? this.state.snapshot : undefined;
  }

  /** Options as kept, with what was chosen since. */
  protected get shown(): BoardOptions {
    const options = { ...this.options, ...this.chosen };
    return { ...options, filters: { ...options.filters, ...(this.search !== undefined && { search: this.search }) } };
  }

  protected readonly can: PanelContext['can'] = (entity, field) => {
    const { access } = this.snapshot ?? {};
    return access?.canWrite === true && access.fields[entity]?.includes(field) === true;
  };

  /** Whether links can be drawn: as rows of their own, or as names in a cell of the task that waits. */
  protected get canLink(): boolean {
    return this.can('dependency', 'predecessor') || this.can('task', 'dependsOn');
  }

  protected readonly cycleOf = (from: string, to: string): string | undefined => {
    const { board } = this;
    const cycle = board && wouldCloseCycle(board.graph, from, to);
    return board === undefined || cycle === undefined ? undefined : cycleInWords(board.graph, cycle);
  };

  /** When tasks and milestones will be done, with its odds, as far as it is known; worked out while something shows it. */
  protected forecast(board: Board): Forecast | undefined {
    const { rest } = this.parts;
    if (rest === undefined) return undefined;
    this.forecasts ??= new rest.Forecasts(() => this.forecastWorker?.(), () => this.requestUpdate());
    return this.forecasts.of(board);
  }

  protected choose(options: Partial<BoardOptions>): void {
    this.chosen = { ...this.chosen, ...options };
    if (options.view !== undefined) this.moving = undefined;
    emit(this, 'coop-options', options, true);
  }

  /** Other filters: the search is forgotten with the page, the others are kept. */
  protected setFilters({ search, ...kept }: BoardFilters): void {
    const { search: _search, ...before } = this.shown.filters;
    this.search = search === '' ? undefined : search;
    if (JSON.stringify(kept) !== JSON.stringify(before)) this.choose({ filters: kept });
  }

  protected show(subject: Subject | undefined): void {
    this.subject = subject;
    if (subject?.kind !== 'task') return;
    this.sent = subject.id;
    emit(this, 'coop-select', subject.id, true);
  }

  /** Draws a link unless it would close a cycle: that is said with its names. */
  protected async draw(from: string, to: string): Promise<void> {
    const cycle = this.cycleOf(from, to);
    if (cycle !== undefined) return this.writer.say({ text: this.t('deps.cycle.refused', { cycle }) });
    const [first, second] = [this.board?.byId.get(from), this.board?.byId.get(to)];
    if (!this.canLink || first === undefined || second === undefined) return this.writer.say({ text: this.t('deps.denied') });
    const isRow = this.can('dependency', 'predecessor');
    const said = this.t('deps.link.drawn', { from: first.task.title, to: second.task.title });
    const created = await this.writer.write(isRow ? linkDrawn(from, to) : linkNamed(from, second), said);
    const id = isRow ? created?.[0] : created && refLinkId(to, from);
    if (id !== undefined) this.show({ kind: 'link', id, isNew: true });
  }

  protected preview(move: Move | undefined): void {
    this.moving = move && this.board && this.parts.rest?.moving(this.board, move);
  }

  protected async handleMove(bar: BarMove): Promise<void> {
    if (!this.can('task', 'due')) return;
    const { moveOf } = this.parts.rest ?? (await this.parts.fetch());
    if (this.board !== undefined) this.preview(moveOf(this.board, bar, this.moving));
  }

  protected startMoving(task: string): void {
    void this.handleMove({ task, workdays: 1, edge: 'both', isStep: false });
  }

  protected applyMove(): void {
    const { moving: move, t, board } = this;
    if (move === undefined) return;
    this.moving = undefined;
    const title = board?.byId.get(move.move.task)?.task.title ?? '';
    void this.writer.write(move.impact.changes, t('deps.moved', { title, n: move.impact.changes.length }));
  }

  protected handlePanel(act: PanelAct): void {
    switch (act.kind) {
      case 'show':
        return this.show(act.subject);
      case 'write':
        void this.writer.write(act.changes, act.said);
        if (act.then !== undefined) this.show(act.then);
        else if (act.changes.some(({ kind }) => kind === 'remove')) this.show(undefined);
        return;
      case 'link':
        return void this.draw(act.from, act.to);
      case 'around':
        return this.setFilters({ ...this.shown.filters, around: act.id });
      case 'fold':
        return this.choose({ folded: [...this.shown.folded, act.project] });
      case 'filter':
        return this.setFilters(act.filters);
      case 'move':
        return this.startMoving(act.id);
      case 'add':
        return void this.add(act.titles);
      case 'map':
        return this.showPair(act.asker, act.provider);
      case 'me':
        this.dialog = 'me';
    }
  }

  protected handleAct(act: ToolbarAct): void {
    switch (act) {
      case 'first':
      case 'filters':
      case 'add':
        return this.show(this.subject?.kind === act ? undefined : { kind: act });
      case 'fold':
        return this.choose({ folded: [...(this.board?.people.projects.keys() ?? [])] });
      case 'unfold':
        return this.choose({ folded: [] });
      case 'keys':
      case 'me':
      case 'settings':
        this.dialog = act;
        return;
      default:
        void this.export(act);
    }
  }

  protected handleDialog({ detail = {} }: CustomEvent<DialogAnswer | undefined>): void {
    const { me, settings, row } = detail ?? {};
    if (settings !== undefined) return this.set(settings);
    this.dialog = undefined;
    if (row !== undefined) this.show(row.entity === 'task' ? { kind: 'task', id: row.id } : { kind: 'link', id: row.id });
    if (me === undefined) return;
    this.me = me === '' ? undefined : me;
    keepMe(this.board?.people.members.get(me));
    if (this.subject === undefined && me !== '') this.show({ kind: 'first' });
  }

  private set(settings: SettingsIntent['settings']): void {
    const waitUntil: SettingsIntent['waitUntil'] = (outcome) => void outcome.then((ended) => this.writer.end(ended));
    this.dispatchEvent(new CustomEvent<SettingsIntent>('coop-settings', { detail: { settings, waitUntil }, bubbles: true, composed: true }));
  }

  private showPair(asker: string, provider: string): void {
    const isOf = (side: { readonly team?: string; readonly members: readonly string[] }, key: string) => side.team === key || side.members[0] === key;
    const found = this.board?.needs.find((need) => need.isOpen && isOf(need.asker, asker) && isOf(need.provider, provider));
    this.choose({ view: 'map' });
    this.show(found === undefined ? undefined : { kind: 'link', id: found.id });
  }

  private async add(titles: readonly string[]): Promise<void> {
    const { project, team } = this.shown.filters;
    const created = await this.writer.write(titles.flatMap((title) => taskAdded(title, { project, team })), this.t('deps.task.added', { n: titles.length }));
    if (created !== undefined) this.show(created.length === 1 && created[0] !== undefined ? { kind: 'task', id: created[0] } : undefined);
  }

  private readBoard(): void {
    const { snapshot, today } = this;
    const from = [snapshot?.entities, snapshot?.settings, snapshot?.beyond, snapshot?.issues, today];
    if (snapshot === undefined || from.every((part, n) => part === this.readFrom[n])) return;
    this.readFrom = from;
    this.board = buildBoard(snapshot, today);
    this.initials = initialsOf(this.board.people);
    if (this.moving !== undefined) this.preview(this.moving.move);
    if (this.hasAskedMe) return;
    const members = [...this.board.people.members.values()];
    this.hasAskedMe = members.length > 0;
    this.me = readMe(members);
  }

  private filter(board: Board): void {
    const { filters } = this.shown;
    const from = [board, JSON.stringify(filters)];
    if (from.every((part, n) => part === this.filteredFrom[n])) return;
    this.filteredFrom = from;
    this.tasks = filterTasks(board.tasks, filters, board.people, this.today);
    const shown = new Set(this.tasks.map(({ id }) => id));
    this.needs = board.needs.filter(({ asker, provider }) => shown.has(asker.task) || shown.has(provider.task));
    const { project } = filters;
    this.firstCount = board.tasks.filter(({ id, task }) => board.standings.get(id)?.isStartable === true && (project === undefined || task.project === project)).length;
  }

  private layOut(board: Board): void {
    const { lanes, folded, past, filters } = this.shown;
    if (this.mapFrom[0] !== this.tasks || this.mapFrom[1] !== past) {
      this.mapFrom = [this.tasks, past];
      this.mapTasks = past || filters.around !== undefined || filters.state !== undefined ? this.tasks : withoutPast(this.tasks);
    }
    this.store.update({ board, tasks: this.mapTasks, lanes, folded, noLane: this.t(`deps.lanes.without.${lanes}`) });
  }

  private measure(): void {
    const { clientWidth } = this;
    if (clientWidth > 0 && clientWidth !== this.width) this.width = clientWidth;
  }

  private exportInput(): ExportInput | undefined {
    const { board, tasks, t, language, formats, today, initials } = this;
    return board && { host: this, board, tasks, scene: this.store.scene, initials, t, language, formats, today };
  }

  private async export(format: ExportFormat | 'print'): Promise<void> {
    const { board, t } = this;
    if (board === undefined) return;
    const { exportBoard } = await this.parts.fetch();
    if (format === 'svg' || format === 'png' || format === 'print') this.layOut(board);
    await this.store.settled;
    if (format === 'print') return print();
    const input = this.exportInput();
    const isDone = input !== undefined && (await exportBoard(format, input).catch(() => false));
    if (!isDone) this.writer.say({ text: t('deps.export.failed') });
  }

  /** The browser is about to print: all that the filters let through takes the place of the screen. */
  private readonly handlePrint = (): void => {
    const target = this.renderRoot.querySelector<HTMLElement>('.print');
    const input = this.exportInput();
    if (target !== null && input !== undefined) this.parts.rest?.printBoard(target, this.shown.view, input);
  };
}

import { firstFormats, lockedRows, mayEdit, type Formats, type Lang, type Need, type SourceState } from '@entrelacs/core';
import { LitElement, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { emit } from '../shared/emit.ts';
import { readMe } from '../shared/me.ts';
import type { Toast } from '../shared/toast.ts';
import { inPageSteps, nextTask } from '../coop-layout-worker/in-steps.ts';
import { adoptTokens } from '../tokens.styles.ts';
import type { BoardActs } from './board-acts.ts';
import { boardSteps, buildBoard, isLarge, type Board, type BoardSnapshot } from './board/board.ts';
import { activeFilters, withoutPast } from './board/active-filters.ts';
import type { BoardTask } from './board/types.ts';
import { initialsOf } from './board/words.ts';
import { Parts } from './parts.ts';
import type { Emphasis } from './map/dependency-map.ts';
import { MapStore } from './map/map-store.ts';
import { dependencyWords } from './messages.ts';
import type { Moving } from './moves.ts';
import { defaultOptions, type BoardFilters, type BoardOptions } from './options.ts';
import type { PanelContext, Subject } from './panel/panel-context.ts';

/** What the board knows and does, whatever it looks like. */
export class BoardBase extends LitElement {
  @state() chosen: Partial<BoardOptions> = {};
  @state() search?: string | undefined;
  @state() subject?: Subject | undefined;
  @state() moving?: Moving | undefined;
  @state() dialog?: 'keys' | 'settings' | 'me' | 'issues' | undefined;
  @state() me?: string | undefined;
  @state() toast?: Toast | undefined;
  @state() protected width = 1280;
  @state() protected isSlow = false;
  /** What there is to show: one of four states. */
  @property({ attribute: false }) state: SourceState = { state: 'loading' };
  /** The calendar day, `YYYY-MM-DD`. */
  @property() today = '1970-01-01';
  @property({ attribute: false }) language: Lang = 'fr';
  /** How days and numbers are written, such as `fr-FR`. */
  @property() culture?: string;
  /** What was chosen of how this shows is kept only once it is saved in the host. */
  @property({ type: Boolean }) unsaved = false;
  /** Choices for the whole document can be made here. */
  @property({ type: Boolean }) settable = true;
  /** What the host kept of how this shows. */
  @property({ attribute: false }) options: BoardOptions = defaultOptions;
  /** The row that the host's cursor is on. */
  @property() selected?: string | undefined;
  /** Makes the worker that lays the map out; without it, that is done here. */
  @property({ attribute: false }) layoutWorker?: (() => Worker) | undefined;

  /** Makes the worker that forecasts; without it, that is done here. */
  @property({ attribute: false }) forecastWorker?: (() => Worker) | undefined;

  board?: Board | undefined;
  /** A large board that is being worked out, a few milliseconds at a time. */
  private making?: Promise<void> | undefined;
  /** The view of a large board waits for another task, so that the page does not stand still. */
  protected isStageLate = false;
  /** The board was shown already. */
  protected hasShown = false;
  tasks: readonly BoardTask[] = [];
  needs: readonly Need[] = [];
  /** Those that the map shows. */
  mapTasks: readonly BoardTask[] = [];
  private mapFrom: readonly unknown[] = [];
  initials: ReadonlyMap<string, string> = new Map();
  emphasis: Emphasis = { lit: undefined, cause: new Set(), link: undefined };
  protected firstCount = 0;
  t = dependencyWords('fr');
  /** How days and numbers are written: what the first picture writes, until the rest has come. */
  formats = firstFormats({ lang: 'fr', today: '1970-01-01' }) as Formats;
  readonly store = new MapStore(() => this.layoutWorker?.(), () => this.requestUpdate());
  /** What a member does, once it is there. */
  acts?: BoardActs | undefined;
  readonly parts = new Parts((rest) => {
    rest.adoptStyles(this.renderRoot, rest.boardLaterStyles);
    this.t = dependencyWords(this.language);
    this.makeFormats(rest);
    this.acts ??= new rest.BoardActs(this);
    this.requestUpdate();
  });
  private readFrom: readonly unknown[] = [];
  /** Tasks whose dates this person may not change. */
  fixedTasks: ReadonlySet<string> = new Set();
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
    if (['language', 'culture', 'today'].some((name) => changed.has(name))) this.makeFormats();
    // The host's cursor is somewhere when the page opens: only where it goes from there asks for something.
    const isMoved = changed.has('selected') && changed.get('selected') !== undefined;
    if (isMoved && this.selected !== undefined && this.selected !== this.sent) this.subject = { kind: 'task', id: this.selected };
    if (changed.has('selected')) this.sent = undefined;
    this.readBoard();
    if (this.board === undefined) return;
    this.filter(this.board);
    if (this.shown.view === 'map') this.layOut(this.board);
    const { rest } = this.parts;
    if (rest !== undefined) this.emphasis = rest.emphasisOf(this.board, this.subject, this.emphasis);
  }

  /** Waits for a large board to be worked out, too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    while (this.making !== undefined) await this.making;
    return super.getUpdateComplete();
  }

  /** Opens the settings. */
  openSettings(): void {
    this.dialog = 'settings';
  }

  protected get snapshot(): BoardSnapshot | undefined {
    return this.state.state === 'ready' ? this.state.snapshot : undefined;
  }

  /** Options as kept, with what was chosen since. */
  get shown(): BoardOptions {
    const options = { ...this.options, ...this.chosen };
    return { ...options, filters: { ...options.filters, ...(this.search !== undefined && { search: this.search }) } };
  }

  /** Whether a field of an entity can be written; of that row, where one is named. */
  readonly can: PanelContext['can'] = (entity, field, row) => {
    const { access } = this.snapshot ?? {};
    return access !== undefined && mayEdit(access, entity, row ?? '', field);
  };

  /** Whether links can be drawn: as rows of their own, or as names in a cell of the task that waits. */
  get canLink(): boolean {
    return this.can('dependency', 'predecessor') || this.can('task', 'dependsOn');
  }

  /** The titles of the cycle that a link would close, once that can be told: it is told again when the link is drawn. */
  readonly cycleOf = (from: string, to: string): string | undefined => this.acts?.cycleOf(from, to);

  /** The task that the panel shows. */
  get chosenTask(): string | undefined {
    return this.subject?.kind === 'task' ? this.subject.id : undefined;
  }

  /** Shows the board otherwise, and lets the host keep how. */
  choose(options: Partial<BoardOptions>): void {
    this.chosen = { ...this.chosen, ...options };
    if (options.view !== undefined) this.moving = undefined;
    emit(this, 'coop-options', options, true);
  }

  /** Other filters: the search is forgotten with the page, the others are kept. */
  setFilters({ search, ...kept }: BoardFilters): void {
    const { search: _search, ...before } = this.shown.filters;
    this.search = search === '' ? undefined : search;
    if (JSON.stringify(kept) !== JSON.stringify(before)) this.choose({ filters: kept });
  }

  /** Opens the panel on something, or closes it. */
  show(subject: Subject | undefined): void {
    this.subject = subject;
    if (subject?.kind !== 'task') return;
    this.sent = subject.id;
    emit(this, 'coop-select', subject.id, true);
  }

  private readBoard(): void {
    const { snapshot, today } = this;
    const from = [snapshot?.entities, snapshot?.settings, snapshot?.beyond, snapshot?.issues, today];
    if (snapshot === undefined || from.every((part, n) => part === this.readFrom[n])) return;
    this.readFrom = from;
    this.fixedTasks = lockedRows(snapshot.access, 'task', ['due']);
    this.making = undefined;
    const next = this.board && this.parts.rest?.nextBoard(this.board, snapshot, today);
    if (next !== undefined) return this.take(next);
    if (!isLarge(snapshot)) return this.take(buildBoard(snapshot, today));
    // Much at once is painted in steps by what comes later for a small map.
    if (this.shown.view === 'map') void import('./map/map-hands.ts').catch(() => undefined);
    const making: Promise<void> = inPageSteps(this.steps(snapshot), () => this.making !== making).then(async (board) => {
      if (board === undefined) return;
      this.take(board);
      // The first time, what is around the map comes a task before it.
      this.isStageLate = !this.hasShown;
      this.requestUpdate();
      if (this.isStageLate) await nextTask();
      if (this.making !== making) return;
      this.isStageLate = false;
      this.making = undefined;
      this.requestUpdate();
    });
    this.making = making;
  }

  private *steps(snapshot: BoardSnapshot): Generator<void, Board> {
    // A browser takes milliseconds to make what writes numbers, and days of this year and of others: here, not while the first frame is drawn.
    this.t('common.tasks', { n: 2 });
    yield;
    this.formats.day(this.today);
    yield;
    this.formats.day('1970-01-01');
    yield;
    return yield* boardSteps(snapshot, this.today);
  }

  private take(board: Board): void {
    if (this.board?.people !== board.people) this.initials = initialsOf(board.people);
    this.board = board;
    if (this.moving !== undefined) this.acts?.preview(this.moving.move);
    if (this.hasAskedMe) return;
    const members = [...board.people.members.values()];
    this.hasAskedMe = members.length > 0;
    this.me = readMe(members);
  }

  private filter(board: Board): void {
    const { filters } = this.shown;
    const filterTasks = activeFilters(filters).length === 0 ? undefined : this.parts.need()?.filterTasks;
    const from = [board, JSON.stringify(filters), filterTasks];
    if (from.every((part, n) => part === this.filteredFrom[n])) return;
    this.filteredFrom = from;
    this.tasks = filterTasks?.(board.tasks, filters, board.people, this.today) ?? board.tasks;
    const shown = new Set(this.tasks.map(({ id }) => id));
    this.needs = board.needs.filter(({ asker, provider }) => shown.has(asker.task) || shown.has(provider.task));
    const { project } = filters;
    this.firstCount = board.tasks.filter(({ id, task }) => board.standings.get(id)?.isStartable === true && (project === undefined || task.project === project)).length;
  }

  /** Brings the map up to date, also while another view is shown. */
  layOut(board: Board): void {
    const { lanes, folded, past, filters } = this.shown;
    if (this.mapFrom[0] !== this.tasks || this.mapFrom[1] !== past) {
      this.mapFrom = [this.tasks, past];
      this.mapTasks = past || filters.around !== undefined || filters.state !== undefined ? this.tasks : withoutPast(this.tasks);
    }
    this.store.update({ board, tasks: this.mapTasks, lanes, folded, noLane: this.t(`deps.lanes.without.${lanes}`) });
  }

  /** Does something once the part that can has come. */
  async with(act: (acts: BoardActs) => unknown): Promise<void> {
    await this.parts.fetch();
    if (this.acts !== undefined) act(this.acts);
  }

  private makeFormats(rest = this.parts.rest): void {
    const options = { lang: this.language, culture: this.culture, today: this.today };
    this.formats = rest?.formatsFor(options) ?? (firstFormats(options) as Formats);
  }

  private measure(): void {
    const { clientWidth } = this;
    if (clientWidth > 0 && clientWidth !== this.width) this.width = clientWidth;
  }

  /** The browser is about to print: all that the filters let through takes the place of the screen. */
  private readonly handlePrint = (): void => this.acts?.print();
}

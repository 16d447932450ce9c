import { formatsFor, type Forecast, type Formats, type Translate } from '@entrelacs/core';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controlStyles } from '../../controls.styles.ts';
import { anyIcon } from '../../shapes/more-icons.ts';
import { progress } from '../../shapes/progress.ts';
import { shapeStyles } from '../../shapes/shapes.styles.ts';
import { emit } from '../../shared/emit.ts';
import type { BoardPeople, BoardTask } from '../board/types.ts';
import { needTitle, needWord } from '../board/later-words.ts';
import { linkPill } from '../board/link-pill.ts';
import { stateWord } from '../board/words.ts';
import { wholeDays } from '../board/whole-days.ts';
import { stateShape } from '../map/node-face.ts';
import type { PanelAct } from '../panel/panel-context.ts';
import { RowsWindow } from '../rows-window.ts';
import { actOfKey } from '../task-keys.ts';
import { listStyles } from './dependency-list.styles.ts';
import { listHead } from './list-head.ts';
import { canOpen, listRows, type ListRow } from './list-rows.ts';
import { rangeLength } from './range-length.ts';
import { sortedTasks } from './sort-tasks.ts';

const noPeople: BoardPeople = { members: new Map(), teams: new Map(), projects: new Map(), milestones: new Map() };
const headHeight = 30;

/**
 * @summary The map in words: a tree grid of tasks, each opening on what it waits for and what waits for it.
 * @event {CustomEvent<PanelAct>} list-act - A task or a link was chosen; a link is to be drawn, a task to be moved or looked around, a project folded or opened.
 * @event {CustomEvent<BoardLink>} list-remove-link - A link is to be deleted.
 * @event {CustomEvent<string>} list-sort - Tasks are to be sorted otherwise: a column, after a minus for the other way round; '' for their own order.
 */
export class DependencyList extends LitElement {
  static override styles = [controlStyles, shapeStyles, listStyles];
  @state() private open: ReadonlySet<string> = new Set();
  @state() private active = '';
  /** The task that a link is being drawn from. */
  @state() private source?: BoardTask | undefined;
  @property({ attribute: false }) tasks: readonly BoardTask[] = [];
  @property({ attribute: false }) people: BoardPeople = noPeople;
  @property({ attribute: false }) t: Translate = (code) => code;
  @property({ attribute: false }) formats: Formats = formatsFor({ lang: 'fr', today: '1970-01-01' });
  /** The odds, once they are known. */
  @property({ attribute: false }) odds?: Forecast | undefined;
  /** Why a task is late or blocked, in words. */
  @property({ attribute: false }) cause: (task: BoardTask) => string = () => '';
  /** The titles of the cycle that a link would close; undefined when it may be drawn. */
  @property({ attribute: false }) cycleOf: (from: string, to: string) => string | undefined = () => undefined;
  /** Projects whose tasks are not shown. */
  @property({ attribute: false }) folded: readonly string[] = [];
  /** What tasks are sorted by within their project, as `list-sort` tells it. */
  @property() sort = '';
  @property() selected?: string | undefined;
  @property({ type: Boolean }) canEdit = false;

  private readonly window = new RowsWindow(this);
  private sorted: readonly BoardTask[] = [];
  private rows: readonly ListRow[] = [];
  /** Letters of the longest ranges of days: of the plan, of the forecast. */
  private letters = { dates: 0, odds: 0 };
  private wantsFocus = false;
  /** A task that the keys go to once its project is open. */
  private wanted?: string | undefined;
  /** The row that the link being drawn would lead to, and whether it would close a cycle. */
  private aim?: { readonly key: string; readonly isRefused: boolean } | undefined;

  override willUpdate(changed: PropertyValues): void {
    if (['tasks', 'people', 'odds', 'sort'].some((name) => changed.has(name))) this.sorted = sortedTasks(this.tasks, this.sort, this.people, this.odds);
    if (['tasks', 'people', 'odds', 'sort', 'folded', 'open'].some((name) => changed.has(name))) this.rows = listRows(this.sorted, this.people, new Set(this.folded), this.open);
    if (['tasks', 'odds', 'formats'].some((name) => changed.has(name))) this.letters = { dates: rangeLength(this.planned(), this.formats), odds: rangeLength(this.likely(), this.formats) };
    if (changed.has('selected') && this.selected !== undefined) this.active = this.selected;
    if (this.wanted !== undefined && this.isShown(this.wanted)) {
      this.active = this.wanted;
      this.wanted = undefined;
      this.wantsFocus = true;
    }
    if (!this.isShown(this.active)) this.active = this.shownInstead();
    if (changed.has('tasks') && !this.tasks.some(({ id }) => id === this.source?.id)) this.source = undefined;
    this.aim = this.aimed();
  }

  override updated(changed: PropertyValues): void {
    const at = this.rows.findIndex(({ key }) => key === this.active);
    if (changed.has('active') && at >= 0) this.window.reveal(at, headHeight);
    // A row that is far away is there once it was scrolled to.
    const row = this.wantsFocus ? this.shadowRoot?.querySelector<HTMLElement>('[role="row"][tabindex="0"]') : undefined;
    if (row == null) return;
    this.wantsFocus = false;
    row.focus({ preventScroll: true });
  }

  private *planned(): Generator<readonly [string, string]> {
    for (const { plan } of this.tasks) if (plan !== undefined) yield [plan.start, plan.finish];
  }

  private *likely(): Generator<readonly [string, string]> {
    for (const { p50, p85 } of this.odds?.tasks.values() ?? []) yield [p50, p85];
  }

  private isShown(key: string): boolean {
    return this.rows.some((row) => row.key === key);
  }

  /** Where the keys are once their row is gone: on its task, its project, or the first row. */
  private shownInstead(): string {
    const task = this.tasks.find(({ id }) => this.active === id || this.active.startsWith(`${id}/`));
    const keys = task === undefined ? [] : [task.id, `group:${task.task.project ?? ''}`, 'group:'];
    return keys.find((key) => this.isShown(key)) ?? this.rows[0]?.key ?? '';
  }

  private aimed(): DependencyList['aim'] {
    const { source, active: key } = this;
    if (source === undefined || source.id === key || !this.tasks.some(({ id }) => id === key)) return undefined;
    return { key, isRefused: this.cycleOf(source.id, key) !== undefined };
  }

  private send(act: PanelAct): void {
    emit(this, 'list-act', act);
  }

  private goTo(index: number): void {
    const row = this.rows[Math.max(0, Math.min(index, this.rows.length - 1))];
    if (row === undefined) return;
    this.active = row.key;
    this.wantsFocus = true;
    this.requestUpdate();
  }

  private parentOf(at: number): number {
    const level = this.rows[at]?.level ?? 1;
    for (let parent = at - 1; parent >= 0; parent--) if ((this.rows[parent]?.level ?? 1) < level) return parent;
    return at;
  }

  /** Follows a link to its other task, whose project opens for it. */
  private follow({ kind, link }: ListRow & { kind: 'need' | 'awaited' }): void {
    const { id, task } = kind === 'need' ? link.from : link.to;
    if (!this.tasks.some((shown) => shown.id === id)) return;
    this.wanted = id;
    if (!this.isShown(id)) this.send({ kind: 'unfold', project: this.folded.find((project) => project === task.project) ?? '' });
    this.requestUpdate();
  }

  private toggle(row: ListRow, isOpen?: boolean): void {
    if (row.kind === 'group') this.send({ kind: (isOpen ?? !row.isOpen) ? 'unfold' : 'fold', project: row.key.slice('group:'.length) });
    else if (row.kind === 'task') this.open = toggled(this.open, row.key, isOpen);
  }

  private choose(row: ListRow): void {
    if (row.kind === 'group') this.toggle(row);
    else if (row.kind !== 'task') this.send({ kind: 'show', subject: { kind: 'link', id: row.link.id } });
    else if (this.source === undefined) this.send({ kind: 'show', subject: { kind: 'task', id: row.key } });
    else this.endLink(row.key);
  }

  private endLink(to: string): void {
    const from = this.source?.id;
    this.source = undefined;
    if (from !== undefined && from !== to) this.send({ kind: 'link', from, to });
  }

  private handleKey(event: KeyboardEvent, row: ListRow): void {
    this.active = row.key;
    if (event.ctrlKey || event.metaKey || event.altKey || !this.perform(row, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private perform(row: ListRow, key: string): boolean {
    const at = this.rows.indexOf(row);
    const page = Math.max(1, Math.floor(this.window.view.height / this.window.rowHeight) - 2);
    const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: this.rows.length - 1, PageDown: at + page, PageUp: at - page };
    const target = moves[key];
    if (target !== undefined) this.goTo(target);
    else if (key === 'Enter' || key === ' ') this.choose(row);
    else if (key === 'ArrowRight') {
      if (row.kind === 'need' || row.kind === 'awaited') this.follow(row);
      else if (canOpen(row) && !row.isOpen) this.toggle(row, true);
      else if (canOpen(row)) this.goTo(at + 1);
    } else if (key === 'ArrowLeft') {
      if (canOpen(row) && row.isOpen) this.toggle(row, false);
      else this.goTo(this.parentOf(at));
    } else if (key === 'Escape' && this.source !== undefined) this.source = undefined;
    else return row.kind !== 'group' && this.act(row, key, at);
    return true;
  }

  private act(row: ListRow & { kind: 'task' | 'need' | 'awaited' }, key: string, at: number): boolean {
    const act = actOfKey(key, row.task.id, this.canEdit);
    if (act !== undefined) this.send(act);
    else if (!this.canEdit) return false;
    else if (key.toLowerCase() === 'l') {
      if (this.source === undefined) this.source = row.task;
      else if (row.kind === 'task') this.endLink(row.key);
    } else if ((key === 'Delete' || key === 'Backspace') && row.kind !== 'task') {
      emit(this, 'list-remove-link', row.link);
      this.goTo(this.parentOf(at));
    } else return false;
    return true;
  }

  private handleClick(event: MouseEvent, row: ListRow): void {
    this.active = row.key;
    const isToggle = event.target instanceof Element && event.target.closest('.toggle') !== null;
    if (isToggle) this.toggle(row);
    else this.choose(row);
  }

  private renderCells(row: ListRow): TemplateResult {
    const { t, formats } = this;
    if (row.kind === 'group') {
      return html`<div class="title strong" role="gridcell" aria-colspan="9">${this.renderToggle(row.isOpen)}<span class="one-line">${row.title ?? t('deps.noProject')}</span><span class="soft">${formats.number(row.count)}</span></div>`;
    }
    if (row.kind !== 'task') return this.renderLink(row);
    const { task, needs, awaited, plan, isOpen } = row.task;
    const { word, tone } = stateWord(row.task, t, formats);
    const cause = this.cause(row.task);
    const float = isOpen ? plan?.totalFloat : undefined;
    const odds = this.odds?.tasks.get(row.key);
    const people = (task.responsible ?? []).map((id) => this.people.members.get(id)?.name ?? '?').join(', ');
    return html`
      <div class="title" role="gridcell">
        ${canOpen(row) ? this.renderToggle(row.isOpen) : html`<span class="toggle blank"></span>`}<span class="one-line" title=${task.title}>${task.title}</span>
      </div>
      <div class=${`state ${tone ?? ''}`} role="gridcell">${stateShape(row.task.state)}<span class="one-line" title=${cause}>${word}${cause === '' ? nothing : html`<span class="soft">, ${cause}</span>`}</span></div>
      <div class="figure" role="gridcell">${needs.length === 0 ? nothing : needs.length}</div>
      <div class="figure" role="gridcell">${awaited.length === 0 ? nothing : awaited.length}</div>
      <div class="people" role="gridcell" title=${people}>${people}</div>
      <div class="dates" role="gridcell">${plan === undefined ? nothing : formats.range(plan.start, plan.finish)}</div>
      <div class="dates" role="gridcell">${odds === undefined ? nothing : odds.p50 === odds.p85 ? formats.day(odds.p85) : formats.range(odds.p50, odds.p85)}</div>
      <div class="figure" role="gridcell">${odds === undefined ? nothing : formats.percent(Math.round(100 * odds.criticality))}</div>
      <div class=${float !== undefined && float < 0 ? 'figure crit' : 'figure'} role="gridcell">${float === undefined ? nothing : t('deps.days', { days: formats.number(wholeDays(float)) })}</div>
    `;
  }

  private renderLink({ kind, link }: ListRow & { kind: 'need' | 'awaited' }): TemplateResult {
    const { t, formats } = this;
    const other = kind === 'need' ? link.from : link.to;
    const need = (link.link.need ?? '').trim();
    const { word, tone } = stateWord(other, t, formats);
    return html`
      <div class="title link-title" role="gridcell">
        <span class="soft">${t(kind === 'need' ? 'deps.list.needs' : 'deps.list.awaited')}</span><span class="one-line">${other.task.title}</span>
      </div>
      <div class=${`state ${tone ?? ''}`} role="gridcell">${stateShape(other.state)}<span class="one-line">${word}</span></div>
      <div class="need" role="gridcell" aria-colspan="7">
        ${link.state === undefined ? nothing : html`${progress(link.state)}<span>${needWord(link.state, t)}</span>`}
        <span class="soft">${t(`deps.kind.${link.kind}`)}${linkPill(link, t, formats) === '' ? nothing : `, ${linkPill(link, t, formats)}`}</span>
        ${need === '' ? nothing : html`<span class="one-line">${t('deps.quote', { text: needTitle(link) })}</span>`}
      </div>
    `;
  }

  private renderToggle(isOpen: boolean): TemplateResult {
    return html`<span class="toggle" aria-hidden="true">${anyIcon(isOpen ? 'down' : 'right')}</span>`;
  }

  private renderRow(row: ListRow, index: number): TemplateResult {
    const { rowHeight } = this.window;
    const id = row.kind === 'task' ? row.key : row.kind === 'group' ? '' : row.link.id;
    return html`<div
      role="row"
      class=${`row ${row.kind}${id !== '' && id === this.selected ? ' selected' : ''}${row.kind === 'task' && !row.task.isOpen ? ' over' : ''}${this.aim?.key === row.key ? (this.aim.isRefused ? ' refused' : ' target') : ''}`}
      tabindex=${row.key === this.active ? 0 : -1}
      aria-level=${row.level}
      aria-rowindex=${index + 2}
      aria-expanded=${canOpen(row) ? String(row.isOpen) : nothing}
      aria-selected=${id !== '' && id === this.selected}
      .style=${`transform:translateY(${index * rowHeight}px)`}
      @click=${(event: MouseEvent) => this.handleClick(event, row)}
      @keydown=${(event: KeyboardEvent) => this.handleKey(event, row)}
      @focus=${() => (this.active = row.key)}
    >
      ${this.renderCells(row)}
    </div>`;
  }

  override render() {
    const { t, rows, source } = this;
    const { first, size } = this.window.of(rows.length, headHeight);
    return html`
      <div
        class="scroller"
        role="treegrid"
        aria-label=${t('deps.list.label')}
        aria-rowcount=${rows.length + 1}
        aria-colcount="9"
        aria-readonly=${!this.canEdit}
        tabindex="-1"
        .style=${`--date-letters: ${this.letters.dates}; --odds-letters: ${this.letters.odds}`}
      >
        ${listHead(t, this.sort, (sort) => emit(this, 'list-sort', sort))}
        <div class="body" role="rowgroup" .style=${`height:${rows.length * this.window.rowHeight}px`}>
          ${rows.slice(first, first + size).map((row, n) => this.renderRow(row, first + n))}
        </div>
      </div>
      ${source === undefined ? nothing : html`<p class="note hint" role="status">${t(this.aim?.isRefused === true ? 'deps.draw.refused' : 'deps.draw.hint', { title: source.task.title })}</p>`}
    `;
  }
}

function toggled(set: ReadonlySet<string>, key: string, isIn = !set.has(key)): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(key);
  else next.delete(key);
  return next;
}

customElements.define('coop-dependency-list', DependencyList);

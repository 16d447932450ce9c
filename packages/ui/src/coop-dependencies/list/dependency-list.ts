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
import { RowsWindow } from '../rows-window.ts';
import { listStyles } from './dependency-list.styles.ts';
import { listRows, type ListRow } from './list-rows.ts';
import { rangeLength } from './range-length.ts';

const noPeople: BoardPeople = { members: new Map(), teams: new Map(), projects: new Map(), milestones: new Map() };
const headHeight = 30;
const columns = ['title', 'state', 'needs', 'awaited', 'responsible', 'dates', 'forecast', 'critical', 'float'] as const;

/**
 * @summary The map in words: a tree grid of tasks, each opening on what it waits for and what waits for it.
 * @event {CustomEvent<string>} list-select - A task was chosen.
 * @event {CustomEvent<string>} list-link - A link was chosen.
 * @event {CustomEvent<{ task: string; side: 'need' | 'awaited' }>} list-picker - A task to link with is to be chosen.
 * @event {CustomEvent<string>} list-around - What is around a task is to be shown.
 * @event {CustomEvent<string>} list-move - A task's dates are to be moved.
 * @event {CustomEvent<BoardLink>} list-remove-link - A link is to be deleted.
 */
export class DependencyList extends LitElement {
  static override styles = [controlStyles, shapeStyles, listStyles];
  @state() private folded: ReadonlySet<string> = new Set();
  @state() private open: ReadonlySet<string> = new Set();
  @state() private active = '';
  @property({ attribute: false }) tasks: readonly BoardTask[] = [];
  @property({ attribute: false }) people: BoardPeople = noPeople;
  @property({ attribute: false }) t: Translate = (code) => code;
  @property({ attribute: false }) formats: Formats = formatsFor({ lang: 'fr', today: '1970-01-01' });
  /** The odds, once they are known. */
  @property({ attribute: false }) odds?: Forecast | undefined;
  /** Why a task is late or blocked, in words. */
  @property({ attribute: false }) cause: (task: BoardTask) => string = () => '';
  @property() selected?: string | undefined;
  @property({ type: Boolean }) canEdit = false;

  private readonly window = new RowsWindow(this);
  private rows: readonly ListRow[] = [];
  /** Letters of the longest range of days. */
  private dateLetters = 0;
  private wantsFocus = false;

  override willUpdate(changed: PropertyValues): void {
    if (['tasks', 'people', 'folded', 'open'].some((name) => changed.has(name))) this.rows = listRows(this.tasks, this.people, this.folded, this.open);
    if (['tasks', 'odds', 'formats'].some((name) => changed.has(name))) this.dateLetters = rangeLength(this.ranges(), this.formats);
    if (changed.has('selected') && this.selected !== undefined) this.active = this.selected;
    if (this.rows.length > 0 && !this.rows.some(({ key }) => key === this.active)) this.active = this.rows[0]?.key ?? '';
  }

  override updated(changed: PropertyValues): void {
    const at = this.rows.findIndex(({ key }) => key === this.active);
    if (changed.has('active') && at >= 0) this.window.reveal(at, headHeight);
    if (!this.wantsFocus) return;
    this.wantsFocus = false;
    this.shadowRoot?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus({ preventScroll: true });
  }

  private *ranges(): Generator<readonly [string, string]> {
    for (const { plan } of this.tasks) if (plan !== undefined) yield [plan.start, plan.finish];
    for (const { p50, p85 } of this.odds?.tasks.values() ?? []) yield [p50, p85];
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
    let parent = at;
    while (parent > 0 && (this.rows[parent]?.level ?? 1) >= level) parent -= 1;
    return parent;
  }

  private toggle(row: ListRow, isOpen?: boolean): void {
    if (row.kind === 'group') this.folded = toggled(this.folded, row.key.slice('group:'.length), isOpen === undefined ? undefined : !isOpen);
    else if (row.kind === 'task') this.open = toggled(this.open, row.key, isOpen);
  }

  private choose(row: ListRow): void {
    if (row.kind === 'group') this.toggle(row);
    else if (row.kind === 'task') emit(this, 'list-select', row.key);
    else emit(this, 'list-link', row.link.id);
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
      if ((row.kind === 'group' || row.kind === 'task') && !row.isOpen) this.toggle(row, true);
      else this.goTo(at + 1);
    } else if (key === 'ArrowLeft') {
      if ((row.kind === 'group' || row.kind === 'task') && row.isOpen) this.toggle(row, false);
      else this.goTo(this.parentOf(at));
    } else return this.act(row, key.toLowerCase());
    return true;
  }

  private act(row: ListRow, key: string): boolean {
    if (row.kind === 'group') return false;
    const task = row.task.id;
    if (key === 'f') emit(this, 'list-around', task);
    else if (!this.canEdit) return false;
    else if (key === 'l') emit(this, 'list-picker', { task, side: 'awaited' });
    else if (key === 'n') emit(this, 'list-picker', { task, side: 'need' });
    else if (key === 'm') emit(this, 'list-move', task);
    else if ((key === 'delete' || key === 'backspace') && row.kind !== 'task') emit(this, 'list-remove-link', row.link);
    else return false;
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
    const hasLinks = needs.length + awaited.length > 0;
    const people = (task.responsible ?? []).map((id) => this.people.members.get(id)?.name ?? '?').join(', ');
    return html`
      <div class="title" role="gridcell">
        ${hasLinks ? this.renderToggle(row.isOpen) : html`<span class="toggle blank"></span>`}<span class="one-line" title=${task.title}>${task.title}</span>
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
    const isExpandable = row.kind === 'group' || (row.kind === 'task' && row.task.needs.length + row.task.awaited.length > 0);
    const id = row.kind === 'task' ? row.key : row.kind === 'group' ? '' : row.link.id;
    return html`<div
      role="row"
      class=${`row ${row.kind}${id !== '' && id === this.selected ? ' selected' : ''}${row.kind === 'task' && !row.task.isOpen ? ' over' : ''}`}
      tabindex=${row.key === this.active ? 0 : -1}
      aria-level=${row.level}
      aria-rowindex=${index + 2}
      aria-expanded=${isExpandable ? String((row.kind === 'group' || row.kind === 'task') && row.isOpen) : nothing}
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
    const { t, rows } = this;
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
        .style=${`--letters: ${this.dateLetters}`}
      >
        <div class="row head" role="row" aria-rowindex="1">
          ${columns.map((name) => html`<div class=${`${name} head-${name}`} role="columnheader" title=${name === 'forecast' || name === 'critical' ? t(`deps.column.${name}.why`) : nothing}>${t(`deps.column.${name}`)}</div>`)}
        </div>
        <div class="body" role="rowgroup" .style=${`height:${rows.length * this.window.rowHeight}px`}>
          ${rows.slice(first, first + size).map((row, n) => this.renderRow(row, first + n))}
        </div>
      </div>
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

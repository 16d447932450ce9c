import { dayNumber, formatsFor, type Formats, type Forecast, type MilestoneForecast, type Odds, type Translate } from '@entrelacs/core';
import { html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controlStyles } from '../../controls.styles.ts';
import { anyIcon } from '../../shapes/more-icons.ts';
import { shapeStyles } from '../../shapes/shapes.styles.ts';
import { emit } from '../../shared/emit.ts';
import type { BoardPeople, BoardTask } from '../board/types.ts';
import { stateWord } from '../board/words.ts';
import { wholeDays } from '../board/whole-days.ts';
import { stateShape } from '../map/node-face.ts';
import type { TimeScale } from '../options.ts';
import { RowsWindow } from '../rows-window.ts';
import { actOfKey } from '../task-keys.ts';
import { BarDrag, type BarMove } from './bar-drag.ts';
import { barLink, groupBar, milestoneBar, span, taskBar, type Ghost } from './bars.ts';
import { barStyles } from './bars.styles.ts';
import { timelineStyles } from './dependency-timeline.styles.ts';
import { timelineHead } from './timeline-head.ts';
import { timelineLegend } from './timeline-legend.ts';
import { timeAxis, placeOf, saturdays, showsWeekends, type TimeAxis } from './time-axis.ts';
import { daysOf, timelineRows, type TimelineRow } from './timeline-rows.ts';

const noTasks: ReadonlySet<string> = new Set();
const noPeople: BoardPeople = { members: new Map(), teams: new Map(), projects: new Map(), milestones: new Map() };
const headHeight = 44;

/** Where tasks would be if a move were written. */
export interface MovePreview {
  readonly task: string;
  readonly moved: Ghost;
  readonly ghosts: ReadonlyMap<string, Ghost>;
}

/**
 * @summary The plan in time: bars by project, float, baseline, milestones, today; a bar is moved by dragging or by keys.
 * @event {CustomEvent<BarMove>} timeline-move - A bar is being moved: nothing is to be written yet.
 * @event {CustomEvent<string>} timeline-select - A task was chosen.
 * @event {CustomEvent<PanelAct>} timeline-act - A letter asks for something of a task: to choose a task that it needs or that awaits it, to move it, to look around it.
 * @event timeline-apply - The move shown is to be written.
 * @event timeline-cancel - The move shown is to be forgotten.
 */
export class DependencyTimeline extends LitElement {
  static override styles = [controlStyles, shapeStyles, barStyles, timelineStyles];
  @state() private folded: ReadonlySet<string> = new Set();
  @state() private active = '';
  @property({ attribute: false }) tasks: readonly BoardTask[] = [];
  @property({ attribute: false }) forecasts: readonly MilestoneForecast[] = [];
  /** The odds, where they are to be shown and known. */
  @property({ attribute: false }) odds?: Forecast | undefined;
  @property({ attribute: false }) people: BoardPeople = noPeople;
  @property({ attribute: false }) t: Translate = (code) => code;
  @property({ attribute: false }) formats: Formats = formatsFor({ lang: 'fr', today: '1970-01-01' });
  @property({ attribute: false }) initials: ReadonlyMap<string, string> = new Map();
  @property() locale = 'fr';
  @property() today = '1970-01-01';
  @property() scale: TimeScale = 'weeks';
  @property({ type: Boolean }) baseline = true;
  @property() selected?: string | undefined;
  @property({ type: Boolean }) canEdit = false;
  @property({ type: Boolean }) canLink = false;
  /** What its bars and lines mean stands beneath it. */
  @property({ type: Boolean }) legend = false;
  /** Tasks that stay where they are. */
  @property({ attribute: false }) fixed: ReadonlySet<string> = noTasks;
  @property({ attribute: false }) preview?: MovePreview | undefined;

  private readonly window = new RowsWindow(this);
  private readonly drag = new BarDrag((move) => emit(this, 'timeline-move', move));
  private rows: readonly TimelineRow[] = [];
  private axis: TimeAxis = timeAxis([], '1970-01-01', 'weeks');
  private milestoneOdds: ReadonlyMap<string, Odds> = new Map();
  private wantsFocus = false;
  private hasScrolled = false;
  /** The bar of the row that the keys are on is to be brought into view. */
  private seeks = false;

  override willUpdate(changed: PropertyValues): void {
    if (['tasks', 'people', 'forecasts', 'folded'].some((name) => changed.has(name))) this.rows = timelineRows(this.tasks, this.people, this.forecasts, this.folded);
    if (['tasks', 'forecasts', 'odds', 'today', 'scale', 'baseline', 'folded'].some((name) => changed.has(name))) this.axis = timeAxis(daysOf(this.rows, this.baseline, this.odds), this.today, this.scale);
    if (changed.has('odds')) this.milestoneOdds = new Map(this.odds?.milestones.map((odds) => [odds.milestone.id, odds]));
    if (changed.has('scale')) this.hasScrolled = false;
    if (changed.has('selected') && this.selected !== undefined) this.active = this.selected;
    if (changed.has('preview') && this.preview !== undefined) this.active = this.preview.task;
    // Where the timeline opens, today is in the middle: what was chosen before leads nowhere else.
    this.seeks ||= this.hasScrolled && changed.has('selected');
    if (this.rows.length > 0 && !this.rows.some(({ key }) => key === this.active)) this.active = this.rows[0]?.key ?? '';
  }

  override updated(changed: PropertyValues): void {
    if (!this.hasScrolled && this.rows.length > 0 && this.window.view.width > 0) {
      this.hasScrolled = true;
      const room = this.window.view.width - this.titleWidth;
      this.window.scrollToLeft(Math.max(0, placeOf(this.axis, dayNumber(this.today)) - room * 0.37));
    }
    const at = this.rows.findIndex(({ key }) => key === this.active);
    if (changed.has('active') && at >= 0) this.window.reveal(at, headHeight);
    if (this.seeks) this.revealBar(this.rows[at]);
    this.seeks = false;
    // The dock takes room when a move begins: what is moved stays in view.
    if (changed.has('preview') && changed.get('preview') === undefined && at >= 0) requestAnimationFrame(() => this.window.reveal(at, headHeight));
    // A row that is far away is there once it was scrolled to.
    const row = this.wantsFocus ? this.shadowRoot?.querySelector<HTMLElement>('[role="row"][tabindex="0"]') : undefined;
    if (row == null) return;
    this.wantsFocus = false;
    row.focus({ preventScroll: true });
  }

  private get titleWidth(): number {
    return this.window.view.width < 560 ? 160 : 327;
  }

  private goTo(index: number): void {
    const row = this.rows[Math.max(0, Math.min(index, this.rows.length - 1))];
    if (row === undefined) return;
    this.active = row.key;
    this.wantsFocus = true;
    this.seeks = true;
    this.requestUpdate();
  }

  /** Brings a row's bar into view, its beginning where it is longer: a bar moved by keys would be moved unseen. */
  private revealBar(row: TimelineRow | undefined): void {
    if (row === undefined || row.kind === 'group') return;
    const milestone = row.kind === 'milestone' ? (row.forecast.date ?? row.forecast.milestone.due) : undefined;
    const { start, finish } = (row.kind === 'task' ? (this.preview?.task === row.key ? this.preview.moved : row.task.plan) : undefined) ?? { start: milestone, finish: milestone };
    if (start === undefined || finish === undefined) return;
    const [left, right] = span(this.axis, start, finish);
    const room = this.window.view.width - this.titleWidth;
    this.window.revealAcross(Math.max(0, left - 12), Math.min(right - left + 24, room), this.titleWidth);
  }

  private toggle(key: string, isOpen?: boolean): void {
    const id = key.slice('group:'.length);
    const folded = new Set(this.folded);
    if (isOpen ?? folded.has(id)) folded.delete(id);
    else folded.add(id);
    this.folded = folded;
  }

  private handleKey(event: KeyboardEvent, row: TimelineRow): void {
    this.active = row.key;
    if (event.ctrlKey || event.metaKey || !this.perform(row, event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private perform(row: TimelineRow, { key, shiftKey, altKey }: KeyboardEvent): boolean {
    const at = this.rows.indexOf(row);
    const page = Math.max(1, Math.floor(this.window.view.height / this.window.rowHeight) - 3);
    const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: this.rows.length - 1, PageDown: at + page, PageUp: at - page };
    const target = moves[key];
    const side = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    if (target !== undefined) this.goTo(target);
    else if (side !== 0 && row.kind === 'group') this.toggle(row.key, side === 1);
    else if (side !== 0 && row.kind === 'task' && this.canMove(row.key)) this.step(row.key, { workdays: side * (shiftKey ? 5 : 1), edge: altKey ? 'finish' : 'both' });
    else if (key === 'Enter' && this.preview !== undefined) emit(this, 'timeline-apply');
    else if (key === 'Escape' && this.preview !== undefined) emit(this, 'timeline-cancel');
    else if (key === 'Enter' || key === ' ') this.choose(row);
    else return row.kind === 'task' && !altKey && this.act(row.key, key);
    return true;
  }

  /** Moves a bar by a key, in sight. */
  private step(task: string, by: Pick<BarMove, 'workdays' | 'edge'>): void {
    this.seeks = true;
    emit(this, 'timeline-move', { task, ...by, isStep: true });
  }

  private act(task: string, key: string): boolean {
    const act = actOfKey(key, task, this.canLink);
    if (act !== undefined) emit(this, 'timeline-act', act);
    return act !== undefined;
  }

  private canMove(task: string): boolean {
    return this.canEdit && !this.fixed.has(task);
  }

  private choose(row: TimelineRow): void {
    if (row.kind === 'group') this.toggle(row.key);
    else if (row.kind === 'task') emit(this, 'timeline-select', row.key);
  }

  private handlePress(event: PointerEvent, row: TimelineRow): void {
    const target = event.composedPath()[0];
    this.active = row.key;
    if (row.kind !== 'task' || !this.canMove(row.key) || event.button !== 0 || !(target instanceof Element) || target.closest('[data-bar]') === null) return;
    this.drag.begin(event, row.key, target.closest('[data-edge]') === null ? 'both' : 'finish', this.axis.dayWidth);
  }

  private handleClick(row: TimelineRow): void {
    if (!this.drag.justMoved()) this.choose(row);
  }

  private renderBar(row: TimelineRow): TemplateResult | typeof nothing {
    const { axis, preview, formats, t } = this;
    if (row.kind === 'group') return row.start === undefined || row.finish === undefined ? nothing : html`${groupBar(axis, row.start, row.finish)}`;
    if (row.kind === 'milestone') {
      const { milestone, date } = row.forecast;
      const day = date ?? milestone.due;
      return html`${milestoneBar(axis, row.forecast, this.milestoneOdds.get(milestone.id), { date: day === undefined ? '' : formats.day(day), promised: milestone.due === undefined ? '' : t('deps.timeline.promised', { day: formats.day(milestone.due) }) })}`;
    }
    const moved = preview?.task === row.key ? preview.moved : undefined;
    return html`${taskBar(row.task, { axis, showsBaseline: this.baseline, odds: this.odds?.tasks.get(row.key), moved, ghost: preview?.ghosts.get(row.key) })}`;
  }

  private renderLeft(row: TimelineRow): TemplateResult {
    const { t, formats } = this;
    const float = row.kind === 'group' ? row.float : row.kind === 'task' && row.task.isOpen ? row.task.plan?.totalFloat : undefined;
    const figure = html`<span class=${float !== undefined && float < 0 ? 'float crit' : 'float'} role="gridcell">${float === undefined ? nothing : t('deps.days', { days: formats.number(wholeDays(float)) })}</span>`;
    if (row.kind === 'group') return html`<span class="name strong" role="rowheader">${anyIcon(row.isOpen ? 'down' : 'right')}<span class="one-line">${row.title ?? t('deps.noProject')}</span></span>${figure}`;
    if (row.kind === 'milestone') {
      const { milestone, lateBy = 0 } = row.forecast;
      return html`<span class="name strong" role="rowheader"><svg class="mark" viewBox="0 0 12 12" aria-hidden="true"><path d="M6 0l5.5 6L6 12 .5 6z"></path></svg><span class="one-line" title=${milestone.title}>${milestone.title}</span></span>
        <span class=${lateBy > 0 ? 'float crit' : 'float'} role="gridcell">${lateBy > 0 ? t('deps.days', { days: formats.number(-lateBy) }) : nothing}</span>`;
    }
    const { task } = row.task;
    const people = (task.responsible ?? []).map((id) => this.initials.get(id) ?? '?');
    return html`<span class="name" role="rowheader">${stateShape(row.task.state)}<span class="one-line" title=${task.title}>${task.title}</span></span>
      <span class="who" role="gridcell">${people.length > 1 ? `${people[0] ?? ''}+${people.length - 1}` : people[0]}</span>${figure}`;
  }

  /** A row's name: what a reader of the screen hears of its bar. */
  private nameOf(row: TimelineRow): string {
    const { t, formats } = this;
    if (row.kind === 'group') return row.title ?? t('deps.noProject');
    if (row.kind === 'milestone') {
      const { milestone, date } = row.forecast;
      return t('deps.timeline.milestoneName', { title: milestone.title, due: milestone.due === undefined ? '–' : formats.day(milestone.due), date: date === undefined ? '–' : formats.day(date) }) + this.oddsWords(this.milestoneOdds.get(milestone.id));
    }
    const { task, plan } = row.task;
    const moved = this.preview?.task === row.key ? this.preview.moved : plan;
    const float = plan?.totalFloat === undefined ? '' : t('deps.timeline.float', { days: formats.number(wholeDays(plan.totalFloat)) });
    return t('deps.timeline.name', { title: task.title, state: stateWord(row.task, t, formats).word, dates: moved === undefined ? '' : formats.range(moved.start, moved.finish), float }) + this.oddsWords(this.odds?.tasks.get(row.key));
  }

  private oddsWords(odds: Odds | undefined): string {
    return odds === undefined ? '' : this.t('deps.timeline.odds', { p50: this.formats.day(odds.p50), p85: this.formats.day(odds.p85) });
  }

  private renderRow(row: TimelineRow, index: number): TemplateResult {
    const { axis, titleWidth } = this;
    return html`<div
      role="row"
      class=${`row ${row.kind}${row.key === this.selected || row.key === this.preview?.task ? ' selected' : ''}${row.kind === 'task' && !row.task.isOpen ? ' over' : ''}`}
      tabindex=${row.key === this.active ? 0 : -1}
      aria-level=${row.kind === 'group' ? 1 : 2}
      aria-rowindex=${index + 2}
      aria-expanded=${row.kind === 'group' ? String(row.isOpen) : nothing}
      aria-selected=${row.key === this.selected}
      .style=${`transform:translateY(${index * this.window.rowHeight}px);width:${titleWidth + axis.width}px`}
      @click=${() => this.handleClick(row)}
      @keydown=${(event: KeyboardEvent) => this.handleKey(event, row)}
      @pointerdown=${(event: PointerEvent) => this.handlePress(event, row)}
      @focus=${() => (this.active = row.key)}
    >
      <span class="left" .style=${`width:${titleWidth}px`}>${this.renderLeft(row)}</span>
      <span class="track" role="gridcell" aria-label=${this.nameOf(row)} .style=${`left:${titleWidth}px;width:${axis.width}px`}><svg aria-hidden="true" width=${axis.width} height="27">${this.renderBar(row)}</svg></span>
    </div>`;
  }

  private renderLinks(first: number, size: number): TemplateResult {
    const { rows, axis, selected } = this;
    const places = new Map(rows.map(({ key }, index) => [key, index]));
    const lines = rows.slice(first, first + size).flatMap((row) =>
      row.kind !== 'task'
        ? []
        : [...row.task.needs, ...row.task.awaited].flatMap((link) => {
            const [from, to] = [places.get(link.from.id), places.get(link.to.id)];
            const isShown = link.isCritical || link.from.id === selected || link.to.id === selected;
            if (!isShown || from === undefined || to === undefined || link.from.plan === undefined || link.to.plan === undefined) return [];
            return [{ id: link.id, isCritical: link.isCritical, d: barLink(axis, { finish: link.from.plan.finish, row: from }, { start: link.to.plan.start, row: to }, this.window.rowHeight) }];
          }),
    );
    const unique = [...new Map(lines.map((line) => [line.id, line])).values()];
    return html`<svg class="links" aria-hidden="true" width=${axis.width} height=${rows.length * this.window.rowHeight}>
      <defs><marker id="tip" viewBox="0 0 8 8" refX="3.5" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 .5 7 4 0 7.5z"></path></marker></defs>
      ${unique.map(({ d, isCritical }) => svg`<path class=${isCritical ? 'critical' : 'near'} d=${d} marker-end="url(#tip)"></path>`)}
    </svg>`;
  }

  override render() {
    const { t, rows, axis, titleWidth } = this;
    const { first, size } = this.window.of(rows.length, headHeight);
    const { left, width } = this.window.view;
    const from = axis.first + Math.floor(left / axis.dayWidth) - 14;
    const to = axis.first + Math.ceil((left + Math.max(width, 300)) / axis.dayWidth) + 14;
    const now = placeOf(axis, dayNumber(this.today)) + axis.dayWidth / 2;
    return html`
      <div class="scroller" role="treegrid" aria-label=${t('deps.timeline.label')} aria-rowcount=${rows.length + 1} aria-readonly=${!this.canEdit} tabindex="-1">
        <div class="head" role="row" aria-rowindex="1" .style=${`width:${titleWidth + axis.width}px`}>
          <span class="left" .style=${`width:${titleWidth}px`}>
            <span class="name" role="columnheader">${t('deps.column.title')}</span><span class="who" role="columnheader">R</span><span class="float" role="columnheader">${t('deps.column.float')}</span>
          </span>
          ${timelineHead({ axis, scale: this.scale, from, to, now, today: this.today, formats: this.formats, locale: this.locale, left: titleWidth })}
        </div>
        <div class="body" role="rowgroup" .style=${`width:${titleWidth + axis.width}px;height:${rows.length * this.window.rowHeight}px;--title:${titleWidth}px`}>
          <div class="columns" aria-hidden="true" .style=${`left:${titleWidth}px`}>
            ${showsWeekends(axis) ? saturdays(axis, from, to).map((day) => html`<i class="weekend" .style=${`left:${placeOf(axis, day)}px;width:${2 * axis.dayWidth}px`}></i>`) : nothing}
            <i class="now" .style=${`left:${now - 1}px`}></i>
          </div>
          ${rows.slice(first, first + size).map((row, n) => this.renderRow(row, first + n))}
          <div class="overlay" .style=${`left:${titleWidth}px`}>${this.renderLinks(first, size)}</div>
        </div>
      </div>
      ${this.legend ? timelineLegend(t, { baseline: this.baseline, forecast: this.odds !== undefined }) : nothing}
    `;
  }
}

export type { BarMove };

customElements.define('coop-dependency-timeline', DependencyTimeline);

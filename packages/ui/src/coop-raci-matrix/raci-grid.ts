import { formatsFor, type Formats, type RaciRole, type Translate } from '@entrelacs/core';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { baseStyles } from '../base.styles.ts';
import { anyIcon } from '../shapes/more-icons.ts';
import { letterStyles } from '../shapes/letters.styles.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { afterPaint } from '../shared/after-paint.ts';
import { Early } from '../shared/early.ts';
import { emitWithin } from '../shared/emit.ts';
import { windowOf, type Window } from '../shared/ring.ts';
import type { GridActs, Place } from './grid-acts.ts';
import { GridBody, type Position, type Range } from './grid-body.ts';
import { CellReader } from './grid-cells.ts';
import { GridCursor } from './grid-cursor.ts';
import { gridHeadStyles } from './grid-head.styles.ts';
import { GridHead } from './grid-head.ts';
import { emptyGrid, type GridModel } from './grid-model.ts';
import { rowTitle } from './grid-titles.ts';
import { gridStyles } from './raci-grid.styles.ts';

const noHeads: GridModel['heads'] = [];
const rowMargin = 4;
const columnMargin = 2;

/**
 * @summary The scrolling matrix: tasks down, people across, only what is in view mounted.
 * @event {CustomEvent<CellsIntent>} grid-roles - A letter for some cells.
 * @event {CustomEvent<MatrixRow | undefined>} grid-cursor - The cursor came to another row.
 * @event {CustomEvent<string>} grid-fold - A group is to be folded or opened.
 * @event {CustomEvent<string>} grid-fold-team - A team is to be folded or opened.
 * @event {CustomEvent<{ item: RaciItem; title: string }>} grid-rename - A title was changed.
 * @event {CustomEvent<RaciItem>} grid-complete - A task is done, or open again.
 * @event {CustomEvent<string | undefined>} grid-add - A task is to be added to a group.
 * @event {CustomEvent<string>} grid-person - A person's head was chosen.
 * @event {CustomEvent<number>} resize-column - The title column is to have another width.
 * @event grid-help - The shortcuts were asked for.
 * @event {CustomEvent<GoneRow>} grid-gone - The row being edited is no longer there.
 * @event grid-locked - An edit was tried on a row that may only be read.
 * @event grid-denied - An edit was tried where nothing can be written.
 * @slot corner - What stands over the titles.
 */
export class CoopRaciGrid extends LitElement {
  static override styles = [baseStyles, shapeStyles, letterStyles, gridHeadStyles, gridStyles];
  @query('.scroller') protected scroller!: HTMLElement;
  @query('.people') protected people!: HTMLElement;
  @query('.body') protected bodyElement!: HTMLElement;
  /** The cell that letters are shown for. */
  @state() picking?: { readonly at: Position; readonly proposed?: RaciRole | undefined } | undefined;
  /** Key of the row whose title is being changed. */
  @state() editing?: string | undefined;
  /** What was typed into that title so far: rows come and go meanwhile. */
  draft: string | undefined;
  @state() protected viewport = { width: 0, height: 0 };
  @property({ attribute: false }) model: GridModel = emptyGrid;
  @property({ attribute: false }) t: Translate = (code) => code;
  @property({ attribute: false }) formats: Formats = formatsFor({ lang: 'fr', today: '1970-01-01' });
  @property() today = '1970-01-01';
  @property() label = '';
  @property({ type: Boolean }) canEdit = false;
  @property({ type: Boolean }) canRename = false;
  /** Ids of rows that may be read and not changed. */
  @property({ attribute: false }) locked: ReadonlySet<string> = new Set();
  @property({ type: Boolean }) canAdd = false;
  /** Percent of capacity above which a load is too much. */
  @property({ type: Number }) loadLimit = 100;
  @property({ type: Number }) rowHeight = 28;
  @property({ type: Number }) columnWidth = 32;
  @property({ type: Number }) titleWidth = 304;
  /** What keys and the pointer do, once it is there. */
  @property({ attribute: false }) actsWith?: typeof GridActs | undefined;
  /** Little height: one line of first names instead of teams, whole names and loads. */
  @property({ type: Boolean }) compact = false;
  /** Rows are on their way: what the model holds only keeps their place. */
  @property({ type: Boolean }) waiting = false;

  /** Keys pressed and clicks made before what answers them came. */
  readonly early = new Early<Place>();
  private readonly cursor = new GridCursor();
  private acts?: GridActs;
  body?: GridBody;
  head?: GridHead;
  private reader = new CellReader(this.t);
  private titleStamp: object = {};
  private tabbable?: HTMLElement | undefined;
  private followed?: GridModel;
  /** Where the rows were last scrolled to: the page knows only once it has laid all of itself out. */
  private scrolled = { left: 0, top: 0 };
  /** Whether what is out of view may be mounted too: not before the first picture. */
  private hasMargins = false;
  private wantsFocus = false;
  private resizing?: ResizeObserver;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.resizing?.observe(this.scroller);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing?.disconnect();
  }

  override firstUpdated(): void {
    this.body = new GridBody(this.bodyElement);
    this.head = new GridHead(this.people);
    this.measure();
    if (this.hasCursor) this.reveal(this.at);
    this.resizing = new ResizeObserver(() => this.measure());
    this.resizing.observe(this.scroller);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('t')) this.reader = new CellReader(this.t);
    if (['t', 'editing', 'canEdit', 'canAdd', 'locked', 'formats', 'today'].some((name) => changed.has(name))) this.titleStamp = {};
    if (this.waiting || this.followed === this.model) return;
    const { range } = this.cursor;
    this.cursor.follow(this.followed, this.model);
    this.followed = this.model;
    if (range !== undefined && this.cursor.range === undefined) this.picking = undefined;
  }

  override updated(changed: PropertyValues): void {
    if (this.acts === undefined && this.actsWith !== undefined) {
      this.acts = new this.actsWith(this);
      this.requestUpdate();
    }
    this.paint();
    if (this.waiting) return;
    this.acts?.afterUpdate(changed);
    if (!this.hasMargins) void afterPaint().then(() => this.handleScroll());
  }

  /** Where the cursor is. */
  get at(): Position {
    return this.cursor.at;
  }

  /** The range marked. */
  get range(): Range | undefined {
    return this.cursor.range;
  }

  /** Whether anybody put the cursor anywhere. */
  get hasCursor(): boolean {
    return this.cursor.isSet;
  }

  /** How many cells were read since the start: for tests. */
  get cellsRead(): number {
    return this.body?.cellsRead ?? 0;
  }

  /** Puts the cursor on a cell and brings it into view; the letters open when one is proposed. False when the row is not shown. */
  goTo(rowKey: string, columnKey?: string, options: { readonly focus?: boolean; readonly propose?: RaciRole | undefined } = {}): boolean {
    const { rows, columns } = this.model;
    const row = rows.findIndex(({ key }) => key === rowKey);
    if (row < 0) return false;
    const found = columns.findIndex((column) => column.key === columnKey || (column.kind === 'team' && columnKey !== undefined && column.ids.has(columnKey)));
    const column = found < 0 ? this.at.column : found;
    this.moveTo({ row, column }, false, options.focus === true);
    if (options.propose !== undefined && this.canEdit && columns[column]?.kind === 'member') this.picking = { at: this.at, proposed: options.propose };
    return true;
  }

  /** The position of an element inside the rows. */
  positionOf(target: EventTarget | null): Position | undefined {
    return this.body?.positionOf(target);
  }

  /** The element of a position in the rows, where it is mounted. */
  elementAt(position: Position): HTMLElement | undefined {
    return this.body?.elementAt(position);
  }

  /** The column of an element in the heads. */
  columnOf(target: EventTarget | null): number | undefined {
    return this.head?.columnOf(target);
  }

  /** The team over a column. */
  teamAt(column: number): GridModel['heads'][number] | undefined {
    return this.heads.find(({ start, span }) => column >= start && column < start + span);
  }

  /** The focus goes to the cursor. */
  takeFocus(): void {
    this.wantsFocus = true;
    this.requestUpdate();
  }

  /** Forgets the range. */
  dropRange(): void {
    this.cursor.dropRange();
    this.paint();
  }

  /** Puts the cursor somewhere, a range growing with it when extending, and brings it into view. */
  moveTo(to: Position, isExtending: boolean, takesFocus = true): void {
    const isOtherRow = to.row !== this.at.row || !this.cursor.isSet;
    this.cursor.moveTo(to, isExtending, this.model);
    this.picking = undefined;
    this.wantsFocus = takesFocus;
    this.reveal(to);
    this.paint();
    if (isOtherRow && takesFocus) emitWithin(this, 'grid-cursor', this.model.rows[to.row]);
  }

  private get width(): number {
    return this.viewport.width === 0 ? this.titleWidth : Math.min(this.titleWidth, Math.max(Math.round(this.viewport.width * 0.45), 120));
  }

  private get heads(): GridModel['heads'] {
    return this.compact ? noHeads : this.model.heads;
  }

  /** Rows of heads: people, and teams over them. */
  get headRows(): number {
    return this.heads.length > 0 ? 2 : 1;
  }

  private get headHeight(): number {
    return this.compact ? 29 : this.heads.length > 0 || this.waiting ? 150 : 124;
  }

  /** Rows that a page key moves by. */
  get pageRows(): number {
    return Math.max(Math.floor((this.viewport.height - this.headHeight) / this.rowHeight) - 1, 1);
  }

  private measure(): void {
    const { clientWidth: width, clientHeight: height } = this.scroller;
    if (width !== this.viewport.width || height !== this.viewport.height) this.viewport = { width, height };
  }

  /** Ids of the rows in view. */
  get rowsInView(): string[] {
    if (this.waiting || !this.hasUpdated) return [];
    const { first, size } = this.rowWindow(0, this.scroller.scrollTop);
    return this.model.rows.slice(first, first + size).flatMap((row) => (row.kind === 'item' ? [row.item.id] : []));
  }

  private rowWindow(margin: number, top: number): Window {
    return windowOf(top, (this.viewport.height || 700) - this.headHeight, this.rowHeight, this.model.rows.length, margin);
  }

  /** Draws what is in view. Called at each frame of scrolling, so it goes around templates. */
  private paint(): void {
    const { body, head, model, t, formats, cursor, scrolled, columnWidth, rowHeight, width: titleWidth } = this;
    if (body === undefined || head === undefined) return;
    const columns = windowOf(scrolled.left, (this.viewport.width || 1000) - titleWidth, columnWidth, model.columns.length, this.hasMargins ? columnMargin : 0);
    const rows = this.rowWindow(this.hasMargins ? rowMargin : 0, scrolled.top);
    const context = { t, formats, today: this.today, canEdit: this.canEdit, canAdd: this.canAdd, locked: this.locked, editing: this.editing, draft: this.draft };
    head.update(model, { columns, columnWidth, titleWidth, cursorColumn: cursor.isSet ? cursor.at.column : -1, t, formats, loadLimit: this.loadLimit, compact: this.compact });
    body.update(model, {
      rows,
      columns,
      rowHeight,
      columnWidth,
      titleWidth,
      headRows: this.headRows,
      reader: this.reader,
      cursorRow: cursor.isSet ? cursor.at.row : -1,
      range: cursor.range,
      titleStamp: this.titleStamp,
      title: (row, marks) => rowTitle(row, marks, context),
    });
    if (!this.waiting) this.keepFocus();
  }

  private cursorElement(): HTMLElement | undefined {
    const { row, column } = this.at;
    if (row >= 0) return this.body?.elementAt(this.at);
    const team = row === -2 ? this.teamAt(column)?.key : undefined;
    const button = team && [...this.renderRoot.querySelectorAll<HTMLElement>('.team-head button')].find(({ dataset }) => dataset['team'] === team);
    return button || this.head?.elementAt(column);
  }

  /** One element of the grid can be tabbed to: the cursor's, or the whole while the cursor is out of view. */
  private keepFocus(): void {
    const element = this.cursorElement();
    if (element !== this.tabbable) this.tabbable?.setAttribute('tabindex', '-1');
    if (element?.getAttribute('tabindex') !== '0') element?.setAttribute('tabindex', '0');
    this.tabbable = element;
    this.scroller.tabIndex = element === undefined ? 0 : -1;
    const focused = this.shadowRoot?.activeElement ?? null;
    const isOurs = focused === this.scroller || focused?.matches('.cell, .title, .person') === true;
    if ((this.wantsFocus || isOurs) && focused !== element) (element ?? this.scroller).focus({ preventScroll: true });
    this.wantsFocus = false;
  }

  /** Scrolls as little as needed for a cell to be in view; where nothing is drawn yet, that waits for it. */
  private reveal({ row, column }: Position): void {
    if (this.body === undefined) return;
    const { scroller, rowHeight, columnWidth } = this;
    const height = this.viewport.height - this.headHeight;
    const width = this.viewport.width - this.width;
    if (row >= 0 && height > 0) scroller.scrollTop = revealed(scroller.scrollTop, height, row * rowHeight, rowHeight);
    if (column >= 0 && width > 0) scroller.scrollLeft = revealed(scroller.scrollLeft, width, column * columnWidth, columnWidth);
    this.scrolled = { left: scroller.scrollLeft, top: scroller.scrollTop };
  }

  private handleFocus({ target }: FocusEvent): void {
    const column = this.columnOf(target);
    const to = this.positionOf(target) ?? (column === undefined ? undefined : { row: -1, column });
    if (to !== undefined && (to.row !== this.at.row || to.column !== this.at.column || !this.hasCursor)) this.moveTo(to, false);
  }

  private readonly keep = (event: Event): void => {
    if (this.acts !== undefined) return;
    const { row, column } = this.positionOf(event.target) ?? this.at;
    this.early.keep(event, { row: this.model.rows[row]?.key ?? row, column: this.model.columns[column]?.key ?? column });
  };

  private handleScroll(): void {
    const { scrollLeft: left, scrollTop: top } = this.scroller;
    this.scrolled = { left, top };
    this.hasMargins = true;
    this.paint();
    this.acts?.placePicker();
  }

  private renderTeams() {
    const { heads, t, columnWidth, width } = this;
    return heads.map(({ key, title, start, span, shown, total, folded }) => {
      const name = title ?? t('raci.team.none');
      const action = `${t(folded ? 'common.expand' : 'common.collapse')} ${name}`;
      return html`<div
        class=${`team-head${folded ? ' folded' : ''}${start === 0 ? ' first' : ''}`}
        role="columnheader"
        aria-colindex=${start + 2}
        aria-colspan=${span}
        aria-label=${name}
        .style=${`left:${width + start * columnWidth}px;width:${span * columnWidth}px`}
      >
        <button tabindex="-1" data-team=${key} aria-expanded=${!folded} aria-label=${folded ? action : nothing} title=${action} @click=${() => emitWithin(this, 'grid-fold-team', key)}>
          ${anyIcon(folded ? 'right' : 'down')}
          ${folded ? nothing : html`<span class="name">${name}</span><span class="soft">${shown === total ? total : `${shown}/${total}`}</span>`}
        </button>
      </div>`;
    });
  }

  override render() {
    const { model, t, width, columnWidth, rowHeight, headRows } = this;
    const full = width + model.columns.length * columnWidth + 12;
    return html`
      <div
        class="scroller"
        part="grid"
        role="grid"
        tabindex="-1"
        aria-label=${this.label}
        aria-rowcount=${model.rows.length + headRows}
        aria-colcount=${model.columns.length + 1}
        aria-multiselectable="true"
        aria-readonly=${!this.canEdit}
        aria-busy=${this.waiting}
        .style=${`--title-width:${width}px;--column-width:${columnWidth}px;--row-height:${rowHeight}px`}
        @scroll=${() => this.handleScroll()}
        @focusin=${(event: FocusEvent) => this.handleFocus(event)}
        @keydown=${this.keep}
        @click=${this.keep}
      >
        <div class=${this.compact ? 'head compact' : this.headHeight === 150 ? 'head' : 'head flat'} role="rowgroup" .style=${`width:${full}px`}>
          <div class="heads teams" role="row" aria-rowindex="1">
            <div class="over-titles" role="columnheader" aria-colindex="1" aria-rowspan=${headRows} aria-label=${t('raci.task.title')} .style=${`width:${width}px`}>
              <slot name="corner"></slot>
              <span class="legend">${t('raci.load')}</span>
              <coop-raci-resizer
                .width=${width}
                label=${t('raci.column.resize')}
                @resize-column=${(event: CustomEvent<number>) => emitWithin(this, 'resize-column', event.detail)}
              ></coop-raci-resizer>
            </div>
            ${this.renderTeams()}
          </div>
          <div class="heads people" role="row" aria-rowindex=${headRows} aria-hidden=${this.waiting}></div>
        </div>
        <div class="body" role="rowgroup" aria-hidden=${this.waiting} .style=${`width:${full}px;height:${model.rows.length * rowHeight}px`}></div>
      </div>
      ${this.acts?.renderPicker()}
    `;
  }
}

/** The scroll position from which something is wholly in view, as near as can be. */
function revealed(scroll: number, viewport: number, start: number, size: number): number {
  if (start < scroll) return start;
  return start + size > scroll + viewport ? start + size - viewport : scroll;
}

customElements.define('coop-raci-grid', CoopRaciGrid);

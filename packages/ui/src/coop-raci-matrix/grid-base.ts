import { formatsFor, type Formats, type MatrixRow, type RaciItem, type RaciRole, type Translate } from '@entrelacs/core';
import { LitElement, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { emit } from './emit.ts';
import { GridBody, type Position } from './grid-body.ts';
import { CellReader } from './grid-cells.ts';
import { GridCursor, moved, rangeOf } from './grid-cursor.ts';
import { GridHead } from './grid-head.ts';
import { commandOf, type GridCommand } from './grid-keys.ts';
import { emptyGrid, type GridModel } from './grid-model.ts';
import { GridPointer } from './grid-pointer.ts';
import { rowTitle } from './grid-titles.ts';
import type { CoopRaciPicker } from './raci-picker.ts';
import { windowOf } from './ring.ts';

/** Cells that a letter goes into, or is taken from. */
export interface CellsIntent {
  readonly items: readonly RaciItem[];
  readonly members: readonly string[];
  /** The letter; undefined empties the cells. */
  readonly role: RaciRole | undefined;
}

const noHeads: GridModel['heads'] = [];
const rowMargin = 4;
const columnMargin = 2;

/** What the grid holds and does; how it is drawn stands in `raci-grid.ts`. */
export class GridBase extends LitElement {
  @query('.scroller') protected scroller!: HTMLElement;
  @query('.people') protected people!: HTMLElement;
  @query('.body') protected bodyElement!: HTMLElement;
  @query('coop-raci-picker') protected picker?: CoopRaciPicker;
  @state() protected picking?: { readonly at: Position; readonly proposed?: RaciRole | undefined } | undefined;
  @state() protected editing?: string | undefined;
  @state() protected viewport = { width: 0, height: 0 };
  @property({ attribute: false }) model: GridModel = emptyGrid;
  @property({ attribute: false }) t: Translate = (code) => code;
  @property({ attribute: false }) formats: Formats = formatsFor({ lang: 'fr', today: '1970-01-01' });
  @property() today = '1970-01-01';
  @property() label = '';
  @property({ type: Boolean }) canEdit = false;
  @property({ type: Boolean }) canRename = false;
  @property({ type: Boolean }) canAdd = false;
  /** Percent of capacity above which a load is too much. */
  @property({ type: Number }) loadLimit = 100;
  @property({ type: Number }) rowHeight = 28;
  @property({ type: Number }) columnWidth = 32;
  @property({ type: Number }) titleWidth = 304;
  /** Little height: one line of first names instead of teams, whole names and loads. */
  @property({ type: Boolean }) compact = false;

  protected readonly cursor = new GridCursor();
  protected body?: GridBody;
  protected head?: GridHead;
  protected reader = new CellReader(this.t);
  protected titleStamp: object = {};
  protected tabbable?: HTMLElement | undefined;
  protected wantsFocus = false;
  protected resizing?: ResizeObserver;

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
    new GridPointer(this, this.bodyElement);
    this.measure();
    this.resizing = new ResizeObserver(() => this.measure());
    this.resizing.observe(this.scroller);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('t')) this.reader = new CellReader(this.t);
    if (['t', 'editing', 'canEdit', 'canAdd', 'formats', 'today'].some((name) => changed.has(name))) this.titleStamp = {};
    if (!changed.has('model')) return;
    const { range } = this.cursor;
    this.cursor.follow(changed.get('model') as GridModel | undefined, this.model);
    if (range !== undefined && this.cursor.range === undefined) this.picking = undefined;
  }

  override updated(changed: PropertyValues): void {
    this.paint();
    if (changed.has('editing') && this.editing !== undefined) {
      const input = this.bodyElement.querySelector<HTMLInputElement>('input.edit');
      input?.focus();
      input?.select();
    }
    if (this.picking !== undefined) this.placePicker();
  }

  /** Where the cursor is. */
  get at(): Position {
    return this.cursor.at;
  }

  /** How many cells were read since the start, and how many are mounted: for tests and benchmarks. */
  get counts(): { readonly read: number; readonly mounted: number } {
    return { read: this.body?.cellsRead ?? 0, mounted: this.bodyElement.querySelectorAll('.cell').length };
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

  /** Puts the cursor somewhere, a range growing with it when extending, and brings it into view. */
  moveTo(to: Position, isExtending: boolean, takesFocus = true): void {
    const isOtherRow = to.row !== this.at.row || !this.cursor.isSet;
    this.cursor.moveTo(to, isExtending, this.model);
    this.picking = undefined;
    this.wantsFocus = takesFocus;
    this.reveal(to);
    this.paint();
    if (isOtherRow && takesFocus) emit(this, 'grid-cursor', this.model.rows[to.row]);
  }

  /** Shows the letters on the cursor's cell. */
  pick(takesFocus = false): void {
    this.picking = { at: this.at };
    if (takesFocus) void this.updateComplete.then(() => this.picker?.updateComplete.then(() => this.picker?.focus()));
  }

  /** Starts changing the title of a row. */
  rename(rowKey: string): void {
    if (this.canRename) this.editing = rowKey;
  }

  /** Ends the change of a title. */
  endEdit(isKept: boolean): void {
    if (this.editing === undefined) return;
    const title = this.bodyElement.querySelector<HTMLInputElement>('input.edit')?.value.trim();
    const row = this.model.rows.find(({ key }) => key === this.editing);
    this.editing = undefined;
    if (isKept && row?.kind === 'item' && title !== undefined && title !== '' && title !== row.item.title) emit(this, 'grid-rename', { item: row.item, title });
  }

  protected get width(): number {
    return this.viewport.width === 0 ? this.titleWidth : Math.min(this.titleWidth, Math.max(Math.round(this.viewport.width * 0.45), 120));
  }

  protected get heads(): GridModel['heads'] {
    return this.compact ? noHeads : this.model.heads;
  }

  protected get headRows(): number {
    return this.heads.length > 0 ? 2 : 1;
  }

  protected get headHeight(): number {
    return this.compact ? 29 : this.heads.length > 0 ? 150 : 124;
  }

  protected get pageRows(): number {
    return Math.max(Math.floor((this.viewport.height - this.headHeight) / this.rowHeight) - 1, 1);
  }

  protected measure(): void {
    const { clientWidth: width, clientHeight: height } = this.scroller;
    if (width !== this.viewport.width || height !== this.viewport.height) this.viewport = { width, height };
  }

  /** Draws what is in view. Called at each frame of scrolling, so it goes around templates. */
  protected paint(): void {
    const { body, head, model, t, formats, cursor, scroller, columnWidth, rowHeight, width: titleWidth } = this;
    if (body === undefined || head === undefined) return;
    const columns = windowOf(scroller.scrollLeft, (this.viewport.width || 1000) - titleWidth, columnWidth, model.columns.length, columnMargin);
    const rows = windowOf(scroller.scrollTop, (this.viewport.height || 700) - this.headHeight, rowHeight, model.rows.length, rowMargin);
    const context = { t, formats, today: this.today, canEdit: this.canEdit, canAdd: this.canAdd, editing: this.editing };
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
    this.keepFocus();
  }

  protected cursorElement(): HTMLElement | undefined {
    const { row, column } = this.at;
    if (row >= 0) return this.body?.elementAt(this.at);
    const team = row === -2 ? this.teamAt(column)?.key : undefined;
    const button = team && [...this.renderRoot.querySelectorAll<HTMLElement>('.team-head button')].find(({ dataset }) => dataset['team'] === team);
    return button || this.head?.elementAt(column);
  }

  protected teamAt(column: number) {
    return this.heads.find(({ start, span }) => column >= start && column < start + span);
  }

  /** One element of the grid can be tabbed to: the cursor's, or the whole while the cursor is out of view. */
  protected keepFocus(): void {
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

  /** Scrolls as little as needed for a cell to be in view. */
  protected reveal({ row, column }: Position): void {
    const { scroller, rowHeight, columnWidth } = this;
    const height = this.viewport.height - this.headHeight;
    const width = this.viewport.width - this.width;
    if (row >= 0 && height > 0) scroller.scrollTop = revealed(scroller.scrollTop, height, row * rowHeight, rowHeight);
    if (column >= 0 && width > 0) scroller.scrollLeft = revealed(scroller.scrollLeft, width, column * columnWidth, columnWidth);
  }

  protected handleScroll(): void {
    this.paint();
    if (this.picking !== undefined) this.placePicker();
  }

  protected handleKey(event: KeyboardEvent): void {
    if (event.target instanceof HTMLInputElement) return this.handleEditKey(event);
    if (event.target instanceof Element && event.target.closest('.over-titles') !== null) return;
    const command = commandOf(event);
    if (command === undefined || !this.run(command)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected handleEditKey(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    this.endEdit(event.key === 'Enter');
    this.wantsFocus = true;
  }

  /** Does what a key asks; false when there is nothing to do, so that the key stays the page's. */
  protected run(command: GridCommand): boolean {
    const { at, model } = this;
    const row = model.rows[at.row];
    switch (command.kind) {
      case 'move':
        if (row?.kind === 'group' && at.column < 0 && command.columns !== 0) {
          if (row.collapsed === command.columns > 0) emit(this, 'grid-fold', row.key);
        } else this.moveTo(moved(model, at, command, this.pageRows, -this.headRows), command.extend);
        return true;
      case 'page':
      case 'edge':
        this.moveTo(moved(model, at, command, this.pageRows, -this.headRows), command.extend);
        return true;
      case 'role':
        this.give(command.role);
        return true;
      case 'clear':
        this.give(undefined);
        return true;
      case 'open':
        this.open(row);
        return true;
      case 'rename':
        if (row?.kind === 'item') this.rename(row.key);
        return true;
      case 'add':
        if (this.canAdd) emit(this, 'grid-add', row?.kind === 'item' ? row.group : row?.key);
        return true;
      case 'help':
        emit(this, 'grid-help');
        return true;
      case 'escape': {
        const hadPicker = this.picking !== undefined;
        this.picking = undefined;
        const hadRange = this.cursor.dropRange();
        this.paint();
        return hadPicker || hadRange;
      }
    }
  }

  /** Enter or Space on the cursor. */
  protected open(row: MatrixRow | undefined): void {
    const { row: line, column: n } = this.at;
    const column = this.model.columns[n];
    if (line === -1 && column?.kind === 'member') emit(this, 'grid-person', column.key);
    else if (line < 0) emit(this, 'grid-fold-team', this.teamAt(n)?.key ?? '');
    else if (row?.kind === 'group') emit(this, 'grid-fold', row.key);
    else if (row !== undefined && n < 0) this.rename(row.key);
    else if (column?.kind === 'team') emit(this, 'grid-fold-team', column.team);
    else if (this.canEdit) this.pick(true);
    else emit(this, 'grid-denied');
  }

  /** A letter for the cursor's cell or the range. */
  protected give(role: RaciRole | undefined): void {
    const { at, model, cursor } = this;
    if (at.row < 0 || (cursor.range === undefined && at.column < 0)) return;
    this.picking = undefined;
    if (!this.canEdit) return emit(this, 'grid-denied');
    const { top, bottom, left, right } = cursor.range ?? rangeOf(at, at);
    const items = model.rows.slice(top, bottom + 1).flatMap((row) => (row.kind === 'item' ? [row.item] : []));
    const members = model.columns.slice(left, right + 1).flatMap((column) => (column.kind === 'member' ? [column.key] : []));
    if (items.length > 0 && members.length > 0) emit(this, 'grid-roles', { items, members, role } satisfies CellsIntent);
  }

  protected handlePick(role: RaciRole | undefined): void {
    this.give(role);
    this.closePicker();
  }

  protected closePicker(): void {
    this.picking = undefined;
    this.wantsFocus = true;
    this.paint();
  }

  /** Puts the letters under their cell, or above where there is no room; away when the cell is no longer mounted. */
  protected placePicker(): void {
    const { picker, picking } = this;
    const cell = picking && this.body?.elementAt(picking.at);
    if (picker === undefined || picker === null) return;
    if (cell === undefined) {
      this.picking = undefined;
      return;
    }
    const host = this.getBoundingClientRect();
    const box = cell.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = picker;
    const below = box.bottom - host.top + 3;
    picker.style.left = `${Math.max(4, Math.min(box.left - host.left, host.width - width - 4))}px`;
    picker.style.top = `${below + height > host.height ? Math.max(4, box.top - host.top - height - 3) : below}px`;
  }

  protected handleFocusIn(event: FocusEvent): void {
    const body = this.body?.positionOf(event.target);
    const column = this.head?.columnOf(event.target);
    const to = body ?? (column === undefined ? undefined : { row: -1, column });
    if (to !== undefined && (to.row !== this.at.row || to.column !== this.at.column || !this.cursor.isSet)) this.moveTo(to, false);
  }

  protected handleFocusOut(event: FocusEvent): void {
    if (event.target instanceof HTMLInputElement && event.relatedTarget !== null) this.endEdit(true);
  }

  protected handleHeadClick(event: MouseEvent): void {
    const column = this.model.columns[this.head?.columnOf(event.target) ?? -1];
    if (column?.kind === 'member') emit(this, 'grid-person', column.key);
    else if (column?.kind === 'team') emit(this, 'grid-fold-team', column.team);
  }
}

/** The scroll position from which something is wholly in view, as near as can be. */
function revealed(scroll: number, viewport: number, start: number, size: number): number {
  if (start < scroll) return start;
  return start + size > scroll + viewport ? start + size - viewport : scroll;
}

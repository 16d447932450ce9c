import { formatsFor, type Formats, type MatrixRow, type RaciItem, type RaciRole, type Translate } from '@entrelacs/core';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controlStyles } from '../controls.styles.ts';
import { icon } from '../shapes/icons.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { emit } from './emit.ts';
import { GridBody, type Position } from './grid-body.ts';
import { CellReader } from './grid-cells.ts';
import { GridCursor, moved, rangeOf } from './grid-cursor.ts';
import { GridHead } from './grid-head.ts';
import { gridHeadStyles } from './grid-head.styles.ts';
import { commandOf, type GridCommand } from './grid-keys.ts';
import { emptyGrid, rolesIn, type GridModel } from './grid-model.ts';
import { GridPointer } from './grid-pointer.ts';
import { rowTitle } from './grid-titles.ts';
import { gridStyles } from './raci-grid.styles.ts';
import type { CoopRaciPicker } from './raci-picker.ts';
import { windowOf } from './ring.ts';

/** Cells that a letter goes into, or is taken from. */
export interface CellsIntent {
  readonly items: readonly RaciItem[];
  readonly members: readonly string[];
  /** The letter; undefined empties the cells. */
  readonly role: RaciRole | undefined;
}

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
 * @event grid-denied - An edit was tried where nothing can be written.
 * @slot corner - What stands over the titles.
 */
export class CoopRaciGrid extends LitElement {
  static override styles = [controlStyles, shapeStyles, gridHeadStyles, gridStyles];
  @query('.scroller') private scroller!: HTMLElement;
  @query('.people') private people!: HTMLElement;
  @query('.body') private bodyElement!: HTMLElement;
  @query('coop-raci-picker') private picker?: CoopRaciPicker;
  @state() private picking?: { readonly at: Position; readonly proposed?: RaciRole | undefined } | undefined;
  @state() private editing?: string | undefined;
  @state() private viewport = { width: 0, height: 0 };
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

  private readonly cursor = new GridCursor();
  private body?: GridBody;
  private head?: GridHead;
  private reader = new CellReader(this.t);
  private titleStamp: object = {};
  private tabbable?: HTMLElement | undefined;
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

  private get width(): number {
    return this.viewport.width === 0 ? this.titleWidth : Math.min(this.titleWidth, Math.max(Math.round(this.viewport.width * 0.45), 120));
  }

  private get headHeight(): number {
    return this.model.heads.length > 0 ? 150 : 124;
  }

  private get pageRows(): number {
    return Math.max(Math.floor((this.viewport.height - this.headHeight) / this.rowHeight) - 1, 1);
  }

  private measure(): void {
    const { clientWidth: width, clientHeight: height } = this.scroller;
    if (width !== this.viewport.width || height !== this.viewport.height) this.viewport = { width, height };
  }

  /** Draws what is in view. Called at each frame of scrolling, so it goes around templates. */
  private paint(): void {
    const { body, head, model, t, formats, cursor, scroller, columnWidth, rowHeight, width: titleWidth } = this;
    if (body === undefined || head === undefined) return;
    const columns = windowOf(scroller.scrollLeft, (this.viewport.width || 1000) - titleWidth, columnWidth, model.columns.length, columnMargin);
    const rows = windowOf(scroller.scrollTop, (this.viewport.height || 700) - this.headHeight, rowHeight, model.rows.length, rowMargin);
    const context = { t, formats, today: this.today, canEdit: this.canEdit, canAdd: this.canAdd, editing: this.editing };
    head.update(model, { columns, columnWidth, titleWidth, cursorColumn: cursor.isSet ? cursor.at.column : -1, t, formats, loadLimit: this.loadLimit });
    body.update(model, {
      rows,
      columns,
      rowHeight,
      columnWidth,
      titleWidth,
      headRows: model.heads.length > 0 ? 2 : 1,
      reader: this.reader,
      cursorRow: cursor.isSet ? cursor.at.row : -1,
      range: cursor.range,
      titleStamp: this.titleStamp,
      title: (row, marks) => rowTitle(row, marks, context),
    });
    this.keepFocus();
  }

  private cursorElement(): HTMLElement | undefined {
    const { row, column } = this.at;
    if (row >= 0) return this.body?.elementAt(this.at);
    const team = row === -2 ? this.teamAt(column)?.key : undefined;
    const button = team && [...this.renderRoot.querySelectorAll<HTMLElement>('.team-head button')].find(({ dataset }) => dataset['team'] === team);
    return button || this.head?.elementAt(column);
  }

  private teamAt(column: number) {
    return this.model.heads.find(({ start, span }) => column >= start && column < start + span);
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

  /** Scrolls as little as needed for a cell to be in view. */
  private reveal({ row, column }: Position): void {
    const { scroller, rowHeight, columnWidth } = this;
    const height = this.viewport.height - this.headHeight;
    const width = this.viewport.width - this.width;
    if (row >= 0 && height > 0) scroller.scrollTop = revealed(scroller.scrollTop, height, row * rowHeight, rowHeight);
    if (column >= 0 && width > 0) scroller.scrollLeft = revealed(scroller.scrollLeft, width, column * columnWidth, columnWidth);
  }

  private handleScroll(): void {
    this.paint();
    if (this.picking !== undefined) this.placePicker();
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.target instanceof HTMLInputElement) return this.handleEditKey(event);
    if (event.target instanceof Element && event.target.closest('.over-titles') !== null) return;
    const command = commandOf(event);
    if (command === undefined || !this.run(command)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private handleEditKey(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    this.endEdit(event.key === 'Enter');
    this.wantsFocus = true;
  }

  /** Does what a key asks; false when there is nothing to do, so that the key stays the page's. */
  private run(command: GridCommand): boolean {
    const { at, model } = this;
    const row = model.rows[at.row];
    switch (command.kind) {
      case 'move':
        if (row?.kind === 'group' && at.column < 0 && command.columns !== 0) {
          if (row.collapsed === command.columns > 0) emit(this, 'grid-fold', row.key);
        } else this.moveTo(moved(model, at, command, this.pageRows), command.extend);
        return true;
      case 'page':
      case 'edge':
        this.moveTo(moved(model, at, command, this.pageRows), command.extend);
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
  private open(row: MatrixRow | undefined): void {
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
  private give(role: RaciRole | undefined): void {
    const { at, model, cursor } = this;
    if (at.row < 0 || (cursor.range === undefined && at.column < 0)) return;
    this.picking = undefined;
    if (!this.canEdit) return emit(this, 'grid-denied');
    const { top, bottom, left, right } = cursor.range ?? rangeOf(at, at);
    const items = model.rows.slice(top, bottom + 1).flatMap((row) => (row.kind === 'item' ? [row.item] : []));
    const members = model.columns.slice(left, right + 1).flatMap((column) => (column.kind === 'member' ? [column.key] : []));
    if (items.length > 0 && members.length > 0) emit(this, 'grid-roles', { items, members, role } satisfies CellsIntent);
  }

  private handlePick(role: RaciRole | undefined): void {
    this.give(role);
    this.closePicker();
  }

  private closePicker(): void {
    this.picking = undefined;
    this.wantsFocus = true;
    this.paint();
  }

  /** Puts the letters under their cell, or above where there is no room; away when the cell is no longer mounted. */
  private placePicker(): void {
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

  private handleFocusIn(event: FocusEvent): void {
    const body = this.body?.positionOf(event.target);
    const column = this.head?.columnOf(event.target);
    const to = body ?? (column === undefined ? undefined : { row: -1, column });
    if (to !== undefined && (to.row !== this.at.row || to.column !== this.at.column || !this.cursor.isSet)) this.moveTo(to, false);
  }

  private handleFocusOut(event: FocusEvent): void {
    if (event.target instanceof HTMLInputElement && event.relatedTarget !== null) this.endEdit(true);
  }

  private handleHeadClick(event: MouseEvent): void {
    const column = this.model.columns[this.head?.columnOf(event.target) ?? -1];
    if (column?.kind === 'member') emit(this, 'grid-person', column.key);
    else if (column?.kind === 'team') emit(this, 'grid-fold-team', column.team);
  }

  private renderTeams() {
    const { model, t, columnWidth, width } = this;
    return model.heads.map(({ key, title, start, span, shown, total, folded }) => {
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
        <button tabindex="-1" data-team=${key} aria-expanded=${!folded} aria-label=${folded ? action : nothing} title=${action} @click=${() => emit(this, 'grid-fold-team', key)}>
          ${icon(folded ? 'right' : 'down')}
          ${folded ? nothing : html`<span class="name">${name}</span><span class="soft">${shown === total ? total : `${shown}/${total}`}</span>`}
        </button>
      </div>`;
    });
  }

  private renderPicker() {
    const { picking, model, t } = this;
    const row = picking && model.rows[picking.at.row];
    const column = picking && model.columns[picking.at.column];
    if (row?.kind !== 'item' || column?.kind !== 'member') return nothing;
    return html`<coop-raci-picker
      .t=${t}
      .held=${rolesIn(row.item, column.key)}
      .proposed=${picking?.proposed}
      label=${`${row.item.title}, ${column.member.name}`}
      @pick=${(event: CustomEvent<RaciRole | undefined>) => this.handlePick(event.detail)}
      @close=${() => this.closePicker()}
    ></coop-raci-picker>`;
  }

  override render() {
    const { model, t, width, columnWidth, rowHeight } = this;
    const headRows = model.heads.length > 0 ? 2 : 1;
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
        .style=${`--title-width:${width}px;--column-width:${columnWidth}px;--row-height:${rowHeight}px`}
        @scroll=${() => this.handleScroll()}
        @keydown=${(event: KeyboardEvent) => this.handleKey(event)}
        @focusin=${(event: FocusEvent) => this.handleFocusIn(event)}
        @focusout=${(event: FocusEvent) => this.handleFocusOut(event)}
      >
        <div class=${headRows === 2 ? 'head' : 'head flat'} role="rowgroup" .style=${`width:${full}px`}>
          <div class="heads teams" role="row" aria-rowindex="1">
            <div class="over-titles" role="columnheader" aria-colindex="1" aria-rowspan=${headRows} aria-label=${t('raci.task.title')} .style=${`width:${width}px`}>
              <slot name="corner"></slot>
              <span class="legend">${t('raci.load')}</span>
              <coop-raci-resizer
                .width=${width}
                label=${t('raci.column.resize')}
                @resize-column=${(event: CustomEvent<number>) => emit(this, 'resize-column', event.detail)}
              ></coop-raci-resizer>
            </div>
            ${this.renderTeams()}
          </div>
          <div
            class="heads people"
            role="row"
            aria-rowindex=${headRows}
            @click=${(event: MouseEvent) => this.handleHeadClick(event)}
            @keydown=${(event: KeyboardEvent) => this.handleKey(event)}
          ></div>
        </div>
        <div class="body" role="rowgroup" .style=${`width:${full}px;height:${model.rows.length * rowHeight}px`}></div>
      </div>
      ${this.renderPicker()}
    `;
  }
}

/** The scroll position from which something is wholly in view, as near as can be. */
function revealed(scroll: number, viewport: number, start: number, size: number): number {
  if (start < scroll) return start;
  return start + size > scroll + viewport ? start + size - viewport : scroll;
}

customElements.define('coop-raci-grid', CoopRaciGrid);

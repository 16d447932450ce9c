import type { ItemRow, MatrixRow, RaciItem, RaciRole } from '@entrelacs/core';
import { html, nothing, type PropertyValues } from 'lit';
import { adoptStyles } from '../shared/adopt-styles.ts';
import { emitWithin } from '../shared/emit.ts';
import { putInOrder } from '../shared/put-in-order.ts';
import type { Position } from './grid-body.ts';
import { rangeOf } from './grid-cursor.ts';
import { gridLaterStyles } from './grid-later.styles.ts';
import { commandOf, type GridCommand } from './grid-keys.ts';
import { rolesIn, type GridModel } from './grid-model.ts';
import { moved } from './grid-moves.ts';
import { GridPointer, type GridHost } from './grid-pointer.ts';
import type { CoopRaciGrid } from './raci-grid.ts';
import './raci-picker.ts';
import type { CoopRaciPicker } from './raci-picker.ts';

/** Cells that a letter goes into, or is taken from. */
export interface CellsIntent {
  readonly items: readonly RaciItem[];
  readonly members: readonly string[];
  /** The letter; undefined empties the cells. */
  readonly role: RaciRole | undefined;
}

/** A row that went while it was edited, and the title typed for it. */
export interface GoneRow {
  readonly row: ItemRow;
  readonly title?: string;
}

/** A cell by the keys of its row and its column; what is no row or no column of the model, by its number. */
export interface Place {
  readonly row: string | number;
  readonly column: string | number;
}

/** What keys and the pointer do in a grid: it comes once the grid is drawn. */
export class GridActs implements GridHost {
  readonly #grid: CoopRaciGrid;
  #resting?: ReturnType<typeof setTimeout>;

  constructor(grid: CoopRaciGrid) {
    this.#grid = grid;
    const root = grid.renderRoot;
    adoptStyles(root, [gridLaterStyles]);
    const on = <E extends Event>(part: string, type: string, act: (event: E) => void) => root.querySelector(part)?.addEventListener(type, (event) => act(event as E));
    on<KeyboardEvent>('.scroller', 'keydown', (event) => this.#press(event));
    on<InputEvent>('.scroller', 'input', () => (grid.draft = this.#input?.value));
    on<FocusEvent>('.scroller', 'focusout', (event) => this.#focusOut(event));
    on('.scroller', 'scroll', () => this.#rest());
    on<MouseEvent>('.people', 'click', (event) => this.#clickHead(event));
    const body = root.querySelector<HTMLElement>('.body');
    if (body !== null) new GridPointer(this, body);
  }

  get model() {
    return this.#grid.model;
  }

  get canEdit(): boolean {
    return this.#grid.canEdit;
  }

  get at(): Position {
    return this.#grid.at;
  }

  positionOf(target: EventTarget | null): Position | undefined {
    return this.#grid.positionOf(target);
  }

  moveTo(to: Position, isExtending: boolean): void {
    this.#grid.moveTo(to, isExtending);
  }

  /** Tells whoever holds the grid. */
  send(type: string, detail?: unknown): void {
    emitWithin(this.#grid, type, detail);
  }

  /** Shows the letters on the cursor's cell. */
  pick(takesFocus = false): void {
    const grid = this.#grid;
    if (grid.locked.has(grid.model.rows[grid.at.row]?.key ?? '')) return this.send('grid-locked');
    grid.picking = { at: grid.at };
    if (takesFocus) void grid.updateComplete.then(() => this.#picker?.updateComplete.then(() => this.#picker?.focus()));
  }

  /** Starts changing the title of a row. */
  rename(rowKey: string): void {
    const { canRename, locked } = this.#grid;
    if (locked.has(rowKey)) this.send('grid-locked');
    else if (canRename) {
      this.#grid.draft = undefined;
      this.#grid.editing = rowKey;
    }
  }

  /** Ends the change of a title. */
  endEdit(isKept: boolean): void {
    const grid = this.#grid;
    if (grid.editing === undefined) return;
    const title = this.#input?.value.trim();
    const row = grid.model.rows.find(({ key }) => key === grid.editing);
    grid.editing = undefined;
    if (isKept && row?.kind === 'item' && title !== undefined && title !== '' && title !== row.item.title) this.send('grid-rename', { item: row.item, title });
  }

  /** What is left to do once the grid shows its properties. */
  afterUpdate(changed: PropertyValues): void {
    const grid = this.#grid;
    this.#catchUp();
    if (changed.has('editing') && grid.editing !== undefined) {
      this.#input?.focus();
      this.#input?.select();
    }
    if (changed.has('model')) this.#follow(changed.get('model') as GridModel | undefined);
    // The letters have no height before they are drawn.
    void this.#picker?.updateComplete.then(() => this.placePicker());
  }

  /** Goes on with what was being edited where its row is now, or says that it is gone. */
  #follow(before: GridModel | undefined): void {
    const grid = this.#grid;
    const { editing, picking, model, draft } = grid;
    const rowOf = (key: string | undefined, { rows }: GridModel) => rows.find((row): row is ItemRow => row.kind === 'item' && row.key === key);
    if (before === undefined) return;
    if (editing !== undefined && rowOf(editing, model) === undefined) {
      const row = rowOf(editing, before);
      grid.editing = undefined;
      if (row !== undefined) this.send('grid-gone', { row, ...(draft !== undefined && { title: draft.trim() }) } satisfies GoneRow);
    } else if (editing !== undefined && grid.shadowRoot?.activeElement == null) this.#input?.focus();
    if (picking === undefined) return;
    const [row, column] = [before.rows[picking.at.row], before.columns[picking.at.column]];
    const isThere = model.rows[grid.at.row]?.key === row?.key && model.columns[grid.at.column]?.key === column?.key;
    if (isThere && (grid.at.row !== picking.at.row || grid.at.column !== picking.at.column)) grid.picking = { ...picking, at: grid.at };
    if (isThere) return;
    grid.picking = undefined;
    if (row?.kind === 'item' && rowOf(row.key, model) === undefined) this.send('grid-gone', { row } satisfies GoneRow);
  }

  /** Once nobody scrolls any more, the page is read out in the order that is seen. */
  #rest(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      const { body, head } = this.#grid;
      for (const each of [head, body, ...(body?.ring.slots ?? [])]) if (each !== undefined) putInOrder(each.ring);
    }, 150);
  }

  /** Puts the letters under their cell, or above where there is no room; away when the cell is no longer mounted. */
  placePicker(): void {
    const grid = this.#grid;
    const picker = this.#picker;
    if (picker == null || grid.picking === undefined) return;
    const cell = grid.elementAt(grid.picking.at);
    if (cell === undefined) {
      grid.picking = undefined;
      return;
    }
    const host = grid.getBoundingClientRect();
    const box = cell.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = picker;
    const below = box.bottom - host.top + 3;
    picker.style.left = `${Math.max(4, Math.min(box.left - host.left, host.width - width - 4))}px`;
    picker.style.top = `${below + height > host.height ? Math.max(4, box.top - host.top - height - 3) : below}px`;
  }

  /** The letters, where a cell asks for them. */
  renderPicker() {
    const { picking, model, t } = this.#grid;
    const row = picking && model.rows[picking.at.row];
    const column = picking && model.columns[picking.at.column];
    if (row?.kind !== 'item' || column?.kind !== 'member') return nothing;
    return html`<coop-raci-picker
      .t=${t}
      .held=${rolesIn(row.item, column.key)}
      .proposed=${picking?.proposed}
      label=${`${row.item.title}, ${column.member.name}`}
      @pick=${(event: CustomEvent<RaciRole | undefined>) => {
        this.#give(event.detail);
        this.#closePicker();
      }}
      @close=${() => this.#closePicker()}
    ></coop-raci-picker>`;
  }

  get #picker(): CoopRaciPicker | null {
    return this.#grid.renderRoot.querySelector<CoopRaciPicker>('coop-raci-picker');
  }

  get #input(): HTMLInputElement | null {
    return this.#grid.renderRoot.querySelector<HTMLInputElement>('input.edit');
  }

  #closePicker(): void {
    this.#grid.picking = undefined;
    this.#grid.takeFocus();
  }

  /** Does what was asked before this came, where it was asked. */
  #catchUp(): void {
    const grid = this.#grid;
    grid.early.handOver(
      (place) => {
        const to = this.#find(place);
        if (to !== undefined) grid.moveTo(to, false);
        return to !== undefined;
      },
      ({ event, target, place }) => {
        if (event instanceof KeyboardEvent) this.#press(event);
        else this.#clickAgain(target as Element, this.#find(place) ?? grid.at);
      },
    );
  }

  /** Where a place is now; undefined when its row or its column is gone. */
  #find({ row, column }: Place): Position | undefined {
    const { rows, columns } = this.#grid.model;
    const at = (key: string | number, all: readonly { readonly key: string }[]) => (typeof key === 'number' ? key : all.findIndex((one) => one.key === key));
    const to = { row: at(row, rows), column: at(column, columns) };
    return (typeof row === 'string' && to.row < 0) || (typeof column === 'string' && to.column < 0) ? undefined : to;
  }

  /** The element that was clicked may show another row by now. */
  #clickAgain(target: Element, to: Position): void {
    const grid = this.#grid;
    const act = target.closest<HTMLElement>('[data-act]')?.dataset['act'];
    const cell = grid.positionOf(target) === undefined ? undefined : grid.elementAt(to);
    const onto = cell === undefined ? target : (cell.querySelector(`[data-act="${act}"]`) ?? cell);
    onto.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
  }

  #press(event: KeyboardEvent): void {
    if (event.target instanceof HTMLInputElement) return this.#pressInTitle(event);
    if (event.target instanceof Element && event.target.closest('.over-titles') !== null) return;
    const command = commandOf(event);
    if (command === undefined || !this.#run(command)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #pressInTitle(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    this.endEdit(event.key === 'Enter');
    this.#grid.takeFocus();
  }

  /** Does what a key asks; false when there is nothing to do, so that the key stays the page's. */
  #run(command: GridCommand): boolean {
    const grid = this.#grid;
    const { at, model } = grid;
    const row = model.rows[at.row];
    switch (command.kind) {
      case 'move':
        if (row?.kind === 'group' && at.column < 0 && command.columns !== 0) {
          if (row.collapsed === command.columns > 0) this.send('grid-fold', row.key);
        } else grid.moveTo(moved(model, at, command, grid.pageRows, -grid.headRows), command.extend);
        return true;
      case 'page':
      case 'edge':
        grid.moveTo(moved(model, at, command, grid.pageRows, -grid.headRows), command.extend);
        // Titles are always in view: the start of a row is its first person too.
        if (command.kind === 'edge' && grid.at.column < 0) grid.renderRoot.querySelector('.scroller')?.scrollTo({ left: 0 });
        return true;
      case 'role':
        this.#give(command.role);
        return true;
      case 'clear':
        this.#give(undefined);
        return true;
      case 'open':
        this.#open(row);
        return true;
      case 'rename':
        if (row?.kind === 'item') this.rename(row.key);
        return true;
      case 'add':
        if (grid.canAdd) this.send('grid-add', row?.kind === 'item' ? row.group : row?.key);
        return true;
      case 'help':
        this.send('grid-help');
        return true;
      case 'escape': {
        const had = grid.picking !== undefined || grid.range !== undefined;
        grid.picking = undefined;
        grid.dropRange();
        return had;
      }
    }
  }

  /** Enter or Space on the cursor. */
  #open(row: MatrixRow | undefined): void {
    const { at, model, canEdit } = this.#grid;
    const column = model.columns[at.column];
    if (at.row === -1 && column?.kind === 'member') this.send('grid-person', column.key);
    else if (at.row < 0) this.send('grid-fold-team', this.#grid.teamAt(at.column)?.key ?? '');
    else if (row?.kind === 'group') this.send('grid-fold', row.key);
    else if (row !== undefined && at.column < 0) this.rename(row.key);
    else if (column?.kind === 'team') this.send('grid-fold-team', column.team);
    else if (canEdit) this.pick(true);
    else this.send('grid-denied');
  }

  /** A letter for the cursor's cell or the range. */
  #give(role: RaciRole | undefined): void {
    const grid = this.#grid;
    const { at, model, range } = grid;
    if (at.row < 0 || (range === undefined && at.column < 0)) return;
    grid.picking = undefined;
    if (!grid.canEdit) return this.send('grid-denied');
    const { top, bottom, left, right } = range ?? rangeOf(at, at);
    const items = model.rows.slice(top, bottom + 1).flatMap((row) => (row.kind === 'item' ? [row.item] : []));
    if (items.some(({ id }) => grid.locked.has(id))) return this.send('grid-locked');
    const members = model.columns.slice(left, right + 1).flatMap((column) => (column.kind === 'member' ? [column.key] : []));
    if (items.length > 0 && members.length > 0) this.send('grid-roles', { items, members, role } satisfies CellsIntent);
  }

  #focusOut(event: FocusEvent): void {
    if (event.target instanceof HTMLInputElement && event.relatedTarget !== null) this.endEdit(true);
  }

  #clickHead(event: MouseEvent): void {
    const column = this.#grid.model.columns[this.#grid.columnOf(event.target) ?? -1];
    if (column?.kind === 'member') this.send('grid-person', column.key);
    else if (column?.kind === 'team') this.send('grid-fold-team', column.team);
  }
}

import type { Position } from './grid-body.ts';
import type { GridModel } from './grid-model.ts';

/** What the pointer acts on. */
export interface GridHost {
  readonly model: GridModel;
  readonly canEdit: boolean;
  readonly at: Position;
  positionOf(target: EventTarget | null): Position | undefined;
  moveTo(to: Position, isExtending: boolean): void;
  /** Opens the letters on the cursor's cell, the focus staying on the cell. */
  pick(): void;
  rename(rowKey: string): void;
  endEdit(isKept: boolean): void;
  /** Tells whoever holds the grid. */
  send(type: string, detail?: unknown): void;
}

/** Clicks and drags on the rows: a click opens the letters, a drag or Shift marks a range, a double click renames. */
export class GridPointer {
  readonly #host: GridHost;
  #dragFrom: Position | undefined;
  #hasMoved = false;

  constructor(host: GridHost, body: HTMLElement) {
    this.#host = host;
    body.addEventListener('pointerdown', (event) => this.#press(event));
    body.addEventListener('pointermove', (event) => this.#drag(event));
    body.addEventListener('click', (event) => this.#click(event));
    body.addEventListener('dblclick', (event) => this.#doubleClick(event));
  }

  #press(event: PointerEvent): void {
    if (event.button !== 0 || isControl(event.target)) return;
    const at = this.#host.positionOf(event.target);
    if (at === undefined) return;
    event.preventDefault();
    this.#host.endEdit(true);
    this.#host.moveTo(at, event.shiftKey && at.column >= 0);
    this.#dragFrom = at;
    this.#hasMoved = event.shiftKey;
  }

  #drag(event: PointerEvent): void {
    const from = this.#dragFrom;
    if (from === undefined || from.column < 0 || event.buttons !== 1 || event.pointerType === 'touch') return;
    const to = this.#host.positionOf(event.target);
    const { at } = this.#host;
    if (to === undefined || to.column < 0 || (to.row === at.row && to.column === at.column)) return;
    this.#hasMoved = true;
    this.#host.moveTo(to, true);
  }

  #click(event: MouseEvent): void {
    const host = this.#host;
    const isDrag = this.#hasMoved;
    this.#dragFrom = undefined;
    this.#hasMoved = false;
    const at = host.positionOf(event.target);
    const row = at && host.model.rows[at.row];
    if (at === undefined || row === undefined) return;
    const act = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-act]')?.dataset['act'] : undefined;
    const column = host.model.columns[at.column];
    if (act === 'complete' && row.kind === 'item') host.send('grid-complete', row.item);
    else if (act === 'add') host.send('grid-add', row.key);
    else if (act === 'edit' || isDrag) return;
    else if (row.kind === 'group') host.send('grid-fold', row.key);
    else if (column?.kind === 'team') host.send('grid-fold-team', column.team);
    else if (column !== undefined && host.canEdit) host.pick();
  }

  #doubleClick(event: MouseEvent): void {
    const at = this.#host.positionOf(event.target);
    const row = at?.column === -1 ? this.#host.model.rows[at.row] : undefined;
    if (row?.kind === 'item' && !isControl(event.target)) this.#host.rename(row.key);
  }
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, input') !== null;
}

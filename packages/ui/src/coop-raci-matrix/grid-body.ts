import type { MatrixRow } from '@entrelacs/core';
import { render, type TemplateResult } from 'lit';
import { Ring, type Slot, type Window } from '../shared/ring.ts';
import { CellSlot, setOrRemove, type CellReader } from './grid-cells.ts';
import { emptyGrid, isSameGroup, type CellProgress, type GridModel, type RowMarks } from './grid-model.ts';

/** Where the grid's cursor is: row -1 is the people's heads, -2 the teams'; column -1 is the title. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

/** Cells from one corner to another, both included. */
export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Everything besides the model that decides what the body shows. */
export interface BodyView {
  readonly rows: Window;
  readonly columns: Window;
  readonly rowHeight: number;
  readonly columnWidth: number;
  readonly titleWidth: number;
  readonly headRows: number;
  readonly reader: CellReader;
  readonly cursorRow: number;
  readonly range: Range | undefined;
  /** Changes when titles have to be drawn again whatever their row: language, editing. */
  readonly titleStamp: unknown;
  readonly title: (row: MatrixRow, marks: RowMarks | undefined) => RowTitle;
}

/** The first cell of a row: what it shows, its name and what else it says. */
export interface RowTitle {
  readonly content: TemplateResult;
  readonly name: string;
  readonly description: string;
}

class RowSlot implements Slot {
  readonly element = document.createElement('div');
  readonly title = document.createElement('div');
  readonly ring: Ring<CellSlot>;
  index = -1;
  row: MatrixRow | undefined;
  marks: RowMarks | undefined;
  progress: ReadonlyMap<string, CellProgress> | undefined;
  titleStamp: unknown;
  #top = -1;
  #rowIndex = -1;

  constructor() {
    this.element.setAttribute('role', 'row');
    this.title.setAttribute('role', 'rowheader');
    this.title.setAttribute('aria-colindex', '1');
    this.title.tabIndex = -1;
    this.title.className = 'title';
    this.element.append(this.title);
    this.ring = new Ring(this.element, () => new CellSlot());
  }

  place({ rowHeight, headRows }: BodyView): void {
    const top = this.index * rowHeight;
    if (this.#top !== top) this.element.style.transform = `translateY(${top}px)`;
    this.#top = top;
    const rowIndex = this.index + 1 + headRows;
    if (this.#rowIndex !== rowIndex) this.element.setAttribute('aria-rowindex', String(rowIndex));
    this.#rowIndex = rowIndex;
  }

  entitle({ content, name, description }: RowTitle, isExpanded: boolean | undefined): void {
    render(content, this.title);
    setOrRemove(this.title, {
      'aria-label': name,
      'aria-description': description,
      'aria-expanded': isExpanded === undefined ? '' : String(isExpanded),
    });
  }
}

/**
 * The rows of the grid that are mounted, their elements reused while scrolling. Cells are handled by hand, not by
 * templates: a frame of scrolling changes a thousand of them.
 */
export class GridBody {
  readonly ring: Ring<RowSlot>;
  #model: GridModel = emptyGrid;
  #view: BodyView | undefined;
  #teamStarts = new Set<number>();
  /** How many cells were read again so far: for tests of what an edit touches. */
  cellsRead = 0;

  constructor(container: HTMLElement) {
    this.ring = new Ring(container, () => new RowSlot());
  }

  /** Draws a model in a view; rows, cells and titles that did not change are not touched. */
  update(model: GridModel, view: BodyView): void {
    const before = this.#view;
    const isSameGrid =
      before?.reader === view.reader &&
      before.titleWidth === view.titleWidth &&
      before.columnWidth === view.columnWidth &&
      this.#model.columns === model.columns &&
      this.#model.away === model.away;
    if (this.#model.heads !== model.heads) this.#teamStarts = new Set(model.heads.map(({ start }) => start));
    const isSameRange = before?.range === view.range;
    this.#model = model;
    this.#view = view;
    this.ring.moveTo(view.rows);
    for (const slot of this.ring.slots) this.#drawRow(slot, view, isSameGrid, isSameRange);
  }

  /** The element of a position, where it is mounted. */
  elementAt({ row, column }: Position): HTMLElement | undefined {
    const slot = this.ring.at(row);
    return column < 0 ? slot?.title : slot?.ring.at(column)?.element;
  }

  /** The position of an element inside the body. */
  positionOf(target: EventTarget | null): Position | undefined {
    if (!(target instanceof Element)) return undefined;
    const slot = this.ring.slots.find(({ element }) => element.contains(target));
    if (slot === undefined) return undefined;
    if (slot.title.contains(target)) return { row: slot.index, column: -1 };
    const cell = slot.ring.slots.find(({ element }) => element.contains(target));
    return cell && { row: slot.index, column: cell.index };
  }

  #drawRow(slot: RowSlot, view: BodyView, isSameGrid: boolean, isSameRange: boolean): void {
    const model = this.#model;
    const row = model.rows[slot.index];
    if (row === undefined) return;
    const marks = model.marks.get(row.key);
    const progress = model.progress.get(row.key);
    const isSame = slot.row !== undefined && isSameRow(slot.row, row) && slot.marks === marks && slot.progress === progress;
    slot.place(view);
    const classes = row.kind === 'group' ? 'row group' : slot.index === view.cursorRow ? 'row cursor' : 'row';
    if (slot.element.className !== classes) slot.element.className = classes;
    if (!isSame || slot.titleStamp !== view.titleStamp) {
      slot.titleStamp = view.titleStamp;
      slot.entitle(view.title(row, marks), row.kind === 'group' ? !row.collapsed : undefined);
    }
    slot.ring.moveTo(view.columns);
    // Cells of open groups all say nothing; the letters of a folded one are counted anew with each arrangement.
    const saysSame = row.kind === 'item' ? isSame : row.collapsed ? slot.row === row : isOpenGroup(slot.row);
    const keepsCells = isSameGrid && saysSame;
    slot.row = row;
    slot.marks = marks;
    slot.progress = progress;
    this.#drawCells(slot, row, view, keepsCells, isSameRange);
  }

  #drawCells(slot: RowSlot, row: MatrixRow, view: BodyView, keepsCells: boolean, isSameRange: boolean): void {
    const { columns } = this.#model;
    const { range } = view;
    const inRows = range !== undefined && slot.index >= range.top && slot.index <= range.bottom;
    for (const cell of slot.ring.slots) {
      const column = columns[cell.index];
      if (column === undefined) continue;
      const isSelected = inRows && cell.index >= range.left && cell.index <= range.right;
      if (keepsCells && cell.column === column) {
        if (!isSameRange || isSelected) cell.select(isSelected);
        continue;
      }
      cell.column = column;
      cell.place(view.titleWidth + cell.index * view.columnWidth);
      cell.paint(view.reader.read(this.#model, row, column, this.#teamStarts.has(cell.index)), isSelected);
      this.cellsRead += 1;
    }
  }
}

function isOpenGroup(row: MatrixRow | undefined): boolean {
  return row?.kind === 'group' && !row.collapsed;
}

function isSameRow(a: MatrixRow, b: MatrixRow): boolean {
  if (a === b) return true;
  if (a.kind === 'item') return b.kind === 'item' && a.item === b.item;
  return b.kind === 'group' && isSameGroup(a, b);
}

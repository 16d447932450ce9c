import type { Position, Range } from './grid-body.ts';
import type { GridCommand } from './grid-keys.ts';
import type { GridModel } from './grid-model.ts';

/** A command that moves the cursor. */
export type Moving = Extract<GridCommand, { kind: 'move' | 'page' | 'edge' }>;

/** Where the cursor and the range are; they follow their row and person when others come or go. */
export class GridCursor {
  at: Position = { row: 0, column: 0 };
  range: Range | undefined;
  /** Whether anybody has put it there: until then its row is not tinted. */
  isSet = false;
  #anchor: Position | undefined;
  #rowKey: string | undefined;
  #columnKey: string | undefined;

  /** Moves it; a range grows from where it stood when extending. */
  moveTo(to: Position, isExtending: boolean, model: GridModel): void {
    this.#anchor = isExtending ? (this.#anchor ?? this.at) : to;
    this.range = isExtending && to.row >= 0 ? rangeOf(this.#anchor, to) : undefined;
    this.at = to;
    this.isSet = true;
    this.#remember(model);
  }

  /** Forgets the range; false when there was none. */
  dropRange(): boolean {
    const had = this.range !== undefined;
    this.range = undefined;
    this.#anchor = undefined;
    return had;
  }

  /** Finds its row and person again in a new model. */
  follow(before: GridModel | undefined, model: GridModel): void {
    if (!this.isSet && (before === undefined || before.rows.length === 0)) this.at = firstPosition(model);
    else {
      const { row, column } = this.at;
      const nextRow = row < 0 ? row : indexOr(model.rows, this.#rowKey, row);
      const nextColumn = column < 0 ? -1 : indexOr(model.columns, this.#columnKey, column);
      this.at = { row: Math.min(nextRow, Math.max(model.rows.length - 1, 0)), column: Math.min(nextColumn, model.columns.length - 1) };
      if (before?.columns !== model.columns || !hasSameKeys(before, model)) this.dropRange();
    }
    this.#remember(model);
  }

  #remember(model: GridModel): void {
    this.#rowKey = model.rows[this.at.row]?.key;
    this.#columnKey = model.columns[this.at.column]?.key;
  }
}

/** Where a command moves the cursor to. Cells of open groups say nothing: they are passed over. */
export function moved(model: GridModel, from: Position, command: Moving, pageRows: number, topmostHead: number): Position {
  const last = { row: model.rows.length - 1, column: model.columns.length - 1 };
  const to = target(from, command, pageRows, last);
  const column = clamp(to.column, from.row < 0 || command.extend ? 0 : -1, last.column);
  const topmost = column < 0 || command.extend ? 0 : topmostHead;
  const row = clamp(to.row, Math.min(topmost, last.row), last.row);
  const mayRest = column < 0 || command.extend || row < 0;
  const isUp = command.kind === 'move' && to.row === from.row - 1;
  return { row: mayRest ? row : isUp ? aboveOpenGroups(model, row) : belowOpenGroups(model, row, from.row), column };
}

function target(from: Position, command: Moving, pageRows: number, last: Position): Position {
  switch (command.kind) {
    case 'move':
      return { row: from.row + command.rows, column: from.column + command.columns };
    case 'page':
      return { row: Math.max(from.row + command.pages * pageRows, 0), column: from.column };
    case 'edge': {
      const row = command.row === undefined ? from.row : command.row === 'first' ? 0 : last.row;
      return { row, column: command.column === 'last' ? last.column : command.row === undefined && from.column > 0 ? 0 : -1 };
    }
  }
}

function isOpenGroup({ rows }: GridModel, n: number): boolean {
  const line = rows[n];
  return line?.kind === 'group' && !line.collapsed;
}

/** The nearest row at or above one whose cells say something; the heads above the first. */
function aboveOpenGroups(model: GridModel, row: number): number {
  let next = row;
  while (isOpenGroup(model, next)) next -= 1;
  return next;
}

/** The nearest row at or below one whose cells say something; above it where there is none. */
function belowOpenGroups(model: GridModel, row: number, fallback: number): number {
  let next = row;
  while (isOpenGroup(model, next)) next += 1;
  if (next < model.rows.length) return next;
  next = aboveOpenGroups(model, row);
  return next < 0 ? fallback : next;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

/** The range between two corners. */
export function rangeOf(a: Position, b: Position): Range {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.max(Math.min(a.column, b.column), 0),
    right: Math.max(a.column, b.column, 0),
  };
}

/** The first cell that says something. */
function firstPosition({ rows }: GridModel): Position {
  const row = rows.findIndex((line) => line.kind === 'item' || line.collapsed);
  return { row: Math.max(row, 0), column: 0 };
}

function indexOr(list: readonly { readonly key: string }[], key: string | undefined, fallback: number): number {
  if (list[fallback]?.key === key) return fallback;
  const index = list.findIndex((entry) => entry.key === key);
  return index < 0 ? fallback : index;
}

function hasSameKeys(a: GridModel, b: GridModel): boolean {
  return a.rows === b.rows || (a.rows.length === b.rows.length && a.rows.every(({ key }, n) => key === b.rows[n]?.key));
}

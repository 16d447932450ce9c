import type { Position, Range } from './grid-body.ts';
import type { GridModel } from './grid-model.ts';

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

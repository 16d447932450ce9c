import type { Position } from './grid-body.ts';
import type { GridCommand } from './grid-keys.ts';
import type { GridModel } from './grid-model.ts';

/** A command that moves the cursor. */
export type Moving = Extract<GridCommand, { kind: 'move' | 'page' | 'edge' }>;

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

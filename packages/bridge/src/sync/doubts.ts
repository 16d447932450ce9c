import type { EntityName } from '@entrelacs/core';
import type { Known } from '../state/state.ts';
import { fieldMeta } from './field-meta.ts';
import { isEmptyValue } from './meaning.ts';
import type { PlannedWrite } from './planned.ts';
import { all, cellName, mostCells } from './run-log.ts';

/** Cells of which a machine does not know what both sides last had in common, since others carried there meanwhile. */
export class Doubts {
  private readonly names: ReadonlySet<string>;

  constructor(names: Iterable<string> = []) {
    this.names = new Set(names);
  }

  /** Nothing is in doubt. */
  get isEmpty(): boolean {
    return this.names.size === 0;
  }

  /** Whether what is remembered of a cell may be out of date; of one that nothing is remembered of, whether it is named itself. */
  has(entity: EntityName, uid: string, field: string, isKnown = true): boolean {
    if (this.isEmpty) return false;
    if (this.names.has(cellName(entity, uid, field))) return true;
    return isKnown && (this.hasTable(entity) || this.names.has(cellName(entity, uid, all)));
  }

  /** Those among some cells of a row. */
  among(entity: EntityName, uid: string, fields: Iterable<string>, known: Known | undefined): string[] {
    if (this.isEmpty) return [];
    return [...fields].filter((field) => this.has(entity, uid, field, known !== undefined && field in known.base)).map((field) => cellName(entity, uid, field));
  }

  /** Those of a table that could not be read this time: they stay. */
  ofUnread(entity: EntityName, rows: Iterable<Known>): string[] {
    if (this.isEmpty) return [];
    if (this.hasTable(entity)) return [cellName(entity, all, all)];
    return [...rows].flatMap((known) => this.among(entity, known.uid, Object.keys(known.base), known));
  }

  private hasTable(entity: EntityName): boolean {
    return this.names.has(all) || this.names.has(cellName(entity, all, all));
  }
}

/** Cells that writes may give another common value; all, where they are too many to be named. */
export function cellsWritten(writes: readonly PlannedWrite[]): string[] {
  return writes.length > mostCells ? [all] : writes.flatMap(cellsOf);
}

function cellsOf({ kind, entity, uid, after }: Pick<PlannedWrite, 'kind' | 'entity' | 'uid' | 'after'>): string[] {
  if (kind === 'update') return Object.keys(after).map((key) => cellName(entity, uid, key));
  const filled = Object.entries(after).flatMap(([key, value]) => {
    const field = fieldMeta(entity, key);
    return field === undefined || isEmptyValue(field, value) ? [] : [cellName(entity, uid, key)];
  });
  return [cellName(entity, uid, all), ...filled];
}

import { newEntity, sameValue, type Entity, type EntityName, type Issue } from '@entrelacs/core';
import type { CellReader, Report } from '../cells/read-cell.ts';
import type { ColumnValues } from '../doc-port.ts';

/** One column to read: which, into which field, and how. */
export interface ColumnPlan {
  readonly colId: string;
  readonly field: string;
  readonly read: CellReader;
  /** The reader gives several fields at once: `field` and these. */
  readonly spreads?: readonly string[];
}

/** How to read a table. The same plan must be passed as long as nothing about the reading changed. */
export type TablePlan = readonly ColumnPlan[];

type Row = Record<string, unknown>;

/**
 * Reads a table again and again: rows whose cells did not change keep their entity, and a table in which nothing
 * changed keeps its arrays. Linear in the number of cells; only changed rows are decoded.
 */
export class TableReader<Name extends EntityName = EntityName> {
  /** Rows as entities, in the order of the last data. */
  entities: readonly Entity<Name>[] = [];
  /** What could not be read, by row. */
  issues: readonly Issue[] = [];
  readonly #name: Name;
  readonly #prefix: string;
  readonly #blank: Row;
  /** A row with every field that the plan fills, empty: copies of it are quick to make and to fill. */
  #template: Row;
  #plan: TablePlan = [];
  #data: ColumnValues = {};
  #rowOf = new Map<unknown, number>();
  #issuesOf = new Map<string, readonly Issue[]>();

  constructor(name: Name, prefix = '') {
    this.#name = name;
    this.#prefix = prefix;
    this.#blank = { ...newEntity(name, '') };
    this.#template = this.#blank;
  }

  /** Takes the host's data in; true when an entity or an issue is no longer what it was. */
  read(data: ColumnValues, plan: TablePlan): boolean {
    const ids = data['id'] ?? [];
    const previous = this.entities;
    if (plan !== this.#plan) this.#template = templateOf(this.#blank, plan);
    const origins = this.#originsOf(ids, data, plan);
    let changed = ids.length !== previous.length;
    let moved = changed;
    let issuesChanged = false;
    const entities = ids.map((id, row) => {
      const origin = origins[row] ?? -1;
      if (origin >= 0) {
        moved ||= origin !== row;
        return previous[origin] as Entity<Name>;
      }
      const before = this.#rowOf.get(id);
      const issues: Issue[] = [];
      const entity = reused(before === undefined ? undefined : previous[before], this.#decode(this.#prefix + String(id), data, row, plan, issues));
      moved ||= before !== row;
      changed ||= entity !== previous[row];
      issuesChanged = this.#keepIssues(this.#prefix + String(id), issues) || issuesChanged;
      return entity;
    });
    if (moved) {
      this.#rowOf = new Map(ids.map((id, row) => [id, row]));
      issuesChanged = this.#forgetGone(entities) || issuesChanged;
    }
    changed ||= moved;
    if (changed) this.entities = entities;
    if (issuesChanged) this.issues = entities.flatMap(({ id }) => this.#issuesOf.get(id) ?? []);
    this.#data = data;
    this.#plan = plan;
    return changed || issuesChanged;
  }

  /** What a row's cell holds, as last read; undefined when there is no such row or column. */
  cell(id: string, colId: string): unknown {
    const row = this.#placeOf(id);
    return row === undefined ? undefined : this.#data[colId]?.[row];
  }

  /** Number of a row in its table by its id; undefined when there is no such row. */
  rowNumber(id: string): number | undefined {
    const row = this.#placeOf(id);
    return row === undefined ? undefined : Number(this.#data['id']?.[row]);
  }

  #placeOf(id: string): number | undefined {
    return id.startsWith(this.#prefix) ? this.#rowOf.get(Number(id.slice(this.#prefix.length))) : undefined;
  }

  /** For each row its place in the former data when its cells are the same, -1 when it must be decoded. */
  #originsOf(ids: readonly unknown[], data: ColumnValues, plan: TablePlan): Int32Array {
    const origins = new Int32Array(ids.length).fill(-1);
    if (plan !== this.#plan) return origins;
    const formerIds = this.#data['id'] ?? [];
    for (let row = 0; row < ids.length; row += 1) origins[row] = formerIds[row] === ids[row] ? row : (this.#rowOf.get(ids[row]) ?? -1);
    for (const { colId } of plan) {
      const [now, former] = [data[colId] ?? [], this.#data[colId] ?? []];
      if (now === former && ids === formerIds) continue;
      for (let row = 0; row < ids.length; row += 1) {
        const origin = origins[row] as number;
        if (origin >= 0 && now[row] !== former[origin] && !sameValue(now[row], former[origin])) origins[row] = -1;
      }
    }
    return origins;
  }

  #decode(id: string, data: ColumnValues, row: number, plan: TablePlan, issues: Issue[]): Entity<Name> {
    const entity: Row = { ...this.#template };
    entity['id'] = id;
    let path = '';
    const report: Report = (code, held) => issues.push({ code, entity: this.#name, row: id, path, value: shownValue(held) });
    for (const { colId, field, read, spreads } of plan) {
      const cell = data[colId]?.[row];
      if (cell === null || cell === undefined || cell === '') continue;
      path = field;
      const value = read(cell, report);
      if (value === undefined) continue;
      if (spreads !== undefined) Object.assign(entity, value);
      else entity[field] = value;
    }
    return entity as Entity<Name>;
  }

  #keepIssues(id: string, issues: readonly Issue[]): boolean {
    const former = this.#issuesOf.get(id);
    if (issues.length === 0) return former !== undefined && this.#issuesOf.delete(id);
    if (sameValue(former, issues)) return false;
    this.#issuesOf.set(id, issues);
    return true;
  }

  #forgetGone(entities: readonly Entity<Name>[]): boolean {
    if (this.#issuesOf.size === 0) return false;
    const present = new Set(entities.map(({ id }) => id));
    const gone = [...this.#issuesOf.keys()].filter((id) => !present.has(id));
    for (const id of gone) this.#issuesOf.delete(id);
    return gone.length > 0;
  }
}

function templateOf(blank: Row, plan: TablePlan): Row {
  const fields = plan.flatMap(({ field, spreads = [] }) => [field, ...spreads]);
  return { ...Object.fromEntries(fields.map((field) => [field, undefined])), ...blank };
}

function reused<E extends object>(former: E | undefined, entity: E): E {
  if (former === undefined) return entity;
  let same = true;
  for (const key of Object.keys(entity) as (keyof E)[]) {
    if (sameValue(former[key], entity[key])) entity[key] = former[key];
    else same = false;
  }
  return same && Object.keys(former).length === Object.keys(entity).length ? former : entity;
}

/** What a cell holds, as text, cut to 200 characters. */
export function shownValue(held: unknown): string {
  const text = typeof held === 'string' ? held : (JSON.stringify(held) ?? '');
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

import { fieldsOf, model, sameValue, type Entity, type EntityName, type Issue, type Snapshot, type Stage } from '@entrelacs/core';
import type { ColumnValues } from '../doc-port.ts';
import type { Layout } from './layout.ts';
import { readJoined } from './joined-tables.ts';
import type * as later from './later.ts';
import type { NamedRows } from './named-rows.ts';
import { isReference, isWorded, planOf, type FieldColumns } from './plan.ts';
import { Remembered } from './remembered.ts';
import { TableReader, type TablePlan } from './table-reader.ts';

/** Rows of the widget's own table: those that its section shows, and all of them where they could be fetched. */
export interface OwnData {
  readonly shown: ColumnValues;
  readonly whole: ColumnValues | undefined;
  /** References hold names. */
  readonly expanded: boolean;
}

/** What the host's rows amount to. */
export interface ReadRows {
  readonly entities: Snapshot['entities'];
  /** Rows that the section's filters leave out. */
  readonly beyond: readonly Entity[];
  readonly issues: readonly Issue[];
}

const noRows: ColumnValues = { id: [] };

/** Reads the own table and the joined ones again and again; what did not change keeps its identity. */
export class Rows {
  readonly layout: Layout;
  readonly own: TableReader;
  readonly beyond: TableReader;
  /** Names added by the user that no row holds yet, by entity. */
  readonly added: Map<EntityName, string[]>;
  readonly remembered = new Remembered();
  /** Reads what our own tables do not hold, once it is there. */
  later: typeof later | undefined;
  /** Something was met that waits for it. */
  isShort = false;
  #named: NamedRows | undefined;
  /** Rows that the section left out when it last showed these. */
  #hidden: { readonly whole: ColumnValues; readonly ids: readonly unknown[]; readonly rows: ColumnValues } | undefined;
  #last: ReadRows = { entities: {}, beyond: [], issues: [] };

  /** Goes on from what was read with another layout of the same table, so that rows keep their identity. */
  constructor(layout: Layout, former?: Rows) {
    const isSame = former?.layout.entity === layout.entity && former.layout.tableId === layout.tableId;
    this.layout = layout;
    this.own = isSame ? former.own : new TableReader(layout.entity);
    this.beyond = isSame ? former.beyond : new TableReader(layout.entity);
    this.added = isSame ? former.added : new Map<EntityName, string[]>();
  }

  /** Rows that are known by name; only where `later` is there. */
  get named(): NamedRows {
    return (this.#named ??= new (this.later as typeof later).NamedRows(this));
  }

  /** Takes in what the host holds now. */
  read(data: OwnData, stages: readonly Stage[]): ReadRows {
    const { layout } = this;
    for (const table of layout.joined) readJoined(table, this.#planFor(table, table.entity, table.columns, stages, false));
    const plan = this.#planFor(this, layout.entity, layout.columns, stages, data.expanded);
    this.own.read(data.shown, plan);
    this.beyond.read(this.#beyondShown(data), plan);
    const entities: Record<string, readonly Entity[]> = { [layout.entity]: this.own.entities };
    for (const entity of this.#joinedEntities()) entities[entity] = this.#rowsOf(entity);
    const issues = [...this.own.issues, ...layout.joined.flatMap(({ reader, issue }) => [...(issue === undefined ? [] : [issue]), ...reader.issues])];
    this.#last = {
      entities: kept(this.#last.entities, entities),
      beyond: this.beyond.entities,
      issues: keptList(this.#last.issues, issues),
    };
    return this.#last;
  }

  /** Rows of the whole table that the section does not show. */
  #beyondShown({ shown, whole }: OwnData): ColumnValues {
    if (whole === undefined) return noRows;
    const ids = shown['id'] ?? [];
    if (this.#hidden?.whole === whole && sameValue(this.#hidden.ids, ids)) return this.#hidden.rows;
    const shownIds = new Set(ids);
    const places = [...(whole['id'] ?? []).entries()].flatMap(([place, id]) => (shownIds.has(id) ? [] : [place]));
    const colIds = ['id', ...Object.values(this.layout.columns).map(({ colId }) => colId)];
    const rows = places.length === 0 ? noRows : Object.fromEntries(colIds.map((colId) => [colId, places.map((place) => whole[colId]?.[place])]));
    this.#hidden = { whole, ids, rows };
    return rows;
  }

  /** Entities that another table, or the own table's words, give rows to. */
  #joinedEntities(): EntityName[] {
    const pointed = fieldsOf(model[this.layout.entity]).flatMap(({ key, entity }) => (entity !== undefined && key in this.layout.columns ? [entity] : []));
    return [...new Set([...this.layout.joined.map(({ entity }) => entity), ...pointed])].filter((entity) => entity !== this.layout.entity);
  }

  /** Rows that tables give an entity; the same list as long as none changed. */
  tableRows(entity: EntityName): readonly Entity[] {
    const lists = this.layout.joined.filter((table) => table.entity === entity).map(({ reader }) => reader.entities);
    return this.remembered.get(`rows ${entity}`, lists, () => lists.flat());
  }

  #rowsOf(entity: EntityName): readonly Entity[] {
    const tables = this.layout.joined.filter((table) => table.entity === entity);
    const rows = this.tableRows(entity);
    const isReadable = tables.length > 0 && tables.every(({ issue }) => issue === undefined);
    const fields = fieldsOf(model[this.layout.entity]).filter((field) => field.entity === entity && field.key in this.layout.columns);
    const columns = fields.flatMap(({ key }) => this.layout.columns[key] ?? []);
    if (isReadable && !this.added.has(entity) && columns.every(isReference)) return rows;
    if (this.later !== undefined) return this.named.beside(rows, entity, fields.map(({ key }) => key), columns, isReadable);
    this.isShort = true;
    return rows;
  }

  /** What stands before the numbers of a table's rows; rows of a table that is not read are none of those that are. */
  #prefixOf(entity: EntityName, tableId: string | undefined): string {
    const { layout } = this;
    const tables = layout.joined.filter((table) => table.entity === entity);
    const read = tables.find((table) => table.tableId === tableId);
    if (read !== undefined) return read.prefix;
    const isOther = tableId !== undefined && (entity === layout.entity ? tableId !== layout.tableId : tables.length > 0);
    return isOther ? `${tableId}:` : '';
  }

  #planFor(reader: unknown, entity: EntityName, columns: FieldColumns, stages: readonly Stage[], expanded: boolean): TablePlan {
    const worded = fieldsOf(model[entity]).filter((field) => {
      const column = columns[field.key];
      return column !== undefined && isWorded(field, column, { expanded });
    });
    const names = (name: EntityName) => this.later && this.named.names(name);
    const isCompleted = this.isShort && this.later !== undefined;
    return this.remembered.get(reader, [columns, stages, expanded, isCompleted, ...worded.map((field) => names(field.entity ?? entity))], () =>
      planOf(entity, columns, {
        stages,
        expanded,
        whole: () => this.later,
        leave: () => void (this.isShort = true),
        names,
        rowId: (name, tableId) => {
          const prefix = this.#prefixOf(name, tableId);
          return (row) => prefix + String(row);
        },
      }),
    );
  }
}

function kept(former: Readonly<Record<string, unknown>>, now: Readonly<Record<string, readonly unknown[]>>): Record<string, unknown> {
  const lists = Object.fromEntries(Object.entries(now).map(([key, list]) => [key, keptList((former[key] ?? []) as readonly unknown[], list)]));
  return Object.keys(former).length === Object.keys(lists).length && Object.keys(lists).every((key) => lists[key] === former[key]) ? former : lists;
}

function keptList<T>(former: readonly T[], now: readonly T[]): readonly T[] {
  return former === now || (former.length === now.length && former.every((item, index) => item === now[index] || (isIssue(item) && sameValue(item, now[index])))) ? former : now;
}

function isIssue(item: unknown): boolean {
  return typeof item === 'object' && item !== null && 'code' in item;
}

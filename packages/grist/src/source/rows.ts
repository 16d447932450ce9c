import { fieldsOf, model, newEntity, sameValue, type Entity, type EntityName, type Issue, type Snapshot, type Stage } from '@entrelacs/core';
import { asText } from '../as-text.ts';
import { nameInId, namesOf, normalName, type Names } from '../cells/names.ts';
import type { ColumnValues } from '../doc-port.ts';
import type { Layout } from './layout.ts';
import { readJoined } from './joined-tables.ts';
import { isReference, planOf, type FieldColumns } from './plan.ts';
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
const order = new Intl.Collator('fr', { numeric: true });

interface CachedPlan {
  readonly needs: readonly unknown[];
  readonly plan: TablePlan;
}

/** Reads the own table and the joined ones again and again; what did not change keeps its identity. */
export class Rows {
  readonly layout: Layout;
  readonly own: TableReader;
  readonly beyond: TableReader;
  /** Names added by the user that no row holds yet, by entity. */
  readonly added: Map<EntityName, string[]>;
  /** Names that the host shows for rows of tables that cannot be read, by entity and id. */
  shownNames: ReadonlyMap<string, string> = new Map();
  private readonly plans = new Map<unknown, CachedPlan>();
  private readonly namesByEntity = new Map<EntityName, { rows: readonly Entity[]; names: Names }>();
  private readonly lists = new Map<EntityName, { of: readonly (readonly Entity[])[]; rows: readonly Entity[] }>();
  private readonly named = new Map<string, Entity>();
  /** Rows that the section left out when it last showed these. */
  private hidden: { readonly whole: ColumnValues; readonly ids: readonly unknown[]; readonly rows: ColumnValues } | undefined;
  private last: ReadRows = { entities: {}, beyond: [], issues: [] };

  /** Goes on from what was read with another layout of the same table, so that rows keep their identity. */
  constructor(layout: Layout, former?: Rows) {
    const isSame = former?.layout.entity === layout.entity && former.layout.tableId === layout.tableId;
    this.layout = layout;
    this.own = isSame ? former.own : new TableReader(layout.entity);
    this.beyond = isSame ? former.beyond : new TableReader(layout.entity);
    this.added = isSame ? former.added : new Map<EntityName, string[]>();
  }

  /** Takes in what the host holds now. */
  read(data: OwnData, stages: readonly Stage[]): ReadRows {
    const { layout } = this;
    for (const table of layout.joined) readJoined(table, this.planFor(table, table.entity, table.columns, stages, false));
    const plan = this.planFor(this, layout.entity, layout.columns, stages, data.expanded);
    this.own.read(data.shown, plan);
    this.beyond.read(this.beyondShown(data), plan);
    const entities: Record<string, readonly Entity[]> = { [layout.entity]: this.own.entities };
    for (const entity of this.joinedEntities()) entities[entity] = this.rowsOf(entity);
    const issues = [...this.own.issues, ...layout.joined.flatMap(({ reader, issue }) => [...(issue === undefined ? [] : [issue]), ...reader.issues])];
    this.last = {
      entities: kept(this.last.entities, entities),
      beyond: this.beyond.entities,
      issues: keptList(this.last.issues, issues),
    };
    return this.last;
  }

  /** The name that an id is shown by. */
  nameOf(entity: EntityName, id: string): string | undefined {
    const field = model[entity].titleField;
    const row = this.tableRows(entity).find((each) => each.id === id);
    return nameInId(id) ?? (field === undefined ? undefined : ((row as Record<string, unknown> | undefined)?.[field] as string | undefined));
  }

  /** Finds an entity's rows by name. */
  names(entity: EntityName): Names {
    const rows = entity === this.layout.entity ? this.own.entities : this.tableRows(entity);
    const cached = this.namesByEntity.get(entity);
    if (cached?.rows === rows) return cached.names;
    const field = model[entity].titleField ?? 'id';
    const names = namesOf(rows.map((row) => [row.id, asText((row as Readonly<Record<string, unknown>>)[field])] as const));
    this.namesByEntity.set(entity, { rows, names });
    return names;
  }

  /** Rows of the whole table that the section does not show. */
  private beyondShown({ shown, whole }: OwnData): ColumnValues {
    if (whole === undefined) return noRows;
    const ids = shown['id'] ?? [];
    if (this.hidden?.whole === whole && sameValue(this.hidden.ids, ids)) return this.hidden.rows;
    const shownIds = new Set(ids);
    const places = [...(whole['id'] ?? []).entries()].flatMap(([place, id]) => (shownIds.has(id) ? [] : [place]));
    const colIds = ['id', ...Object.values(this.layout.columns).map(({ colId }) => colId)];
    const rows = places.length === 0 ? noRows : Object.fromEntries(colIds.map((colId) => [colId, places.map((place) => whole[colId]?.[place])]));
    this.hidden = { whole, ids, rows };
    return rows;
  }

  /** Entities that another table, or the own table's words, give rows to. */
  private joinedEntities(): EntityName[] {
    const pointed = fieldsOf(model[this.layout.entity]).flatMap(({ key, entity }) => (entity !== undefined && key in this.layout.columns ? [entity] : []));
    return [...new Set([...this.layout.joined.map(({ entity }) => entity), ...pointed])].filter((entity) => entity !== this.layout.entity);
  }

  /** Rows that tables give an entity; the same list as long as none changed. */
  private tableRows(entity: EntityName): readonly Entity[] {
    const lists = this.layout.joined.filter((table) => table.entity === entity).map(({ reader }) => reader.entities);
    const cached = this.lists.get(entity);
    if (cached !== undefined && cached.of.length === lists.length && lists.every((list, index) => list === cached.of[index])) return cached.rows;
    const rows = lists.flat();
    this.lists.set(entity, { of: lists, rows });
    return rows;
  }

  private rowsOf(entity: EntityName): readonly Entity[] {
    const tables = this.layout.joined.filter((table) => table.entity === entity);
    const rows = this.tableRows(entity);
    const readable = tables.length > 0 && tables.every(({ issue }) => issue === undefined);
    const extra = this.namedIds(entity, readable).map((id) => this.namedRow(entity, id));
    return extra.length === 0 ? rows : [...rows, ...extra];
  }

  /** Ids that the own rows use and no table has rows for: names, and rows of tables that cannot be read. Choices in their order, then the others by name. */
  private namedIds(entity: EntityName, readable: boolean): string[] {
    const fields = fieldsOf(model[this.layout.entity]).filter((field) => field.entity === entity && field.key in this.layout.columns);
    const columns = fields.map(({ key }) => this.layout.columns[key]);
    if (readable && !this.added.has(entity) && columns.every((column) => column === undefined || isReference(column))) return [];
    const ids = new Set<string>();
    for (const { key } of fields) {
      const column = this.layout.columns[key];
      for (const word of column !== undefined && !isReference(column) ? column.choices : []) ids.add(this.names(entity).find(word).id);
    }
    const offered = ids.size;
    for (const name of this.added.get(entity) ?? []) ids.add(this.names(entity).find(name).id);
    for (const row of [...this.own.entities, ...this.beyond.entities] as Readonly<Record<string, unknown>>[]) {
      for (const { key } of fields) {
        const value = row[key];
        if (typeof value === 'string') ids.add(value);
        else if (Array.isArray(value)) for (const id of value) ids.add(String(id));
      }
    }
    const [choices, others] = [[...ids].slice(0, offered), sortedByName([...ids].slice(offered))];
    return [...choices, ...others].filter((id) => nameInId(id) !== undefined || !readable);
  }

  private namedRow(entity: EntityName, id: string): Entity {
    const key = `${entity} ${id}`;
    const field = model[entity].titleField;
    const name = nameInId(id) ?? this.shownNames.get(key) ?? `#${id}`;
    const former = this.named.get(key);
    if (former !== undefined && (field === undefined || asText((former as Readonly<Record<string, unknown>>)[field]) === name)) return former;
    const row = newEntity(entity, id, field === undefined ? {} : { [field]: name });
    this.named.set(key, row);
    return row;
  }

  /** What stands before the numbers of a table's rows; rows of a table that is not read are none of those that are. */
  private prefixOf(entity: EntityName, tableId: string | undefined): string {
    const { layout } = this;
    const tables = layout.joined.filter((table) => table.entity === entity);
    const read = tables.find((table) => table.tableId === tableId);
    if (read !== undefined) return read.prefix;
    const isOther = tableId !== undefined && (entity === layout.entity ? tableId !== layout.tableId : tables.length > 0);
    return isOther ? `${tableId}:` : '';
  }

  private planFor(reader: unknown, entity: EntityName, columns: FieldColumns, stages: readonly Stage[], expanded: boolean): TablePlan {
    const worded = fieldsOf(model[entity]).filter((field) => {
      const column = columns[field.key];
      return field.entity !== undefined && column !== undefined && (expanded || !isReference(column));
    });
    const needs = [columns, stages, expanded, ...worded.map((field) => this.names(field.entity ?? entity))];
    const cached = this.plans.get(reader);
    if (cached !== undefined && cached.needs.length === needs.length && cached.needs.every((need, index) => need === needs[index])) return cached.plan;
    const plan = planOf(entity, columns, {
      stages,
      expanded,
      names: (name) => this.names(name),
      rowId: (name, tableId) => {
        const prefix = this.prefixOf(name, tableId);
        return (row) => prefix + String(row);
      },
    });
    this.plans.set(reader, { needs, plan });
    return plan;
  }
}

function sortedByName(ids: readonly string[]): string[] {
  const named = ids.map((id) => [normalName(nameInId(id) ?? id), id] as const);
  return named.sort(([one], [other]) => order.compare(one, other)).map(([, id]) => id);
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

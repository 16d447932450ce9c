import { entityNames, fieldsOf, model, newEntity, type Change, type EntityName, type Field, type Issue } from '@entrelacs/core';
import { asText } from '../as-text.ts';
import { idOfName } from '../cells/names.ts';
import { Unwritable, writtenCell, writtenStatus, type WriteContext } from '../cells/write-cell.ts';
import type { UserAction } from '../doc-port.ts';
import type { FieldColumns } from './plan.ts';
import type { ColumnInfo } from '../structure.ts';

/** A table that a gesture may write to. */
export interface WritableTable {
  readonly tableId: string;
  readonly columns: FieldColumns;
  /** What a row's cell holds now. */
  readonly held: (id: string, colId: string) => unknown;
  /** Row number of an id; undefined when it is not of this table. */
  readonly rowOf: (id: string) => number | undefined;
  /** A row number above every row's. */
  readonly freeRow: number | undefined;
}

/** Tables and words of the document that a gesture is written with. */
export interface ActionContext extends Pick<WriteContext, 'lang' | 'stages'> {
  readonly table: (entity: EntityName) => WritableTable | undefined;
  /** Columns that hold an entity's names, where it has no table. */
  readonly nameColumns: (entity: EntityName) => readonly { readonly tableId: string; readonly column: ColumnInfo }[];
  /** Row that an id stands for in the table that a column points to; undefined when it stands for none. */
  readonly refRow: (entity: EntityName, id: string, column: ColumnInfo) => number | undefined;
  readonly nameOf: (entity: EntityName, id: string) => string | undefined;
  readonly idOf: (entity: EntityName, name: string) => string;
}

/** A gesture as Grist's actions: one bundle, one undo step. */
export interface ActionBundle {
  readonly actions: readonly UserAction[];
  /** Ids given to created rows in the gesture (`new:x`), by the place of the action that creates them. */
  readonly created: ReadonlyMap<number, readonly string[]>;
  /** Created without a row of their own: somebody known by name only. */
  readonly named: ReadonlyMap<string, string>;
}

interface RowWrite {
  readonly entity: EntityName;
  readonly id: string;
  readonly isNew: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * A gesture as one bundle: rows created (those that others refer to first), then updated, then removed, grouped where
 * they fill the same columns. An issue when a value has no column to go to, or one that cannot hold it.
 */
export function bundleOf(changes: readonly Change[], context: ActionContext): ActionBundle | Issue {
  return new Bundler(context).bundle(changes);
}

class Bundler {
  private readonly context: ActionContext;
  private readonly actions: UserAction[] = [];
  private readonly created = new Map<number, readonly string[]>();
  private readonly named = new Map<string, string>();
  private readonly newRows = new Map<string, number>();
  private issue: Issue | undefined;

  constructor(context: ActionContext) {
    this.context = context;
  }

  bundle(changes: readonly Change[]): ActionBundle | Issue {
    const writes = mergedByRow(changes);
    this.nameAndNumber(writes.filter(({ isNew }) => isNew), changes);
    for (const entity of entityNames) {
      const own = writes.filter((write) => write.entity === entity);
      this.push('BulkAddRecord', own.filter(({ isNew, id }) => isNew && !this.named.has(id)));
    }
    this.push('BulkUpdateRecord', writes.filter(({ isNew }) => !isNew));
    for (const entity of entityNames) this.pushRemovals(entity, changes);
    return this.issue ?? { actions: this.actions, created: this.created, named: this.named };
  }

  /** Gives each new row its number beforehand: Grist resolves negative ones in a Ref of the same bundle, not inside a RefList. */
  private nameAndNumber(creations: readonly RowWrite[], changes: readonly Change[]): void {
    const listed = listedValues(changes);
    for (const [index, { entity, id, fields }] of creations.entries()) {
      const table = this.context.table(entity);
      if (table === undefined) this.pushName(entity, id, fields);
      else this.newRows.set(id, -1 - index);
    }
    for (const entity of entityNames) {
      const rows = creations.filter((write) => write.entity === entity && !this.named.has(write.id));
      const first = this.context.table(entity)?.freeRow;
      if (first === undefined || !rows.some(({ id }) => listed.has(id))) continue;
      for (const [index, { id }] of rows.entries()) this.newRows.set(id, first + index);
    }
  }

  private pushName(entity: EntityName, id: string, fields: RowWrite['fields']): void {
    const name = asText(fields[model[entity].titleField ?? '']).trim();
    const columns = this.context.nameColumns(entity);
    if (columns.length === 0) this.refuse('write.noTable', { entity });
    else if (name === '') this.refuse('write.noName', { entity });
    this.named.set(id, idOfName(name));
    for (const { tableId, column } of columns) {
      if (!column.type.startsWith('Choice') || column.choices.includes(name)) continue;
      const widgetOptions = JSON.stringify({ ...column.widgetOptions, choices: [...column.choices, name] });
      this.actions.push(['ModifyColumn', tableId, column.colId, { widgetOptions }]);
    }
  }

  /** Adds the rows as few actions as there are sets of columns to fill. */
  private push(action: 'BulkAddRecord' | 'BulkUpdateRecord', writes: readonly RowWrite[]): void {
    const groups = new Map<string, { tableId: string; ids: string[]; rows: number[]; cells: Record<string, unknown>[] }>();
    for (const write of writes) {
      const table = this.context.table(write.entity);
      if (table === undefined) {
        this.refuse('write.noTable', write);
        continue;
      }
      const row = write.isNew ? this.newRows.get(write.id) : table.rowOf(write.id);
      if (row === undefined) {
        this.refuse('host.rowDeleted', write);
        continue;
      }
      const cells = this.cellsOf(write, table);
      const key = JSON.stringify([table.tableId, Object.keys(cells).sort()]);
      const group = groups.get(key) ?? { tableId: table.tableId, ids: [], rows: [], cells: [] };
      groups.set(key, group);
      group.ids.push(write.id);
      group.rows.push(row);
      group.cells.push(cells);
    }
    for (const { tableId, ids, rows, cells } of groups.values()) {
      const columns = Object.keys(cells[0] ?? {});
      if (columns.length === 0 && action === 'BulkUpdateRecord') continue;
      if (action === 'BulkAddRecord') this.created.set(this.actions.length, ids);
      const values = Object.fromEntries(columns.map((colId) => [colId, cells.map((cell) => cell[colId])]));
      this.actions.push([action, tableId, rows, values]);
    }
  }

  private pushRemovals(entity: EntityName, changes: readonly Change[]): void {
    const ids = changes.flatMap((change) => (change.kind === 'remove' && change.entity === entity ? [change.id] : []));
    if (ids.length === 0) return;
    const table = this.context.table(entity);
    if (table === undefined) return this.refuse('write.noTable', { entity });
    const rows = ids.map((id) => table.rowOf(id)).filter((row) => row !== undefined);
    if (rows.length > 0) this.actions.push(['BulkRemoveRecord', table.tableId, rows]);
  }

  private cellsOf(write: RowWrite, table: WritableTable): Record<string, unknown> {
    const cells: Record<string, unknown> = {};
    const fields = fieldsOf(model[write.entity]);
    for (const field of fields) {
      if (field.within !== undefined || !isGiven(write, field, fields)) continue;
      const column = table.columns[field.key];
      const value = write.fields[field.key];
      if (column === undefined || column.isFormula) {
        if (!write.isNew || !(isBlank(value) || isStart(write, field.key))) this.refuse(column === undefined ? 'write.noColumn' : 'host.formulaColumn', write, field.key);
        continue;
      }
      const cell = this.cellOf(write, field, fields, column, table);
      if (cell instanceof Unwritable) this.refuse(cell.code, write, field.key);
      else cells[column.colId] = cell;
    }
    return cells;
  }

  private cellOf(write: RowWrite, field: Field, fields: readonly Field[], column: ColumnInfo, table: WritableTable): unknown {
    const { context } = this;
    const entity = field.entity ?? write.entity;
    const cellContext: WriteContext = {
      lang: context.lang,
      stages: context.stages,
      rowOf: (id) => this.newRows.get(id) ?? context.refRow(entity, id, column),
      nameOf: (id) => context.nameOf(entity, this.named.get(id) ?? id),
      idOf: (name) => context.idOf(entity, name),
    };
    const value = write.fields[field.key];
    const stage = fields.find(({ within }) => within === field.key)?.key;
    if (stage !== undefined) {
      return writtenStatus(field.choices ?? [], column, asText(value, field.choices?.[0]?.key), write.fields[stage] as string | undefined, cellContext);
    }
    return writtenCell(field, column, value, write.isNew ? undefined : table.held(write.id, column.colId), cellContext);
  }

  private refuse(code: string, { entity, id }: { readonly entity: EntityName; readonly id?: string }, path?: string): void {
    this.issue ??= { code, entity, ...(id !== undefined && { row: id }), ...(path !== undefined && { path }) };
  }
}

/** Values that lists of a gesture's changes hold: ids among them. */
export function listedValues(changes: readonly Change[]): Set<unknown> {
  const values: unknown[] = changes.flatMap((change) => (change.kind === 'remove' ? [] : (Object.values(change.fields) as unknown[])));
  return new Set(values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [])));
}

function isGiven(write: RowWrite, field: Field, fields: readonly Field[]): boolean {
  return field.key in write.fields || fields.some(({ key, within }) => within === field.key && write.fields[key] !== undefined);
}

function isStart({ entity, fields }: RowWrite, key: string): boolean {
  return startingFields(entity)[key] === fields[key];
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** What the model says that a new row begins with, where the host's own empty cell would say something else or nothing. */
function startingFields(entity: EntityName): Readonly<Record<string, unknown>> {
  const blank: Readonly<Record<string, unknown>> = newEntity(entity, '');
  const kinds: readonly Field['kind'][] = ['boolean', 'choice'];
  return Object.fromEntries(fieldsOf(model[entity]).flatMap(({ key, kind }) => (kinds.includes(kind) && blank[key] !== undefined ? [[key, blank[key]]] : [])));
}

/** One write for each row, later fields over earlier ones; rows that the gesture itself removes are left out. */
function mergedByRow(changes: readonly Change[]): RowWrite[] {
  const writes = new Map<string, RowWrite>();
  for (const change of changes) {
    const key = `${change.entity} ${change.id ?? ''}`;
    if (change.kind === 'remove') {
      writes.delete(key);
      continue;
    }
    const former = writes.get(key);
    const isNew = former?.isNew ?? change.kind === 'create';
    const defaults = former === undefined && isNew ? startingFields(change.entity) : former?.fields;
    writes.set(key, { entity: change.entity, id: change.id ?? '', isNew, fields: { ...defaults, ...change.fields } });
  }
  return [...writes.values()];
}

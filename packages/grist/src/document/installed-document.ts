import { entityNames, fieldsOf, isTimeZone, model, sameValue, stagesIn, type Change, type Entity, type EntityName, type Issue, type PulseResult, type Snapshot, type Stage } from '@entrelacs/core';
import { asText } from '../as-text.ts';
import { readInstallation, type Installation } from '../blueprint/installation.ts';
import { namesOf, type Names } from '../cells/names.ts';
import * as wholeCells from '../cells/read-cell.ts';
import type { ColumnValues, DocPort, UserAction } from '../doc-port.ts';
import { pulseResultsIn } from '../pulse-results.ts';
import { RestFailure } from '../rest/rest-port.ts';
import { installedColumns } from '../source/joined-tables.ts';
import { isReference, planOf, type FieldColumns } from '../source/plan.ts';
import { settingRows } from '../source/settings.ts';
import { settingActions, settingAfter } from '../source/write-setting.ts';
import { TableReader, type TablePlan } from '../source/table-reader.ts';
import { bundleOf, type ActionContext } from '../source/user-actions.ts';
import { structureOf, type Structure } from '../structure.ts';
import { guardedActions, issueAbout, requirement, rowsWritten, type GuardedResult, type GuardedWrite, type PreparedWrite } from './guarded-writes.ts';
import { stampsIn, type Stamps } from './stamps.ts';

/** The rows of a document, whole tables of them. */
export interface DocumentRows {
  readonly entities: Snapshot['entities'];
  /** What could not be read, as in a widget. */
  readonly issues: readonly Issue[];
  readonly settings: Readonly<Record<string, string>>;
  readonly stages: readonly Stage[];
}

/** How a gesture on a document ended: numbers of the rows created, by the names that it gave them. */
export type Written = { readonly ok: true; readonly created: ReadonlyMap<string, string> } | { readonly ok: false; readonly issue: Issue };

/** In which time zone a document says what day it is, and why that is not its own. */
export interface DocumentZone {
  readonly zone: string;
  readonly issue?: Issue;
}

interface ReadTable {
  readonly tableId: string;
  readonly columns: FieldColumns;
  readonly reader: TableReader;
  /** Rows made since they were read. */
  readonly created: Set<string>;
  highest: number;
  /** Column that takes the time of each change of a row, where it was read. */
  stamp?: string | undefined;
  plan?: TablePlan;
  stages?: readonly Stage[];
}

/** An installed document read and written by a program beside it, table by table: without a section, a cursor or live changes. */
export class InstalledDocument {
  readonly installation: Installation;
  private readonly port: DocPort;
  private readonly structure: Structure;
  private readonly stamps: Stamps;
  private readonly tables = new Map<EntityName, ReadTable>();
  private stages: readonly Stage[] = [];

  private constructor(port: DocPort, installation: Installation, structure: Structure, stamps: Stamps) {
    this.port = port;
    this.installation = installation;
    this.structure = structure;
    this.stamps = stamps;
  }

  /** The document behind a port; undefined where nothing of ours was installed. Rejects where the host refuses. */
  static async open(port: DocPort): Promise<InstalledDocument | undefined> {
    const [installation, tables, columns] = await Promise.all([readInstallation(port), port.fetchTable('_grist_Tables'), port.fetchTable('_grist_Tables_column')]);
    return installation === undefined ? undefined : new InstalledDocument(port, installation, structureOf(tables, columns), stampsIn(columns));
  }

  /** Fields of an entity that the document has a column for, those that only formulas fill left out; none where it has no table. */
  writableFields(entity: EntityName): readonly string[] {
    return Object.entries(this.columnsOf(entity)).flatMap(([field, column]) => (column.isFormula ? [] : [field]));
  }

  /** Fields of an entity that the document has a column for. */
  fields(entity: EntityName): readonly string[] {
    return Object.keys(this.columnsOf(entity));
  }

  /** Keeps a choice for the whole document, as a row of Settings. Rejects where the host refuses; RangeError where the document has no such table. */
  async keepSetting(key: string, value: string): Promise<void> {
    const { settings } = this.installation.tables;
    if (settings === undefined) throw new RangeError('key: this document has no table of settings');
    const row = settingRows(await this.port.fetchTable(settings.tableId), settings).get(key)?.row;
    await this.port.applyActions(settingActions(settings, key, value, row));
  }

  /** Keeps a choice where the one that is there is still `before`, as one step of the host; whether it was. Rejects where the host refuses; RangeError where the document has no such table. */
  async keepSettingAfter(key: string, before: string | undefined, value: string): Promise<boolean> {
    const { settings } = this.installation.tables;
    if (settings === undefined) throw new RangeError('key: this document has no table of settings');
    const [answer] = await this.port.applyActions([settingAfter(settings, key, before, value)]);
    return rowsWritten(answer)[0] !== undefined;
  }

  /**
   * The rows of some entities; those that they refer to by name are read too. Rows that did not change since the last reading keep their
   * identity. Rejects where the host refuses.
   */
  async read(entities: readonly EntityName[] = entityNames): Promise<DocumentRows> {
    const wanted = this.withNamed(entities);
    const { settings } = this.installation.tables;
    const [settingCells, ...cells] = await Promise.all([
      settings === undefined ? undefined : this.port.fetchTable(settings.tableId),
      ...wanted.map((name) => this.port.fetchTable(this.installation.tables[name]?.tableId ?? '')),
    ]);
    const values = settings === undefined || settingCells === undefined ? {} : Object.fromEntries([...settingRows(settingCells, settings)].map(([key, { value }]) => [key, value]));
    this.stages = stagesIn(values);
    for (const [index, name] of wanted.entries()) this.take(name, cells[index] ?? {});
    return {
      entities: Object.fromEntries(wanted.map((name) => [name, this.tables.get(name)?.reader.entities ?? []])),
      issues: wanted.flatMap((name) => this.tables.get(name)?.reader.issues ?? []),
      settings: values,
      stages: this.stages,
    };
  }

  /**
   * What members may see of the pulse, as the document itself publishes it; none where it has no such table. A program that cut the raw answers
   * anew would show other sums of them, and their difference tells of a few people.
   */
  async pulseResults(): Promise<PulseResult[]> {
    const table = this.installation.tables.pulseResult;
    return table === undefined ? [] : pulseResultsIn(await this.port.fetchTable(table.tableId), table);
  }

  /** The time zone in which the document says what day it is; UTC where it names none that exists, and with an issue where the host does not let it be read. */
  async timeZone(): Promise<DocumentZone> {
    try {
      const zone = asText((await this.port.fetchTable('_grist_DocInfo'))['timezone']?.[0]);
      return { zone: isTimeZone(zone) ? zone : 'UTC' };
    } catch (error) {
      if (!(error instanceof RestFailure) || (error.code !== 'rest.denied' && error.code !== 'rest.refused')) throw error;
      return { zone: 'UTC', issue: { code: 'rest.noTimeZone', detail: error.message } };
    }
  }

  /** Writes changes as one bundle, one undo step, to tables that were read. Never rejects for what the document cannot hold; rejects where the host refuses. */
  async write(changes: readonly Change[]): Promise<Written> {
    const bundle = bundleOf(changes, this.context());
    if ('code' in bundle) return { ok: false, issue: bundle };
    const answers = bundle.actions.length === 0 ? [] : await this.port.applyActions(bundle.actions);
    const created = new Map<string, string>();
    for (const [index, ids] of bundle.created) {
      const rows = answers[index] as readonly number[];
      for (const [place, id] of ids.entries()) created.set(id, String(rows[place]));
    }
    return { ok: true, created };
  }

  /** Whether a cell of a row that was read holds nothing; undefined where there is no such row or column. */
  isEmpty(entity: EntityName, id: string, field: string): boolean | undefined {
    const table = this.tables.get(entity);
    const column = table?.columns[field];
    if (table === undefined || column === undefined || table.reader.rowNumber(id) === undefined) return undefined;
    const cell = table.reader.cell(id, column.colId);
    return cell === null || cell === undefined || cell === '' || (cell === 0 && column.type === 'Ref') || (Array.isArray(cell) && cell[0] === 'L' && cell.length === 1);
  }

  /** Tells when each row that was read was last changed, ISO 8601; undefined where its table keeps no such stamp, or the row has none yet. */
  changedAt(entity: EntityName): (id: string) => string | undefined {
    const table = this.installation.tables[entity];
    const colId = table && this.stamps.columnOf(table);
    const reader = this.tables.get(entity)?.reader;
    return (id) => {
      const stamp = colId === undefined ? undefined : reader?.cell(id, colId);
      return typeof stamp === 'number' && stamp > 0 && stamp < 1e11 ? new Date(stamp * 1000).toISOString() : undefined;
    };
  }

  /** What tells one change of a row that was read from another; undefined where its table has nothing for it that can be believed. */
  stampOf(entity: EntityName, id: string): string | undefined {
    const table = this.tables.get(entity);
    const cell = table?.stamp === undefined ? undefined : table.reader.cell(id, table.stamp);
    return typeof cell === 'number' ? String(cell) : undefined;
  }

  /** The column behind a field whose condition is only looked up before a write: Grist finds no rows by it, and no stamp tells of each of its changes. Undefined for all others. */
  columnLookedUp(entity: EntityName, field: string): { readonly tableId: string; readonly colId: string } | undefined {
    const table = this.installation.tables[entity];
    const column = this.columnsOf(entity)[field];
    if (table === undefined || column === undefined || requirement(column.type, []) !== undefined) return undefined;
    const isStamped = this.tables.get(entity)?.stamp !== undefined && !this.stamps.isMirrored(table, column.colId);
    return isStamped ? undefined : { tableId: table.tableId, colId: column.colId };
  }

  /**
   * Writes rows of one entity that was read, each only where its condition holds at that moment, as one bundle; one result a write, in the order asked.
   * A condition on a list of references is looked up just before, since Grist finds no rows by those; that nobody changed the row since that look, its stamp tells. Rejects where the host
   * refuses the bundle as a whole, as it does for a row to be removed that somebody changed since: asked again, it is found to be changed.
   */
  async writeGuarded(entity: EntityName, writes: readonly GuardedWrite[]): Promise<GuardedResult[]> {
    const table = this.tables.get(entity);
    if (table === undefined) return writes.map((write) => ({ ok: false, why: 'refused', issue: issueAbout(entity, write, { code: 'write.noTable' }) }));
    const needsLook = writes.some((write) => write.kind === 'remove' || (write.kind === 'update' && (table.reader.rowNumber(write.id) === undefined || expectsReferences(table, write))));
    if (needsLook) this.take(entity, await this.port.fetchTable(table.tableId));
    const rows = new Map(table.reader.entities.map((row) => [row.id, row]));
    const results = new Map<number, GuardedResult>();
    const prepared: PreparedWrite[] = [];
    for (const [index, write] of writes.entries()) {
      const held = write.kind === 'create' ? {} : this.heldAsExpected(entity, table, write, rows.get(write.id));
      if (held === undefined) results.set(index, { ok: false, why: 'changed' });
      else if (write.kind === 'remove') prepared.push({ index, kind: 'remove', ...conditionOf(table, write, held, {}) });
      else {
        const cells = this.cellsOf(entity, write);
        if (cells instanceof Map) prepared.push({ index, kind: write.kind, ...conditionOf(table, write, held, Object.fromEntries(cells)) });
        else results.set(index, { ok: false, why: 'refused', issue: issueAbout(entity, write, cells) });
      }
    }
    const actions = guardedActions(table.tableId, prepared);
    const removed = prepared.flatMap(({ kind, require }) => (kind === 'remove' ? [require['id']] : []));
    const removal: UserAction[] = removed.length === 0 ? [] : [['BulkRemoveRecord', table.tableId, removed]];
    const answers = actions.length === 0 ? [] : await this.port.applyActions([...actions.map(({ action }) => action), ...removal]);
    for (const [place, { indexes }] of actions.entries()) {
      const written = rowsWritten(answers[place]);
      for (const [position, index] of indexes.entries()) results.set(index, resultOf(written[position], writes[index]));
    }
    const done = await this.withExisting(table, writes, writes.map((_write, index) => results.get(index) ?? unwritten));
    for (const [index, result] of done.entries()) if (result.ok && writes[index]?.kind === 'create') table.created.add(result.id);
    return done;
  }

  /** The results, with the rows that creations found there already, by their uid. */
  private async withExisting(table: ReadTable, writes: readonly GuardedWrite[], results: readonly GuardedResult[]): Promise<GuardedResult[]> {
    if (!results.includes(unwritten)) return [...results];
    const data = await this.port.fetchTable(table.tableId);
    const uids = data[table.columns['uid']?.colId ?? ''] ?? [];
    return results.map((result, index) => {
      const write = writes[index];
      const row = result === unwritten && write?.kind === 'create' ? data['id']?.[uids.indexOf(write.uid)] : undefined;
      return row === undefined ? result : { ok: true, id: asText(row), existed: true };
    });
  }

  /** The cells that a row holds for the fields expected; undefined where the row is gone or holds something else. */
  private heldAsExpected(entity: EntityName, table: ReadTable, write: OfRow, row: Entity | undefined): Cells | undefined {
    if (row === undefined) return undefined;
    const held: Record<string, unknown> = {};
    for (const [field, value] of Object.entries(write.expected)) {
      const column = table.columns[field];
      if (column === undefined) continue;
      const isExpectedEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
      if (this.isEmpty(entity, write.id, field) === true ? !isExpectedEmpty : !sameValue((row as unknown as Cells)[field], value)) return undefined;
      held[column.colId] = table.reader.cell(write.id, column.colId);
    }
    return held;
  }

  /** Cells of the document for the fields of a write, by column; or why there are none. */
  private cellsOf(entity: EntityName, write: Exclude<GuardedWrite, { readonly kind: 'remove' }>): Map<string, unknown> | Issue {
    const change = write.kind === 'create' ? { kind: 'create', entity, id: 'new:row', fields: write.fields } : { kind: 'update', entity, id: write.id, fields: write.fields };
    const bundle = bundleOf([change as Change], this.context());
    if ('code' in bundle) return bundle;
    const columns = bundle.actions[0]?.[3] as Readonly<Record<string, readonly unknown[]>> | undefined;
    return new Map(Object.entries(columns ?? {}).map(([colId, values]) => [colId, values[0]]));
  }

  private take(entity: EntityName, data: ColumnValues): void {
    const known = this.tables.get(entity);
    const table: ReadTable = known ?? { tableId: this.installation.tables[entity]?.tableId ?? '', columns: this.columnsOf(entity), reader: new TableReader(entity), created: new Set<string>(), highest: 0 };
    table.stamp = this.stampIn(entity, data);
    table.highest = (data['id'] ?? []).reduce<number>((highest, row) => Math.max(highest, Number(row)), 0);
    const isKept = table.plan !== undefined && sameValue(table.stages, this.stages) && namedEntities(entity, table.columns).length === 0;
    if (!isKept) table.plan = planOf(entity, table.columns, { stages: this.stages, expanded: false, names: (name) => this.names(name), rowId: () => String, whole: () => wholeCells });
    table.stages = this.stages;
    table.reader.read(data, table.plan ?? []);
    this.tables.set(entity, table);
  }

  /** The column of a table's stamps, if all of them may be seen. */
  private stampIn(entity: EntityName, data: ColumnValues): string | undefined {
    const table = this.installation.tables[entity];
    const colId = table && this.stamps.columnOf(table);
    return colId !== undefined && data[colId]?.every((cell) => cell === null || typeof cell === 'number') === true ? colId : undefined;
  }

  /** The entities that have a table, and those that their columns refer to by name, which come before them where they can. */
  private withNamed(entities: readonly EntityName[]): EntityName[] {
    const wanted = new Set<EntityName>();
    const waiting = [...entities];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (wanted.has(name) || this.installation.tables[name] === undefined) continue;
      wanted.add(name);
      waiting.push(...namedEntities(name, this.columnsOf(name)));
    }
    return entityNames.filter((name) => wanted.has(name));
  }

  private columnsOf(entity: EntityName): FieldColumns {
    const table = this.installation.tables[entity];
    return table === undefined ? {} : installedColumns(table.columns, this.structure.get(table.tableId));
  }

  private names(entity: EntityName): Names {
    const field = model[entity].titleField ?? 'id';
    const rows = this.tables.get(entity)?.reader.entities ?? [];
    return namesOf(rows.map((row) => [row.id, titleOf(row, field)] as const));
  }

  private context(): ActionContext {
    return {
      lang: this.installation.lang,
      stages: this.stages,
      table: (entity) => {
        const table = this.tables.get(entity);
        return (
          table && {
            tableId: table.tableId,
            columns: table.columns,
            held: (id, colId) => table.reader.cell(id, colId),
            rowOf: (id) => table.reader.rowNumber(id),
            freeRow: table.highest + 1,
          }
        );
      },
      nameColumns: () => [],
      refRow: (entity, id, { refTable }) => {
        const table = this.tables.get(entity);
        if (table === undefined || table.tableId !== refTable) return undefined;
        return table.reader.rowNumber(id) ?? (table.created.has(id) ? Number(id) : undefined);
      },
      nameOf: (entity, id) => {
        const row = this.tables.get(entity)?.reader.entities.find((each) => each.id === id);
        return row === undefined ? undefined : titleOf(row, model[entity].titleField ?? 'id');
      },
      idOf: (entity, name) => this.names(entity).find(name).id,
    };
  }
}

type Cells = Readonly<Record<string, unknown>>;
type OfRow = Exclude<GuardedWrite, { readonly kind: 'create' }>;

/** A creation that found its row there already, before it is known which. */
const unwritten: GuardedResult = { ok: false, why: 'changed' };

function resultOf(row: number | undefined, write: GuardedWrite | undefined): GuardedResult {
  // Its condition writes nothing: the bundle went through.
  if (write?.kind === 'remove') return { ok: true, id: write.id };
  if (row !== undefined) return { ok: true, id: String(row) };
  return write?.kind === 'create' ? unwritten : { ok: false, why: 'changed' };
}

function conditionOf(table: ReadTable, write: GuardedWrite, held: Cells, cells: Cells): Pick<PreparedWrite, 'require' | 'cells'> {
  const { reader, columns, stamp } = table;
  if (write.kind !== 'create') {
    const types = new Map(Object.values(columns).map(({ colId, type }) => [colId, type]));
    const required = Object.entries(held).flatMap(([colId, cell]) => {
      const value = requirement(types.get(colId) ?? '', cell);
      return value === undefined ? [] : [[colId, value] as const];
    });
    const isStamped = stamp !== undefined && (write.kind === 'remove' || expectsReferences(table, write));
    return { require: { id: reader.rowNumber(write.id), ...Object.fromEntries(required), ...(isStamped && { [stamp]: reader.cell(write.id, stamp) }) }, cells };
  }
  const uid = columns['uid']?.colId ?? 'uid';
  return { require: { [uid]: write.uid }, cells: Object.fromEntries(Object.entries(cells).filter(([colId]) => colId !== uid)) };
}

function expectsReferences({ reader, columns }: ReadTable, write: OfRow): boolean {
  return Object.keys(write.expected).some((field) => {
    const column = columns[field];
    return column !== undefined && requirement(column.type, reader.cell(write.id, column.colId)) === undefined;
  });
}

/** Entities that an entity's columns refer to by name: a user's own table, linked, may do so. */
function namedEntities(entity: EntityName, columns: FieldColumns): EntityName[] {
  return fieldsOf(model[entity]).flatMap(({ key, entity: target }) => {
    const column = columns[key];
    return target === undefined || target === entity || column === undefined || isReference(column) ? [] : [target];
  });
}

function titleOf(row: Entity, field: string): string {
  return asText((row as Readonly<Record<string, unknown>>)[field]);
}

import { fieldsOf, model, patience, Pending, type Change, type EntityName, type Gesture, type Issue, type Lang, type Outcome, type Snapshot, type Stage } from '@entrelacs/core';
import type { ColumnValues, DocPort } from '../doc-port.ts';
import { inTime, LateAnswer } from './in-time.ts';
import type { JoinedTable } from './joined-tables.ts';
import { isReference } from './plan.ts';
import { refusal } from './refusal.ts';
import type { Rows } from './rows.ts';
import { bundleOf, listedValues, type ActionBundle, type ActionContext, type WritableTable } from './user-actions.ts';
import { WriteNews, type ToldOf } from './write-news.ts';

/** What writing needs of the source. */
export interface GestureHost {
  readonly port: DocPort;
  /** Whose rows the host tells of. */
  readonly section: ToldOf;
  readonly rows: () => Rows;
  readonly words: () => { readonly lang: Lang; readonly stages: readonly Stage[] };
  /** Keeps ids of people added by name only, who have no row yet. */
  readonly addNames: (added: readonly (readonly [EntityName, string])[]) => Promise<void>;
  /** Shows the rows again with what is on its way. */
  readonly show: () => void;
  /** Fetches the joined tables that a gesture wrote to. */
  readonly refetch: (entities: ReadonlySet<EntityName>) => Promise<void>;
  readonly isOnline: () => boolean;
}

/** Writes gestures that are shown already: each sent as one bundle, taken back with the reason when the host refuses. */
export class Gestures {
  private readonly pending = new Pending();
  private readonly host: GestureHost;
  private readonly port: DocPort;
  private readonly news: WriteNews;
  private readonly onTheirWay = new Map<string, Promise<Outcome>>();
  /** Ids of the rows that the host created. */
  private readonly created = new Set<string>();

  constructor(host: GestureHost) {
    this.host = host;
    this.news = new WriteNews(host.section);
    this.port = this.news.over(host.port);
  }

  /** Shows a gesture at once and writes it; it is taken back where that fails. */
  async apply(changes: readonly Change[], base: Snapshot): Promise<Outcome> {
    const gesture = this.pending.add(changes, base);
    this.host.show();
    const outcome = await this.send(gesture);
    if (!outcome.ok && this.pending.drop(gesture)) this.host.show();
    return outcome;
  }

  /** Drops what the host's rows now show. */
  settle(base: Snapshot): void {
    this.pending.settle(base);
  }

  /** The host's rows with every gesture on its way applied; the same object as long as neither changed. */
  over<S extends Snapshot>(base: S): S {
    return this.pending.over(base);
  }

  /** Writes one gesture; those that name rows of earlier ones wait for them. */
  private send(gesture: Gesture): Promise<Outcome> {
    const outcome = this.sendInTurn(gesture);
    for (const { kind, id = '' } of gesture.changes) if (kind === 'create') this.onTheirWay.set(id, outcome);
    return outcome;
  }

  private async sendInTurn(gesture: Gesture): Promise<Outcome> {
    const refused = await this.waitForRows(gesture);
    if (refused !== undefined) return this.takeBack(gesture, refused);
    const listed = listedNewRows(gesture.changes);
    return this.attempt(gesture, await this.freeRows(listed));
  }

  /** Sends the bundle; again with other row numbers when somebody took those that it had chosen. */
  private async attempt(gesture: Gesture, freeRows: ReadonlyMap<EntityName, number>): Promise<Outcome> {
    const bundle = bundleOf(gesture.changes, this.context(freeRows));
    if ('code' in bundle) return this.takeBack(gesture, bundle);
    try {
      const answers = bundle.actions.length === 0 ? [] : await inTime(this.port.applyActions(bundle.actions));
      return await this.confirm(gesture, bundle, answers);
    } catch (error) {
      if (error instanceof LateAnswer) return this.takeBack(gesture, refusal(error, this.host.isOnline()));
      const free = await this.freeRows(new Set(freeRows.keys()));
      const areTaken = [...free].some(([entity, row]) => row > (freeRows.get(entity) ?? row));
      return areTaken ? this.attempt(gesture, free) : this.takeBack(gesture, await this.reasonOf(error, gesture));
    }
  }

  /** Waits for rows created by earlier gestures that this one names; the refusal of the first that was not created. */
  private async waitForRows(gesture: Gesture): Promise<Issue | undefined> {
    const own = new Set(gesture.changes.flatMap((change) => (change.kind === 'create' ? [change.id] : [])));
    for (const id of namedIn(gesture.changes)) {
      const outcome = own.has(id) ? undefined : await this.onTheirWay.get(id);
      if (outcome?.ok === false) return outcome.issue;
    }
    return undefined;
  }

  private async freeRows(entities: ReadonlySet<EntityName>): Promise<ReadonlyMap<EntityName, number>> {
    const found = new Map<EntityName, number>();
    for (const entity of entities) {
      const tableId = this.tableOf(entity)?.tableId;
      if (tableId === undefined) continue;
      const rows = await this.rowNumbers(tableId);
      found.set(entity, rows.reduce((highest, row) => Math.max(highest, row), 0) + 1);
    }
    return found;
  }

  private async confirm(gesture: Gesture, bundle: ActionBundle, answers: readonly unknown[]): Promise<Outcome> {
    const ids = new Map<string, string>(bundle.named);
    for (const [place, names] of bundle.created) {
      const rows = answers[place];
      for (const [index, name] of names.entries()) if (Array.isArray(rows)) ids.set(name, String(rows[index]));
    }
    const created = gesture.changes.flatMap((change) => (change.kind === 'create' ? [ids.get(change.id ?? '') ?? change.id ?? ''] : []));
    for (const id of ids.values()) this.created.add(id);
    const entities = new Set(gesture.changes.map(({ entity }) => entity));
    const namesAdded = this.host.addNames(gesture.changes.flatMap(({ kind, entity, id = '' }) => (kind === 'create' && bundle.named.has(id) ? [[entity, bundle.named.get(id) ?? ''] as const] : [])));
    this.pending.rename(ids);
    gesture.done = true;
    this.host.show();
    setTimeout(() => {
      if (this.pending.drop(gesture)) this.host.show();
    }, patience);
    if (entities.has(this.host.rows().layout.entity)) this.news.expect();
    await Promise.all([this.host.refetch(entities), namesAdded]);
    return { ok: true, created };
  }

  private takeBack(gesture: Gesture, issue: Issue): Outcome {
    this.pending.drop(gesture);
    this.host.show();
    return { ok: false, issue };
  }

  /** The host's reason; where it gives none, a row that is no longer there is one. */
  private async reasonOf(error: unknown, gesture: Gesture): Promise<Issue> {
    const issue = refusal(error, this.host.isOnline());
    if (issue.code !== 'host.refused' && issue.code !== 'host.failed') return issue;
    for (const { kind, entity, id = '' } of gesture.changes) {
      const table = kind === 'update' ? this.tableOf(entity) : undefined;
      if (table === undefined) continue;
      const row = table.rowOf(id);
      const rows = row === undefined ? [] : await this.rowNumbers(table.tableId);
      if (row === undefined || (rows.length > 0 && !rows.includes(row))) return { ...issue, code: 'host.rowDeleted', entity, row: id };
    }
    return issue;
  }

  /** Numbers of all the rows of a table; none when it cannot be read. */
  private async rowNumbers(tableId: string): Promise<readonly number[]> {
    const { id = [] } = await this.port.fetchTable(tableId).catch((): ColumnValues => ({}));
    return id.map(Number);
  }

  private context(freeRows: ReadonlyMap<EntityName, number>): ActionContext {
    const rows = this.host.rows();
    return {
      ...this.host.words(),
      table: (entity) => {
        const table = this.tableOf(entity);
        return table && { ...table, freeRow: freeRows.get(entity) };
      },
      nameColumns: (entity) => nameColumns(rows, entity),
      refRow: (entity, id, { refTable }) => {
        if (refTable === rows.layout.tableId && entity === rows.layout.entity) return this.tableOf(entity)?.rowOf(id);
        return rows.layout.joined.find((table) => table.entity === entity && table.tableId === refTable)?.reader.rowNumber(id);
      },
      nameOf: (entity, id) => rows.named.nameOf(entity, id),
      idOf: (entity, name) => rows.named.names(entity).find(name).id,
    };
  }

  /** Number of a row that the host has created and not yet sent. */
  private createdRow(id: string): number | undefined {
    return this.created.has(id) ? Number(id) : undefined;
  }

  private tableOf(entity: EntityName): WritableTable | undefined {
    const rows = this.host.rows();
    const { layout } = rows;
    if (entity === layout.entity) {
      const readers = [rows.own, rows.beyond];
      return {
        tableId: layout.tableId,
        columns: layout.columns,
        held: (id, colId) => readers.find((reader) => reader.rowNumber(id) !== undefined)?.cell(id, colId),
        rowOf: (id) => readers.map((reader) => reader.rowNumber(id)).find((row) => row !== undefined) ?? this.createdRow(id),
        freeRow: undefined,
      };
    }
    return joinedTable(layout.joined.find((table) => table.entity === entity && table.prefix === ''), (id) => this.createdRow(id));
  }
}

function joinedTable(table: JoinedTable | undefined, createdRow: (id: string) => number | undefined): WritableTable | undefined {
  return (
    table && {
      tableId: table.tableId,
      columns: table.columns,
      held: (id, colId) => table.reader.cell(id, colId),
      rowOf: (id) => table.reader.rowNumber(id) ?? createdRow(id),
      freeRow: undefined,
    }
  );
}

function nameColumns({ layout }: Rows, entity: EntityName): ReturnType<ActionContext['nameColumns']> {
  return fieldsOf(model[layout.entity]).flatMap((field) => {
    const column = field.entity === entity ? layout.columns[field.key] : undefined;
    return column === undefined || isReference(column) ? [] : [{ tableId: layout.tableId, column }];
  });
}

/** Entities of which the gesture puts a new row into a list. */
function listedNewRows(changes: readonly Change[]): Set<EntityName> {
  const listed = listedValues(changes);
  return new Set(changes.flatMap((change) => (change.kind === 'create' && listed.has(change.id) ? [change.entity] : [])));
}

/** Ids of new rows that a gesture names. */
function namedIn(changes: readonly Change[]): Set<string> {
  const values: unknown[] = changes.flatMap((change) => [change.id, ...(change.kind === 'remove' ? [] : (Object.values(change.fields) as unknown[]))]);
  return new Set([...values, ...listedValues(changes)].filter((value): value is string => typeof value === 'string' && value.startsWith('new:')));
}

import { fieldOf, fieldsOf, model, type Entity, type EntityName, type Issue } from '@entrelacs/core';
import { InstalledDocument, RestFailure, type GuardedResult, type GuardedWrite, type RestPort } from '@entrelacs/grist/rest';
import { toWire } from '@entrelacs/yeswiki';
import type { ArchivableSide } from '../archive/restore.ts';
import { Refusal } from '../refusal.ts';
import type { Cell, CellStory, ReadAnswer, ReadRequest, SideChange, SideLimits, SideResult, SideRow, SideTable, Value, Values } from '../side.ts';
import { storiesOf } from './meanwhile.ts';
import { gristRefusal } from './refusals.ts';

/** Where a document stands, and how it may be asked. */
export interface GristSideOptions {
  readonly port: RestPort;
  /** Address of the server, for people and for telling a copy. */
  readonly server: string;
  readonly limits: SideLimits;
}

/** Key of the setting that says which wiki the document was paired with. */
const markKey = 'bridge.pair';

/** Key of the setting that holds what runs of the bridge tell each other. */
const logKey = 'bridge.runs';

/** A Grist document as a side of a pair: rows of its installed tables, over REST. */
export function gristSide(options: GristSideOptions): ArchivableSide {
  return new GristSide(options);
}

class GristSide implements ArchivableSide {
  readonly name = 'grist';
  readonly limits: SideLimits;
  private readonly port: RestPort;
  private readonly server: string;
  private document: InstalledDocument | undefined;
  /** As of the last reading. */
  private history: readonly string[] = [];

  constructor({ port, server, limits }: GristSideOptions) {
    this.port = sharingMetadata(port);
    this.server = server;
    this.limits = limits;
  }

  async identify() {
    const { id, name } = await this.asked(() => this.port.describe());
    const document = await this.opened();
    const { settings } = await this.asked(() => document.read([]));
    const { [markKey]: mark, [logKey]: log } = settings;
    return { id, place: `${this.server}/${id}`, title: name, ...(mark !== undefined && { mark }), ...(log !== undefined && { log }) };
  }

  async read({ entities, validator, since }: ReadRequest): Promise<ReadAnswer> {
    // Before the rows: what is written while they are read makes the next reading a full one.
    const history = await this.asked(() => this.port.history());
    this.history = history;
    const [state] = history;
    if (validator !== undefined && state === validator) return { unchanged: true };
    this.document = undefined;
    const document = await this.opened();
    const { entities: rows, issues } = await this.asked(() => document.read(entities.map(({ entity }) => entity)));
    const unread = new Set(issues.map(({ entity = '', row = '', path = '' }) => `${entity} ${row} ${path}`));
    const tables: { [Name in EntityName]?: SideTable } = {};
    const missing: Issue[] = [];
    for (const { entity, fields } of entities) {
      const readable = document.fields(entity);
      if (rows[entity] === undefined) missing.push({ code: 'sync.table.gone.grist', entity, table: model[entity].table });
      else {
        const changedAt = document.changedAt(entity);
        tables[entity] = { rows: rows[entity].map((row) => sideRow(document, entity, row, fields, readable, unread, changedAt(row.id))), fields: readable, canCreate: true };
      }
    }
    const wanted = new Set(entities.flatMap(({ entity, fields }) => fields.map((field) => `${entity} ${field}`)));
    return { unchanged: false, tables, issues: [...missing, ...issues.filter(({ entity = '', path = '' }) => wanted.has(`${entity} ${path}`))], ...(state !== undefined && { validator: state }), ...(since !== undefined && pastOf(history, since)) };
  }

  async write(changes: readonly SideChange[], isSecond = false): Promise<readonly SideResult[]> {
    const entity = changes[0]?.entity;
    if (entity === undefined) return [];
    const document = await this.opened();
    const writes = changes.map((change) => guarded(entity, change));
    try {
      return (await document.writeGuarded(entity, writes)).map(resultOf);
    } catch (error) {
      const issue = issueOf(error, entity);
      if (!isCertain(error)) return changes.map(() => ({ ok: false, why: 'unknown', issue }));
      // The row may have been changed since it was looked at: looked at again, that is seen.
      if (changes.length === 1 && changes[0]?.kind === 'remove' && !isSecond && isAboutOne(error)) return this.write(changes, true);
      if (changes.length === 1 || !isAboutOne(error)) return changes.map(() => ({ ok: false, why: 'refused', issue }));
      // One of them is to blame, and none was done: each by itself.
      const results: SideResult[] = [];
      for (const change of changes) results.push(...(await this.write([change])));
      return results;
    }
  }

  async meanwhile(since: string, cells: () => Promise<readonly Cell[]>, each: boolean): Promise<readonly CellStory[] | undefined> {
    const document = await this.opened();
    return storiesOf(this.port, document, this.history, since, cells, each).catch((error: unknown) => {
      // A key that may write and not compare: its server, or its rights, do not let it.
      if (error instanceof RestFailure && error.status >= 400 && error.status < 500) return undefined;
      throw gristRefusal(error, this.server);
    });
  }

  async settings(): Promise<Readonly<Record<string, string>>> {
    const document = await this.opened();
    const { settings } = await this.asked(() => document.read([]));
    const { [markKey]: _mark, [logKey]: _log, ...kept } = settings;
    return kept;
  }

  async keepSettings(settings: Readonly<Record<string, string>>): Promise<void> {
    const document = await this.opened();
    for (const [key, value] of Object.entries(settings)) await this.asked(() => document.keepSetting(key, value));
  }

  async leaveMark(mark: string): Promise<void> {
    const document = await this.opened();
    await this.asked(() => document.keepSetting(markKey, mark));
  }

  async keepLog(before: string | undefined, log: string): Promise<boolean> {
    const document = await this.opened();
    try {
      return await document.keepSettingAfter(logKey, before, log);
    } catch (error) {
      if (!isCertain(error)) return false;
      throw gristRefusal(error, this.server);
    }
  }

  private async opened(): Promise<InstalledDocument> {
    this.document ??= await this.asked(() => InstalledDocument.open(this.port));
    if (this.document === undefined) throw new Refusal('grist.notInstalled', { place: this.server });
    return this.document;
  }

  private async asked<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      throw gristRefusal(error, this.server);
    }
  }
}

/** Whether a document's history is not the one that led to `since`: shorter, or with another action under its number. Nothing where it does not go back that far. */
function pastOf(history: readonly string[], since: string): { wentBack?: boolean } {
  const numberOf = (action: string) => Number(action.split(' ')[0]);
  const [last] = history;
  if (last === undefined) return {};
  if (history.includes(since)) return { wentBack: false };
  return numberOf(last) < numberOf(since) || history.some((action) => numberOf(action) === numberOf(since)) ? { wentBack: true } : {};
}

/** The port, where those who ask for the same metadata at the same time share one answer. */
function sharingMetadata(port: RestPort): RestPort {
  const underWay = new Map<string, ReturnType<RestPort['fetchTable']>>();
  return {
    ...port,
    fetchTable(tableId) {
      if (!tableId.startsWith('_grist_')) return port.fetchTable(tableId);
      const asked = underWay.get(tableId) ?? port.fetchTable(tableId).finally(() => underWay.delete(tableId));
      underWay.set(tableId, asked);
      return asked;
    },
  };
}

function sideRow(document: InstalledDocument, entity: EntityName, row: Entity, wanted: readonly string[], readable: readonly string[], unread: ReadonlySet<string>, at: string | undefined): SideRow {
  const cells = row as unknown as Readonly<Record<string, unknown>>;
  const fields: Record<string, Value> = {};
  for (const key of wanted) {
    if (!readable.includes(key) || unread.has(`${entity} ${row.id} ${key}`)) continue;
    fields[key] = document.isEmpty(entity, row.id, key) === false ? toWire(cells[key]) : null;
  }
  const stamp = document.stampOf(entity, row.id);
  return { id: row.id, uid: typeof cells['uid'] === 'string' && cells['uid'] !== '' ? cells['uid'] : null, ...(at !== undefined && { at }), fields, ...(stamp !== undefined && { stamp }) };
}

function guarded(entity: EntityName, change: SideChange): GuardedWrite {
  switch (change.kind) {
    case 'create':
      return { kind: 'create', uid: change.uid, fields: modelFields(entity, change.fields) };
    case 'update':
      return { kind: 'update', id: change.id, expected: modelFields(entity, change.expected), fields: modelFields(entity, change.fields) };
    case 'remove':
      return { kind: 'remove', id: change.id, expected: modelFields(entity, change.expected) };
  }
}

/** Values as the model has them: nothing where the wire says null. */
function modelFields(entity: EntityName, values: Values): Readonly<Record<string, unknown>> {
  const keys = new Set(fieldsOf(model[entity]).map(({ key }) => key));
  return Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (keys.has(key) ? [[key, value === null ? emptyOf(entity, key) : value]] : [])));
}

function emptyOf(entity: EntityName, key: string): unknown {
  const { kind } = fieldOf(model[entity], key);
  return kind === 'refs' || kind === 'choices' || kind === 'tags' ? [] : undefined;
}

function resultOf(result: GuardedResult): SideResult {
  if (result.ok) return { ok: true, id: result.id, ...(result.existed === true && { existed: true }) };
  if (result.why === 'changed') return result;
  return { ...result, ...(result.issue.path !== undefined && { field: result.issue.path }) };
}

function issueOf(error: unknown, entity: EntityName): Issue {
  const code = error instanceof RestFailure ? error.code : 'rest.noAnswer';
  const detail = error instanceof Error ? error.message : '';
  return { code, entity, ...(detail !== '' && { detail }) };
}

/** Is it certain that nothing was done? The host says so, and its engine does all of a bundle or nothing. */
function isCertain(error: unknown): boolean {
  return error instanceof RestFailure && error.status !== 0 && error.code !== 'rest.failed' && error.code !== 'rest.notGrist';
}

/** Might it be one row's fault? Rights and limits are of all. */
function isAboutOne(error: unknown): boolean {
  return error instanceof RestFailure && (error.code === 'rest.refused' || error.code === 'rest.denied' || error.code === 'rest.tooLarge');
}

import type { EntityName } from '@entrelacs/core';
import { isList } from './sim-fields.ts';
import { Refusal, type ReadAnswer, type ReadRequest, type Side, type SideChange, type SideIdentity, type SideLimits, type SideName, type SideResult, type SideRow, type Value } from '../src/index.ts';

/** A row of a simulated host. */
export interface SimRow {
  readonly id: string;
  readonly entity: EntityName;
  uid: string | null;
  readonly cells: Record<string, Value>;
  version: number;
  /** Made by the bridge, not by a person. */
  readonly byBridge: boolean;
}

/** What becomes of one request. */
export type Fate = 'ok' | 'refuse' | 'hang' | 'cut' | 'errorAfter' | 'tooMany' | 'badJson' | 'slow' | 'rejectRow' | 'killBefore' | 'killAfter';

/** Asked at each request of the bridge, before it is served. */
export type Oracle = (point: string) => Fate;

/** The process was stopped: nothing of it runs any more. */
export class Killed extends Error {}

/** A change with what was looked at before it leaves. */
interface Looked {
  readonly change: SideChange;
  /** What its condition says of lists did not hold. */
  readonly isChanged?: boolean;
  /** Stamp of its row, by which a list that somebody changes since is seen. */
  readonly stamp?: number;
}

/** Told of each cell that the bridge writes: by the invariants. */
export type WriteWatcher = (row: SimRow, field: string, before: Value, after: Value) => void;

/** A host as the people of a simulation use it and as its invariants see it; `side` is how the bridge reaches it. */
export interface SimHost {
  readonly name: SideName;
  readonly side: Side;
  readonly rows: ReadonlyMap<string, SimRow>;
  fate: Oracle;
  watch: WriteWatcher;
  /** Told of each row that the bridge removes. */
  onRemove: (row: SimRow) => void;
  /** A row made by a person, or by an import. */
  add(entity: EntityName, uid: string | null, cells: Readonly<Record<string, Value>>): SimRow;
  /** A cell changed by a person. */
  edit(row: SimRow, field: string, value: Value): void;
  remove(row: SimRow): void;
  /** A request that had hung arrives. */
  arrive(): void | Promise<void>;
  /** Requests that hang will never arrive. */
  forget(): void;
}

/**
 * A host of one side, in memory. The document compares cells and takes a batch as one step; the wiki counts versions and takes a batch change by change, as the real ones do. The document
 * finds no rows by lists of references: those are looked at in a request before, and then its rows' stamps are compared. A hung request may arrive later: `pending`.
 */
export class SimSide implements Side, SimHost {
  readonly name: SideName;
  readonly limits: SideLimits;
  readonly rows = new Map<string, SimRow>();
  pending: (readonly Looked[])[] = [];
  identity: SideIdentity;
  requests = 0;
  fate: Oracle = () => 'ok';
  watch: WriteWatcher = () => undefined;
  onRemove: (row: SimRow) => void = () => undefined;
  private readonly uids = new Map<string, string>();
  private revision = 0;
  /** Whether it tells of a backup that was restored, as the document does. */
  hasHistory: boolean;
  /** Another history since a backup was restored. */
  private branch = 0;
  private nextId = 1;
  private readonly fields: Readonly<Partial<Record<EntityName, readonly string[]>>>;

  constructor(name: SideName, fields: Readonly<Partial<Record<EntityName, readonly string[]>>>, limits: Partial<SideLimits> = {}) {
    this.name = name;
    this.hasHistory = name === 'grist';
    this.fields = fields;
    this.limits = { batchRows: 3, batchBytes: 900_000, parallel: 2, ...limits };
    this.identity = { id: `${name}-1`, place: `https://${name}.example`, title: name };
  }

  get side(): Side {
    return this;
  }

  add(entity: EntityName, uid: string | null, cells: Readonly<Record<string, Value>>, byBridge = false): SimRow {
    const row: SimRow = { id: `${this.nextId}`, entity, uid, cells: { ...cells }, version: this.revision + 1, byBridge };
    this.nextId += 1;
    this.rows.set(row.id, row);
    if (uid !== null) this.uids.set(`${entity} ${uid}`, row.id);
    this.revision += 1;
    return row;
  }

  edit(row: SimRow, field: string, value: Value): void {
    row.cells[field] = value;
    this.revision += 1;
    row.version = this.revision;
  }

  remove(row: SimRow): void {
    this.rows.delete(row.id);
    this.revision += 1;
  }

  identify(): Promise<SideIdentity> {
    return this.serve('identify', () => this.identity);
  }

  leaveMark(mark: string): Promise<void> {
    return this.serve('mark', () => {
      this.identity = { ...this.identity, mark };
    });
  }

  keepLog(before: string | undefined, log: string): Promise<boolean> {
    const keep = () => {
      if (this.identity.log !== before) return false;
      this.identity = { ...this.identity, log };
      this.revision += 1;
      return true;
    };
    return this.serve('log', keep, keep);
  }

  /** A backup, to be restored with what it gives. */
  backup(): () => void {
    const rows = [...this.rows.values()].map((row) => ({ ...row, cells: { ...row.cells } }));
    const { revision } = this;
    return () => {
      this.rows.clear();
      this.uids.clear();
      for (const row of rows) {
        this.rows.set(row.id, { ...row, cells: { ...row.cells } });
        if (row.uid !== null) this.uids.set(`${row.entity} ${row.uid}`, row.id);
      }
      this.revision = revision;
      this.branch += 1;
    };
  }

  read({ entities, validator, since }: ReadRequest): Promise<ReadAnswer> {
    return this.serve('read', () => {
      const now = `${this.revision} ${this.branch}`;
      if (validator === now) return { unchanged: true };
      const tables: Record<string, unknown> = {};
      for (const { entity } of entities) {
        const rows = [...this.rows.values()].filter((row) => row.entity === entity).map((row) => this.shown(row));
        tables[entity] = { rows, fields: this.fields[entity] ?? [], canCreate: true };
      }
      return { unchanged: false, tables, issues: [], validator: now, ...(this.hasHistory && since !== undefined && { wentBack: Number(since.split(' ')[1]) < this.branch }) };
    });
  }

  write(changes: readonly SideChange[]): Promise<readonly SideResult[]> {
    return Promise.resolve().then(() => this.writeNow(changes));
  }

  private writeNow(asked: readonly SideChange[]): readonly SideResult[] {
    const unknown = asked.map((): SideResult => ({ ok: false, why: 'unknown', issue: { code: 'sync.write.unknown' } }));
    const changes = this.looked(asked);
    if (changes === undefined) return unknown;
    this.requests += 1;
    switch (this.fate(`${this.name}.write`)) {
      case 'killBefore':
        throw new Killed();
      case 'killAfter':
        this.apply(changes);
        throw new Killed();
      case 'refuse':
      case 'tooMany':
        throw new Refusal('side.unreachable', { place: this.identity.place });
      case 'hang':
        this.pending.push(changes);
        return unknown;
      case 'cut':
        // The document does all of a batch or nothing; the wiki may have done the first ones.
        this.apply(this.name === 'grist' ? changes : changes.slice(0, Math.ceil(changes.length / 2)));
        return unknown;
      case 'errorAfter':
      case 'badJson':
        this.apply(changes);
        return unknown;
      case 'rejectRow': {
        const done = this.apply(changes.slice(1));
        return [{ ok: false, why: 'refused', issue: { code: 'sync.write.refused' } }, ...done];
      }
      case 'slow':
      case 'ok':
        return this.apply(changes);
    }
  }

  /** What a look at lists tells, as its request fares; undefined where it was not answered. */
  private looked(changes: readonly SideChange[]): readonly Looked[] | undefined {
    if (this.name !== 'grist' || !changes.some((change) => this.needsLook(change))) return changes.map((change) => ({ change }));
    this.requests += 1;
    const fate = this.fate('grist.look');
    if (fate === 'killBefore' || fate === 'killAfter') throw new Killed();
    if (fate !== 'ok' && fate !== 'slow' && fate !== 'rejectRow') return undefined;
    return changes.map((change) => {
      const row = change.kind === 'create' || !this.needsLook(change) ? undefined : this.rows.get(change.id);
      if (row === undefined || change.kind === 'create') return { change };
      const lists = Object.entries(change.expected).filter(([field]) => isList(change.entity, field));
      return { change, isChanged: !lists.every(([field, value]) => isSame(row.cells[field] ?? null, value)), stamp: row.version };
    });
  }

  private needsLook(change: SideChange): boolean {
    return change.kind === 'remove' || (change.kind === 'update' && Object.keys(change.expected).some((field) => isList(change.entity, field)));
  }

  arrive(): void {
    const changes = this.pending.shift();
    if (changes !== undefined) this.apply(changes);
  }

  forget(): void {
    this.pending = [];
  }

  /** `late` is done where the request arrives and its answer does not. */
  private serve<Answer>(what: string, answer: () => Answer, late?: () => unknown): Promise<Answer> {
    this.requests += 1;
    const fate = this.fate(`${this.name}.${what}`);
    if (fate === 'killAfter' || fate === 'errorAfter' || fate === 'badJson' || fate === 'cut') late?.();
    if (fate === 'killBefore' || fate === 'killAfter') return Promise.reject(new Killed());
    if (fate === 'ok' || fate === 'slow' || fate === 'rejectRow') return Promise.resolve(answer());
    return Promise.reject(new Refusal('side.unreachable', { place: this.identity.place }));
  }

  /** A row of that uid: the one that got it last. */
  private found(entity: EntityName, uid: string): SimRow | undefined {
    const row = this.rows.get(this.uids.get(`${entity} ${uid}`) ?? '');
    if (row?.uid === uid) return row;
    return undefined;
  }

  private rename(row: SimRow, uid: string): void {
    row.uid = uid;
    this.uids.set(`${row.entity} ${uid}`, row.id);
  }

  private shown(row: SimRow): SideRow {
    const fields: Record<string, Value> = {};
    for (const key of this.fields[row.entity] ?? []) fields[key] = row.cells[key] ?? null;
    return { id: row.id, uid: row.uid, fields, [this.name === 'wiki' ? 'version' : 'stamp']: String(row.version) };
  }

  private apply(changes: readonly Looked[]): SideResult[] {
    return changes.map((looked) => this.applyOne(looked));
  }

  private applyOne(looked: Looked): SideResult {
    const { change } = looked;
    if (change.kind === 'create') {
      const existing = this.found(change.entity, change.uid);
      if (existing !== undefined) return { ok: true, id: existing.id, existed: true };
      const made = this.add(change.entity, change.uid, {}, true);
      for (const [field, value] of Object.entries(change.fields)) this.put(made, field, value);
      return this.done(made);
    }
    const row = this.rows.get(change.id);
    if (row === undefined || row.entity !== change.entity || !this.isAsExpected(row, change, looked)) return { ok: false, why: 'changed' };
    if (change.kind === 'remove') {
      this.onRemove(row);
      this.remove(row);
      return { ok: true, id: row.id };
    }
    for (const [field, value] of Object.entries(change.fields)) {
      if (field === 'uid') this.rename(row, String(value));
      else this.put(row, field, value);
    }
    this.revision += 1;
    row.version = this.revision;
    return this.done(row);
  }

  private put(row: SimRow, field: string, value: Value): void {
    const before = row.cells[field] ?? null;
    row.cells[field] = value;
    this.watch(row, field, before, value);
  }

  private done(row: SimRow): SideResult {
    return this.name === 'wiki' ? { ok: true, id: row.id, version: String(row.version), fields: { ...row.cells } } : { ok: true, id: row.id };
  }

  private isAsExpected(row: SimRow, change: Exclude<SideChange, { kind: 'create' }>, { isChanged = false, stamp }: Looked): boolean {
    if (change.version !== undefined) return change.version === String(row.version);
    if (isChanged || (stamp !== undefined && stamp !== row.version)) return false;
    return Object.entries(change.expected).every(([field, value]) => (this.name === 'grist' && isList(change.entity, field)) || isSame(field === 'uid' ? row.uid : (row.cells[field] ?? null), value));
  }
}

function isSame(one: Value, other: Value): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

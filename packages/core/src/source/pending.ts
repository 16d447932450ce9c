import type { EntityName } from '../model/field.ts';
import type { Entity } from '../model/model.ts';
import { applyChanges } from './apply-changes.ts';
import { sameValue } from './same-value.ts';
import type { Change, Snapshot } from './source.ts';

/** How long after the host's answer a gesture waits to be seen in its rows before the rows win, in milliseconds. */
export const patience = 5000;

/** A gesture sent to the host and not yet seen in its rows. */
export interface Gesture {
  changes: readonly Change[];
  /** The host said yes. */
  done: boolean;
  /** Values that a changed field held, or was about to hold, before this gesture, by entity, row and field. */
  readonly before: Map<string, unknown[]>;
}

/** Gestures on their way: what they make of the host's rows meanwhile. */
export class Pending {
  private gestures: readonly Gesture[] = [];
  /** What rows created so far are called now: the id that the host gave, or a name until then. */
  private readonly names = new Map<string, string>();
  private count = 0;
  private overlaid: { readonly base: Snapshot; readonly gestures: readonly Gesture[]; readonly shown: Snapshot } | undefined;

  get size(): number {
    return this.gestures.length;
  }

  /** Shows a gesture over the host's rows until it is dropped. Rows created without a name get one; a name used before leads to the row created last. */
  add(asked: readonly Change[], base: Snapshot): Gesture {
    const changes = renamed(this.named(asked), this.names);
    const shown = this.over(base);
    const before = new Map<string, unknown[]>();
    for (const { key, value } of [...fieldsOfChanges(changes, base), ...fieldsOfChanges(changes, shown)]) remember(before, key, value);
    const gesture = { changes, done: false, before };
    this.gestures = [...this.gestures, gesture];
    return gesture;
  }

  /** Takes a gesture back, or lets the host's rows speak. */
  drop(gesture: Gesture): boolean {
    if (!this.gestures.includes(gesture)) return false;
    this.gestures = this.gestures.filter((each) => each !== gesture);
    return true;
  }

  /** Drops what the host's rows now show; remembers what others wrote meanwhile. */
  settle(base: Snapshot): void {
    const waiting = this.gestures.filter((gesture) => !gesture.done || !isSeen(gesture, base));
    if (waiting.length < this.gestures.length) this.gestures = waiting;
    for (const { changes, before, done } of waiting) {
      if (!done) for (const { key, value } of fieldsOfChanges(changes, base)) remember(before, key, value);
    }
  }

  private named(changes: readonly Change[]): Change[] {
    return changes.map((change) => {
      if (change.kind !== 'create') return change;
      this.count += 1;
      const { id = `new:#${this.count}` } = change;
      const name = this.names.has(id) ? `${id}#${this.count}` : id;
      this.names.set(id, name);
      return { ...change, id };
    });
  }

  /** Names rows by the ids that the host gave them. */
  rename(ids: ReadonlyMap<string, string>): void {
    if (ids.size === 0) return;
    for (const [name, row] of this.names) this.names.set(name, ids.get(row) ?? row);
    for (const gesture of this.gestures) gesture.changes = renamed(gesture.changes, ids);
    this.gestures = [...this.gestures];
  }

  /** The host's rows with every gesture on its way applied; the same object as long as neither changed. */
  over<S extends Snapshot>(base: S): S {
    const { gestures } = this;
    if (gestures.length === 0) return base;
    if (this.overlaid?.base !== base || this.overlaid.gestures !== gestures) {
      const shown = gestures.reduce<Snapshot>((snapshot, { changes }) => applyChanges(snapshot, missingIn(snapshot, changes)), base);
      this.overlaid = { base, gestures, shown };
    }
    return this.overlaid.shown as S;
  }
}

/** Changes with ids of new rows replaced by those that the host gave. */
function renamed(changes: readonly Change[], ids: ReadonlyMap<string, string>): Change[] {
  const idOf = (value: unknown): unknown =>
    typeof value === 'string' ? (ids.get(value) ?? value) : Array.isArray(value) ? value.map(idOf) : value;
  return changes.map((change) => {
    const fields = change.kind === 'remove' ? {} : { fields: Object.fromEntries(Object.entries(change.fields).map(([key, value]) => [key, idOf(value)])) };
    return { ...change, ...(change.id !== undefined && { id: idOf(change.id) }), ...fields } as Change;
  });
}

function remember(before: Map<string, unknown[]>, key: string, value: unknown): void {
  const values = before.get(key) ?? [];
  if (!values.some((each) => sameValue(each, value))) before.set(key, [...values, value]);
}

function missingIn(snapshot: Snapshot, changes: readonly Change[]): Change[] {
  return changes.filter((change) => change.kind !== 'create' || rowIn(snapshot, change.entity, change.id) === undefined);
}

function isSeen({ changes, before }: Gesture, base: Snapshot): boolean {
  const rowsThere = changes.every(({ kind, entity, id }) => kind === 'update' || (rowIn(base, entity, id) !== undefined) === (kind === 'create'));
  return (
    rowsThere &&
    [...fieldsOfChanges(changes, base)].every(({ key, value, wanted }) => sameValue(value, wanted) || !(before.get(key) ?? []).some((former) => sameValue(former, value)))
  );
}

function* fieldsOfChanges(changes: readonly Change[], base: Snapshot): Generator<{ key: string; value: unknown; wanted: unknown }> {
  for (const change of changes) {
    if (change.kind !== 'update') continue;
    const row = rowIn(base, change.entity, change.id) as Readonly<Record<string, unknown>> | undefined;
    if (row === undefined) continue;
    for (const [field, wanted] of Object.entries(change.fields)) yield { key: `${change.entity} ${change.id} ${field}`, value: row[field], wanted };
  }
}

const rowsById = new WeakMap<readonly Entity[], ReadonlyMap<string, Entity>>();

function rowIn(snapshot: Snapshot, entity: EntityName, id: string | undefined): Entity | undefined {
  const rows: readonly Entity[] | undefined = snapshot.entities[entity];
  if (rows === undefined || id === undefined) return undefined;
  const byId = rowsById.get(rows) ?? new Map(rows.map((row) => [row.id, row]));
  rowsById.set(rows, byId);
  return byId.get(id);
}

import { sameValue, type Entity, type EntityName, type Issue, type Snapshot } from '@entrelacs/core';
import type { EntitiesAnswer, WireRow } from '../routes.ts';
import { decodeRow, namedEntity, namesIn, type NamedId } from './decode-row.ts';

interface KnownRow {
  readonly wire: WireRow;
  readonly entity: Entity;
  readonly issues: readonly Issue[];
  /** Whom it names by words only. */
  readonly named: readonly NamedId[];
}

type Locks = ReadonlyMap<string, 'all' | readonly string[]>;

/** The wiki's rows as entities: those that did not change keep their identity, and so do lists of them. */
export class Rows {
  /** How many rows were taken one by one: an answer that was asked for before is older than they are. */
  taken = 0;
  private readonly tables = new Map<EntityName, Map<string, KnownRow>>();
  private lists: Partial<Record<EntityName, readonly Entity[]>> = {};
  private locks: Partial<Record<EntityName, Locks>> = {};

  /** Takes what the wiki answered for all that it names. */
  take(entities: EntitiesAnswer['entities']): void {
    for (const [name, rows] of Object.entries(entities) as [EntityName, readonly WireRow[]][]) {
      const former = this.tables.get(name);
      this.tables.set(name, new Map(rows.map((wire) => [wire.id, known(name, wire, former?.get(wire.id))])));
    }
    for (const name of this.tables.keys()) if (!(name in entities)) this.tables.delete(name);
    this.list();
  }

  /** Takes one row as the wiki has it now; undefined where it is gone. */
  takeRow(entity: EntityName, id: string, wire: WireRow | undefined): void {
    this.taken += 1;
    const table = this.tables.get(entity);
    if (table === undefined) return;
    if (wire === undefined) table.delete(id);
    else table.set(id, known(entity, wire, table.get(id)));
    this.list();
  }

  /** A row as it crossed last. */
  wireRow(entity: EntityName, id: string): WireRow | undefined {
    return this.tables.get(entity)?.get(id)?.wire;
  }

  get entities(): Snapshot['entities'] {
    return this.lists as Snapshot['entities'];
  }

  /** Rows that may be read, not written, all or in part. */
  get locked(): NonNullable<Snapshot['access']['locked']> {
    return this.locks;
  }

  get issues(): Issue[] {
    return [...this.tables.values()].flatMap((table) => [...table.values()].flatMap(({ issues }) => issues));
  }

  private list(): void {
    const lists: Partial<Record<EntityName, readonly Entity[]>> = {};
    const named = this.namedRows();
    for (const [name, table] of this.tables) lists[name] = kept(this.lists[name], [...[...table.values()].map(({ entity }) => entity), ...(named.get(name)?.values() ?? [])]);
    this.lists = lists;
    const locks = Object.fromEntries([...this.tables].map(([name, table]) => [name, locksOf(table)]));
    if (!sameLocks(locks, this.locks)) this.locks = locks;
  }

  /** People and others whom a form names by words only. */
  private namedRows(): Map<EntityName, Map<string, Entity>> {
    const found = new Map<EntityName, Map<string, Entity>>();
    for (const table of this.tables.values()) {
      for (const { named } of table.values()) {
        for (const [other, id] of named) {
          if (!this.tables.has(other)) continue;
          const rows = found.get(other) ?? new Map<string, Entity>();
          found.set(other, rows);
          if (!rows.has(id)) rows.set(id, this.lists[other]?.find((each) => each.id === id) ?? namedEntity(other, id));
        }
      }
    }
    return found;
  }
}

function known(name: EntityName, wire: WireRow, former: KnownRow | undefined): KnownRow {
  if (former !== undefined && sameValue(former.wire.fields, wire.fields)) return { ...former, wire };
  const issues: Issue[] = [];
  const entity = decodeRow(name, wire, (issue) => issues.push(issue));
  return { wire, entity, issues, named: namesIn(name, entity) };
}

function kept(former: readonly Entity[] | undefined, rows: readonly Entity[]): readonly Entity[] {
  return former !== undefined && former.length === rows.length && former.every((row, index) => row === rows[index]) ? former : rows;
}

function locksOf(table: ReadonlyMap<string, KnownRow>): Locks {
  return new Map(
    [...table].flatMap(([id, { wire }]): [string, 'all' | readonly string[]][] => {
      if (!wire.canWrite) return [[id, 'all']];
      return wire.locked === undefined || wire.locked.length === 0 ? [] : [[id, wire.locked]];
    }),
  );
}

function sameLocks(one: Partial<Record<EntityName, Locks>>, other: Partial<Record<EntityName, Locks>>): boolean {
  const entries = (locks: Partial<Record<EntityName, Locks>>) => Object.entries(locks).map(([name, rows]) => [name, [...rows]]);
  return sameValue(entries(one), entries(other));
}

import type { EntityName } from '../model/field.ts';
import type { Entities, Entity } from '../model/model.ts';
import type { Stage } from '../model/stages.ts';
import type { Issue } from './issue.ts';

/** Why a source cannot be written to. */
export type ReadOnlyReason = 'access' | 'viewer' | 'document';

/** What may be done with what a source holds. */
export interface Access {
  readonly canWrite: boolean;
  readonly reason?: ReadOnlyReason;
  /** Entities that the access granted does not let us read. */
  readonly hidden: readonly EntityName[];
  /** Entities of which some rows are hidden from whoever looks, where the host lets us know. */
  readonly partial?: readonly EntityName[];
  /** Fields that the host has a column for, by entity; an entity absent here cannot be created. */
  readonly fields: { readonly [Name in EntityName]?: readonly string[] };
  /** Rows that may be read and not written, where the host says so row by row: all of a row, or these fields of it. */
  readonly locked?: { readonly [Name in EntityName]?: ReadonlyMap<string, 'all' | readonly string[]> };
}

/** Rows of a document as typed entities, with what could not be read. Unchanged rows keep their identity from one snapshot to the next. */
export interface Snapshot {
  readonly entities: { readonly [Name in EntityName]?: readonly Entities[Name][] };
  readonly issues: readonly Issue[];
  readonly access: Access;
  /** The collective's own stages, in order; empty when it uses the five statuses. */
  readonly stages: readonly Stage[];
  /** Choices for the whole document, by key (see the Settings table). */
  readonly settings: Readonly<Record<string, string>>;
}

/** What a widget shows: one of four states. */
export type SourceState =
  | { readonly state: 'loading'; readonly table?: string }
  | { readonly state: 'needsMapping'; readonly table?: string; readonly columns: readonly MappedColumn[] }
  | { readonly state: 'error'; readonly issue: Issue }
  | { readonly state: 'ready'; readonly snapshot: Snapshot };

/** A column that a widget asks for, and the one chosen for it. */
export interface MappedColumn {
  readonly field: string;
  readonly required: boolean;
  readonly column?: string;
}

/** Values of some fields of an entity; undefined empties a field. */
export type Fields<Name extends EntityName = EntityName> = { readonly [Key in keyof Omit<Entity<Name>, 'id'>]?: Entity<Name>[Key] | undefined };

/** One row created, updated or removed. A created row may be named `new:x` and referred to by that name in the same gesture. */
export type Change = { [Name in EntityName]: 
  | { readonly kind: 'create'; readonly entity: Name; readonly id?: string; readonly fields: Fields<Name> }
  | { readonly kind: 'update'; readonly entity: Name; readonly id: string; readonly fields: Fields<Name> }
  | { readonly kind: 'remove'; readonly entity: Name; readonly id: string } }[EntityName];

/** How a gesture ended: done, with the ids of the rows created in order, or refused with why. */
export type Outcome =
  | { readonly ok: true; readonly created: readonly string[] }
  | { readonly ok: false; readonly issue: Issue };

/** A host's rows, live. Adapters implement it; the in-memory twin passes the same contract. */
export interface Source {
  /** Calls back with the state now and at each change; returns how to stop. */
  subscribe(listener: (state: SourceState) => void): () => void;
  /** Writes one gesture as one undo step of the host. Shown at once, taken back when refused. Never rejects. */
  apply(changes: readonly Change[]): Promise<Outcome>;
}

/** An empty snapshot that may be read and not written. */
export const emptySnapshot: Snapshot = {
  entities: {},
  issues: [],
  access: { canWrite: false, hidden: [], fields: {} },
  stages: [],
  settings: {},
};

import type { EntityName, Issue } from '@entrelacs/core';
import type { SideName, Value, Values } from '../side.ts';
import type { RowName } from './row-names.ts';

/** One write, done or (in a dry run) to be done. References are given by the uid of their target. */
export interface Write {
  readonly side: SideName;
  readonly kind: 'create' | 'update' | 'remove';
  readonly entity: EntityName;
  readonly uid: string;
  /** The row's title, for people. */
  readonly title: string;
  /** The cells before and after; a row made has no before, a row removed no after. */
  readonly before: Values;
  readonly after: Values;
  /** Values that lose to a policy or a one-way field, kept in the journal. */
  readonly lost?: Values;
}

/** What one side holds in a conflict. */
export interface ConflictSide {
  readonly value: Value;
  readonly at?: string;
  readonly by?: string;
}

/** A field that both sides changed differently, kept with both values until somebody decides. References are given by uid. */
export interface Conflict {
  readonly id: string;
  readonly entity: EntityName;
  readonly uid: string;
  readonly field: string;
  readonly title: string;
  readonly grist: ConflictSide;
  readonly wiki: ConflictSide;
  /** Number of the run that found it. */
  readonly since: number;
  readonly decision?: SideName;
}

/** A row that one side removed and the other keeps. */
export interface Gone {
  readonly entity: EntityName;
  readonly uid: string;
  readonly title: string;
  /** The side that removed it. */
  readonly from: SideName;
}

/** What a run did. */
export interface RunReport {
  readonly run: number;
  readonly dry: boolean;
  /** quiet: nothing had changed. done: everything that could be carried is. held: the guard stopped the run before any write. partial: some writes remain for the next run. */
  readonly outcome: 'quiet' | 'done' | 'held' | 'partial';
  /** In the order in which they were planned. */
  readonly writes: readonly Write[];
  readonly conflicts: readonly Conflict[];
  readonly gone: readonly Gone[];
  /** The rows that the writes refer to by their uid. */
  readonly rows: readonly RowName[];
  /** What could not be read, was refused, or waits for a decision: codes of the catalogue. */
  readonly issues: readonly Issue[];
}

import { model, type EntityName, type Issue } from '@entrelacs/core';
import type { SideName, SideRow, Values } from '../side.ts';
import type { JournalEntry, Known } from '../state/state.ts';
import type { Doubts } from './doubts.ts';
import type { KnownRows } from './neutral.ts';
import type { Conflict, Gone } from './report.ts';

/** A write that is decided and not yet done. References are uids. */
export interface PlannedWrite {
  readonly side: SideName;
  readonly kind: 'create' | 'update' | 'remove';
  readonly entity: EntityName;
  readonly uid: string;
  readonly title: string;
  readonly id: string | null;
  readonly version?: string;
  /** See `SideRow`. */
  readonly stamp?: string;
  readonly before: Values;
  readonly after: Values;
  readonly lost: Values;
  readonly beside: Values;
  /** See `JournalEntry`. */
  readonly base?: Values;
  readonly decided?: Values;
  /** Id of the same row on the other side; null where it has none. */
  readonly twin: string | null;
  /** Its version there, where that side counts versions. */
  readonly twinVersion?: string;
}

/** Everything that one reading of both sides leads to. */
export interface Plan {
  readonly uids: readonly PlannedWrite[];
  readonly writes: readonly PlannedWrite[];
  /** What is known anew without writing anything, and what is forgotten. */
  readonly learn: readonly Known[];
  readonly forget: readonly Known[];
  readonly conflicts: readonly Conflict[];
  readonly gone: readonly Gone[];
  readonly issues: readonly Issue[];
  /** Cells that stay in doubt. */
  readonly doubts: readonly string[];
  /** Cells that both sides turned out to have changed alike: other machines have to be told, as of those that are written. */
  readonly agreed: readonly string[];
}

/** What a plan is made from, besides the rows. */
export interface PlanContext {
  readonly run: number;
  readonly known: ReadonlyMap<EntityName, KnownRows>;
  readonly conflicts: readonly Conflict[];
  /** Entries that turned out to be written, and removals that an undo was about: what the journal knows better than the base. */
  readonly landed: readonly JournalEntry[];
  /** Fields and rows (`*`) that a side refused in this run. */
  readonly refused: ReadonlySet<string>;
  /** Rows whose removal a person confirmed. */
  readonly removals: ReadonlySet<string>;
  /** Rows that a person wants back where they were removed. */
  readonly returns: ReadonlySet<string>;
  /** Cells of which the base may be out of date. */
  readonly doubts: Doubts;
}

/** Collects a plan row by row. */
export interface Draft {
  readonly writes: PlannedWrite[];
  readonly learn: Known[];
  readonly forget: Known[];
  readonly conflicts: Conflict[];
  readonly gone: Gone[];
  readonly issues: Issue[];
  readonly doubts: string[];
  readonly agreed: string[];
}

/** Name of a field of a row on a side, or of the whole row with `*`, in the set of what was refused. */
export function refusalKey(side: SideName, entity: EntityName, uid: string, field: string): string {
  return `${side} ${entity} ${uid} ${field}`;
}

/** The row's title, or what stands for it where it has none. */
export function titleOf(entity: EntityName, fields: Values, otherwise: string): string {
  const key = model[entity].titleField;
  const title = key === undefined ? undefined : fields[key];
  return typeof title === 'string' && title !== '' ? title : otherwise;
}

/** The version of a row, where its side counts versions, or its stamp. */
export function versionOf({ version, stamp }: Pick<SideRow, 'version' | 'stamp'>): Pick<PlannedWrite, 'version' | 'stamp'> {
  return { ...(version !== undefined && { version }), ...(stamp !== undefined && { stamp }) };
}

/** What a write has to know of the same row on the other side. */
export function twinOf(row: { readonly id: string; readonly version?: string } | undefined): Pick<PlannedWrite, 'twin' | 'twinVersion'> {
  return { twin: row?.id ?? null, ...(row?.version !== undefined && { twinVersion: row.version }) };
}

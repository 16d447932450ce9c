import type { EntityName, Issue } from '@entrelacs/core';
import type { WireConflict, WireFields, WireValue } from '@entrelacs/yeswiki';

/*
 * The port of a side: what the sync asks of a Grist document and of a wiki, and what it may rely on. Both adapters keep these promises:
 *
 * - Values cross in the model's own words, as the wiki's routes say them (docs/wiki-routes.md): keys of choices, days as `YYYY-MM-DD`, plain text, and null for an empty cell.
 *   References are ids *of that side*: the sync translates them through the uid of their target.
 * - What could not be read is absent, never null: a cell that holds an error, a column that was removed, a field that may not be seen. Absent is left alone; null is an empty cell.
 * - A side obeys its host's limits by itself, reads included (`makeGate`), and repeats by itself what was certainly not done (429, 503, a refused connection: `retrying`).
 * - Whatever may have been done is said to be `unknown`. The sync then reads again and finds out.
 */

/** The two sides of a pair. */
export type SideName = 'grist' | 'wiki';

/** A value as it crosses; null is an empty cell. */
export type Value = WireValue;

/** Values of some fields, by key of the model. */
export type Values = WireFields;

/** Who is on that side. */
export interface SideIdentity {
  /** What travels with a copy, or the host's own id where the copy gets another: the document's id, the wiki's `id`. */
  readonly id: string;
  /** Where it stands now: address of the server and document, `url` of the wiki. */
  readonly place: string;
  /** Its name, for messages. */
  readonly title: string;
  /** The text last left by `leaveMark`, where the side can keep one. */
  readonly mark?: string;
  /** The text last kept by `keepLog`, where there is one. */
  readonly log?: string;
}

/** One row or entry as it stands on its side. */
export interface SideRow {
  /** Row id or entry tag. */
  readonly id: string;
  /** Its id on both sides; null where it has none yet. */
  readonly uid: string | null;
  readonly fields: Values;
  /** Number of this state of the row, where the side counts versions: higher after each change. */
  readonly version?: string;
  /** What tells one change of the row from another, where the side has such a thing and counts no versions. */
  readonly stamp?: string;
  /** When it was last changed, ISO 8601 with offset, where known; `by` whom. */
  readonly at?: string;
  readonly by?: string;
  /** False where this row may not be written. */
  readonly canWrite?: boolean;
  /** Fields that may be read, not written. */
  readonly locked?: readonly string[];
}

/** Rows of one entity. */
export interface SideTable {
  readonly rows: readonly SideRow[];
  /** Fields that the side has a readable column for: a wanted one that is missing here is said to the reader and left alone. */
  readonly fields: readonly string[];
  readonly canCreate: boolean;
}

/** What the sync wants to read: `uid` is always wanted too. */
export interface ReadRequest {
  readonly entities: readonly { readonly entity: EntityName; readonly fields: readonly string[] }[];
  /** The validator of an earlier answer: when nothing has changed since, the side may say so instead. */
  readonly validator?: string;
  /** The last validator known, whatever is asked: a side that keeps a history can tell whether it leads from there. */
  readonly since?: string;
}

/** All rows of the entities asked for, or that they are as they were. An entity whose table is missing is absent here and has an issue: never an empty table. */
export type ReadAnswer =
  | { readonly unchanged: true }
  | {
      readonly unchanged: false;
      readonly tables: { readonly [Name in EntityName]?: SideTable };
      readonly issues: readonly Issue[];
      /** Names this state of the side (Grist: hash of the last action, `GET states`; wiki: ETag); absent where it cannot. Taken before the rows, so that it is never newer than they are. */
      readonly validator?: string;
      /** Whether a backup was put in its place: the side's history does not lead from `since`. Absent where it cannot tell. */
      readonly wentBack?: boolean;
    };

/**
 * One write of one row. `fields` are the only fields that may change, with `uid` among them where the row gets one.
 *
 * - **create** is idempotent by `uid`: when a row of that uid exists already nothing is written, and the result is its id with `existed` (Grist: `PUT records` with `require: {uid}` and
 *   `noupdate`; wiki: `key` = uid).
 * - **update** and **remove** are conditional: they are done only if the row still has that `version`, or where the side counts none, if its cells still hold `expected` (Grist:
 *   `PUT records` with `require: {id, ...expected}` and `noadd`, one atomic step of the host). Otherwise `changed`.
 */
export type SideChange =
  | { readonly kind: 'create'; readonly entity: EntityName; readonly uid: string; readonly fields: Values }
  | { readonly kind: 'update'; readonly entity: EntityName; readonly uid: string; readonly id: string; readonly version?: string; readonly expected: Values; readonly fields: Values }
  | { readonly kind: 'remove'; readonly entity: EntityName; readonly uid: string; readonly id: string; readonly version?: string; readonly expected: Values };

/** How one write ended. */
export type SideResult =
  /** Done. `fields` are the cells as the host stored them, where it tells. */
  | { readonly ok: true; readonly id: string; readonly version?: string; readonly fields?: Values; readonly existed?: boolean }
  /** Not done: somebody changed the row meanwhile, or it is gone. */
  | { readonly ok: false; readonly why: 'changed' }
  /** Not done, and repeating it does not help before somebody changes something; `field` is the one to blame, where one is. */
  | { readonly ok: false; readonly why: 'refused'; readonly issue: Issue; readonly field?: string }
  /** Done or not: no answer, half an answer, an answer that says 500. */
  | { readonly ok: false; readonly why: 'unknown'; readonly issue: Issue };

/** One cell of a side, by its own ids. */
export interface Cell {
  readonly entity: EntityName;
  readonly id: string;
  readonly field: string;
}

/** What others wrote in a cell, in order; undefined is a row that is not there, or a cell that cannot be read. */
export interface CellStory extends Cell {
  readonly steps: readonly { readonly before: Value | undefined; readonly after: Value | undefined }[];
}

/** What a host takes. */
export interface SideLimits {
  /** Most changes in one `write`, and most bytes of them as JSON. */
  readonly batchRows: number;
  readonly batchBytes: number;
  /** Most requests under way at once. */
  readonly parallel: number;
  /** Most requests started in a second; absent where there is no such limit. */
  readonly perSecond?: number;
}

/** The wiki's page of conflicts: what it shows its administrators, and what they decided there. */
export interface ConflictBoard {
  decisions(): Promise<readonly WireConflict[]>;
  publish(conflicts: readonly WireConflict[]): Promise<void>;
}

/** One side of a pair. Its methods reject with a `Refusal` when nothing at all can be done, and say what to do. */
export interface Side {
  readonly name: SideName;
  readonly limits: SideLimits;
  /** Code of why the side cannot hold such a value, where that is known without asking it: it is left out, and the rest is written. */
  unfit?(entity: EntityName, field: string, value: Value): string | undefined;
  identify(): Promise<SideIdentity>;
  read(request: ReadRequest): Promise<ReadAnswer>;
  /** Writes within `limits`, all of one entity; one result a change, in the order asked. Rejecting stands for `unknown` for each. */
  write(changes: readonly SideChange[]): Promise<readonly SideResult[]>;
  /**
   * What became of cells whose condition no write of this side can carry, beside the writes of this side that were answered: those of them that others touched after `since`, a validator.
   * `cells` is only asked where somebody else acted. `each` tells of every action by itself, for what was not answered may be ours. Undefined where the side cannot tell.
   */
  meanwhile?(since: string, cells: () => Promise<readonly Cell[]>, each: boolean): Promise<readonly CellStory[] | undefined>;
  /** Keeps a short text inside the document, read again by `identify` and copied with it. */
  leaveMark?(mark: string): Promise<void>;
  /** Keeps another text inside the document, where the one that is there is still `before`: one atomic step of the host. False where it is not, or where nobody knows: `identify` tells. */
  keepLog?(before: string | undefined, log: string): Promise<boolean>;
  readonly board?: ConflictBoard;
}

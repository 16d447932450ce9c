import type { EntityName, Issue } from '@entrelacs/core';
import type { SideName, Value, Values } from '../side.ts';
import type { Conflict, Gone, RunReport } from '../sync/report.ts';

/*
 * The port of the state: what the bridge remembers of a pair between two runs. SQLite, PostgreSQL and memory keep it, and pass one contract (testing/state-contract.ts). Losing it
 * loses no row and doubles none: rows are known by their uid on both sides.
 */

/** Which document and which wiki belong together. */
export interface Pair {
  readonly id: string;
  readonly grist: { readonly id: string; readonly place: string };
  readonly wiki: { readonly id: string; readonly place: string };
}

/** A row that the bridge knows: its ids, and each field as both sides last had it in common. References are uids. */
export interface Known {
  readonly entity: EntityName;
  readonly uid: string;
  readonly grist: string | null;
  readonly wiki: string | null;
  /** The side that removed it, where the other keeps it. */
  readonly gone: SideName | null;
  readonly base: Values;
  /** Fields that the wiki holds otherwise, and nobody's edit: as its host stored them, or as `undo` left them. */
  readonly wikiBase: Values;
  /** Number of the wiki's version when the row was last read or written: it only rises, unless a backup is restored there. Null where it is not known. */
  readonly wikiVersion: string | null;
}

/** One write, as journaled before it is done. */
export interface JournalEntry {
  readonly seq: number;
  readonly run: number;
  readonly side: SideName;
  readonly kind: 'create' | 'update' | 'remove';
  readonly entity: EntityName;
  readonly uid: string;
  /** Id on that side; null before a row is made. */
  readonly id: string | null;
  readonly before: Values;
  readonly after: Values;
  /** Version of the row, or its stamp, where it was about to be written: while it bears that, nothing was. Absent where its side tells neither. */
  readonly found?: string;
  /** Values that lost to a policy or a one-way field. */
  readonly lost: Values;
  /** What the other side holds in these fields where it is not `after`: an undo leaves the two sides different. */
  readonly beside: Values;
  /** What both sides are held to have had in common since, where it is not `after`: for a value that is put back, which the other side has not seen. */
  readonly base?: Values;
  /** What both sides had in common before, in fields that a person's decision settled: where it is undone, they are in conflict again. */
  readonly decided?: Values;
  /** intent: about to be written, or the bridge was stopped meanwhile. unknown: no certain answer. done: written. void: certainly not written. */
  readonly status: JournalStatus;
  /** By the clock of the machine, for people. */
  readonly at: string;
}

/** Where a write stands. */
export type JournalStatus = 'intent' | 'unknown' | 'done' | 'void';

/** One run, for `status` and `undo`. */
export interface RunRecord {
  readonly run: number;
  readonly kind: 'sync' | 'undo';
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly outcome?: RunReport['outcome'] | 'failed';
  /** Code of the refusal that ended it, and where and with which answer: the host's own words are not kept, nobody knows what they repeat. */
  readonly refusal?: string;
  readonly refusedAt?: { readonly place?: string; readonly status?: string };
  /** Writes of which it is still to be looked up what they really replaced; absent once that was done. */
  readonly watch?: Watch;
  readonly writes: number;
}

/** Writes from this run and entry on, and the state of Grist before them. */
export interface Watch {
  readonly run: number;
  readonly seq: number;
  readonly since: string;
}

/** The little that every run reads. */
export interface Head {
  readonly pair?: Pair;
  readonly lastRun?: RunRecord;
  /** The last run that ended as it should, quiet ones included. */
  readonly lastGood?: RunRecord;
  readonly nextSeq: number;
  readonly validators: { readonly [Name in SideName]?: string };
  /** Names the settings that the validators were kept under: other settings read everything again. */
  readonly settingsKey?: string;
  /** Names the list of conflicts that the wiki was last told. */
  readonly published?: string;
  /** What the last complete run could not read or carry: still so while nothing changes. */
  readonly issues?: readonly Issue[];
  /** The rows that one side removed and the other keeps, as the last complete run found them: still so while nothing changes. */
  readonly gone?: readonly Gone[];
  /** Number of the run up to which people were told which values lost. */
  readonly told?: number;
  /** Day on which old entries were last dropped, `YYYY-MM-DD`. */
  readonly pruned?: string;
  /** Absent where no log was ever read. */
  readonly seen?: Seen;
  readonly conflicts: readonly Conflict[];
  /** Entries whose end is not known. */
  readonly open: readonly JournalEntry[];
}

/** How far a state knows the log that machines leave each other in the document (`sync/run-log.ts`). */
export interface Seen {
  /** The last run of the log as it was last read. */
  readonly last?: string;
  /** The run that was then to be added: it may be there or not. */
  readonly own?: string;
  /** Cells that runs on other machines carried, and that were not seen to agree since. */
  readonly doubts: readonly string[];
}

/** One change of the state. */
export type StateChange =
  | { readonly put: 'pair'; readonly pair: Pair }
  | { readonly put: 'known'; readonly known: Known }
  | { readonly drop: 'known'; readonly entity: EntityName; readonly uid: string }
  | { readonly put: 'entry'; readonly entry: JournalEntry }
  | { readonly put: 'status'; readonly seq: number; readonly status: JournalStatus; readonly id?: string }
  | { readonly put: 'conflict'; readonly conflict: Conflict }
  | { readonly drop: 'conflict'; readonly id: string }
  | { readonly put: 'run'; readonly run: RunRecord }
  | { readonly put: 'validators'; readonly validators: Head['validators']; readonly settingsKey: string; readonly issues?: readonly Issue[]; readonly gone?: readonly Gone[] }
  | { readonly put: 'published'; readonly published: string }
  | { readonly put: 'told'; readonly run: number }
  | { readonly put: 'seen'; readonly seen: Seen }
  /** Entries and records of the runs up to that one are dropped, and the day of it remembered; never what is not settled, nor a value that lost before somebody was told. */
  | { readonly drop: 'entries'; readonly upTo: number; readonly told: number; readonly day: string }
  /** Another document or wiki was confirmed: what was known of the former is forgotten, its journal kept. */
  | { readonly drop: 'everything' };

/** What remembers pairs. Every method rejects with a `Refusal`: `state.busy`, `state.newer`, `state.full`, `state.failed`. */
export interface State {
  /** Takes the pair for one runner, or rejects with `state.busy` at once; the lock ends with the process whatever happens. */
  lock(pair: string): Promise<() => Promise<void>>;
  head(pair: string): Promise<Head>;
  known(pair: string): Promise<readonly Known[]>;
  /** Does all of them or none, and answers once they will survive a loss of power. */
  commit(pair: string, changes: readonly StateChange[]): Promise<void>;
  /** Entries of a run, in order. */
  entries(pair: string, run: number): Promise<readonly JournalEntry[]>;
  /** Entries that were written, of all runs, the latest first. */
  written(pair: string, most: number): Promise<readonly JournalEntry[]>;
  /** Updates of these rows that were written, of all runs: what their cells held before. */
  updates(pair: string, uids: ReadonlySet<string>): Promise<readonly JournalEntry[]>;
  /** Entries written after that run with a value that lost, in order. */
  losses(pair: string, after: number): Promise<readonly JournalEntry[]>;
  /** Runs, the latest first. */
  runs(pair: string, most: number): Promise<readonly RunRecord[]>;
  /** Pairs that this state knows. */
  pairs(): Promise<readonly Pair[]>;
  close(): Promise<void>;
}

/** The base of a field on one side. */
export function baseOf(known: Known, side: SideName, field: string): Value | undefined {
  return side === 'wiki' && field in known.wikiBase ? known.wikiBase[field] : known.base[field];
}

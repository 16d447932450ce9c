import type { EntityName } from '@entrelacs/core';
import type { Clock } from '../clock.ts';
import type { SideName } from '../side.ts';
import type { JournalEntry, JournalStatus, Known, State, StateChange } from '../state/state.ts';

/** What a run knows and has journaled, in memory and in the state alike. */
export interface Ledger {
  readonly run: number;
  readonly known: Map<EntityName, Map<string, Known>>;
  /** Entries whose end is not known, from earlier runs and this one, in their order. */
  readonly open: readonly JournalEntry[];
  /** Number of the next entry. */
  readonly nextSeq: number;
  /** Those of one row on one side. */
  openOf(side: SideName, entity: EntityName, uid: string): readonly JournalEntry[];
  /** Puts what an examination left open in the place of all. */
  reopen(entries: readonly JournalEntry[]): void;
  /** Commits in the order called, together with what others commit meanwhile; after a failure nothing more is committed. */
  commit(changes: readonly StateChange[]): Promise<void>;
  /** The next entry of the journal. */
  entry(fields: Omit<JournalEntry, 'seq' | 'run' | 'status' | 'at'>): JournalEntry;
  /** Marks an entry as ended, or still open, and gives the change to commit with it. */
  settle(entry: JournalEntry, status: JournalStatus, id?: string): StateChange;
  /** Remembers a row, and gives the change to commit with it. */
  learn(known: Known): StateChange;
  forget(known: Known): StateChange;
  find(entity: EntityName, uid: string): Known | undefined;
}

/** Opens the books of a run over what the state holds. */
export function openLedger(state: State, pair: string, clock: Clock, run: number, nextSeq: number, known: readonly Known[], open: readonly JournalEntry[]): Ledger {
  const rows = new Map<EntityName, Map<string, Known>>();
  const tableOf = (entity: EntityName): Map<string, Known> => {
    let table = rows.get(entity);
    if (table === undefined) {
      table = new Map();
      rows.set(entity, table);
    }
    return table;
  };
  for (const one of known) tableOf(one.entity).set(one.uid, one);
  const byRow = new Map<string, JournalEntry[]>();
  const keyOf = ({ side, entity, uid }: Pick<JournalEntry, 'side' | 'entity' | 'uid'>): string => `${side} ${entity} ${uid}`;
  const addOpen = (entry: JournalEntry): void => {
    const key = keyOf(entry);
    const former = byRow.get(key);
    byRow.set(key, former === undefined ? [entry] : [...former.filter((one) => one.seq !== entry.seq), entry]);
  };
  const dropOpen = (entry: JournalEntry): void => {
    const left = (byRow.get(keyOf(entry)) ?? []).filter((one) => one.seq !== entry.seq);
    if (left.length === 0) byRow.delete(keyOf(entry));
    else byRow.set(keyOf(entry), left);
  };
  for (const entry of open) addOpen(entry);
  let seq = nextSeq;
  let waiting: StateChange[] = [];
  let flush: Promise<void> | undefined;
  let failure: Error | undefined;
  /** What workers commit at the same time becomes one transaction: each costs a write to the disk. */
  const flushed = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0 && failure === undefined) {
      const changes = waiting;
      waiting = [];
      await state.commit(pair, changes).catch((error: unknown) => {
        failure = error instanceof Error ? error : new Error(String(error));
      });
    }
    flush = undefined;
  };
  const ledger: Ledger = {
    run,
    known: rows,
    get open() {
      return [...byRow.values()].flat().sort((one, other) => one.seq - other.seq);
    },
    get nextSeq() {
      return seq;
    },
    openOf: (side, entity, uid) => byRow.get(keyOf({ side, entity, uid })) ?? [],
    reopen(entries) {
      byRow.clear();
      for (const entry of entries) addOpen(entry);
    },
    async commit(changes) {
      waiting.push(...changes);
      if (waiting.length > 0) flush ??= flushed();
      await flush;
      if (failure !== undefined) throw failure;
    },
    entry(fields) {
      const entry: JournalEntry = { ...fields, seq, run, status: 'intent', at: new Date(clock.now()).toISOString() };
      seq += 1;
      addOpen(entry);
      return entry;
    },
    settle(entry, status, id) {
      if (status === 'done' || status === 'void') dropOpen(entry);
      else addOpen({ ...entry, status });
      return { put: 'status', seq: entry.seq, status, ...(id !== undefined && { id }) };
    },
    learn(one) {
      tableOf(one.entity).set(one.uid, one);
      return { put: 'known', known: one };
    },
    forget({ entity, uid }) {
      tableOf(entity).delete(uid);
      return { drop: 'known', entity, uid };
    },
    find: (entity, uid) => rows.get(entity)?.get(uid),
  };
  return ledger;
}

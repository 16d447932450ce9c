import type { EntityName } from '@entrelacs/core';
import type { Clock } from '../clock.ts';
import type { JournalEntry, JournalStatus, Known, State, StateChange } from '../state/state.ts';

/** What a run knows and has journaled, in memory and in the state alike. */
export interface Ledger {
  readonly run: number;
  readonly known: Map<EntityName, Map<string, Known>>;
  /** Entries whose end is not known, from earlier runs and this one. */
  open: JournalEntry[];
  /** Commits in the order called; after a failure nothing more is written. */
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
  let seq = nextSeq;
  let queue: Promise<void> = Promise.resolve();
  const ledger: Ledger = {
    run,
    known: rows,
    open: [...open],
    commit(changes) {
      if (changes.length === 0) return queue;
      queue = queue.then(() => state.commit(pair, changes));
      return queue;
    },
    entry(fields) {
      const entry: JournalEntry = { ...fields, seq, run, status: 'intent', at: new Date(clock.now()).toISOString() };
      seq += 1;
      ledger.open.push(entry);
      return entry;
    },
    settle(entry, status, id) {
      ledger.open = status === 'done' || status === 'void' ? ledger.open.filter(({ seq: one }) => one !== entry.seq) : ledger.open.map((one) => (one.seq === entry.seq ? { ...one, status } : one));
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

import { Refusal } from '../refusal.ts';
import type { Head, JournalEntry, Known, Pair, RunRecord, State, StateChange } from './state.ts';

/** Everything remembered of one pair. */
export interface PairMemory {
  pair: Pair | undefined;
  validators: Head['validators'];
  settingsKey: string | undefined;
  published: string | undefined;
  issues: Head['issues'];
  gone: Head['gone'];
  told: number | undefined;
  pruned: string | undefined;
  seen: Head['seen'];
  readonly known: Map<string, Known>;
  readonly entries: Map<number, JournalEntry>;
  readonly open: Set<number>;
  readonly conflicts: Map<string, Head['conflicts'][number]>;
  readonly runs: Map<number, RunRecord>;
}

/** A state in memory: for a run that need not be remembered, and the twin that the tests of the sync run on. */
export function memoryState(memory: Map<string, PairMemory> = new Map()): State {
  const locks = new Set<string>();
  const of = (pair: string): PairMemory => {
    let found = memory.get(pair);
    if (found === undefined) {
      found = { pair: undefined, validators: {}, settingsKey: undefined, published: undefined, issues: undefined, gone: undefined, told: undefined, pruned: undefined, seen: undefined, known: new Map(), entries: new Map(), open: new Set(), conflicts: new Map(), runs: new Map() };
      memory.set(pair, found);
    }
    return found;
  };
  return {
    lock(pair) {
      if (locks.has(pair)) return Promise.reject(new Refusal('state.busy'));
      locks.add(pair);
      return Promise.resolve(() => {
        locks.delete(pair);
        return Promise.resolve();
      });
    },
    head: (pair) => Promise.resolve(headOf(of(pair))),
    known: (pair) => Promise.resolve([...of(pair).known.values()]),
    commit(pair, changes) {
      for (const change of changes) applyTo(of(pair), change);
      return Promise.resolve();
    },
    entries: (pair, run) => Promise.resolve([...of(pair).entries.values()].filter((entry) => entry.run === run)),
    written: (pair, most) => Promise.resolve([...of(pair).entries.values()].filter(({ status }) => status === 'done').sort((one, other) => other.seq - one.seq).slice(0, most)),
    updates: (pair, uids) => Promise.resolve([...of(pair).entries.values()].filter(({ status, kind, uid }) => status === 'done' && kind === 'update' && uids.has(uid))),
    losses: (pair, after) => Promise.resolve([...of(pair).entries.values()].filter(({ status, run, lost }) => status === 'done' && run > after && Object.keys(lost).length > 0)),
    runs: (pair, most) => Promise.resolve([...of(pair).runs.values()].sort((one, other) => other.run - one.run).slice(0, most)),
    pairs: () => Promise.resolve([...memory.values()].flatMap(({ pair }) => (pair === undefined ? [] : [pair]))),
    close: () => Promise.resolve(),
  };
}

function headOf(memory: PairMemory): Head {
  const runs = [...memory.runs.values()].sort((one, other) => other.run - one.run);
  const [lastRun] = runs;
  const lastGood = runs.find(({ outcome }) => outcome === 'done' || outcome === 'quiet');
  return {
    ...(memory.pair !== undefined && { pair: memory.pair }),
    ...(lastRun !== undefined && { lastRun }),
    ...(lastGood !== undefined && { lastGood }),
    nextSeq: Math.max(0, ...memory.entries.keys()) + 1,
    validators: memory.validators,
    ...(memory.settingsKey !== undefined && { settingsKey: memory.settingsKey }),
    ...(memory.published !== undefined && { published: memory.published }),
    ...(memory.issues !== undefined && { issues: memory.issues }),
    ...(memory.gone !== undefined && { gone: memory.gone }),
    ...(memory.told !== undefined && { told: memory.told }),
    ...(memory.pruned !== undefined && { pruned: memory.pruned }),
    ...(memory.seen !== undefined && { seen: memory.seen }),
    conflicts: [...memory.conflicts.values()],
    open: [...memory.open].sort((one, other) => one - other).flatMap((seq) => memory.entries.get(seq) ?? []),
  };
}

function applyTo(memory: PairMemory, change: StateChange): void {
  if ('drop' in change) {
    if (change.drop === 'known') memory.known.delete(`${change.entity} ${change.uid}`);
    else if (change.drop === 'conflict') memory.conflicts.delete(change.id);
    else if (change.drop === 'entries') prune(memory, change);
    else forgetEverything(memory);
    return;
  }
  switch (change.put) {
    case 'pair':
      memory.pair = change.pair;
      break;
    case 'known':
      memory.known.set(`${change.known.entity} ${change.known.uid}`, change.known);
      break;
    case 'entry':
      put(memory, change.entry);
      break;
    case 'status': {
      const entry = memory.entries.get(change.seq);
      if (entry !== undefined) put(memory, { ...entry, status: change.status, ...(change.id !== undefined && { id: change.id }) });
      break;
    }
    case 'conflict':
      memory.conflicts.set(change.conflict.id, change.conflict);
      break;
    case 'run':
      memory.runs.set(change.run.run, change.run);
      break;
    case 'validators':
      memory.validators = change.validators;
      memory.settingsKey = change.settingsKey;
      memory.issues = change.issues;
      memory.gone = change.gone;
      break;
    case 'published':
      memory.published = change.published;
      break;
    case 'told':
      memory.told = change.run;
      break;
    case 'seen':
      memory.seen = change.seen;
      break;
  }
}

function put(memory: PairMemory, entry: JournalEntry): void {
  memory.entries.set(entry.seq, entry);
  if (entry.status === 'intent' || entry.status === 'unknown') memory.open.add(entry.seq);
  else memory.open.delete(entry.seq);
}

function prune(memory: PairMemory, { upTo, told, day }: Extract<StateChange, { readonly drop: 'entries' }>): void {
  for (const [seq, { run, status, lost }] of memory.entries) {
    const isSettled = status === 'done' || status === 'void';
    if (run <= upTo && isSettled && (run <= told || Object.keys(lost).length === 0)) memory.entries.delete(seq);
  }
  for (const run of memory.runs.keys()) if (run <= upTo) memory.runs.delete(run);
  memory.pruned = day;
}

function forgetEverything(memory: PairMemory): void {
  for (const seq of memory.open) {
    const entry = memory.entries.get(seq);
    if (entry !== undefined) memory.entries.set(seq, { ...entry, status: 'void' });
  }
  memory.open.clear();
  memory.known.clear();
  memory.conflicts.clear();
  memory.validators = {};
  memory.settingsKey = undefined;
  memory.gone = undefined;
  memory.seen = undefined;
}

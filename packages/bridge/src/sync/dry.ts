import type { Side } from '../side.ts';
import type { State } from '../state/state.ts';

/** A side that reads as the real one does and writes nothing: each write is said to be done. */
export function drySide(side: Side): Side {
  return {
    name: side.name,
    limits: side.limits,
    ...(side.unfit !== undefined && { unfit: side.unfit.bind(side) }),
    identify: () => side.identify(),
    read: (request) => side.read(request),
    write: (changes) => Promise.resolve(changes.map((change) => ({ ok: true, id: change.kind === 'create' ? `new:${change.uid}` : change.id }))),
    ...(side.meanwhile !== undefined && { meanwhile: side.meanwhile.bind(side) }),
    ...(side.board !== undefined && { board: { decisions: side.board.decisions.bind(side.board), publish: () => Promise.resolve() } }),
  };
}

/** A state that remembers nothing more. */
export function dryState(state: State): State {
  return {
    lock: () => Promise.resolve(() => Promise.resolve()),
    head: (pair) => state.head(pair),
    known: (pair) => state.known(pair),
    commit: () => Promise.resolve(),
    entries: (pair, run) => state.entries(pair, run),
    written: (pair, most) => state.written(pair, most),
    updates: (pair, uids) => state.updates(pair, uids),
    losses: (pair, after) => state.losses(pair, after),
    runs: (pair, most) => state.runs(pair, most),
    pairs: () => state.pairs(),
    close: () => Promise.resolve(),
  };
}

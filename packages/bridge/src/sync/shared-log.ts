import { randomUUID } from 'node:crypto';
import { sameValue } from '@entrelacs/core';
import type { Side, SideIdentity } from '../side.ts';
import type { Seen, StateChange } from '../state/state.ts';
import { Doubts } from './doubts.ts';
import { all, lastRunIn, logWith, missedCells, mostCells } from './run-log.ts';

/** What became of a run that was to be added. */
export type Added = 'nothing' | 'added' | 'refused';

/** The log that machines share, through one run. */
export interface SharedLog {
  /** Cells in doubt: those that stayed so, and those of runs that this state has not seen. */
  missed(): readonly string[];
  /** The same, with others. */
  doubts(others: readonly string[]): Doubts;
  /**
   * What to remember once a plan was made: what stays in doubt, and the run that is about to be added for the cells that are to be written, and for those that agree and were not told
   * already.
   */
  noted(doubts: readonly string[], written: readonly string[], agreed?: readonly string[]): StateChange[];
  /** Adds that run, once: before anything is written, and not where nothing is. `refused` where another machine was there first, or nobody knows: then the log was read again. */
  add(): Promise<Added>;
  /** What became of it once all is written; what agrees is told even where nothing was. */
  ended(): Promise<Added>;
}

/** Opens the log as it was read with a side's identity, which is before its rows: it never tells of more than those show. A side that keeps none, or a dry run, adds nothing. */
export function openSharedLog(side: Side, { log: text }: SideIdentity, remembered: Seen | undefined): SharedLog {
  let log = text;
  let seen = remembered;
  let waiting: { readonly id: string; readonly cells: readonly string[] } | undefined;
  const told = new Set<string>();
  let isDue = false;
  let adding: Promise<Added> | undefined;
  const addNow = async (): Promise<Added> => {
    if (waiting === undefined) return 'nothing';
    const { id, cells } = waiting;
    const longer = logWith(log, id, cells);
    if ((await side.keepLog?.(log, longer)) !== true) {
      log = (await side.identify()).log;
      return 'refused';
    }
    log = longer;
    for (const cell of cells) told.add(cell);
    return 'added';
  };
  const missed = () => [...(seen?.doubts ?? []), ...missedCells(log, seen)];
  return {
    missed,
    doubts: (others) => new Doubts([...missed(), ...others]),
    noted(doubts, written, agreed = []) {
      const untold = told.has(all) ? [] : agreed.filter((cell) => !told.has(cell));
      const cells = [...new Set([...written, ...untold])];
      isDue = untold.length > 0;
      adding = undefined;
      waiting = cells.length === 0 || side.keepLog === undefined ? undefined : { id: randomUUID().slice(0, 13), cells: cells.length > mostCells ? [all] : cells };
      const last = lastRunIn(log);
      const next: Seen = { ...(last !== undefined && { last }), ...(waiting !== undefined && { own: waiting.id }), doubts: [...new Set(doubts)].sort() };
      if (sameValue(next, seen ?? { doubts: [] })) return [];
      seen = next;
      return [{ put: 'seen', seen }];
    },
    add: () => (adding ??= addNow()),
    ended: () => (isDue ? (adding ??= addNow()) : (adding ?? Promise.resolve('nothing'))),
  };
}

import { placeAfterFinish, placeAfterStart } from '../calendar/calendar-lag.ts';
import { holdsFinish } from '../graph/types.ts';
import { constantPlace, daysLag, percentLag, type Network } from './network.ts';
import { phaseCodes } from './task-columns.ts';
import { finishAfter, startAfterRest, startBefore, wholeQuanta } from './work.ts';

/** What the forward pass finds, by position. */
export interface ForwardTimes {
  /** Earliest start of position `p` at `2p`, earliest finish at `2p + 1`; NaN for a cancelled task. */
  readonly times: Float64Array;
  /** The entry that decides when it starts (or, once begun, ends); -1 when no link does. */
  readonly driver: Int32Array;
}

/** Durations that a pass takes instead of the tasks' own: of the whole, and of what remains of what has begun. */
export interface Durations {
  readonly duration: Float64Array;
  readonly remaining: Float64Array;
}

/** Marks of a position whose times are to be found again, and of one whose times were found to have changed. */
export const toUpdate = 1;
export const updated = 2;

/**
 * Earliest starts and finishes: what has begun stays where it did, the rest as early as links, dates and today allow.
 * With `marks`, only what is marked and what follows from it is found again. O(tasks + links).
 */
export function forwardPass(network: Network, durations: Durations = network.columns, into: ForwardTimes = forwardTimes(network), marks?: Uint8Array): ForwardTimes {
  const { outStart, outEntry, target } = network;
  const { times } = into;
  for (let p = 0; p < into.driver.length; p++) {
    if (marks === undefined) {
      settle(network, durations, into, p);
      continue;
    }
    if (marks[p] === 0) continue;
    const [start, finish] = [times[2 * p], times[2 * p + 1]];
    settle(network, durations, into, p);
    if (times[2 * p] === start && times[2 * p + 1] === finish) continue;
    marks[p] = updated;
    for (let k = outStart[p]!; k < outStart[p + 1]!; k++) marks[target[outEntry[k]!]!] = toUpdate;
  }
  return into;
}

/** Finds start, finish and driver of the task at a position, once those of its predecessors are found. */
export function settle(network: Network, { duration, remaining }: Durations, { times, driver }: ForwardTimes, p: number): void {
  const { inStart, source, kind, lag, columns } = network;
  const { phase, earliest, begun, floor, restFrom, restTo } = columns;
  let start = earliest[p]!;
  let startEntry = -1;
  let finishEntry = -1;
  let heldFinish = Number.NEGATIVE_INFINITY;
  if (phase[p]! >= phaseCodes.done) {
    const isDone = phase[p] === phaseCodes.done;
    times[2 * p] = isDone ? start : Number.NaN;
    times[2 * p + 1] = isDone ? floor[p]! : Number.NaN;
    driver[p] = -1;
    return;
  }
  const isStarted = phase[p] === phaseCodes.started;
  for (let entry = inStart[p]!; entry < inStart[p + 1]!; entry++) {
    const how = kind[entry]!;
    const held = how <= holdsFinish ? times[source[entry]!]! + lag[entry]! : heldTo(network, entry, times, duration);
    if ((how & holdsFinish) !== 0) {
      if (held > heldFinish) {
        heldFinish = held;
        finishEntry = entry;
      }
    } else if (held > start && !isStarted) {
      start = held;
      startEntry = entry;
    }
  }
  if (isStarted) {
    const from = startAfterRest(begun[p]!, remaining[p]!, restFrom[p]!, restTo[p]!);
    const finish = Math.max(floor[p]!, finishAfter(from, remaining[p]!, restFrom[p]!, restTo[p]!));
    times[2 * p] = start;
    times[2 * p + 1] = Math.max(finish, heldFinish);
    driver[p] = heldFinish > finish ? finishEntry : -1;
    return;
  }
  if (finishEntry >= 0) {
    const backwards = startBefore(heldFinish, duration[p]!, restFrom[p]!, restTo[p]!);
    if (backwards > start) {
      start = backwards;
      startEntry = finishEntry;
    }
  }
  start = startAfterRest(start, duration[p]!, restFrom[p]!, restTo[p]!);
  times[2 * p] = start;
  times[2 * p + 1] = Math.max(heldFinish, finishAfter(start, duration[p]!, restFrom[p]!, restTo[p]!));
  driver[p] = startEntry;
}

/** Arrays for a forward pass over a network. */
export function forwardTimes({ columns }: Network): ForwardTimes {
  return { times: new Float64Array(2 * columns.phase.length), driver: new Int32Array(columns.phase.length) };
}

/** The place that an entry holds its successor to: before it, the successor may not start (or, FF and SF, end). */
export function heldTo(network: Network, entry: number, times: Float64Array, duration: Float64Array): number {
  const { source, kind, lag, rules } = network;
  const how = kind[entry]!;
  const from = source[entry]!;
  if (how <= holdsFinish) return times[from]! + lag[entry]!;
  if ((how & constantPlace) !== 0) return lag[entry]!;
  if ((how & percentLag) !== 0) return times[from]! + wholeQuanta(lag[entry]! * duration[from >> 1]!);
  if ((how & daysLag) !== 0) {
    const place = (from & 1) === 1 ? placeAfterFinish : placeAfterStart;
    return place(rules.calendar, times[from]!, lag[entry]!);
  }
  return Number.NEGATIVE_INFINITY;
}

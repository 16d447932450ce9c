import { latestFinishBefore, latestStartBefore } from '../calendar/calendar-lag.ts';
import { holdsFinish } from '../graph/types.ts';
import { heldTo, toUpdate, type ForwardTimes } from './forward.ts';
import { constantPlace, daysLag, percentLag, type Network } from './network.ts';
import { phaseCodes } from './task-columns.ts';
import { finishAfter, startBefore, wholeQuanta } from './work.ts';

/** What the backward pass finds, by position; floats in workdays, NaN for what is done or cancelled. */
export interface BackwardTimes {
  /** Latest start at `2p`, latest finish at `2p + 1`, with no promise broken. */
  readonly late: Float64Array;
  readonly totalFloat: Float64Array;
  readonly freeFloat: Float64Array;
  /** The last finish of each group, or its last promise when that is later. */
  readonly horizon: Float64Array;
  /** The least float in each group. */
  readonly leastFloat: Float64Array;
}

/**
 * Latest starts and finishes, and how far each task can slip: in all, and without moving another one. With `before` and the
 * marks of the forward pass, only what is marked and what follows from it is found again. O(tasks + links).
 */
export function backwardPass(network: Network, { times }: ForwardTimes, before?: BackwardTimes, marks?: Uint8Array): BackwardTimes {
  const { columns, groups, outStart, outEntry, target, kind, lag, inStart, source } = network;
  const { phase, duration, restFrom, restTo } = columns;
  const count = phase.length;
  const late = before?.late.slice() ?? new Float64Array(2 * count);
  const totalFloat = before?.totalFloat.slice() ?? new Float64Array(count).fill(Number.NaN);
  const freeFloat = before?.freeFloat.slice() ?? new Float64Array(count).fill(Number.NaN);
  const horizon = horizons(network, times);
  const dirty = before === undefined || marks === undefined ? undefined : backwardMarks(network, marks, horizon, before.horizon);

  for (let p = count - 1; p >= 0; p--) {
    if (dirty !== undefined && dirty[p] === 0) continue;
    const oldStart = late[2 * p];
    const oldFinish = late[2 * p + 1];
    if (phase[p]! >= phaseCodes.done) {
      late[2 * p] = times[2 * p]!;
      late[2 * p + 1] = times[2 * p + 1]!;
      totalFloat[p] = freeFloat[p] = Number.NaN;
    } else {
      let lateFinish = Math.min(horizon[groups.of[p]!]!, deadlineOf(network, p, times));
      let lateStart = Number.POSITIVE_INFINITY;
      let free = Number.POSITIVE_INFINITY;
      for (let k = outStart[p]!; k < outStart[p + 1]!; k++) {
        const entry = outEntry[k]!;
        const next = target[entry]!;
        const holds = kind[entry]! & holdsFinish;
        if ((kind[entry]! & constantPlace) !== 0 || phase[next]! >= phaseCodes.done) continue;
        if (holds === 0 && phase[next] === phaseCodes.started) continue;
        const lateNext = late[2 * next + holds]!;
        let slack: number;
        let latest: number;
        if (kind[entry]! <= holdsFinish) {
          slack = times[2 * next + holds]! - (times[source[entry]!]! + lag[entry]!);
          latest = lateNext - lag[entry]!;
        } else {
          slack = slackOf(network, entry, times);
          latest = latestSource(network, entry, lateNext, times);
        }
        if (slack < free) free = slack;
        if ((source[entry]! & 1) === 0) lateStart = Math.min(lateStart, latest);
        else if (latest < lateFinish) lateFinish = latest;
      }
      const started = phase[p] === phaseCodes.started;
      const backwards = startBefore(lateFinish, duration[p]!, restFrom[p]!, restTo[p]!);
      if (lateStart < backwards) lateFinish = Math.min(lateFinish, finishAfter(lateStart, duration[p]!, restFrom[p]!, restTo[p]!));
      else lateStart = backwards;
      late[2 * p] = started ? times[2 * p]! : lateStart;
      late[2 * p + 1] = lateFinish;
      const slip = lateFinish - times[2 * p + 1]!;
      const float = started ? slip : Math.min(lateStart - times[2 * p]!, slip);
      totalFloat[p] = float;
      freeFloat[p] = Math.max(0, Math.min(free, float));
    }
    if (dirty !== undefined && (late[2 * p] !== oldStart || late[2 * p + 1] !== oldFinish)) {
      for (let entry = inStart[p]!; entry < inStart[p + 1]!; entry++) dirty[source[entry]! >> 1] = toUpdate;
    }
  }
  return { late, totalFloat, freeFloat, horizon, leastFloat: leastFloats(network, totalFloat) };
}

/** Workdays between what a link holds its successor to and where that one is; 0 when the link is tight, negative when facts broke it. */
export function slackOf(network: Network, entry: number, times: Float64Array): number {
  const held = heldTo(network, entry, times, network.columns.duration);
  return times[2 * network.target[entry]! + (network.kind[entry]! & holdsFinish)]! - held;
}

/** The place by which the task at a position must be done; its own planned due date counts once it is missed. */
export function deadlineOf({ columns }: Network, at: number, times: Float64Array): number {
  const planned = columns.planned[at]!;
  return Math.min(columns.deadline[at]!, times[2 * at + 1]! > planned ? planned : Number.POSITIVE_INFINITY);
}

function horizons({ columns, groups }: Network, times: Float64Array): Float64Array {
  const horizon = new Float64Array(groups.count).fill(Number.NEGATIVE_INFINITY);
  for (let p = 0; p < columns.phase.length; p++) {
    if (columns.phase[p] === phaseCodes.cancelled) continue;
    const group = groups.of[p]!;
    let last = times[2 * p + 1]!;
    if (columns.phase[p] !== phaseCodes.done) {
      if (columns.deadline[p]! !== Number.POSITIVE_INFINITY) last = Math.max(last, columns.deadline[p]!);
      if (columns.planned[p]! !== Number.POSITIVE_INFINITY) last = Math.max(last, columns.planned[p]!);
    }
    if (last > horizon[group]!) horizon[group] = last;
  }
  return horizon;
}

function leastFloats({ groups }: Network, totalFloat: Float64Array): Float64Array {
  const least = new Float64Array(groups.count).fill(Number.POSITIVE_INFINITY);
  for (let p = 0; p < totalFloat.length; p++) if (totalFloat[p]! < least[groups.of[p]!]!) least[groups.of[p]!] = totalFloat[p]!;
  return least;
}

/** What the backward pass must find again: what moved, what is held to it, and every group whose end moved. */
function backwardMarks({ groups, inStart, source }: Network, marks: Uint8Array, horizon: Float64Array, horizonBefore: Float64Array): Uint8Array {
  const dirty = marks.slice();
  for (let p = 0; p < marks.length; p++) {
    if (horizon[groups.of[p]!] !== horizonBefore[groups.of[p]!]) dirty[p] = toUpdate;
    if (marks[p] === 0) continue;
    for (let entry = inStart[p]!; entry < inStart[p + 1]!; entry++) dirty[source[entry]! >> 1] = toUpdate;
  }
  return dirty;
}

/** The latest place of what an entry waits for, if its successor is to be no later than a place. */
function latestSource(network: Network, entry: number, place: number, times: Float64Array): number {
  const { kind, lag, source, columns, rules } = network;
  const how = kind[entry]!;
  const from = source[entry]!;
  if ((how & percentLag) !== 0) return place - wholeQuanta(lag[entry]! * columns.duration[from >> 1]!);
  if ((how & daysLag) === 0) return place - lag[entry]!;
  return (from & 1) === 1
    ? latestFinishBefore(rules.calendar, place, lag[entry]!)
    : latestStartBefore(rules.calendar, place, lag[entry]!, times[from]!);
}

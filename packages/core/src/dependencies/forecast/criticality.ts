import { batch, later, words } from './batch.ts';
import { beyond } from './time-scale.ts';
import type { TrialRows } from './trial-rows.ts';

/** The times of a batch of trials, and what was critical in each. */
export interface TrialTimes {
  readonly rows: TrialRows;
  readonly times: Int32Array;
  readonly critical: Int32Array;
  /** Fills a list with the times that a link holds its successor to, trial by trial. */
  findHeld(link: number, held: Int32Array): void;
}

const held = new Int32Array(batch);

/**
 * Marks what the end of each project hangs on, in every trial of a batch: what ends last, and whatever holds that with
 * nothing to spare. Few tasks are critical in a trial: only the bits that are set are followed.
 */
export function markCritical(trials: TrialTimes): void {
  const { critical, rows, times } = trials;
  const { open, plain, other, ends, source, lag } = rows;
  critical.fill(0);
  markLast(trials);
  for (let row = open.length - 1; row >= 0; row--) {
    let any = 0;
    for (let word = row * words; word < (row + 1) * words; word++) any |= critical[word]!;
    if (any === 0) continue;
    const starts = 2 * row * batch;
    for (let link = plain[row]!; link < other[row]!; link++) markSource(trials, link, row, starts, times, source[link]! * batch, lag[link]!);
    for (let link = other[row]!; link < plain[row + 1]!; link++) {
      trials.findHeld(link, held);
      markSource(trials, link, row, link < ends[row]! ? starts : starts + batch, held, 0, 0);
    }
  }
}

/** Marks the source of a link in the trials in which its row is critical and lies where the link holds it to. */
function markSource({ critical, times, rows }: TrialTimes, link: number, row: number, at: number, held: Int32Array, from: number, lag: number): void {
  const source = (rows.source[link]! >> 1) * words;
  for (let word = 0; word < words; word++) {
    let marks = 0;
    for (let left = critical[row * words + word]!; left !== 0; left &= left - 1) {
      const bit = 31 - Math.clz32(left & -left);
      const b = 32 * word + bit;
      if (held[from + b]! + lag === times[at + b]) marks |= 1 << bit;
    }
    critical[source + word]! |= marks;
  }
}

/** Marks the rows that end last in their group. */
function markLast({ critical, times, rows }: TrialTimes): void {
  const { last, group, groupCount } = rows;
  const groupEnd = new Int32Array(groupCount * batch).fill(-beyond);
  for (let k = 0; k < last.length; k++) {
    const [end, finish] = [group[last[k]!]! * batch, (2 * last[k]! + 1) * batch];
    for (let b = 0; b < batch; b++) groupEnd[end + b] = later(times[finish + b]!, groupEnd[end + b]!);
  }
  for (let k = 0; k < last.length; k++) {
    const [end, finish] = [group[last[k]!]! * batch, (2 * last[k]! + 1) * batch];
    for (let b = 0; b < batch; b++) if (times[finish + b] === groupEnd[end + b]) critical[last[k]! * words + (b >> 5)]! |= 1 << (b & 31);
  }
}

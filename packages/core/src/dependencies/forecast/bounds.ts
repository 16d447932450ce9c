import { holdsFinish } from '../graph/types.ts';
import { heldTo } from '../schedule/forward.ts';
import { percentLag, type Network } from '../schedule/network.ts';
import { phaseCodes } from '../schedule/task-columns.ts';
import { finishAfter, startAfterRest, startBefore } from '../schedule/work.ts';
import { slices } from './durations.ts';
import type { Samples } from './samples.ts';

/** What no trial goes beyond: starts at `2p`, finishes at `2p + 1`, as in a forward pass. */
export interface TimeBounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** 1 for an entry of the network that decides in no trial when its successor starts or ends. */
  readonly idle: Uint8Array;
}

interface Lengths {
  /** Workdays of the whole at the least and at most, by position. */
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/**
 * Bounds of the times of every task, whatever is drawn: a forward pass over intervals. A longer task may start earlier (it
 * ends together with another), so the bounds are more than the schedules of the shortest and of the longest durations.
 */
export function timeBounds(network: Network, samples: Samples): TimeBounds {
  const { columns, inStart, kind, lag } = network;
  const { phase, earliest, begun, floor, restFrom, restTo } = columns;
  const whole: Lengths = { least: columns.duration.slice(), most: columns.duration.slice() };
  const left: Lengths = { least: columns.remaining.slice(), most: columns.remaining.slice() };
  samples.at.forEach((p, i) => {
    const { least, most } = phase[p] === phaseCodes.started ? left : whole;
    least[p] = samples.days[i * slices]!;
    most[p] = samples.days[(i + 1) * slices - 1]!;
  });
  const low = new Float64Array(2 * phase.length);
  const high = new Float64Array(2 * phase.length);
  const idle = new Uint8Array(kind.length);
  const heldHigh = new Float64Array(kind.length);

  for (let p = 0; p < phase.length; p++) {
    const [from, to] = [restFrom[p]!, restTo[p]!];
    const isStarted = phase[p] === phaseCodes.started;
    if (phase[p]! >= phaseCodes.done) {
      low[2 * p] = high[2 * p] = earliest[p]!;
      low[2 * p + 1] = high[2 * p + 1] = floor[p]!;
      continue;
    }
    let [startLow, startHigh] = [earliest[p]!, earliest[p]!];
    let [endLow, endHigh] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let entry = inStart[p]!; entry < inStart[p + 1]!; entry++) {
      const shrinks = (kind[entry]! & percentLag) !== 0 && lag[entry]! < 0;
      const heldLow = heldTo(network, entry, low, shrinks ? whole.most : whole.least);
      heldHigh[entry] = heldTo(network, entry, high, shrinks ? whole.least : whole.most);
      if ((kind[entry]! & holdsFinish) !== 0) {
        endLow = Math.max(endLow, heldLow);
        endHigh = Math.max(endHigh, heldHigh[entry]!);
      } else if (!isStarted) {
        startLow = Math.max(startLow, heldLow);
        startHigh = Math.max(startHigh, heldHigh[entry]!);
      }
    }
    if (!isStarted) startLow = Math.max(startLow, startBefore(endLow, whole.most[p]!, from, to));
    // A link that decides nothing may yet be what leads into a rest: it is measured against the start before that.
    for (let entry = inStart[p]!; entry < inStart[p + 1]!; entry++) {
      if ((kind[entry]! & holdsFinish) === 0 && (isStarted || heldHigh[entry]! < startLow)) idle[entry] = 1;
    }
    if (isStarted) {
      const ends = (days: number) => Math.max(floor[p]!, finishAfter(startAfterRest(begun[p]!, days, from, to), days, from, to));
      low[2 * p + 1] = Math.max(endLow, ends(left.least[p]!));
      high[2 * p + 1] = Math.max(endHigh, ends(left.most[p]!));
    } else {
      const [least, most] = [whole.least[p]!, whole.most[p]!];
      startLow = startAfterRest(startLow, least, from, to);
      startHigh = startAfterRest(Math.max(startHigh, startBefore(endHigh, least, from, to)), most, from, to);
      low[2 * p + 1] = Math.max(endLow, finishAfter(startLow, least, from, to));
      high[2 * p + 1] = Math.max(endHigh, finishAfter(startHigh, most, from, to));
    }
    low[2 * p] = startLow;
    high[2 * p] = startHigh;
    for (let entry = inStart[p]!; entry < inStart[p + 1]!; entry++) {
      if ((kind[entry]! & holdsFinish) !== 0 && heldHigh[entry]! < low[2 * p + 1]!) idle[entry] = 1;
    }
  }
  return { low, high, idle };
}

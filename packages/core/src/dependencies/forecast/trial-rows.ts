import { holdsFinish } from '../graph/types.ts';
import { constantPlace, daysLag, percentLag, type Network } from '../schedule/network.ts';
import { phaseCodes } from '../schedule/task-columns.ts';
import { wholeQuanta } from '../schedule/work.ts';
import { timeBounds, type TimeBounds } from './bounds.ts';
import { slices } from './durations.ts';
import type { Samples } from './samples.ts';
import { beyond, lengthOf, timeOf, timeScale, type TimeScale } from './time-scale.ts';

/**
 * The open tasks of a network as trials need them: rows in topological order, with only the links that may decide
 * something in some trial. What facts say has become the row's own earliest start and end. Times and lengths are on a scale.
 */
export interface TrialRows {
  /** Position of each row's task in the network. */
  readonly open: Int32Array;
  readonly bounds: TimeBounds;
  readonly scale: TimeScale;
  /** Where each row starts at the earliest, whatever it waits for, and the time before which it may not end. */
  readonly earliest: Int32Array;
  readonly floor: Int32Array;
  /** 1 for a row that has begun, with the time from which its remaining work counts. */
  readonly isStarted: Uint8Array;
  readonly begun: Int32Array;
  /** Where the work of each row rests, if it does. */
  readonly restFrom: Int32Array;
  readonly restTo: Int32Array;
  /** Which of the samples each row draws from; -1 when its duration is certain. */
  readonly drawOf: Int32Array;
  /** What sample `i` is at slice `s`: `drawn[i * slices + s]`. */
  readonly drawn: Int32Array;
  /** The length of each row where nothing is drawn: of the whole, or of what remains once begun. */
  readonly length: Int32Array;
  /** Links into row `r`: plain ones from `plain[r]`, others that hold its start from `other[r]`, those that hold its end from `ends[r]` up to `plain[r + 1]`. */
  readonly plain: Int32Array;
  readonly other: Int32Array;
  readonly ends: Int32Array;
  /** Of each link: twice the row that it waits for, one more when for its finish. */
  readonly source: Int32Array;
  readonly kind: Uint8Array;
  /** A length, calendar days, or for a share of what the source draws the index of its first slice in `shares`. */
  readonly lag: Int32Array;
  readonly shares: Int32Array;
  readonly group: Int32Array;
  readonly groupCount: number;
  /** Rows of which one ends last in its group in every trial. */
  readonly last: Int32Array;
}

/** The rows of a network's open tasks. O(tasks + links). */
export function trialRows(network: Network, samples: Samples): TrialRows {
  const { columns, groups, inStart } = network;
  const { phase } = columns;
  const bounds = timeBounds(network, samples);
  const open = Int32Array.from(phase.keys()).filter((p) => phase[p]! < phaseCodes.done);
  const rowOf = new Int32Array(phase.length).fill(-1);
  open.forEach((p, row) => (rowOf[p] = row));
  const drawAt = new Int32Array(phase.length).fill(-1);
  samples.at.forEach((p, i) => (drawAt[p] = i));

  const scale = scaleOf(network, open, bounds);
  const times = (column: Float64Array) => Int32Array.from(open, (p) => timeOf(scale, column[p]!));
  const earliest = times(columns.earliest);
  const isStarted = Uint8Array.from(open, (p) => (phase[p] === phaseCodes.started ? 1 : 0));
  const floor = Int32Array.from(open, (p, row) => (isStarted[row] === 1 ? timeOf(scale, columns.floor[p]!) : -beyond));
  const drawn = new Int32Array(samples.days.length);
  for (let i = 0; i < drawn.length; i++) drawn[i] = Math.round(samples.days[i]! * scale.perDay);
  const [plain, other, ends] = [new Int32Array(open.length + 1), new Int32Array(open.length), new Int32Array(open.length)];
  const links: { source: number; kind: number; lag: number }[] = [];
  const shares: number[] = [];
  for (let row = 0; row < open.length; row++) {
    const p = open[row]!;
    const found = [[], [], []] as { source: number; kind: number; lag: number }[][];
    for (let entry = inStart[p]!; entry < inStart[p + 1]!; entry++) {
      if (bounds.idle[entry] === 1) continue;
      const holds = network.kind[entry]! & holdsFinish;
      if ((network.kind[entry]! & constantPlace) !== 0) {
        const limit = holds === 0 ? earliest : floor;
        limit[row] = Math.max(limit[row]!, timeOf(scale, network.lag[entry]!));
        continue;
      }
      const link = trialLink(network, entry, scale, rowOf, drawAt, samples, shares);
      found[holds === 0 ? (link.kind === 0 ? 0 : 1) : 2]!.push(link);
    }
    other[row] = plain[row]! + found[0]!.length;
    ends[row] = other[row]! + found[1]!.length;
    plain[row + 1] = ends[row]! + found[2]!.length;
    links.push(...found.flat());
  }
  return {
    open,
    bounds,
    scale,
    earliest,
    floor,
    isStarted,
    begun: times(columns.begun),
    restFrom: times(columns.restFrom),
    restTo: times(columns.restTo),
    drawOf: Int32Array.from(open, (p) => drawAt[p]!),
    drawn,
    length: Int32Array.from(open, (p, row) => lengthOf(scale, (isStarted[row] === 1 ? columns.remaining : columns.duration)[p]!)),
    plain,
    other,
    ends,
    source: Int32Array.from(links, ({ source }) => source),
    kind: Uint8Array.from(links, ({ kind }) => kind),
    lag: Int32Array.from(links, ({ lag }) => lag),
    shares: Int32Array.from(shares),
    group: Int32Array.from(open, (p) => groups.of[p]!),
    groupCount: groups.count,
    last: Int32Array.from(open.keys()).filter((row) => !endsBeforeAnother(network, open[row]!)),
  };
}

/** A scale on which the open tasks have room, whatever is drawn. */
function scaleOf({ columns }: Network, open: Int32Array, { low, high }: TimeBounds): TimeScale {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const p of open) {
    first = Math.min(first, low[2 * p]!, columns.phase[p] === phaseCodes.started ? columns.begun[p]! : Number.POSITIVE_INFINITY);
    last = Math.max(last, high[2 * p + 1]!);
  }
  return open.length === 0 ? timeScale(0, 1) : timeScale(first, last);
}

/** An entry of the network between rows. A share of a duration that is certain is a plain lag. */
function trialLink(network: Network, entry: number, scale: TimeScale, rowOf: Int32Array, drawAt: Int32Array, samples: Samples, shares: number[]) {
  const { columns } = network;
  const from = network.source[entry]! >> 1;
  const source = 2 * rowOf[from]! + (network.source[entry]! & 1);
  const [kind, lag] = [network.kind[entry]!, network.lag[entry]!];
  if ((kind & daysLag) !== 0) return { source, kind, lag };
  if ((kind & percentLag) === 0) return { source, kind, lag: lengthOf(scale, lag) };
  const draw = drawAt[from]!;
  if (draw < 0 || columns.phase[from] === phaseCodes.started) return { source, kind: kind & ~percentLag, lag: lengthOf(scale, wholeQuanta(lag * columns.duration[from]!)) };
  const first = shares.length;
  for (let slice = 0; slice < slices; slice++) shares.push(lengthOf(scale, wholeQuanta(lag * samples.days[draw * slices + slice]!)));
  return { source, kind, lag: first };
}

/** Whether another open task of the same group cannot end before this one: it waits for its end, and no less. */
function endsBeforeAnother({ columns, groups, kind, lag, outStart, outEntry, source, target }: Network, p: number): boolean {
  for (let k = outStart[p]!; k < outStart[p + 1]!; k++) {
    const entry = outEntry[k]!;
    const next = target[entry]!;
    const isHeld = (kind[entry]! & holdsFinish) !== 0 ? columns.phase[next]! < phaseCodes.done : columns.phase[next] === phaseCodes.todo;
    const isAfter = (source[entry]! & 1) === 1 && (kind[entry]! & constantPlace) === 0 && lag[entry]! >= 0;
    if (isHeld && isAfter && groups.of[next] === groups.of[p]) return true;
  }
  return false;
}

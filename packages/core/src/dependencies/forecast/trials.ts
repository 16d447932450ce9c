import { holdsFinish } from '../graph/types.ts';
import { constantPlace, percentLag, type Network } from '../schedule/network.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { phaseCodes } from '../schedule/task-columns.ts';
import { finishAfter, startAfterRest, startBefore, wholeQuanta } from '../schedule/work.ts';
import { slices } from './durations.ts';
import { PlaceTable } from './place-table.ts';
import { randomBits } from './random.ts';
import type { Samples } from './samples.ts';

/** Trials that are run side by side: the times of one task in all of them lie next to each other. */
export const batch = 64;

/**
 * Runs the forward pass for a batch of trials at a time, each with durations of its own, and finds what was critical in
 * each. It places tasks as `settle` does. Rows of its arrays are the open tasks in topological order: trial `b` of row `r`
 * is at `r * batch + b`.
 */
export class Trials {
  /** Positions of the open tasks, by row. */
  readonly open: Int32Array;
  readonly start: Float64Array;
  readonly finish: Float64Array;
  /** 1 where the end of the task's project hung on it. */
  readonly critical: Uint8Array;
  private readonly network: Network;
  private readonly samples: Samples;
  private readonly nextBits: () => number;
  private readonly rowOf: Int32Array;
  /** Durations of the whole, and what is worked from where it counts: the same, but for a task that has begun. */
  private readonly whole: Float64Array;
  private readonly worked: Float64Array;
  private readonly held = new Float64Array(batch);
  private readonly heldFinish = new Float64Array(batch);
  private readonly groupEnd: Float64Array;
  private readonly places: PlaceTable;

  constructor({ network, rules, forward }: Schedule, samples: Samples, seed: number) {
    const { columns, groups } = network;
    this.network = network;
    this.samples = samples;
    this.nextBits = randomBits(seed);
    this.open = Int32Array.from(columns.phase.keys()).filter((p) => columns.phase[p]! < phaseCodes.done);
    this.rowOf = new Int32Array(columns.phase.length).fill(-1);
    for (let row = 0; row < this.open.length; row++) this.rowOf[this.open[row]!] = row;
    const size = this.open.length * batch;
    this.start = new Float64Array(size);
    this.finish = new Float64Array(size);
    this.critical = new Uint8Array(size);
    this.whole = this.filled(columns.duration);
    this.worked = this.filled(columns.duration.map((days, p) => (columns.phase[p] === phaseCodes.started ? columns.remaining[p]! : days)));
    this.groupEnd = new Float64Array(groups.count * batch);
    this.places = new PlaceTable(rules.calendar, this.open.length === 0 ? 0 : forward.times[2 * this.open[0]!]!);
  }

  /** Runs a batch of trials with durations drawn at random. */
  run(): void {
    const { at, days } = this.samples;
    const { nextBits } = this;
    for (let i = 0; i < at.length; i++) {
      const into = this.durationsOf(at[i]!);
      const first = this.rowOf[at[i]!]! * batch;
      for (let b = 0; b < batch; b += 4) {
        const bits = nextBits();
        into[first + b] = days[i * slices + (bits & 255)]!;
        into[first + b + 1] = days[i * slices + ((bits >>> 8) & 255)]!;
        into[first + b + 2] = days[i * slices + ((bits >>> 16) & 255)]!;
        into[first + b + 3] = days[i * slices + (bits >>> 24)]!;
      }
    }
    this.pass();
    this.markCritical();
  }

  /** Runs a batch in which every uncertain duration lies at the same slice: the best case at the first, the worst at the last. */
  runAt(slice: number): void {
    const { at, days } = this.samples;
    for (let i = 0; i < at.length; i++) {
      const first = this.rowOf[at[i]!]! * batch;
      this.durationsOf(at[i]!).fill(days[i * slices + slice]!, first, first + batch);
    }
    this.pass();
  }

  private durationsOf(position: number): Float64Array {
    return this.network.columns.phase[position] === phaseCodes.started ? this.worked : this.whole;
  }

  private filled(byPosition: Float64Array): Float64Array {
    const rows = new Float64Array(this.open.length * batch);
    for (let row = 0; row < this.open.length; row++) rows.fill(byPosition[this.open[row]!]!, row * batch, (row + 1) * batch);
    return rows;
  }

  private pass(): void {
    const { open, start, held, heldFinish, network } = this;
    const { columns, inStart, kind, lag } = network;
    for (let row = 0; row < open.length; row++) {
      const p = open[row]!;
      const first = row * batch;
      const isStarted = columns.phase[p] === phaseCodes.started;
      start.fill(columns.earliest[p]!, first, first + batch);
      let holdsEnd = false;
      for (let entry = inStart[p]!; entry < inStart[p + 1]!; entry++) {
        const holds = kind[entry]! & holdsFinish;
        if (holds === 0 && isStarted) continue;
        if (holds !== 0 && !holdsEnd) {
          heldFinish.fill(Number.NEGATIVE_INFINITY);
          holdsEnd = true;
        }
        if (kind[entry] === 0) {
          this.pushStart(entry, first);
          continue;
        }
        if ((kind[entry]! & constantPlace) !== 0) held.fill(lag[entry]!);
        else this.findHeld(entry);
        if (holds === 0) for (let b = 0; b < batch; b++) start[first + b] = Math.max(start[first + b]!, held[b]!);
        else for (let b = 0; b < batch; b++) heldFinish[b] = Math.max(heldFinish[b]!, held[b]!);
      }
      if (isStarted) this.finishStarted(row, p, holdsEnd);
      else if (holdsEnd || columns.restFrom[p] !== Number.POSITIVE_INFINITY) this.finishHeld(row, p, holdsEnd);
      else {
        const { finish, whole } = this;
        for (let i = first; i < first + batch; i++) finish[i] = start[i]! + whole[i]!;
      }
    }
  }

  /** Starts a row no earlier than a plain link allows. */
  private pushStart(entry: number, first: number): void {
    const { start, rowOf } = this;
    const source = this.network.source[entry]!;
    const lag = this.network.lag[entry]!;
    const from = (source & 1) === 1 ? this.finish : this.start;
    const other = rowOf[source >> 1]! * batch;
    for (let b = 0; b < batch; b++) {
      const held = from[other + b]! + lag;
      if (held > start[first + b]!) start[first + b] = held;
    }
  }

  /** Fills `held` with the places that an entry holds its successor to, trial by trial. */
  private findHeld(entry: number): void {
    const { held, network, rowOf, whole, places } = this;
    const { source, kind, lag } = network;
    const isFinish = (source[entry]! & 1) === 1;
    const from = isFinish ? this.finish : this.start;
    const first = rowOf[source[entry]! >> 1]! * batch;
    const own = lag[entry]!;
    if (kind[entry]! <= holdsFinish) for (let b = 0; b < batch; b++) held[b] = from[first + b]! + own;
    else if ((kind[entry]! & percentLag) !== 0) for (let b = 0; b < batch; b++) held[b] = from[first + b]! + wholeQuanta(own * whole[first + b]!);
    else if (isFinish) for (let b = 0; b < batch; b++) held[b] = places.afterFinish(from[first + b]!, own);
    else for (let b = 0; b < batch; b++) held[b] = places.afterStart(from[first + b]!, own);
  }

  private finishHeld(row: number, p: number, holdsEnd: boolean): void {
    const { start, finish, whole, heldFinish } = this;
    const { restFrom, restTo } = this.network.columns;
    const [from, to] = [restFrom[p]!, restTo[p]!];
    for (let b = 0, i = row * batch; b < batch; b++, i++) {
      const days = whole[i]!;
      const least = holdsEnd ? heldFinish[b]! : Number.NEGATIVE_INFINITY;
      start[i] = startAfterRest(Math.max(start[i]!, startBefore(least, days, from, to)), days, from, to);
      finish[i] = Math.max(least, finishAfter(start[i]!, days, from, to));
    }
  }

  private finishStarted(row: number, p: number, holdsEnd: boolean): void {
    const { finish, worked, heldFinish } = this;
    const { begun, floor, restFrom, restTo } = this.network.columns;
    const [from, to] = [restFrom[p]!, restTo[p]!];
    for (let b = 0, i = row * batch; b < batch; b++, i++) {
      const days = worked[i]!;
      const end = Math.max(floor[p]!, finishAfter(startAfterRest(begun[p]!, days, from, to), days, from, to));
      finish[i] = holdsEnd ? Math.max(end, heldFinish[b]!) : end;
    }
  }

  /** Marks what the end of each project hangs on: what ends last, and whatever holds that with nothing to spare. */
  private markCritical(): void {
    const { open, critical, groupEnd, start, finish, held, rowOf, network } = this;
    const { groups, inStart, source, kind, columns } = network;
    groupEnd.fill(Number.NEGATIVE_INFINITY);
    for (let row = 0; row < open.length; row++) {
      const group = groups.of[open[row]!]! * batch;
      for (let b = 0; b < batch; b++) groupEnd[group + b] = Math.max(groupEnd[group + b]!, finish[row * batch + b]!);
    }
    critical.fill(0);
    for (let row = open.length - 1; row >= 0; row--) {
      const p = open[row]!;
      const first = row * batch;
      const group = groups.of[p]! * batch;
      let any = 0;
      for (let b = 0; b < batch; b++) {
        if (finish[first + b] === groupEnd[group + b]) critical[first + b] = 1;
        any |= critical[first + b]!;
      }
      if (any === 0) continue;
      for (let entry = inStart[p]!; entry < inStart[p + 1]!; entry++) {
        const from = rowOf[source[entry]! >> 1]!;
        const holds = kind[entry]! & holdsFinish;
        if (from < 0 || (kind[entry]! & constantPlace) !== 0 || (holds === 0 && columns.phase[p] === phaseCodes.started)) continue;
        if (kind[entry] === 0) this.markSource(entry, first);
        else {
          this.findHeld(entry);
          const at = holds === 0 ? start : finish;
          for (let b = 0; b < batch; b++) if (critical[first + b] === 1 && held[b] === at[first + b]) critical[from * batch + b] = 1;
        }
      }
    }
  }

  /** Marks the source of a plain link in the trials in which it decides when a critical row starts. */
  private markSource(entry: number, first: number): void {
    const { start, critical, rowOf } = this;
    const source = this.network.source[entry]!;
    const lag = this.network.lag[entry]!;
    const from = (source & 1) === 1 ? this.finish : this.start;
    const other = rowOf[source >> 1]! * batch;
    for (let b = 0; b < batch; b++) {
      if (critical[first + b] === 1 && from[other + b]! + lag === start[first + b]) critical[other + b] = 1;
    }
  }
}

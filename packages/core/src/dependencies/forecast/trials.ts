import { daysLag, percentLag, type Network } from '../schedule/network.ts';
import type { ScheduleRules } from '../schedule/options.ts';
import { finishAfter, startAfterRest, startBefore } from '../schedule/work.ts';
import { batch, later, words } from './batch.ts';
import { markCritical, type TrialTimes } from './criticality.ts';
import { slices } from './durations.ts';
import { PlaceTable } from './place-table.ts';
import { RandomBytes } from './random.ts';
import type { Samples } from './samples.ts';
import { beyond } from './time-scale.ts';
import { trialRows, type TrialRows } from './trial-rows.ts';

/**
 * Runs the forward pass for a batch of trials at a time, each with durations of its own, and finds what was critical in
 * each. It places tasks as `settle` does. Trial `b` of row `r` starts at `times[2 * r * batch + b]` and ends a batch
 * further on. Rows that nothing uncertain reaches are placed once.
 */
export class Trials implements TrialTimes {
  readonly rows: TrialRows;
  readonly times: Int32Array;
  /** Bit `b` of the words of row `r`, from `r * words` on: whether the end of its project hung on it in trial `b`. */
  readonly critical: Int32Array;
  /** The slice at which sample `i` was drawn in trial `b`: `draws[i * batch + b]`. */
  readonly draws: Uint8Array;
  private readonly random: RandomBytes;
  /** Rows that differ from trial to trial. */
  private readonly moving: Int32Array;
  private readonly length = new Int32Array(batch);
  private readonly held = new Int32Array(batch);
  private readonly heldFinish = new Int32Array(batch);
  private readonly places: PlaceTable;

  constructor(network: Network, rules: Pick<ScheduleRules, 'calendar'>, samples: Samples, seed: number) {
    const rows = trialRows(network, samples);
    const { open, bounds } = rows;
    this.rows = rows;
    this.random = new RandomBytes(seed);
    this.times = new Int32Array(2 * open.length * batch);
    this.critical = new Int32Array(open.length * words);
    this.draws = new Uint8Array(samples.at.length * batch);
    this.places = new PlaceTable(rules.calendar, rows.scale);
    const all = Int32Array.from(open.keys());
    this.moving = all.filter((row) => [2 * open[row]!, 2 * open[row]! + 1].some((time) => bounds.low[time] !== bounds.high[time]));
    this.pass(all);
  }

  /** Runs a batch of trials with durations drawn at random. */
  run(): void {
    this.random.fill(this.draws);
    this.pass(this.moving);
    markCritical(this);
  }

  /** Fills a list with the times that a link holds its successor to, trial by trial. */
  findHeld(link: number, held: Int32Array): void {
    const { times, draws, rows } = this;
    const from = rows.source[link]! * batch;
    const kind = rows.kind[link]!;
    const own = rows.lag[link]!;
    if ((kind & percentLag) !== 0) {
      const { shares } = rows;
      const drawn = rows.drawOf[rows.source[link]! >> 1]! * batch;
      for (let b = 0; b < batch; b++) held[b] = times[from + b]! + shares[own + draws[drawn + b]!]!;
    } else if ((kind & daysLag) === 0) for (let b = 0; b < batch; b++) held[b] = times[from + b]! + own;
    else this.places.after((rows.source[link]! & 1) === 1, times, from, own, held);
  }

  private pass(which: Int32Array): void {
    const { isStarted, ends, plain, floor, restFrom } = this.rows;
    for (let k = 0; k < which.length; k++) {
      const row = which[k]!;
      this.placeStarts(row);
      if (isStarted[row] === 0 && ends[row] === plain[row + 1] && floor[row] === -beyond && restFrom[row] === beyond) this.finishPlain(row);
      else {
        this.findLengths(row);
        this.findHeldFinishes(row);
        if (isStarted[row] === 1) this.finishStarted(row);
        else this.finishHeld(row);
      }
    }
  }

  /** Starts a row as early as the links that hold its start allow. */
  private placeStarts(row: number): void {
    const { times, held, rows } = this;
    const { plain, other, ends, source, lag } = rows;
    const first = 2 * row * batch;
    const earliest = rows.earliest[row]!;
    let link = plain[row]!;
    if (other[row]! >= link + 2) {
      const [from, own] = [source[link]! * batch, lag[link]!];
      const [from2, own2] = [source[link + 1]! * batch, lag[link + 1]!];
      for (let b = 0; b < batch; b++) times[first + b] = later(later(times[from + b]! + own, times[from2 + b]! + own2), earliest);
      link += 2;
    } else if (other[row]! > link) {
      const [from, own] = [source[link]! * batch, lag[link]!];
      for (let b = 0; b < batch; b++) times[first + b] = later(times[from + b]! + own, earliest);
      link++;
    } else times.fill(earliest, first, first + batch);
    for (; link < other[row]!; link++) {
      const [from, own] = [source[link]! * batch, lag[link]!];
      for (let b = 0; b < batch; b++) times[first + b] = later(times[from + b]! + own, times[first + b]!);
    }
    for (; link < ends[row]!; link++) {
      this.findHeld(link, held);
      for (let b = 0; b < batch; b++) times[first + b] = later(held[b]!, times[first + b]!);
    }
  }

  private finishPlain(row: number): void {
    const { times, draws } = this;
    const { drawn, drawOf } = this.rows;
    const first = 2 * row * batch;
    const draw = drawOf[row]!;
    if (draw < 0) {
      const length = this.rows.length[row]!;
      for (let i = first; i < first + batch; i++) times[i + batch] = times[i]! + length;
      return;
    }
    const [table, at] = [draw * slices, draw * batch];
    for (let b = 0; b < batch; b++) times[first + batch + b] = times[first + b]! + drawn[table + draws[at + b]!]!;
  }

  /** Fills `length` with the lengths of a row. */
  private findLengths(row: number): void {
    const { length, draws } = this;
    const { drawn, drawOf } = this.rows;
    const draw = drawOf[row]!;
    if (draw < 0) length.fill(this.rows.length[row]!);
    else for (let b = 0; b < batch; b++) length[b] = drawn[draw * slices + draws[draw * batch + b]!]!;
  }

  /** Fills `heldFinish` with the times before which a row may not end. */
  private findHeldFinishes(row: number): void {
    const { held, heldFinish, rows } = this;
    heldFinish.fill(rows.floor[row]!);
    for (let link = rows.ends[row]!; link < rows.plain[row + 1]!; link++) {
      this.findHeld(link, held);
      for (let b = 0; b < batch; b++) heldFinish[b] = later(held[b]!, heldFinish[b]!);
    }
  }

  private finishHeld(row: number): void {
    const { times, length, heldFinish, rows } = this;
    const [from, to] = [rows.restFrom[row]!, rows.restTo[row]!];
    for (let b = 0, i = 2 * row * batch; b < batch; b++, i++) {
      const days = length[b]!;
      const least = heldFinish[b]!;
      const start = startAfterRest(Math.max(times[i]!, startBefore(least, days, from, to)), days, from, to);
      times[i] = start;
      times[i + batch] = Math.max(least, finishAfter(start, days, from, to));
    }
  }

  private finishStarted(row: number): void {
    const { times, length, heldFinish, rows } = this;
    const [from, to] = [rows.restFrom[row]!, rows.restTo[row]!];
    const begun = rows.begun[row]!;
    for (let b = 0, i = (2 * row + 1) * batch; b < batch; b++, i++) {
      const days = length[b]!;
      times[i] = Math.max(heldFinish[b]!, finishAfter(startAfterRest(begun, days, from, to), days, from, to));
    }
  }
}

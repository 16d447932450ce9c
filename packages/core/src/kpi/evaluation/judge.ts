import { kpiStates, type KpiState } from '../../model/alert.ts';
import type { Direction } from '../metric.ts';
import type { Series } from '../series.ts';
import { periodAt, periodEnd } from '../time/period.ts';
import { edgesOf, explainRule, levelKept, levelWithin, type Edges, type Level, type Rule, type TargetStep } from './rule.ts';

/** How an indicator is judged over time. */
export interface Judging {
  readonly direction: Direction | undefined;
  /** Thresholds, oldest first. */
  readonly steps: readonly TargetStep[];
  /** Periods to wait before a worse state counts: 1 rings at the second bad period in a row. */
  readonly pendingPeriods?: number | undefined;
  /** By how much a threshold must be passed before a state gets better, in the indicator's unit. */
  readonly hysteresis?: number | undefined;
}

/** A state that a series entered. */
export interface Turn {
  readonly state: KpiState;
  /** Place of the period at whose end it was known. */
  readonly place: number;
  /** Place of the first period that it speaks of: earlier when it had to wait. */
  readonly since: number;
}

/** What a series was, period after period. */
export interface Judgement {
  /** Place in `kpiStates` of the state at the end of each period. */
  readonly states: Uint8Array;
  /** Its changes of state, oldest first; the first one is the state it began in. Made when asked. */
  readonly turns: readonly Turn[];
  /** The last of them: the state it is in; undefined where nothing was judged. */
  readonly turn?: Turn;
  /** Place of the last period judged; -1 when none was. */
  readonly last: number;
  /** The state that will come if the next periods are like the last. */
  readonly pending?: { readonly state: KpiState; readonly since: number; readonly seen: number; readonly needed: number };
}

const code: Readonly<Record<KpiState, number>> = { ok: 0, warning: 1, critical: 2, noData: 3, stale: 4, noRule: 5 };
const stateOfLevel: readonly KpiState[] = ['ok', 'warning', 'critical'];

/** The state of a series at the end of one of its periods. */
export function stateAt({ states }: Judgement, place: number): KpiState {
  return kpiStates[states[place] ?? code.noData]?.key ?? 'noData';
}

/**
 * The states of a series at the end of each of its periods, by the thresholds in force on its last day.
 *
 * - A worse level counts once it lasted `pendingPeriods` more periods; gaps neither add to the wait nor break it.
 * - A better level counts once its threshold is passed by `hysteresis`.
 * - A computed series without data is `noData` after the same wait; a manual one without measure is `stale` at once.
 * - The running period is judged for what is true today (stock, manual measure), not for what is still being counted.
 */
export function judge(series: Series, judging: Judging): Judgement {
  return new Judge(series, judging).run();
}

class Judge {
  private readonly series: Series;
  private readonly steps: readonly TargetStep[];
  private readonly direction: Direction | undefined;
  private readonly wait: number;
  private readonly hysteresis: number;
  private readonly states: Uint8Array;
  /** State, place and first place of each turn, one after another: few ask for more than the last. */
  private readonly turns: number[] = [];
  private state = code.noData;
  private held: Level | undefined;
  private last = -1;
  private gapStart = -1;
  /** Places at which the unbroken stretch at least this bad began, and how many periods of it had data; by level. */
  private readonly starts = [-1, -1, -1];
  private readonly runs = [0, 0, 0];

  constructor(series: Series, { direction, steps, pendingPeriods, hysteresis }: Judging) {
    this.series = series;
    this.steps = steps;
    this.direction = direction;
    this.wait = Math.max(0, Math.floor(pendingPeriods ?? 0)) || 0;
    this.hysteresis = Math.max(0, hysteresis ?? 0) || 0;
    this.states = new Uint8Array(series.values.length);
  }

  run(): Judgement {
    const { series, states } = this;
    let step = -1;
    let edges: Edges | undefined;
    let nextStep = this.placeOf(0);
    for (let place = 0; place < states.length; place += 1) {
      const isMoved = place === 0 || nextStep <= place;
      while (nextStep <= place) {
        step += 1;
        nextStep = this.placeOf(step + 1);
      }
      if (isMoved) {
        const rule: Rule = { ...this.steps[step], direction: this.direction };
        edges = explainRule(rule) === undefined ? edgesOf(rule) : undefined;
      }
      if (this.isJudged(place)) {
        this.last = place;
        if (edges !== undefined) this.next(place, series.values[place] ?? Number.NaN, edges);
        else this.withoutRule(place);
      }
      states[place] = this.state;
    }
    return judgement(states, this.turns, this.last, this.pending());
  }

  /** The first place in whose period a step of the thresholds is in force; Infinity for one that lies ahead. */
  private placeOf(step: number): number {
    const { first, frequency, today } = this.series;
    const from = this.steps[step]?.from ?? Number.POSITIVE_INFINITY;
    if (from > today) return Number.POSITIVE_INFINITY;
    return from === Number.NEGATIVE_INFINITY ? 0 : periodAt(from, frequency) - first;
  }

  private isJudged(place: number): boolean {
    const { series, states } = this;
    if (place < states.length - 1 || periodEnd(series.first + place, series.frequency) < series.today) return true;
    return series.statistic === 'stock' || (series.statistic === 'manual' && !Number.isNaN(series.values[place] ?? Number.NaN));
  }

  /** Notes a state where it is another than before. */
  private turn(state: KpiState, place: number, since: number): void {
    if (this.turns.length > 0 && this.state === code[state]) return;
    this.state = code[state];
    this.turns.push(this.state, place, since);
  }

  private next(place: number, value: number, edges: Edges): void {
    if (Number.isNaN(value)) {
      this.gap(place);
      return;
    }
    this.gapStart = -1;
    const raw = levelWithin(value, edges);
    this.count(1, raw, place);
    this.count(2, raw, place);
    const before = this.held;
    if (before === undefined) this.held = raw;
    else if (raw > before) this.held = this.waited(before);
    else this.held = levelKept(value, edges, before, this.hysteresis);
    const isWorse = before !== undefined && this.held > before;
    this.turn(stateOfLevel[this.held] ?? 'ok', place, isWorse ? (this.starts[this.held] ?? place) : place);
  }

  private count(level: 1 | 2, raw: Level, place: number): void {
    if (raw < level) this.runs[level] = 0;
    else {
      if (this.runs[level] === 0) this.starts[level] = place;
      this.runs[level] = (this.runs[level] ?? 0) + 1;
    }
  }

  private waited(before: Level): Level {
    if ((this.runs[2] ?? 0) > this.wait) return 2;
    return (this.runs[1] ?? 0) > this.wait && before < 1 ? 1 : before;
  }

  private gap(place: number): void {
    if (this.gapStart === -1) this.gapStart = place;
    if (this.series.statistic === 'manual') this.turn('stale', place, this.gapStart + 1);
    else if (this.held === undefined || place - this.gapStart >= this.wait) {
      this.forget();
      this.turn('noData', place, this.gapStart);
    }
  }

  private withoutRule(place: number): void {
    this.forget();
    this.gapStart = -1;
    this.turn('noRule', place, place);
  }

  private forget(): void {
    this.held = undefined;
    this.runs.fill(0);
  }

  private pending(): Judgement['pending'] {
    const { held, wait, gapStart, last } = this;
    if (held === undefined || wait === 0) return undefined;
    if (gapStart !== -1) return this.series.statistic === 'manual' ? undefined : { state: 'noData', since: gapStart, seen: last - gapStart + 1, needed: wait + 1 };
    for (const level of [2, 1] as const) {
      const seen = this.runs[level] ?? 0;
      if (level > held && seen > 0) return { state: stateOfLevel[level] ?? 'ok', since: this.starts[level] ?? last, seen, needed: wait + 1 };
    }
    return undefined;
  }
}

function judgement(states: Uint8Array, packed: readonly number[], last: number, pending: Judgement['pending']): Judgement {
  const turnAt = (at: number): Turn => ({ state: kpiStates[packed[at] ?? code.noData]?.key ?? 'noData', place: packed[at + 1] ?? 0, since: packed[at + 2] ?? 0 });
  let turns: readonly Turn[] | undefined;
  return {
    states,
    get turns() {
      return (turns ??= Array.from({ length: packed.length / 3 }, (_, at) => turnAt(at * 3)));
    },
    ...(packed.length > 0 && { turn: turnAt(packed.length - 3) }),
    last,
    ...(pending !== undefined && { pending }),
  };
}

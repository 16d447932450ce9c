import { kpiStates, type KpiState } from '../../model/alert.ts';
import type { Direction } from '../metric.ts';
import type { Series } from '../series.ts';
import { periodEnd } from '../time/period.ts';
import { explainRule, levelKept, levelOf, type Level, type Rule, type TargetStep } from './rule.ts';

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
  /** Its changes of state, oldest first; the first one is the state it began in. */
  readonly turns: readonly Turn[];
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
  private readonly turns: Turn[] = [];
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
    let rule: Rule = { direction: this.direction };
    let isSound = false;
    let nextStep = this.steps[0]?.from ?? Number.POSITIVE_INFINITY;
    for (let place = 0; place < states.length; place += 1) {
      let isMoved = place === 0;
      while (nextStep <= series.today && nextStep <= periodEnd(series.first + place, series.frequency)) {
        step += 1;
        nextStep = this.steps[step + 1]?.from ?? Number.POSITIVE_INFINITY;
        isMoved = true;
      }
      if (isMoved) {
        rule = { ...this.steps[step], direction: this.direction };
        isSound = explainRule(rule) === undefined;
      }
      if (this.isJudged(place)) {
        this.last = place;
        if (isSound) this.next(place, series.values[place] ?? Number.NaN, rule);
        else this.withoutRule(place);
      }
      states[place] = this.state;
    }
    const pending = this.pending();
    return { states, turns: this.turns, last: this.last, ...(pending === undefined ? {} : { pending }) };
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
    this.turns.push({ state, place, since });
  }

  private next(place: number, value: number, rule: Rule): void {
    if (Number.isNaN(value)) {
      this.gap(place);
      return;
    }
    this.gapStart = -1;
    const raw = levelOf(value, rule);
    for (const level of [1, 2] as const) {
      if (raw < level) this.runs[level] = 0;
      else {
        if (this.runs[level] === 0) this.starts[level] = place;
        this.runs[level] = (this.runs[level] ?? 0) + 1;
      }
    }
    const before = this.held;
    if (before === undefined) this.held = raw;
    else if (raw > before) this.held = this.waited(before);
    else this.held = levelKept(value, rule, before, this.hysteresis);
    const isWorse = before !== undefined && this.held > before;
    this.turn(stateOfLevel[this.held] ?? 'ok', place, isWorse ? (this.starts[this.held] ?? place) : place);
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

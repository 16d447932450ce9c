import type { KpiState } from '../../model/alert.ts';
import type { Kpi } from '../../model/kpi.ts';
import { isoDay } from '../../time/day-number.ts';
import type { Direction } from '../metric.ts';
import { pulseMinimum } from '../pulse/pulse-blocks.ts';
import { pointAt, type Point, type Series } from '../series.ts';
import { periodAt, periodEnd, periodKey, periodStart } from '../time/period.ts';
import { judge, type Judgement } from './judge.ts';
import { explainRule, levelOf, thresholdsOn, type Note, type TargetStep, type Thresholds } from './rule.ts';

/** An indicator as it stands: what a card says. */
export interface Evaluation extends Thresholds {
  readonly state: KpiState;
  /** First day that the state speaks of; absent where nothing was ever judged. */
  readonly since?: string;
  readonly direction?: Direction;
  /** The last figure judged, even where the last period has none. */
  readonly latest?: Point;
  /** The last period judged has a figure of its own. */
  readonly isCurrent: boolean;
  /** The figure before the last. */
  readonly previous?: number;
  /** Where it goes since the figure before. */
  readonly trend?: 'better' | 'worse' | 'same';
  /** The period not over yet, as far as it has gone. */
  readonly running?: Point;
  /** A worse state that waits for more periods to be sure. */
  readonly pending?: { readonly state: KpiState; readonly since: string; readonly seen: number; readonly needed: number };
  /** The last figure is on the better side of its threshold, by less than the margin of hysteresis: the state stays. */
  readonly isKept: boolean;
  /** The day by which a measure is due, or from which the running period's figure is known. */
  readonly nextUpdate: string;
  /** A measure was due before today. */
  readonly isOverdue: boolean;
  /** What a person should know, most important first. */
  readonly notes: readonly Note[];
  readonly judgement: Judgement;
}

/** Everything an evaluation reads besides the KPI and its figures. */
export interface EvaluationInput {
  readonly series: Series;
  readonly steps: readonly TargetStep[];
  /** Which way is good: the KPI's own word, else its metric's. */
  readonly direction: Direction | undefined;
  /** Told before the notes of the evaluation itself. */
  readonly notes?: readonly Note[];
}

/** The state of an indicator today, since when, and what to say about it. */
export function evaluate(kpi: Kpi, { series, steps, direction, notes = [] }: EvaluationInput): Evaluation {
  const judgement = judge(series, { direction, steps, pendingPeriods: kpi.pendingPeriods, hysteresis: kpi.hysteresis });
  const thresholds = thresholdsOn(steps, series.today);
  const rule = explainRule({ ...thresholds, direction });
  const { turn } = judgement;
  const state = turn?.state ?? (rule === undefined ? 'noData' : 'noRule');
  const shown = lastFigure(series, judgement.last);
  const before = lastFigure(series, shown - 1);
  const running = runningPoint(series);
  const { pending } = judgement;
  return {
    state,
    ...(turn === undefined ? {} : { since: isoDay(periodStart(series.first + turn.since, series.frequency)) }),
    ...(direction === undefined ? {} : { direction }),
    ...present(thresholds),
    ...(shown === -1 ? {} : { latest: pointAt(series, shown) }),
    isCurrent: shown !== -1 && shown === judgement.last,
    ...(before === -1 ? {} : { previous: series.values[before] ?? 0, ...trendOf(series.values[shown] ?? 0, series.values[before] ?? 0, direction) }),
    ...(running === undefined ? {} : { running }),
    ...(pending === undefined ? {} : { pending: { ...pending, since: isoDay(periodStart(series.first + pending.since, series.frequency)) } }),
    isKept: shown !== -1 && shown === judgement.last && levels.indexOf(state) > levelOf(series.values[shown] ?? Number.NaN, { ...thresholds, direction }),
    ...nextUpdate(series, state === 'stale', turn?.since ?? 0),
    notes: [...notes, ...notesOf(series, judgement, rule, state)],
    judgement,
  };
}

/** Place of a state in the order of what needs attention: worst first, 0 for critical. */
export function stateRank(state: KpiState): number {
  return attention.indexOf(state);
}

const levels: readonly KpiState[] = ['ok', 'warning', 'critical'];
const attention: readonly KpiState[] = ['critical', 'warning', 'stale', 'noRule', 'noData', 'ok'];

function lastFigure({ values }: Series, from: number): number {
  for (let place = from; place >= 0; place -= 1) if (!Number.isNaN(values[place] ?? Number.NaN)) return place;
  return -1;
}

function runningPoint(series: Series): Point | undefined {
  const last = series.values.length - 1;
  return last >= 0 && periodEnd(series.first + last, series.frequency) >= series.today ? pointAt(series, last) : undefined;
}

function trendOf(value: number, before: number, direction: Direction | undefined): { readonly trend?: 'better' | 'worse' | 'same' } {
  if (value === before) return { trend: 'same' };
  if (direction === undefined) return {};
  return { trend: value > before === (direction === 'higherIsBetter') ? 'better' : 'worse' };
}

function nextUpdate({ statistic, values, first, frequency, today }: Series, isStale: boolean, since: number): Pick<Evaluation, 'nextUpdate' | 'isOverdue'> {
  const running = periodAt(today, frequency);
  if (statistic !== 'manual') return { nextUpdate: isoDay(periodEnd(running, frequency) + 1), isOverdue: false };
  if (isStale) return { nextUpdate: isoDay(periodStart(first + since, frequency) - 1), isOverdue: true };
  const isDone = values.length > 0 && !Number.isNaN(values.at(-1) ?? Number.NaN);
  return { nextUpdate: isoDay(periodEnd(isDone ? running + 1 : running, frequency)), isOverdue: false };
}

function notesOf(series: Series, judgement: Judgement, rule: Note | undefined, state: KpiState): Note[] {
  const isPulse = series.statistic === 'pulse';
  if (series.values.length === 0) {
    const code = isPulse ? 'kpi.masked' : series.statistic === 'manual' ? 'kpi.neverMeasured' : 'kpi.noRows';
    return [...(rule === undefined ? [] : [rule]), { code, values: isPulse ? { least: pulseMinimum } : {} }];
  }
  if (rule !== undefined) return [rule];
  if (judgement.last === -1) return [{ code: 'kpi.firstPeriod', values: {} }];
  if (state !== 'noData') return [];
  if (isPulse) return [{ code: 'kpi.masked', values: { least: pulseMinimum } }];
  const since = judgement.turn?.since ?? 0;
  return [{ code: 'kpi.gap', values: { period: periodKey(series.first + since, series.frequency) } }];
}

function present({ target, warning, critical }: Thresholds): Thresholds {
  return { ...(target === undefined ? {} : { target }), ...(warning === undefined ? {} : { warning }), ...(critical === undefined ? {} : { critical }) };
}

import type { KpiTarget } from '../../model/kpi.ts';
import type { MessageValues } from '../../i18n/translate.ts';
import type { Direction } from '../metric.ts';
import { compareIds } from '../samples.ts';
import { dayOr, noDay } from '../time/day-column.ts';

/** What an indicator aims at, and where it begins to matter. */
export interface Thresholds {
  readonly target?: number | undefined;
  readonly warning?: number | undefined;
  readonly critical?: number | undefined;
}

/** A rule by which a value is judged: thresholds with a side that is good. */
export interface Rule extends Thresholds {
  readonly direction?: Direction | undefined;
}

/** Something that a person should know about an indicator: a code of the messages, with figures for its sentence. */
export interface Note {
  readonly code: string;
  readonly values: MessageValues;
}

/** Badness of a value, or why it cannot be told: 0 good, 1 warning, 2 critical. */
export type Level = 0 | 1 | 2;

/** Thresholds in force from a day on. */
export interface TargetStep extends Thresholds {
  /** Days since 1970-01-01; `-Infinity` where the row says no day. */
  readonly from: number;
}

/** A rule as numbers to compare with: values times `side`, so that less is always worse; `-Infinity` where there is no threshold. */
export interface Edges {
  readonly side: 1 | -1;
  readonly warning: number;
  readonly critical: number;
}

/** The numbers that a rule compares with; warning is at the target where the rule has none of its own. */
export function edgesOf({ direction, target, warning = target, critical }: Rule): Edges {
  const side = direction === 'lowerIsBetter' ? -1 : 1;
  const edge = (threshold: number | undefined) => (threshold === undefined ? Number.NEGATIVE_INFINITY : side * threshold);
  return { side, warning: edge(warning), critical: edge(critical) };
}

/**
 * How bad a value is: warning past the warning threshold (the target where there is none), critical past the critical one.
 * Equal to a threshold is on its good side.
 */
export function levelOf(value: number, rule: Rule): Level {
  return levelWithin(value, edgesOf(rule));
}

/** How bad a value still is once its state was `from`: a threshold is left behind only when passed by the margin of hysteresis. */
export function levelKept(value: number, edges: Edges, from: Level, hysteresis: number): Level {
  const raw = levelWithin(value, edges);
  if (raw >= from || !(hysteresis > 0)) return raw;
  const kept = levelWithin(value, edges, hysteresis, from === 2 ? hysteresis : 0);
  return kept > from ? from : kept;
}

/** The level against thresholds moved by a margin towards the good side. */
export function levelWithin(value: number, { side, warning, critical }: Edges, warningMargin = 0, criticalMargin = 0): Level {
  const sided = side * value;
  if (sided < critical + criticalMargin) return 2;
  return sided < warning + warningMargin ? 1 : 0;
}

/** Why a rule judges nothing: no direction, neither target nor threshold, or an order that contradicts itself; undefined when it does judge. */
export function explainRule(rule: Rule): Note | undefined {
  if (rule.direction === undefined) return { code: 'kpi.noDirection', values: {} };
  const { target, warning, critical } = finite(rule);
  const ordered = [target, warning, critical].filter((value) => value !== undefined);
  if (ordered.length === 0) return { code: 'kpi.noTarget', values: {} };
  const isLower = rule.direction === 'lowerIsBetter';
  const isReversed = ordered.some((value, at) => at > 0 && (isLower ? value < (ordered[at - 1] ?? value) : value > (ordered[at - 1] ?? value)));
  if (!isReversed) return undefined;
  const shown = (value: number | undefined) => value ?? '–';
  return {
    code: isLower ? 'kpi.thresholdsReversed.lower' : 'kpi.thresholdsReversed.higher',
    values: { target: shown(target), warning: shown(warning), critical: shown(critical) },
  };
}

/** Rows of targets by KPI, each oldest first; of two that begin on one day the one entered last wins. */
export function targetSteps(rows: readonly KpiTarget[]): ReadonlyMap<string, readonly TargetStep[]> {
  const byKpi = new Map<string, KpiTarget[]>();
  for (const row of rows) {
    if (row.kpi === undefined) continue;
    const known = byKpi.get(row.kpi);
    if (known === undefined) byKpi.set(row.kpi, [row]);
    else known.push(row);
  }
  const steps = new Map<string, readonly TargetStep[]>();
  for (const [kpi, own] of byKpi) {
    const sorted = own.map((row) => ({ row, from: fromDay(row) })).sort((a, b) => compare(a.from, b.from) || compareIds(a.row.id, b.row.id));
    steps.set(kpi, sorted.filter(({ from }, at) => sorted[at + 1]?.from !== from).map(({ row, from }) => ({ ...finite(row), from })));
  }
  return steps;
}

/** Thresholds in force on a day, from steps sorted by day; none before the first. */
export function thresholdsOn(steps: readonly TargetStep[], day: number): Thresholds {
  let found: Thresholds = {};
  for (const step of steps) {
    if (step.from > day) break;
    found = step;
  }
  return found;
}

function finite({ target, warning, critical }: Thresholds): { target: number | undefined; warning: number | undefined; critical: number | undefined } {
  const known = (value: number | undefined) => (Number.isFinite(value) ? value : undefined);
  return { target: known(target), warning: known(warning), critical: known(critical) };
}

function fromDay({ from }: KpiTarget): number {
  const day = dayOr(from);
  return day === noDay ? Number.NEGATIVE_INFINITY : day;
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

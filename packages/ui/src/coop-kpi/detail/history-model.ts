import { dayNumber, explainRule, isoDay, levelOf, localeOf, movingMean, periodStart, stateAt, thresholdsOn, type Annotation, type Baseline, type TargetStep } from '@entrelacs/core';
import type { Band, ChartModel, EndLabel, GuideLine, Mark } from '../charts/chart-model.ts';
import { dayAxis, numberAxis } from '../charts/ticks.ts';
import { figure, targetText, unitOf, type KpiContext } from '../kpi-context.ts';
import type { KpiView, ShownState } from '../kpi-data.ts';
import type { KpiRange } from '../options.ts';
import { middleOf, periodDays, periodName, placeBefore, placesIn, spanOf } from './periods.ts';

/** Weeks that the line through weekly dots is the mean of. */
export const meanSpan = 5;

/** What the history of an indicator shows besides its figures. */
export interface HistoryInput {
  readonly range: KpiRange;
  readonly baseline: Baseline | undefined;
  /** Facts to remember, oldest first, numbered as they stand. */
  readonly annotations: readonly Annotation[];
  /** The figures of as long a time before, on top of these. */
  readonly hasBefore: boolean;
}

/** One period as a row of the table. */
export interface PeriodRow {
  readonly place: number;
  readonly name: string;
  readonly days: string;
  readonly value: number;
  /** The value as many days before as the span has; NaN where there is none. */
  readonly before: number;
  readonly target: number | undefined;
  readonly state: ShownState;
  readonly isRunning: boolean;
  readonly n: number;
  readonly comment: string;
}

/** The periods of a span, latest first. */
export function periodRows(context: KpiContext, view: KpiView, range: KpiRange): PeriodRow[] {
  const { series, evaluation, steps, direction } = view;
  const { from, to } = spanOf(range, series);
  const { start, end } = placesIn(series, from, to);
  const comments = commentsOf(context, view);
  return Array.from({ length: end - start }, (_, at): PeriodRow => {
    const place = end - 1 - at;
    const period = series.first + place;
    const value = series.values[place] ?? Number.NaN;
    const rule = { ...thresholdsOn(steps, Math.min(periodStart(period + 1, series.frequency) - 1, series.today)), direction };
    const isRunning = place > evaluation.judgement.last;
    const state = stateAt(evaluation.judgement, place);
    const isMasked = Number.isNaN(value) && series.statistic === 'pulse';
    const isAlone = !Number.isNaN(value) && state === 'ok' && levelOf(value, rule) > 0 && !isRunning;
    const remark = comments.get(place) ?? (Number.isNaN(value) && !isMasked && !isRunning ? context.t('kpis.gap.row') : isAlone ? context.t('kpis.alone.row') : '');
    return {
      place,
      name: periodName(context, period, series.frequency),
      days: periodDays(context, period, series.frequency),
      value,
      before: series.values[placeBefore(series, place, to - from)] ?? Number.NaN,
      target: rule.target,
      state: isMasked ? 'masked' : Number.isNaN(value) && state === 'ok' ? 'noData' : state,
      isRunning,
      n: isMasked ? Number.NaN : (series.counts[place] ?? 0),
      comment: remark,
    };
  });
}

/** The history of an indicator: dots, their mean, target, grounds of states, baseline, what happened. */
export function historyModel(context: KpiContext, view: KpiView, input: HistoryInput): ChartModel {
  const { t, formats, language } = context;
  const { series, steps, evaluation, direction } = view;
  const { from, to } = spanOf(input.range, series);
  const { start, end } = placesIn(series, from, to);
  const x = Float64Array.from({ length: end - start }, (_, at) => middleOf(series, start + at));
  const y = series.values.subarray(start, end);
  const isWeekly = series.frequency === 'weekly';
  const mean = isWeekly ? movingMean(series.values, meanSpan).subarray(start, end) : y;
  const limits = stepsIn(steps, from, to);
  const { baseline } = input;
  const thresholds = limits.flatMap(({ rule }) => [rule.target, rule.warning, rule.critical]).filter((value) => value !== undefined);
  const width = to - from;
  const before = input.hasBefore ? beforeMark(context, view, from, width) : undefined;
  const axis = numberAxis([...y, ...thresholds, ...(baseline?.value === undefined ? [] : [baseline.value]), ...(before?.y === undefined ? [] : Array.from(before.y))], formats, {
    title: unitOf(context, view),
    fromZero: view.metric?.unit === 'percent',
  });
  const unit = unitOf(context, view);
  const describe = (at: number) => {
    const period = series.first + start + at;
    const days = periodDays(context, period, series.frequency);
    return `${periodName(context, period, series.frequency)}${days === '' ? '' : ` · ${days}`}\n${figure(context, y[at] ?? Number.NaN)} ${unit}`;
  };
  const latest = evaluation.latest?.value;
  const marks: Mark[] = [
    ...(before === undefined ? [] : [before]),
    { kind: 'points', name: view.kpi.name, ink: 'series1', x, y, radius: isWeekly ? 2.6 : 3.2, isSoft: isWeekly, describe },
    { kind: 'line', name: view.kpi.name, ink: 'series1', x, y: mean, width: 2.2 },
    ...(latest === undefined ? [] : [lastDot(view, latest, x, start)]),
  ];
  const rows = periodRows(context, view, input.range);
  return {
    title: t('kpis.chart.title', { name: view.kpi.name, unit, from: formats.day(isoDay(from)), to: formats.day(isoDay(to)) }),
    x: dayAxis(from, to + 1, formats, localeOf(language)),
    y: axis,
    marks,
    bands: limits.flatMap((limit) => bandsOf(limit, direction, axis.min, axis.max)),
    guides: [...targetGuide(limits), ...(baseline?.value === undefined ? [] : [level('baseline', baseline.value, Math.max(from, dayNumber(baseline.on ?? '') || from), to + 1)])],
    flags: input.annotations.map(({ on, text }, at) => ({ x: dayNumber(on ?? ''), number: at + 1, text })),
    ends: endLabels(context, view, limits.at(-1), axis.min, axis.max, baseline, latest),
    table: {
      columns: [
        { label: t(`kpis.column.${series.frequency}`) },
        { label: t('kpis.column.value'), isNumber: true },
        ...(input.hasBefore ? [{ label: t('kpis.compare'), isNumber: true }] : []),
        { label: t('kpis.column.target'), isNumber: true },
        { label: t('kpis.column.state') },
        { label: t('kpis.column.rows'), isNumber: true },
        { label: t('kpis.column.comment') },
      ],
      length: rows.length,
      row: (at) => {
        const row = rows[at];
        return row === undefined
          ? []
          : [`${row.name} ${row.days}`.trim(), written(row.value), ...(input.hasBefore ? [written(row.before)] : []), row.target ?? '', row.isRunning ? t('kpis.running') : t(`kpi.state.${row.state}`), written(row.n), row.comment];
      },
    },
  };
}

function written(value: number): number | '' {
  return Number.isNaN(value) ? '' : value;
}

interface Limit {
  readonly from: number;
  readonly to: number;
  readonly rule: TargetStep;
}

function stepsIn(steps: readonly TargetStep[], from: number, to: number): Limit[] {
  return steps
    .map((rule, at) => ({ rule, from: Math.max(rule.from, from), to: Math.min(steps[at + 1]?.from ?? to + 1, to + 1) }))
    .filter((limit) => limit.to > limit.from);
}

function bandsOf({ from, to, rule }: Limit, direction: KpiView['direction'], low: number, high: number): Band[] {
  const { target, warning = target, critical } = rule;
  if (warning === undefined || explainRule({ ...rule, direction }) !== undefined) return [];
  const isLower = direction === 'lowerIsBetter';
  const worst = isLower ? Math.max(high, critical ?? high) : Math.min(low, critical ?? low);
  const band = (tone: Band['tone'], a: number, b: number): Band => ({ tone, x0: from, x1: to, y0: Math.min(a, b), y1: Math.max(a, b) });
  return critical === undefined ? [band('warn', warning, worst)] : [band('warn', warning, critical), band('crit', critical, worst)];
}

function targetGuide(limits: readonly Limit[]): GuideLine[] {
  const x: number[] = [];
  const y: number[] = [];
  for (const { from, to, rule } of limits) {
    x.push(from, to);
    y.push(rule.target ?? Number.NaN, rule.target ?? Number.NaN);
  }
  return x.length === 0 ? [] : [{ style: 'target', x, y }];
}

function level(style: GuideLine['style'], value: number, from: number, to: number): GuideLine {
  return { style, x: [from, to], y: [value, value] };
}

function endLabels(context: KpiContext, view: KpiView, limit: Limit | undefined, low: number, high: number, baseline: Baseline | undefined, latest: number | undefined): EndLabel[] {
  const { t } = context;
  const { target, warning = target, critical } = limit?.rule ?? {};
  const edge = view.direction === 'lowerIsBetter' ? high : low;
  const isSound = warning !== undefined && explainRule({ ...limit?.rule, direction: view.direction }) === undefined;
  return [
    ...(isSound && critical !== undefined ? [{ y: (critical + edge) / 2, text: t('kpi.state.critical').toLowerCase(), ink: 'text', state: 'critical' } as const] : []),
    ...(isSound ? [{ y: (warning + (critical ?? edge)) / 2, text: t('kpi.state.warning').toLowerCase(), ink: 'text', state: 'warning' } as const] : []),
    ...(target === undefined ? [] : [{ y: target, text: targetText(context, view), ink: 'text' } as const]),
    ...(baseline?.value === undefined ? [] : [{ y: baseline.value, text: t('kpis.baseline.line', { value: figure(context, baseline.value) }), ink: 'soft' } as const]),
    ...(latest === undefined ? [] : [{ y: latest, text: figure(context, latest), ink: 'series1', isStrong: true } as const]),
  ];
}

function beforeMark({ t }: KpiContext, { series }: KpiView, from: number, width: number): Mark | undefined {
  const { start, end } = placesIn(series, from - width, from - 1);
  if (end - start < 2) return undefined;
  const x = Float64Array.from({ length: end - start }, (_, at) => middleOf(series, start + at) + width);
  return { kind: 'line', name: t('kpis.before.line'), ink: 'series4', x, y: series.values.subarray(start, end), width: 1.5, dash: [2, 2] };
}

/** The last figure judged, as the end of the line. */
function lastDot({ kpi, series, evaluation }: KpiView, latest: number, x: ArrayLike<number>, start: number): Mark {
  let place = evaluation.judgement.last;
  while (place > start && Number.isNaN(series.values[place] ?? Number.NaN)) place -= 1;
  return { kind: 'points', name: kpi.name, ink: 'series1', x: [x[place - start] ?? Number.NaN], y: [latest], radius: 4.5 };
}

/** Comments of the measures entered, by place, and of two on one day that only one counts. */
function commentsOf({ snapshot, t }: KpiContext, { series }: KpiView): ReadonlyMap<number, string> {
  const comments = new Map<number, string>();
  if (series.statistic !== 'manual') return comments;
  const byId = new Map((snapshot.entities.measure ?? []).map((measure) => [measure.id, measure.comment]));
  for (let place = 0; place < series.values.length; place += 1) {
    const rows = series.rows(place);
    const hasTwin = rows.some(({ on }, at) => on === rows[at - 1]?.on);
    const said = [...rows.flatMap(({ id }) => byId.get(id) ?? []), ...(hasTwin ? [t('kpi.twoMeasures')] : [])];
    if (said.length > 0) comments.set(place, said.join(' · '));
  }
  return comments;
}

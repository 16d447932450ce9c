import {
  ageingWip,
  cumulativeFlow,
  cycleTimeScatter,
  dayNumber,
  isoDay,
  localeOf,
  metricFinder,
  milestoneSlips,
  movingMean,
  periodStart,
  seriesOf,
  timePerStage,
  type ChartTable as FlowTable,
  type Prepared,
  type TableCell,
} from '@entrelacs/core';
import type { ChartModel, ChartTable, EndLabel, GuideLine, Ink, Mark, MarkerShape } from '../charts/chart-model.ts';
import { dayAxis, numberAxis, placeAxis } from '../charts/ticks.ts';
import { meanSpan } from '../detail/history-model.ts';
import { periodDays, periodName, placesIn } from '../detail/periods.ts';
import { figure, type KpiContext } from '../kpi-context.ts';

/** The charts of flow, in the order in which they show. */
export const flowCharts = ['cycle', 'ageing', 'cfd', 'throughput', 'stages', 'slip'] as const;
/** Name of a chart of flow. */
export type FlowChart = (typeof flowCharts)[number];

/** What the charts of flow are drawn from, between two days since 1970-01-01. */
export interface FlowInput {
  readonly prepared: Prepared;
  readonly from: number;
  readonly to: number;
  /** The first day, `YYYY-MM-DD`. */
  readonly fromDay: string;
}

/** One chart of flow; undefined where there is nothing to draw. */
export function flowModel(chart: FlowChart, context: KpiContext, input: FlowInput): ChartModel | undefined {
  return makers[chart](context, input);
}

const makers: Readonly<Record<FlowChart, (context: KpiContext, input: FlowInput) => ChartModel | undefined>> = { cycle, ageing, cfd, throughput, stages, slip };

/** Lines of the scatter that bear a name at the right edge. */
const namedShares = [0.5, 0.85];

function cycle(context: KpiContext, input: FlowInput): ChartModel | undefined {
  const { t, formats } = context;
  const scatter = cycleTimeScatter(input.prepared, { from: input.fromDay });
  if (scatter.count === 0) return undefined;
  const { on: x, days: y, percentiles, table } = scatter;
  const titleOf = (at: number) => plain(table.row(at)[1]);
  const shown = percentiles.filter(({ share }) => namedShares.includes(share));
  return {
    title: t('flow.cycle'),
    x: days(context, input),
    y: numberAxis(y, formats, { fromZero: true, title: t('flow.days') }),
    marks: [
      {
        kind: 'points',
        name: t('flow.cycle'),
        ink: 'series1',
        x,
        y,
        radius: 3,
        isSoft: true,
        describe: (at) => `${titleOf(at)}\n${formats.day(isoDay(x[at] ?? 0))} · ${figure(context, y[at] ?? 0)} ${t('flow.days')}`,
        row: (at) => ({ entity: 'task', id: scatter.idOf(at) }),
      },
    ],
    guides: shown.map(({ days: value }) => level(value, input)),
    ends: shown.map(({ share, days: value }): EndLabel => ({ y: value, text: t(share === 0.5 ? 'flow.line.half' : 'flow.line.most', { n: figure(context, value) }), ink: share === 0.5 ? 'soft' : 'text' })),
    table: written(context, table, true),
  };
}

function ageing(context: KpiContext, input: FlowInput): ChartModel | undefined {
  const { t, formats, language } = context;
  const { items, stages: all, expectation, table } = ageingWip(input.prepared);
  if (items.length === 0) return undefined;
  const places = [...new Set(items.map(({ stage }) => stage))].sort((a, b) => a - b);
  const nameOf = (stage: number) => all[stage]?.label[language] ?? '';
  // Tasks of one stage stand beside each other, always at the same place.
  const x = Float64Array.from(items, ({ stage }, at) => places.indexOf(stage) + (((at * 7) % 13) / 13 - 0.5) * 0.6);
  const y = Float64Array.from(items, ({ age }) => age);
  return {
    title: t('flow.ageing'),
    x: placeAxis(places.map(nameOf)),
    y: numberAxis([...y, ...(expectation === undefined ? [] : [expectation])], formats, { fromZero: true, title: t('flow.days') }),
    marks: [
      {
        kind: 'points',
        name: t('flow.ageing'),
        ink: 'series1',
        x,
        y,
        radius: 3.6,
        describe: (at) => `${items[at]?.title ?? ''}\n${nameOf(items[at]?.stage ?? 0)} · ${figure(context, y[at] ?? 0)} ${t('flow.days')}`,
        row: (at) => ({ entity: 'task', id: items[at]?.id ?? '' }),
      },
    ],
    guides: expectation === undefined ? [] : [{ style: 'target', x: [-0.5, places.length - 0.5], y: [expectation, expectation] }],
    ends: expectation === undefined ? [] : [{ y: expectation, text: t(input.prepared.expectationDays === undefined ? 'flow.line.most' : 'flow.line.own', { n: figure(context, expectation) }), ink: 'text' }],
    table: written(context, table),
  };
}

const depths: Readonly<Record<string, Ink>> = { todo: 'count1', doing: 'count2', review: 'count3', done: 'count4' };

function cfd(context: KpiContext, input: FlowInput): ChartModel | undefined {
  const { t, formats, language } = context;
  const { on: x, bands, table } = cumulativeFlow(input.prepared, { from: input.fromDay }, 'week');
  if (x.length < 2 || bands.length === 0) return undefined;
  const stacked = [...bands].reverse();
  // What was done before the first day only lifts the whole: it is left out.
  const before = stacked.reduce((sum, { stage, counts }) => sum + (stage.meaning === 'done' ? (counts[0] ?? 0) : 0), 0);
  const sums = new Float64Array(x.length).fill(-before);
  const tops = stacked.map(({ counts }) => sums.map((sum, at) => (sums[at] = sum + (counts[at] ?? 0))));
  const last = x.length - 1;
  return {
    title: t('flow.cfd'),
    x: days(context, input),
    y: numberAxis(tops.at(-1) ?? [], formats, { fromZero: true, title: t('flow.tasks') }),
    marks: stacked.map(({ stage, counts }, at): Mark => {
      const name = stage.label[language];
      return { kind: 'area', name, ink: depths[stage.meaning] ?? 'count1', x, y: tops[at] ?? sums, describe: (n) => `${name}\n${formats.day(isoDay(x[n] ?? 0))} · ${counts[n] ?? 0}` };
    }),
    ends: stacked.map(({ stage }, at): EndLabel => ({ y: ((tops[at]?.[last] ?? 0) + (tops[at - 1]?.[last] ?? 0)) / 2, text: stage.label[language], ink: 'text' })),
    table: written(context, table, true),
  };
}

function throughput(context: KpiContext, input: FlowInput): ChartModel | undefined {
  const { t, formats } = context;
  const metric = metricFinder()('throughput');
  if (metric === undefined) return undefined;
  const series = seriesOf(input.prepared, metric, 'weekly');
  const { start, end } = placesIn(series, input.from, input.to);
  if (end <= start) return undefined;
  const x = Float64Array.from({ length: end - start }, (_, at) => periodStart(series.first + start + at, 'weekly') + 3.5);
  const y = series.values.subarray(start, end);
  const mean = movingMean(series.values, meanSpan).subarray(start, end);
  const name = (at: number) => periodName(context, series.first + start + at, 'weekly');
  const latest = mean.filter((value) => !Number.isNaN(value)).at(-1) ?? Number.NaN;
  const cell = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? '' : value);
  return {
    title: t('flow.throughput'),
    x: days(context, input),
    y: numberAxis(y, formats, { fromZero: true, title: t('flow.tasks') }),
    marks: [
      { kind: 'bars', name: t('flow.done'), ink: 'count3', x, y, size: 5, describe: (at) => `${name(at)} · ${figure(context, y[at] ?? 0)} ${t('flow.tasks')}` },
      { kind: 'line', name: t('flow.mean'), ink: 'series1', x, y: mean, width: 2 },
    ],
    ends: Number.isNaN(latest) ? [] : [{ y: latest, text: `${t('flow.mean')} ${figure(context, latest)}`, ink: 'series1' }],
    table: {
      columns: [{ label: t('flow.week') }, { label: t('flow.done'), isNumber: true }, { label: t('flow.mean'), isNumber: true }],
      length: end - start,
      row: (at) => {
        const place = end - start - 1 - at;
        return [`${name(place)} ${periodDays(context, series.first + start + place, 'weekly')}`, cell(y[place]), cell(mean[place])];
      },
    },
  };
}

function stages(context: KpiContext, input: FlowInput): ChartModel | undefined {
  const { t, formats, language } = context;
  const { stages: found, bottleneck, table } = timePerStage(input.prepared, { from: input.fromDay });
  if (found.length === 0) return undefined;
  const places = Float64Array.from(found, (_, at) => at);
  const nameOf = (at: number) => found[at]?.stage.label[language] ?? '';
  const axis = numberAxis(found.map(({ p85 }) => p85), formats, { fromZero: true });
  const describe = (at: number) => `${nameOf(at)}\n${t('flow.half')} ${figure(context, found[at]?.median ?? 0)} · ${t('flow.most')} ${figure(context, found[at]?.p85 ?? 0)} ${t('flow.days')}`;
  return {
    title: found.length > 1 && bottleneck !== undefined ? `${t('flow.stages')}. ${t('flow.stages.bottleneck', { stage: bottleneck.stage.label[language] })}` : t('flow.stages'),
    x: { ...axis, title: t('flow.days') },
    y: placeAxis(found.map((_, at) => nameOf(at))),
    isLying: true,
    marks: [
      { kind: 'bars', name: t('flow.most'), ink: 'count2', x: Float64Array.from(found, ({ p85 }) => p85), y: places, size: 0.62, describe },
      { kind: 'bars', name: t('flow.half'), ink: 'series1', x: Float64Array.from(found, ({ median }) => median), y: places, size: 0.34, describe },
    ],
    table: written(context, table),
  };
}

const slipInks: readonly Ink[] = ['series1', 'series2', 'series3', 'series4'];
const slipShapes: readonly MarkerShape[] = ['circle', 'rect', 'triangle', 'rectRot'];
const slipDashes: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [8, 3, 2, 3]];

function slip(context: KpiContext, input: FlowInput): ChartModel | undefined {
  const { t, formats, language } = context;
  const { milestones, table } = milestoneSlips(input.prepared);
  const found = milestones.filter(({ moves, slipDays, reachedOn }) => (moves > 0 || slipDays !== 0) && (reachedOn === undefined || reachedOn >= input.fromDay)).slice(0, 4);
  if (found.length === 0) return undefined;
  const lines = found.map(({ points }) => ({ x: points.map(({ on }) => dayNumber(on)), y: points.map(({ due }) => dayNumber(due)) }));
  const dues = lines.flatMap(({ y }) => y);
  const [low, high] = [Math.min(...dues) - 7, Math.max(...dues) + 7];
  const from = Math.min(Math.max(input.from, Math.min(...lines.flatMap(({ x }) => x))), input.to - 28);
  return {
    title: t('flow.slip'),
    x: dayAxis(from, input.to + 1, formats, localeOf(language)),
    y: dayAxis(low, high, formats, localeOf(language)),
    marks: found.flatMap(({ title }, at): Mark[] => {
      const { x, y } = lines[at] ?? { x: [], y: [] };
      const points = { name: title, ink: slipInks[at] ?? 'series4', x, y };
      const describe = (n: number) => `${title}\n${formats.day(isoDay(x[n] ?? 0))} → ${formats.day(isoDay(y[n] ?? 0))}`;
      return [{ kind: 'line', ...points, dash: slipDashes[at] ?? [], width: 1.8 }, { kind: 'points', ...points, shape: slipShapes[at] ?? 'circle', radius: 3.5, describe }];
    }),
    guides: [{ style: 'level', x: [low, high], y: [low, high] }],
    ends: found.map(({ title }, at): EndLabel => ({ y: lines[at]?.y.at(-1) ?? 0, text: shortened(title), ink: slipInks[at] ?? 'series4' })),
    table: written(context, table),
  };
}

/** A cell that is a text; nothing for another. */
function plain(cell: TableCell): string {
  return typeof cell === 'string' ? cell : '';
}

/** A table of core in words of one language, without the columns of ids; latest first where asked. */
function written({ language }: KpiContext, table: FlowTable, isReversed = false): ChartTable {
  const { columns, count } = table;
  const shown = columns.flatMap(({ kind }, at) => (kind === 'task' || kind === 'milestone' ? [] : [at]));
  const entity = columns.find(({ kind }) => kind === 'task' || kind === 'milestone')?.kind as 'task' | 'milestone' | undefined;
  const idAt = columns.findIndex(({ kind }) => kind === entity);
  const rowAt = (at: number) => table.row(isReversed ? count - 1 - at : at);
  return {
    columns: shown.map((at) => {
      const { label, kind } = columns[at] ?? {};
      return { label: label?.[language] ?? '', isNumber: kind === 'number' || kind === 'days' || kind === 'percent', isDay: kind === 'day' };
    }),
    length: count,
    row: (at) => {
      const cells = rowAt(at);
      return shown.map((place) => {
        const cell = cells[place];
        return cell === undefined || Number.isNaN(cell) ? '' : typeof cell === 'object' ? cell[language] : cell;
      });
    },
    ...(entity !== undefined && { link: { column: 0, to: (at: number) => ({ entity, id: plain(rowAt(at)[idAt]) }) } }),
  };
}

function days({ formats, language }: KpiContext, { from, to }: FlowInput) {
  return dayAxis(from, to + 1, formats, localeOf(language));
}

function level(value: number, { from, to }: FlowInput): GuideLine {
  return { style: 'level', x: [from, to + 1], y: [value, value] };
}

function shortened(title: string): string {
  return title.length > 18 ? `${title.slice(0, 17).trimEnd()}…` : title;
}

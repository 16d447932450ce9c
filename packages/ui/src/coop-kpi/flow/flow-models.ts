import { dayNumber, expectationToday, isoDay, localeOf, movingMean, periodStart, statuses } from '@entrelacs/core';
import type { ChartModel, ChartTable, EndLabel, GuideLine, Ink, Mark, MarkerShape } from '../charts/chart-model.ts';
import { dayAxis, numberAxis, placeAxis } from '../charts/ticks.ts';
import { meanSpan } from '../detail/history-model.ts';
import { periodName, placesIn } from '../detail/periods.ts';
import { titleFinder } from '../detail/tabs.ts';
import { figure, type KpiContext } from '../kpi-context.ts';
import { ageingTasks, cumulativeFlow, quantile, rowsBetween, slips, stageDays, weekly, type FlowInput } from './flow-series.ts';

/** The charts of flow, in the order in which they show. */
export const flowCharts = ['cycle', 'ageing', 'cfd', 'throughput', 'stages', 'slip'] as const;
/** Name of a chart of flow. */
export type FlowChart = (typeof flowCharts)[number];

/** One chart of flow; undefined where there is nothing to draw. */
export function flowModel(chart: FlowChart, context: KpiContext, input: FlowInput): ChartModel | undefined {
  return makers[chart](context, input);
}

const makers: Readonly<Record<FlowChart, (context: KpiContext, input: FlowInput) => ChartModel | undefined>> = { cycle, ageing, cfd, throughput, stages, slip };

function cycle(context: KpiContext, input: FlowInput): ChartModel | undefined {
  const { t, formats } = context;
  const rows = rowsBetween(weekly(input, 'cycleTimeP85'), input.from, input.to);
  if (rows.length === 0) return undefined;
  const titleOf = titleFinder(context);
  const x = Float64Array.from(rows, ({ on }) => dayNumber(on ?? ''));
  const y = Float64Array.from(rows, ({ value }) => value ?? Number.NaN);
  const values = Array.from(y);
  const [half, most] = [quantile(values, 0.5), quantile(values, 0.85)];
  return {
    title: t('flow.cycle'),
    x: days(context, input),
    y: numberAxis(y, (value) => formats.number(value), { fromZero: true, title: t('flow.days') }),
    marks: [
      {
        kind: 'points',
        name: t('flow.cycle'),
        ink: 'series1',
        x,
        y,
        radius: 3,
        isSoft: true,
        describe: (at) => `${titleOf(rows[at] ?? { entity: 'task', id: '' })}\n${formats.day(rows[at]?.on ?? '')} · ${figure(context, y[at] ?? 0)} ${t('flow.days')}`,
        row: (at) => rows[at] ?? { entity: 'task', id: '' },
      },
    ],
    guides: [level(half, input), level(most, input)],
    ends: [
      { y: half, text: t('flow.line.half', { n: figure(context, half) }), ink: 'soft' },
      { y: most, text: t('flow.line.most', { n: figure(context, most) }), ink: 'text' },
    ],
    table: tableOf([{ label: t('flow.task') }, { label: t('flow.doneOn') }, { label: t('flow.cycleDays'), isNumber: true }], [...rows].reverse().map((row) => [titleOf(row), row.on ?? '', row.value ?? ''])),
  };
}

function ageing(context: KpiContext, input: FlowInput): ChartModel | undefined {
  const { t, formats, language } = context;
  const tasks = ageingTasks(input);
  if (tasks.length === 0) return undefined;
  const word = (stage: string) => statuses.find(({ key }) => key === stage)?.label[language] ?? stage;
  const order = [...input.snapshot.stages.map(({ name }) => name), ...statuses.map(({ key }) => key)];
  const stagesShown = [...new Set(tasks.map(({ stage }) => stage))].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const limit = expectationToday(input.prepared);
  const x = Float64Array.from(tasks, ({ stage }, at) => stagesShown.indexOf(stage) + (((at * 7) % 13) / 13 - 0.5) * 0.6);
  const y = Float64Array.from(tasks, ({ age }) => age);
  return {
    title: t('flow.ageing'),
    x: placeAxis(stagesShown.map(word)),
    y: numberAxis([...y, ...(limit === undefined ? [] : [limit])], (value) => formats.number(value), { fromZero: true, title: t('flow.days') }),
    marks: [
      {
        kind: 'points',
        name: t('flow.ageing'),
        ink: 'series1',
        x,
        y,
        radius: 3.6,
        describe: (at) => `${tasks[at]?.task.title ?? ''}\n${word(tasks[at]?.stage ?? '')} · ${figure(context, y[at] ?? 0)} ${t('flow.days')}`,
        row: (at) => ({ entity: 'task', id: tasks[at]?.task.id ?? '' }),
      },
    ],
    guides: limit === undefined ? [] : [{ style: 'target', x: [-0.5, stagesShown.length - 0.5], y: [limit, limit] }],
    ends: limit === undefined ? [] : [{ y: limit, text: t('flow.line.most', { n: figure(context, limit) }), ink: 'text' }],
    table: tableOf([{ label: t('flow.task') }, { label: t('flow.stage') }, { label: t('flow.age'), isNumber: true }], tasks.map(({ task, stage, age }) => [task.title, word(stage), age])),
  };
}

function cfd(context: KpiContext, input: FlowInput): ChartModel | undefined {
  const { t, formats, language } = context;
  const flow = cumulativeFlow(input);
  if (flow.length < 2 || flow.every(({ counts }) => counts.every((count) => count === 0))) return undefined;
  const x = Float64Array.from(flow, ({ day }) => day);
  // What was done before the first day only lifts the whole: it is left out.
  const before = flow[0]?.counts[3] ?? 0;
  const order = [3, 2, 1, 0] as const;
  const inks: readonly Ink[] = ['count4', 'count3', 'count2', 'count1'];
  const tops = order.map((_, at) => Float64Array.from(flow, ({ counts }) => order.slice(0, at + 1).reduce<number>((sum, step) => sum + counts[step], -before)));
  const word = (step: number) => statuses[step]?.label[language] ?? '';
  const last = flow.length - 1;
  return {
    title: t('flow.cfd'),
    x: days(context, input),
    y: numberAxis(tops.at(-1) ?? [], (value) => formats.number(value), { fromZero: true, title: t('flow.tasks') }),
    marks: order.map((step, at): Mark => ({ kind: 'area', name: word(step), ink: inks[at] ?? 'count1', x, y: tops[at] ?? x, describe: (n) => `${word(step)}\n${formats.day(isoDay(x[n] ?? 0))} · ${flow[n]?.counts[step] ?? 0}` })),
    ends: order.map((step, at) => ({ y: ((tops[at]?.[last] ?? 0) + (tops[at - 1]?.[last] ?? 0)) / 2, text: word(step), ink: 'text' })),
    table: tableOf(
      [{ label: t('kpis.column.day') }, ...[0, 1, 2, 3].map((step) => ({ label: word(step), isNumber: true }))],
      [...flow].reverse().map(({ day, counts }) => [isoDay(day), ...counts]),
    ),
  };
}

function throughput(context: KpiContext, input: FlowInput): ChartModel | undefined {
  const { t, formats } = context;
  const series = weekly(input, 'throughput');
  if (series === undefined || series.values.length === 0) return undefined;
  const { start, end } = placesIn(series, input.from, input.to);
  const x = Float64Array.from({ length: end - start }, (_, at) => periodStart(series.first + start + at, 'weekly') + 3.5);
  const y = series.values.subarray(start, end);
  const mean = movingMean(series.values, meanSpan).subarray(start, end);
  const name = (at: number) => periodName(context, series.first + start + at, 'weekly');
  return {
    title: t('flow.throughput'),
    x: days(context, input),
    y: numberAxis(y, (value) => formats.number(value), { fromZero: true, title: t('flow.tasks') }),
    marks: [
      { kind: 'bars', name: t('flow.done'), ink: 'count3', x, y, size: 5, describe: (at) => `${name(at)} · ${figure(context, y[at] ?? 0)} ${t('flow.tasks')}` },
      { kind: 'line', name: t('flow.mean'), ink: 'series1', x, y: mean, width: 2 },
    ],
    ends: [{ y: mean.at(-1) ?? 0, text: `${t('flow.mean')} ${figure(context, mean.at(-1) ?? Number.NaN)}`, ink: 'series1' }],
    table: tableOf(
      [{ label: t('flow.week') }, { label: t('flow.done'), isNumber: true }, { label: t('flow.mean'), isNumber: true }],
      Array.from(y, (value, at) => [`${name(at)} ${formats.day(isoDay(periodStart(series.first + start + at, 'weekly')))}`, Number.isNaN(value) ? '' : value, Number.isNaN(mean[at] ?? Number.NaN) ? '' : (mean[at] ?? '')]).reverse(),
    ),
  };
}

function stages(context: KpiContext, input: FlowInput): ChartModel | undefined {
  const { t, formats, language } = context;
  const word = (stage: string) => statuses.find(({ key }) => key === stage)?.label[language] ?? stage;
  const found = stageDays(input, word);
  if (found.length === 0) return undefined;
  const places = Float64Array.from(found, (_, at) => at);
  const axis = numberAxis(found.map(({ most }) => most), (value) => formats.number(value), { fromZero: true });
  const bottleneck = found.reduce((worst, one) => (one.half > worst.half ? one : worst));
  const describe = (at: number) => `${found[at]?.name ?? ''}\n${t('flow.half')} ${figure(context, found[at]?.half ?? 0)} · ${t('flow.most')} ${figure(context, found[at]?.most ?? 0)} ${t('flow.days')}`;
  return {
    title: found.length > 1 ? `${t('flow.stages')}. ${t('flow.stages.bottleneck', { stage: bottleneck.name })}` : t('flow.stages'),
    x: { ...axis, title: t('flow.days') },
    y: placeAxis(found.map(({ name }) => name)),
    isLying: true,
    marks: [
      { kind: 'bars', name: t('flow.most'), ink: 'count2', x: Float64Array.from(found, ({ most }) => most), y: places, size: 0.62, describe },
      { kind: 'bars', name: t('flow.half'), ink: 'series1', x: Float64Array.from(found, ({ half }) => half), y: places, size: 0.34, describe },
    ],
    table: tableOf(
      [{ label: t('flow.stage') }, { label: t('flow.half'), isNumber: true }, { label: t('flow.most'), isNumber: true }],
      found.map(({ name, half, most }) => [name, half, most]),
    ),
  };
}

const slipInks: readonly Ink[] = ['series1', 'series2', 'series3', 'series4'];
const slipShapes: readonly MarkerShape[] = ['circle', 'rect', 'triangle', 'rectRot'];
const slipDashes: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [8, 3, 2, 3]];

function slip(context: KpiContext, input: FlowInput): ChartModel | undefined {
  const { t, formats, language } = context;
  const found = slips(input).slice(0, 4);
  if (found.length === 0) return undefined;
  const promised = found.flatMap((one) => [...one.promised]);
  const [low, high] = [Math.min(...promised) - 7, Math.max(...promised) + 7];
  const dates = dayAxis(low, high, formats, localeOf(language));
  const said = found.flatMap((one) => [...one.said]);
  const from = Math.min(Math.max(input.from, Math.min(...said)), input.to - 28);
  return {
    title: t('flow.slip'),
    x: dayAxis(from, input.to + 1, formats, localeOf(language)),
    y: dates,
    marks: found.flatMap((one, at): Mark[] => {
      const points = { name: one.title, ink: slipInks[at] ?? 'series4', x: one.said, y: one.promised };
      const describe = (n: number) => `${one.title}\n${formats.day(isoDay(one.said[n] ?? 0))} → ${formats.day(isoDay(one.promised[n] ?? 0))}`;
      return [{ kind: 'line', ...points, dash: slipDashes[at] ?? [], width: 1.8 }, { kind: 'points', ...points, shape: slipShapes[at] ?? 'circle', radius: 3.5, describe }];
    }),
    guides: [{ style: 'level', x: [low, high], y: [low, high] }],
    ends: found.map((one, at): EndLabel => ({ y: one.promised.at(-1) ?? 0, text: shortened(one.title), ink: slipInks[at] ?? 'series4' })),
    table: tableOf(
      [{ label: t('flow.milestone') }, { label: t('flow.saidOn') }, { label: t('flow.promised') }],
      found.flatMap((one) => one.said.map((day, at) => [one.title, isoDay(day), isoDay(one.promised[at] ?? 0)])),
    ),
  };
}

function days({ formats, language }: KpiContext, { from, to }: FlowInput) {
  return dayAxis(from, to + 1, formats, localeOf(language));
}

function level(value: number, { from, to }: FlowInput): GuideLine {
  return { style: 'level', x: [from, to + 1], y: [value, value] };
}

function tableOf(columns: ChartTable['columns'], rows: readonly (readonly (string | number)[])[]): ChartTable {
  return { columns, length: rows.length, row: (at) => rows[at] ?? [] };
}

function shortened(title: string): string {
  return title.length > 18 ? `${title.slice(0, 17).trimEnd()}…` : title;
}

import { dayNumber, isoDay, localeOf, type Entity, type Snapshot } from '@entrelacs/core';
import type { ChartModel, Ink, Mark, MarkerShape } from '../charts/chart-model.ts';
import { dayAxis, numberAxis } from '../charts/ticks.ts';
import { figure, type KpiContext } from '../kpi-context.ts';
import type { MappedRule } from '../options.ts';

/** Rows of one series in the order of their days. */
export interface RawSeries {
  readonly name: string;
  readonly ids: readonly string[];
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The rows of a mapped table that can be drawn, by series, and how many cannot. */
export interface RawRows {
  readonly series: readonly RawSeries[];
  readonly left: number;
}

/** Reads the rows of a mapped table: a day and a number, in a series or not. Rows in the order of their days are not sorted again. */
export function rawRows({ entities }: Pick<Snapshot, 'entities'>): RawRows {
  const measures: readonly Entity<'measure'>[] = entities.measure ?? [];
  const names = new Map((entities.kpi ?? []).map(({ id, name }) => [id, name]));
  const groups = new Map<string, { ids: string[]; x: number[]; y: number[]; isSorted: boolean }>();
  let left = 0;
  for (const { id, kpi = '', on, value } of measures) {
    const day = on === undefined ? Number.NaN : dayNumber(on);
    if (Number.isNaN(day) || value === undefined || !Number.isFinite(value)) {
      left += 1;
      continue;
    }
    const name = names.get(kpi) ?? kpi;
    let group = groups.get(name);
    if (group === undefined) groups.set(name, (group = { ids: [], x: [], y: [], isSorted: true }));
    if (day < (group.x.at(-1) ?? day)) group.isSorted = false;
    group.ids.push(id);
    group.x.push(day);
    group.y.push(value);
  }
  return { left, series: [...groups].map(([name, { ids, x, y, isSorted }]) => (isSorted ? { name, ids, x: Float64Array.from(x), y: Float64Array.from(y) } : sorted(name, ids, x, y))) };
}

function sorted(name: string, ids: readonly string[], x: readonly number[], y: readonly number[]): RawSeries {
  const order = Uint32Array.from(x.keys()).sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0) || a - b);
  return { name, ids: Array.from(order, (at) => ids[at] ?? ''), x: Float64Array.from(order, (at) => x[at] ?? 0), y: Float64Array.from(order, (at) => y[at] ?? 0) };
}

const inks: readonly Ink[] = ['series1', 'series2', 'series3', 'series4'];
const shapes: readonly MarkerShape[] = ['circle', 'rect', 'triangle', 'rectRot'];
const dashes: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [8, 3, 2, 3]];
/** Rows up to which each has a dot of its own. */
const dotted = 400;

/** Series of raw rows as a chart, with the rule's target and grounds. */
export function rawModel(context: KpiContext, series: readonly RawSeries[], rule: MappedRule): ChartModel {
  const { t, formats, language } = context;
  const from = Math.min(...series.map(({ x }) => x[0] ?? 0));
  const to = Math.max(...series.map(({ x }) => x.at(-1) ?? 0), from + 1);
  const count = series.reduce((sum, { x }) => sum + x.length, 0);
  const { target, warning = target, critical, direction } = rule;
  const limits = [target, warning, critical].filter((value) => value !== undefined);
  const y = numberAxis([...series.flatMap(({ y: values }) => extremes(values)), ...limits], (value) => formats.number(value));
  const nameOf = (name: string) => (name === '' ? t('kpis.rows.unnamed') : name);
  const marks = series.flatMap(({ name, ids, x, y: values }, at): Mark[] => {
    const ink = inks[at] ?? 'series4';
    const describe = (n: number) => `${nameOf(name)}\n${formats.day(isoDay(x[n] ?? 0))} · ${figure(context, values[n] ?? Number.NaN)}`;
    const points = { name: nameOf(name), ink, x, y: values };
    return [
      { kind: 'line', ...points, dash: dashes[at] ?? [], width: count > 5000 ? 1 : 1.8 },
      ...(count > dotted ? [] : [{ kind: 'points', ...points, shape: shapes[at] ?? 'circle', radius: 3, describe, row: (n: number) => ({ entity: 'measure', id: ids[n] ?? '' }) } satisfies Mark]),
    ];
  });
  const offsets = series.map(({ x }) => x.length);
  const locate = (at: number): readonly [RawSeries | undefined, number] => {
    let rest = at;
    for (const [n, length] of offsets.entries()) {
      if (rest < length) return [series[n], rest];
      rest -= length;
    }
    return [undefined, 0];
  };
  const isLower = direction === 'lowerIsBetter';
  const edge = isLower ? y.max : y.min;
  const band = (tone: 'warn' | 'crit', a: number, b: number) => ({ tone, x0: from, x1: to + 1, y0: Math.min(a, b), y1: Math.max(a, b) });
  return {
    title: t('kpis.rows.title', { n: count, from: formats.day(isoDay(from)), to: formats.day(isoDay(to)) }),
    x: dayAxis(from, to, formats, localeOf(language)),
    y,
    marks,
    bands: direction === undefined || warning === undefined ? [] : critical === undefined ? [band('warn', warning, edge)] : [band('warn', warning, critical), band('crit', critical, edge)],
    guides: target === undefined ? [] : [{ style: 'target', x: [from, to + 1], y: [target, target] }],
    ends: [
      ...(target === undefined ? [] : [{ y: target, text: direction === undefined ? figure(context, target) : t(`kpis.target.${direction}`, { value: figure(context, target) }), ink: 'text' } as const]),
      ...series.map(({ name, y: values }, at) => ({ y: values.at(-1) ?? 0, text: nameOf(name), ink: inks[at] ?? ('series4' as const) })),
    ],
    table: {
      columns: [{ label: t('kpis.rows.series') }, { label: t('kpis.column.day') }, { label: t('kpis.column.value'), isNumber: true }],
      length: count,
      row: (at) => {
        const [one, place] = locate(at);
        return one === undefined ? [] : [nameOf(one.name), isoDay(one.x[place] ?? 0), one.y[place] ?? ''];
      },
    },
  };
}

function extremes(values: Float64Array): number[] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

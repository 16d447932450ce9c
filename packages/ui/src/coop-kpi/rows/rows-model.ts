import { dayNumber, explainRule, isoDay, localeOf, type Entity, type Snapshot } from '@entrelacs/core';
import type { ChartModel, GuideLine, Ink, Mark, MarkerShape } from '../charts/chart-model.ts';
import { dayAxis, numberAxis } from '../charts/ticks.ts';
import { figure, type KpiContext } from '../kpi-context.ts';
import type { MappedRule } from '../options.ts';

/** Rows of one series in the order of their days. */
export interface RawSeries {
  readonly name: string;
  readonly ids: readonly string[];
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The row's own target, NaN where it names none; absent where no row of the series does. */
  readonly targets?: Float64Array;
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
  const groups = new Map<string, Group>();
  let left = 0;
  for (const { id, kpi = '', on, value, target } of measures) {
    const day = on === undefined ? Number.NaN : dayNumber(on);
    if (Number.isNaN(day) || value === undefined || !Number.isFinite(value)) {
      left += 1;
      continue;
    }
    const name = names.get(kpi) ?? kpi;
    let group = groups.get(name);
    if (group === undefined) groups.set(name, (group = { ids: [], x: [], y: [], targets: [], isSorted: true, hasTargets: false }));
    if (day < (group.x.at(-1) ?? day)) group.isSorted = false;
    group.ids.push(id);
    group.x.push(day);
    group.y.push(value);
    group.targets.push(target ?? Number.NaN);
    group.hasTargets ||= target !== undefined && Number.isFinite(target);
  }
  return { left, series: [...groups].map(([name, group]) => seriesOfGroup(name, group)) };
}

interface Group {
  readonly ids: string[];
  readonly x: number[];
  readonly y: number[];
  readonly targets: number[];
  isSorted: boolean;
  hasTargets: boolean;
}

function seriesOfGroup(name: string, { ids, x, y, targets, isSorted, hasTargets }: Group): RawSeries {
  const order = isSorted ? undefined : Uint32Array.from(x.keys()).sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0) || a - b);
  const column = (values: readonly number[]) => (order === undefined ? Float64Array.from(values) : Float64Array.from(order, (at) => values[at] ?? Number.NaN));
  return { name, ids: order === undefined ? ids : Array.from(order, (at) => ids[at] ?? ''), x: column(x), y: column(y), ...(hasTargets && { targets: column(targets) }) };
}

/** The rule of a series: the target of its last row that names one, else that of the whole table. */
export function ruleOf({ targets }: RawSeries, rule: MappedRule): MappedRule {
  const own = targets?.filter((target) => Number.isFinite(target)).at(-1);
  return own === undefined ? rule : { ...rule, target: own };
}

/** The targets that the rows of a series name, each in force from its row's day on, as a line in steps; undefined where none does. */
export function targetSteps({ x, targets }: RawSeries, end: number): GuideLine | undefined {
  if (targets === undefined) return undefined;
  const steps: { from: number; target: number }[] = [];
  targets.forEach((target, at) => {
    if (Number.isFinite(target) && target !== steps.at(-1)?.target) steps.push({ from: x[at] ?? 0, target });
  });
  return {
    style: 'target',
    x: steps.flatMap(({ from }, at) => [from, steps[at + 1]?.from ?? end]),
    y: steps.flatMap(({ target }) => [target, target]),
  };
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
  const last = Math.max(...series.map(({ x }) => x.at(-1) ?? 0));
  const to = Math.max(last, from + 1);
  const count = series.reduce((sum, { x }) => sum + x.length, 0);
  const [only] = series;
  // One series alone is judged by the target of its rows; several, each by its own, keep the grounds of the table's rule.
  const { target, warning = target, critical, direction } = series.length === 1 && only !== undefined ? ruleOf(only, rule) : rule;
  const steps = series.flatMap((one) => targetSteps(one, to + 1) ?? []);
  const limits = [target, warning, critical, ...steps.flatMap((step) => Array.from(step.y))].filter((value) => value !== undefined);
  const y = numberAxis([...series.flatMap(({ y: values }) => extremes(values)), ...limits], formats);
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
    title: t(last === from ? 'kpis.rows.title.day' : 'kpis.rows.title', { n: count, from: formats.day(isoDay(from)), to: formats.day(isoDay(last)) }),
    x: dayAxis(from, to, formats, localeOf(language)),
    y,
    marks,
    bands: warning === undefined || explainRule({ direction, target, warning, critical }) !== undefined ? [] : critical === undefined ? [band('warn', warning, edge)] : [band('warn', warning, critical), band('crit', critical, edge)],
    guides: steps.length > 0 ? steps : target === undefined ? [] : [{ style: 'target', x: [from, to + 1], y: [target, target] }],
    ends: [
      ...(target === undefined ? [] : [{ y: target, text: direction === undefined ? figure(context, target) : t(`kpis.target.${direction}`, { value: figure(context, target) }), ink: 'text' } as const]),
      ...series.map(({ name, y: values }, at) => ({ y: values.at(-1) ?? 0, text: nameOf(name), ink: inks[at] ?? ('series4' as const) })),
    ],
    table: {
      columns: [
        { label: t('kpis.rows.series') },
        { label: t('kpis.column.day'), isDay: true },
        { label: t('kpis.column.value'), isNumber: true },
        ...(steps.length > 0 ? [{ label: t('kpis.column.target'), isNumber: true }] : []),
      ],
      length: count,
      link: {
        column: 1,
        to: (at) => {
          const [one, place] = locate(at);
          return { entity: 'measure', id: one?.ids[place] ?? '' };
        },
      },
      row: (at) => {
        const [one, place] = locate(at);
        if (one === undefined) return [];
        const own = one.targets?.[place] ?? Number.NaN;
        return [nameOf(one.name), isoDay(one.x[place] ?? 0), one.y[place] ?? '', ...(steps.length > 0 ? [Number.isNaN(own) ? '' : own] : [])];
      },
    },
  };
}

/** The least and the most of some values. */
export function extremes(values: Float64Array): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

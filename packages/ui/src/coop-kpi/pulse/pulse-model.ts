import { localeOf, metricFinder, periodEnd, periodStart, pulseQuestions, seriesOf, type PulseQuestion, type Series } from '@entrelacs/core';
import type { ChartModel, Ink, Mark, MarkerShape } from '../charts/chart-model.ts';
import { dayAxis } from '../charts/ticks.ts';
import { periodName } from '../detail/periods.ts';
import { figure, type KpiContext } from '../kpi-context.ts';

const inks: readonly Ink[] = ['series1', 'series2', 'series3', 'series4'];
const shapes: readonly MarkerShape[] = ['circle', 'rect', 'triangle', 'rectRot'];
const dashes: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [8, 3, 2, 3]];
const sources: Readonly<Record<PulseQuestion, string>> = { trust: 'pulseTrust', respect: 'pulseRespect', communication: 'pulseCommunication', climate: 'pulseClimate' };
/** Months that the chart looks back. */
const months = 24;

/** The means of the four questions by month; undefined where too few people answered for any to be shown. */
export function pulseModel(context: KpiContext): ChartModel | undefined {
  const { t, data, formats, language } = context;
  const find = metricFinder([]);
  const questions = pulseQuestions.flatMap((question) => {
    const metric = find(sources[question]);
    return metric === undefined ? [] : [{ question, series: lately(seriesOf(data.prepared, metric, 'monthly')) }];
  });
  const [first] = questions;
  if (first === undefined || first.series.values.every((value) => Number.isNaN(value))) return undefined;
  const { series } = first;
  const { length } = series.values;
  const x = Float64Array.from({ length }, (_, place) => (periodStart(series.first + place, 'monthly') + periodEnd(series.first + place, 'monthly')) / 2);
  const marks = questions.flatMap(({ question, series: { values } }, at): Mark[] => {
    const name = t(`pulse.${question}`);
    const ink = inks[at] ?? 'series4';
    const known = Array.from(values.keys()).filter((place) => !Number.isNaN(values[place] ?? Number.NaN));
    // Months without enough answers are few and far between here: the line runs over them.
    const points = { name, ink, x: known.map((place) => x[place] ?? 0), y: known.map((place) => values[place] ?? 0) };
    const describe = (n: number) => `${name}\n${periodName(context, series.first + (known[n] ?? 0), 'monthly')} · ${figure(context, points.y[n] ?? Number.NaN)}`;
    return [{ kind: 'line', ...points, dash: dashes[at] ?? [], width: 2 }, { kind: 'points', ...points, shape: shapes[at] ?? 'circle', radius: 3.5, describe }];
  });
  const shown = Array.from({ length }, (_, at) => length - 1 - at).filter((place) => questions.some(({ series: { values } }) => !Number.isNaN(values[place] ?? Number.NaN)));
  return {
    title: t('pulse.chart'),
    x: dayAxis(x[0] ?? 0, (x.at(-1) ?? 0) + 8, formats, localeOf(language)),
    y: { min: 1, max: 5, ticks: () => [1, 2, 3, 4, 5].map((at) => ({ at, label: String(at) })) },
    marks,
    ends: questions.map(({ question, series: { values } }, at) => ({ y: lastOf(values), text: `${t(`pulse.${question}`)} ${figure(context, lastOf(values))}`, ink: inks[at] ?? 'series4' })),
    table: {
      columns: [{ label: t('pulse.month') }, ...questions.map(({ question }) => ({ label: t(`pulse.${question}`), isNumber: true, decimals: 1 }))],
      length: shown.length,
      row: (at) => {
        const place = shown[at] ?? 0;
        return [periodName(context, series.first + place, 'monthly'), ...questions.map(({ series: { values } }) => values[place] ?? '')];
      },
    },
  };
}

function lately(series: Series): Series {
  const skip = Math.max(0, series.values.length - months);
  return { ...series, first: series.first + skip, values: series.values.subarray(skip) };
}

function lastOf(values: Float64Array): number {
  return values.filter((value) => !Number.isNaN(value)).at(-1) ?? Number.NaN;
}

import { isoDay } from '../time/day-number.ts';
import type { Prepared } from './prepare/prepared.ts';
import { rowIndex } from './prepare/row-index.ts';
import { compareIds } from './samples.ts';
import { emptySeries, type Series, type UsedRow } from './series.ts';
import { slotOf } from './time/calendar.ts';
import { dayOr, noDay } from './time/day-column.ts';
import type { Frequency } from './time/period.ts';

/** Measures that have a KPI, a day and a value, those of KPI `row` from `starts[row]` to `starts[row + 1]`. */
interface Measures {
  readonly starts: Int32Array;
  /** Row of each in the table of measures. */
  readonly row: Int32Array;
  readonly day: Int32Array;
  readonly value: Float64Array;
}

/**
 * The values that were entered for a KPI, one figure a period: the one of the latest day; of two measures on one day, the
 * one entered last (the greater id). Every measure of the period is among its rows. Measures dated after today wait.
 * @param row place of the KPI in its table
 */
export function manualSeries(prepared: Prepared, row: number, frequency: Frequency): Series {
  const { starts, row: rows, day, value } = prepared.once(measuresByKpi);
  const calendar = prepared.calendar(frequency);
  const start = starts[row] ?? 0;
  const end = starts[row + 1] ?? start;
  let first = calendar.length;
  for (let at = start; at < end; at += 1) {
    const slot = slotOf(calendar, day[at] ?? noDay);
    if (slot >= 0 && slot < first) first = slot;
  }
  if (first === calendar.length) return emptySeries(frequency, 'manual', calendar.today);
  const measures = prepared.rows('measure');
  const values = new Float64Array(calendar.length - first).fill(Number.NaN);
  const counts = new Float64Array(values.length);
  const chosen = new Int32Array(values.length).fill(-1);
  for (let at = start; at < end; at += 1) {
    const place = slotOf(calendar, day[at] ?? noDay) - first;
    if (place < 0) continue;
    counts[place] = (counts[place] ?? 0) + 1;
    const other = chosen[place] ?? -1;
    const isLater =
      other === -1 || (day[at] ?? 0) > (day[other] ?? 0) || (day[at] === day[other] && compareIds(measures[rows[at] ?? -1]?.id ?? '', measures[rows[other] ?? -1]?.id ?? '') > 0);
    if (!isLater) continue;
    chosen[place] = at;
    values[place] = value[at] ?? Number.NaN;
  }
  const firstPeriod = calendar.first + first;
  return {
    frequency,
    statistic: 'manual',
    first: firstPeriod,
    values,
    counts,
    today: calendar.today,
    rows: (place) => {
      const used: UsedRow[] = [];
      for (let at = start; at < end; at += 1) {
        if (slotOf(calendar, day[at] ?? noDay) - first !== place) continue;
        used.push({ entity: 'measure', id: measures[rows[at] ?? -1]?.id ?? '', on: isoDay(day[at] ?? 0), value: value[at] ?? 0 });
      }
      return used.sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : (a.on ?? '') > (b.on ?? '') ? 1 : compareIds(a.id, b.id)));
    },
    observed: (from, to) =>
      values.filter((_, place) => {
        const on = day[chosen[place] ?? -1] ?? noDay;
        return on >= from && on <= to;
      }),
  };
}

function measuresByKpi(prepared: Prepared): Measures {
  const find = rowIndex(prepared.rows('kpi'));
  const measures = prepared.rows('measure');
  const kpis = prepared.rows('kpi').length;
  const owner = new Int32Array(measures.length);
  const days = new Int32Array(measures.length);
  const values = new Float64Array(measures.length);
  const starts = new Int32Array(kpis + 1);
  for (let at = 0; at < measures.length; at += 1) {
    const measure = measures[at];
    const on = dayOr(measure?.on);
    const entered = measure?.value ?? Number.NaN;
    const kpi = Number.isFinite(entered) && on !== noDay ? find(measure?.kpi) : -1;
    days[at] = on;
    values[at] = entered;
    owner[at] = kpi;
    if (kpi >= 0) starts[kpi + 1] = (starts[kpi + 1] ?? 0) + 1;
  }
  for (let kpi = 0; kpi < kpis; kpi += 1) starts[kpi + 1] = (starts[kpi + 1] ?? 0) + (starts[kpi] ?? 0);
  const total = starts[kpis] ?? 0;
  const next = starts.slice();
  const row = new Int32Array(total);
  const day = new Int32Array(total);
  const value = new Float64Array(total);
  for (let at = 0; at < measures.length; at += 1) {
    const kpi = owner[at] ?? -1;
    if (kpi < 0) continue;
    const place = next[kpi] ?? 0;
    next[kpi] = place + 1;
    row[place] = at;
    day[place] = days[at] ?? noDay;
    value[place] = values[at] ?? 0;
  }
  return { starts, row, day, value };
}

import { isoDay, periodEnd, periodKey, periodStart, type Frequency, type Series } from '@entrelacs/core';
import type { KpiContext } from '../kpi-context.ts';
import type { KpiRange } from '../options.ts';

const days: Readonly<Record<KpiRange, number>> = { quarter: 91, year: 365, twoYears: 731 };

/** First and last day that a range shows, in days since 1970-01-01. */
export function spanOf(range: KpiRange, { today, first, frequency, values }: Series): { readonly from: number; readonly to: number } {
  const from = today - days[range];
  const begin = values.length === 0 ? from : periodStart(first, frequency);
  return { from: Math.max(from, Math.min(begin, today - 28)), to: today };
}

/** Places of a series whose period ends in a span. */
export function placesIn({ first, frequency, values }: Series, from: number, to: number): { readonly start: number; readonly end: number } {
  let start = 0;
  while (start < values.length && periodEnd(first + start, frequency) < from) start += 1;
  let end = start;
  while (end < values.length && periodStart(first + end, frequency) <= to) end += 1;
  return { start, end };
}

/** The place of the period as many days before another one; -1 where there is none. */
export function placeBefore({ first, frequency }: Series, place: number, days: number): number {
  const day = periodStart(first + place, frequency) - days;
  let at = place;
  while (at >= 0 && periodStart(first + at, frequency) > day) at -= 1;
  return at;
}

/** The middle of a period, no later than today: where its dot stands. */
export function middleOf({ first, frequency, today }: Series, place: number): number {
  const start = periodStart(first + place, frequency);
  return Math.min((start + periodEnd(first + place, frequency)) / 2, Math.max(today, start));
}

/** A period in words: "S46", "nov. 2026", "T4 2026". */
export function periodName({ t, formats, language }: Pick<KpiContext, 't' | 'formats' | 'language'>, period: number, frequency: Frequency): string {
  const key = periodKey(period, frequency);
  if (frequency === 'weekly') return formats.week(key);
  if (frequency === 'quarterly') return t('kpis.period.quarter', { n: Number(key.slice(-1)), year: key.slice(0, 4) });
  return new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(periodStart(period, frequency) * 86_400_000);
}

/** The days of a week in words: "9 au 15 nov."; nothing for what its name says already. */
export function periodDays({ formats }: Pick<KpiContext, 'formats'>, period: number, frequency: Frequency): string {
  return frequency === 'weekly' ? formats.range(isoDay(periodStart(period, frequency)), isoDay(periodEnd(period, frequency))) : '';
}

import type { Comparison } from '@entrelacs/core';
import { figure, numberText, shownValue, type KpiContext } from '../kpi-context.ts';
import type { KpiView } from '../kpi-data.ts';

/** The unit of a figure of then, short: "j", "%"; nothing where it goes without saying. */
export function shortUnit({ language }: Pick<KpiContext, 'language'>, { metric }: Pick<KpiView, 'metric'>): string {
  if (metric?.unit === 'days') return language === 'fr' ? '\u00A0j' : '\u00A0d';
  return metric?.unit === 'percent' ? '\u00A0%' : '';
}

/** A difference with its sign: "+1,2", "−0,4". */
export function signed({ formats }: Pick<KpiContext, 'formats'>, value: number): string {
  const size = Math.abs(value);
  const rounded = Number(value.toFixed(size >= 20 ? 0 : size >= 0.1 ? 1 : 2));
  return `${rounded > 0 ? '+' : ''}${numberText(formats, rounded)}`;
}

/** The verdict of a comparison with its interval: "Mieux, entre −3,4 et −0,9"; one as narrow as the difference itself adds nothing to it. */
export function verdictText(context: KpiContext, { verdict, then, low, high }: Comparison): { readonly word: string; readonly range: string } {
  const { t } = context;
  const word = verdict === 'noData' && then !== undefined ? t('kpis.verdict.noNow') : t(`kpi.verdict.${verdict}`);
  if (low === undefined || high === undefined || verdict === 'notProvableYet') return { word, range: '' };
  const [from, to] = [signed(context, low), signed(context, high)];
  return { word, range: from === to ? '' : `, ${t('kpis.verdict.range', { low: from, high: to })}` };
}

/** The figure of today that a comparison looked at, " → 34 j"; nothing where it is the one that the indicator shows. */
export function comparedNow(context: KpiContext, view: KpiView, { now }: Comparison): string {
  const { latest } = view.evaluation;
  return now === undefined || figure(context, now) === figure(context, latest?.value ?? Number.NaN) ? '' : ` → ${figure(context, now)}${shortUnit(context, view)}`;
}

/** What changed, between the figures as they are shown: "−1,1" from 9,6 to 8,5. */
export function changeText(context: Pick<KpiContext, 'formats'>, { now, then }: Comparison): string {
  return now === undefined || then === undefined ? '' : signed(context, shownValue(now) - shownValue(then));
}

/** A comparison in one line: the figure of then, what changed, and what the data let one say. */
export function comparisonText(context: KpiContext, view: KpiView, comparison: Comparison): string {
  const { then, difference } = comparison;
  const { word, range } = verdictText(context, comparison);
  const sides = then === undefined ? '' : `${figure(context, then)}${shortUnit(context, view)}${comparedNow(context, view, comparison)}`;
  const figures = sides === '' ? '' : `${sides}${difference === undefined ? '' : ` (${changeText(context, comparison)})`}. `;
  return `${figures}${word}${range}.`;
}

import { againstBaseline, thenAndNow, type Baseline, type Comparison } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { figure, unitOf, type KpiContext } from '../kpi-context.ts';
import type { KpiView } from '../kpi-data.ts';
import { sinceText, stateChip } from '../kpi-state.ts';
import { periodName } from './periods.ts';

/** Now, 30 and 90 days ago, and against the baseline: each with what the data let one say. */
export function strip(context: KpiContext, view: KpiView, baseline: Baseline | undefined): TemplateResult {
  const { t, formats } = context;
  const { series, direction, state, evaluation } = view;
  const { latest } = evaluation;
  const value = latest?.value ?? Number.NaN;
  return html`<div class="strip">
    <div>
      <div class="head">${stateChip(t, state)}<span class="meta">${sinceText(t, view, context.today)}</span></div>
      ${state === 'masked'
        ? html`<p class="soft">${t('kpi.masked', { least: 5 })}</p>`
        : html`<p><span class="big">${figure(context, value)}</span> <span class="soft">${unitOf(context, view, value)}</span></p>
            ${latest === undefined || series.statistic === 'pulse' ? nothing : html`<p class="verdict">${t('kpis.now.on', { period: latestName(context, view), n: latest.n })}</p>`}`}
    </div>
    ${state === 'masked' ? nothing : [30, 90].map((days) => comparison(context, view, t('kpis.ago', { n: days }), thenAndNow(series, direction, days)))}
    ${state === 'masked'
      ? nothing
      : baseline === undefined
        ? html`<div><p class="soft">${t('kpis.baseline.none')}</p></div>`
        : comparison(context, view, t('kpis.baseline', { day: formats.day(baseline.on ?? '') }), againstBaseline(series, direction, baseline))}
  </div>`;
}

/** The last figure's period as it is named in a sentence. */
function latestName(context: KpiContext, { series, evaluation }: KpiView): string {
  let place = evaluation.judgement.last;
  while (place > 0 && Number.isNaN(series.values[place] ?? Number.NaN)) place -= 1;
  const name = periodName(context, series.first + place, series.frequency);
  return series.frequency === 'weekly' ? context.t('kpis.period.week', { n: name.slice(1) }) : name;
}

function comparison(context: KpiContext, view: KpiView, title: string, { verdict, then, difference, low, high }: Comparison): TemplateResult {
  const { t } = context;
  const unit = view.metric?.unit === 'days' ? (context.language === 'fr' ? '\u00A0j' : '\u00A0d') : view.metric?.unit === 'percent' ? '\u00A0%' : '';
  const range = low === undefined || high === undefined || verdict === 'notProvableYet' ? nothing : html`, ${t('kpis.verdict.range', { low: signed(context, low), high: signed(context, high) })}`;
  return html`<div title=${t('kpi.interval.why')}>
    <p class="soft">${title}</p>
    <p class="then">
      ${then === undefined ? '–' : html`<b>${figure(context, then)}${unit}</b>`} ${difference === undefined ? nothing : html`<span class="difference">${signed(context, difference)}</span>`}
    </p>
    <p class="verdict"><span class=${verdict}>${t(`kpi.verdict.${verdict}`)}</span>${range}</p>
  </div>`;
}

function signed(context: KpiContext, value: number): string {
  const size = Math.abs(value);
  const rounded = Number(value.toFixed(size >= 20 ? 0 : size >= 0.1 ? 1 : 2));
  return `${rounded > 0 ? '+' : ''}${context.formats.number(rounded)}`;
}

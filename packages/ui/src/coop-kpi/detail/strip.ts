import { againstBaseline, thenAndNow, type Baseline, type Comparison } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { figure, unitOf, type KpiContext } from '../kpi-context.ts';
import type { KpiView } from '../kpi-data.ts';
import { besideState, stateChip } from '../kpi-state.ts';
import { changeText, comparedNow, shortUnit, verdictText } from './comparison-text.ts';
import { periodName } from './periods.ts';

/** Now, 30 and 90 days ago, and against the baseline: each with what the data let one say. */
export function strip(context: KpiContext, view: KpiView, baseline: Baseline | undefined): TemplateResult {
  const { t, formats } = context;
  const { series, direction, state, evaluation } = view;
  const { latest } = evaluation;
  const value = latest?.value ?? Number.NaN;
  return html`<div class="strip">
    <div>
      <div class="head">${stateChip(t, view)}${besideState(context, view)}</div>
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

function comparison(context: KpiContext, view: KpiView, title: string, compared: Comparison): TemplateResult {
  const { t } = context;
  const { verdict, then, difference } = compared;
  const { word, range } = verdictText(context, compared);
  return html`<div title=${t('kpi.interval.why')}>
    <p class="soft">${title}</p>
    <p class="then">
      ${then === undefined ? '–' : html`<b>${figure(context, then)}${shortUnit(context, view)}</b><span>${comparedNow(context, view, compared)}</span>`} ${difference === undefined ? nothing : html`<span class="difference">${changeText(context, compared)}</span>`}
    </p>
    <p class="verdict"><span class=${verdict}>${word}</span>${range}</p>
  </div>`;
}

import type { Member } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { figure, initials, lookback, nearDay, shortName, targetText, unitOf, type KpiContext } from './kpi-context.ts';
import { besideState, stateChip } from './kpi-state.ts';
import type { KpiView } from './kpi-data.ts';
import { sparkline } from './sparkline.ts';

/** What may be done with a card. */
export interface CardActs {
  readonly open: (id: string) => void;
  readonly enter: (id: string) => void;
}

/** The figures that a card draws: the last ones judged. */
export function recentFigures({ series, frequency, evaluation }: KpiView): Float64Array {
  const end = evaluation.judgement.last + 1;
  return series.values.subarray(Math.max(0, end - lookback[frequency]), end);
}

/** The person who owns an indicator, in two letters and a short name. */
export function ownerLine({ t }: KpiContext, id: string | undefined, members: ReadonlyMap<string, Member>): TemplateResult {
  const member = id === undefined ? undefined : members.get(id);
  if (member === undefined) return html`<span class="owner soft">${t(id === undefined ? 'kpis.owner.none' : 'kpis.owner.gone')}</span>`;
  return html`<span class="owner" title=${member.name}><span class="initials" aria-hidden="true">${initials(member.name)}</span><span class="one-line">${shortName(member.name)}</span></span>`;
}

/** One indicator: state, name and value, trend, owner, always in this order. */
export function kpiCard(context: KpiContext, view: KpiView, members: ReadonlyMap<string, Member>, isSelected: boolean, acts: CardActs): TemplateResult {
  const { t } = context;
  const { kpi, state } = view;
  const name = kpi.name.trim() === '' ? t('kpis.untitled') : kpi.name;
  return html`<article class=${`card${isSelected ? ' selected' : ''}`} data-id=${kpi.id}>
    <div class="head">${stateChip(t, view)}${besideState(context, view)}</div>
    <h3 class="name">
      <button class="open" title=${name} aria-current=${isSelected ? 'true' : nothing} @click=${() => acts.open(kpi.id)}>${name}</button>
    </h3>
    ${state === 'masked' ? html`<p class="masked">${t('kpi.masked', { least: 5 })}</p>` : figures(context, view)}
    <div class="foot">
      ${ownerLine(context, kpi.owner, members)}
      ${state === 'stale' && context.can('measure', 'value')
        ? html`<button class="link enter" aria-label=${t('kpis.enter.named', { name })} @click=${() => acts.enter(kpi.id)}>${t('kpis.enter')}</button>`
        : html`<span class="next">${t('kpis.next', { day: nearDay(context, view.evaluation.nextUpdate) })}</span>`}
    </div>
  </article>`;
}

function figures(context: KpiContext, view: KpiView): TemplateResult {
  const { t } = context;
  const { evaluation, direction } = view;
  const value = evaluation.latest?.value ?? Number.NaN;
  const values = recentFigures(view);
  const known = values.filter((one) => !Number.isNaN(one));
  const label =
    known.length < 2
      ? t('kpis.spark.none')
      : `${t(`kpis.last.${view.frequency}`, { n: values.length })}, ${t('kpis.spark', { from: figure(context, known[0] ?? Number.NaN), to: figure(context, known.at(-1) ?? Number.NaN) })}`;
  const trend = evaluation.trend === undefined ? nothing : html`<span class="visually-hidden">, ${t(`kpis.trend.${evaluation.trend}`)}</span>`;
  return html`<p class="figures">
      <span class="value">${figure(context, value)}</span><span class="unit one-line">${unitOf(context, view, value)}</span>${trend}<span class="target one-line">${targetText(context, view)}</span>
    </p>
    ${sparkline({ values, target: evaluation.target, direction }, label)}`;
}

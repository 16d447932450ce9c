import { audiences, criticalities, isManual, isoDay, metricWords, previewRule, type Annotation, type Member } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { ownerLine } from '../kpi-card.ts';
import { figure, unitOf, type KpiContext } from '../kpi-context.ts';
import { readBy, type KpiView } from '../kpi-data.ts';
import { unreadTables } from '../kpi-notes.ts';
import { stateShape } from '../kpi-state.ts';
import { noteText } from './note-text.ts';

/** What an indicator is, whose it is, by which rule it is judged, and what happened meanwhile. */
export function panel(context: KpiContext, view: KpiView, annotations: readonly Annotation[], members: ReadonlyMap<string, Member>, edit: (() => void) | undefined): TemplateResult {
  return html`${what(context, view)} ${whose(context, view, members)} ${rule(context, view, edit)} ${happened(context, annotations)}`;
}

function what(context: KpiContext, view: KpiView): TemplateResult {
  const { metric, direction, evaluation } = view;
  const { t, language } = context;
  const words = metric === undefined ? undefined : metricWords(metric);
  const notes = [...unreadTables(context, readBy(view)), ...evaluation.notes.map((note) => noteText(context, note))];
  return html`<section>
    <h3>${t('kpis.what')}</h3>
    <p>${words?.definition[language] ?? t('kpis.what.manual')} ${direction === undefined ? nothing : t(`kpis.good.${direction}`)}</p>
    ${words === undefined ? nothing : html`<p class="hint">${t('kpis.formula', { formula: words.formula[language] })}</p>`}
    ${notes.length === 0 ? nothing : html`<ul class="notes hint">${notes.map((note) => html`<li>${stateShape('noRule')}<span>${note}</span></li>`)}</ul>`}
  </section>`;
}

function whose(context: KpiContext, { kpi, evaluation }: KpiView, members: ReadonlyMap<string, Member>): TemplateResult {
  const { t, formats, language } = context;
  const day = formats.weekdayDay(evaluation.nextUpdate);
  return html`<section>
    <dl>
      <dt>${t('kpis.owner')}</dt>
      <dd>${ownerLine(context, kpi.owner, members)}</dd>
      <dt>${t('kpis.frequency')}</dt>
      <dd>${t(`kpis.frequency.${kpi.frequency}`)}</dd>
      <dt>${t('kpis.nextUpdate')}</dt>
      <dd>${t(isManual(kpi.source) ? 'kpis.nextUpdate.entered' : 'kpis.nextUpdate.computed', { day })}</dd>
      <dt>${t('kpis.form.criticality')}</dt>
      <dd>${criticalities.find(({ key }) => key === kpi.criticality)?.label[language]}</dd>
      ${kpi.audience.length === 0
        ? nothing
        : html`<dt>${t('kpis.audience')}</dt>
            <dd>${audiences.flatMap(({ key, label }) => (kpi.audience.includes(key) ? [label[language]] : [])).join(', ')}</dd>`}
    </dl>
  </section>`;
}

function rule(context: KpiContext, view: KpiView, edit: (() => void) | undefined): TemplateResult {
  const { t, formats } = context;
  const { evaluation, direction, series, steps, kpi } = view;
  const { target, warning = target, critical, pending } = evaluation;
  const unit = unitOf(context, view);
  const sign = direction === 'lowerIsBetter' ? '≤' : '≥';
  const beyond = (value: number) => t(direction === 'lowerIsBetter' ? 'kpis.rule.more' : 'kpis.rule.less', { value: figure(context, value) });
  const wait = kpi.pendingPeriods ?? 0;
  const inRow = (text: string) => (wait > 0 ? t(`kpis.rule.row.${kpi.frequency}`, { value: text, n: wait + 1 }) : text);
  const current = steps.findIndex(({ from }, at) => from <= series.today && (steps[at + 1]?.from ?? Number.POSITIVE_INFINITY) > series.today);
  const former = steps[current - 1];
  const start = steps[current]?.from;
  const rings = previewRule(series, { direction, steps, pendingPeriods: kpi.pendingPeriods, hysteresis: kpi.hysteresis });
  return html`<section>
    <h3>${t('kpis.rule')}</h3>
    <dl>
      ${target === undefined
        ? nothing
        : html`<dt>${t('kpis.rule.target')}</dt>
            <dd>
              ${sign} ${figure(context, target)} ${unit}
              ${former?.target === undefined || start === undefined ? nothing : html`<span class="soft">${t('kpis.rule.until', { value: figure(context, former.target), day: formats.day(isoDay(start)) })}</span>`}
            </dd>`}
      ${warning === undefined
        ? nothing
        : html`<dt>${stateShape('warning')} ${t('kpi.state.warning')}</dt>
            <dd>${inRow(beyond(warning))}</dd>`}
      ${critical === undefined
        ? nothing
        : html`<dt>${stateShape('critical')} ${t('kpi.state.critical')}</dt>
            <dd>${inRow(beyond(critical))}</dd>`}
    </dl>
    ${kpi.hysteresis === undefined || kpi.hysteresis === 0 ? nothing : html`<p class="hint">${t('kpis.rule.hysteresis', { value: figure(context, kpi.hysteresis) })}</p>`}
    ${pending === undefined ? nothing : html`<p class="hint">${t('kpi.alert.pending', { state: t(`kpi.state.${pending.state}`), left: pending.needed - pending.seen, n: pending.needed - pending.seen })}</p>`}
    <p class="hint">
      ${target === undefined && warning === undefined && critical === undefined ? nothing : t('kpi.rule.rang', { n: rings.length })}
      ${edit === undefined ? nothing : html`<button class="link" @click=${edit}>${t('kpis.edit')}</button>`}
    </p>
    <p class="hint">${t('kpi.alert.evaluated')}</p>
  </section>`;
}

function happened({ t, formats }: KpiContext, annotations: readonly Annotation[]): TemplateResult {
  return html`<section>
    <h3>${t('kpis.happened')}</h3>
    ${annotations.length === 0
      ? html`<p class="soft">${t('kpis.happened.none')}</p>`
      : html`<ol class="events">
          ${annotations.map(({ on, text }, at) => html`<li><span class="n">${at + 1}</span><span class="text">${text}</span><span class="meta">${formats.day(on ?? '')}</span></li>`)}
        </ol>`}
  </section>`;
}

import { kpiPageMessages, metricWords, thenAndNow, type Member } from '@entrelacs/core';
import { html, nothing, render, type TemplateResult } from 'lit';
import { comparisonText } from '../detail/comparison-text.ts';
import { noteText } from '../detail/note-text.ts';
import { familiesOf } from '../kpi-cards.ts';
import { kpiCard } from '../kpi-card.ts';
import type { KpiContext } from '../kpi-context.ts';
import type { KpiView } from '../kpi-data.ts';
import { unreadTables } from '../kpi-notes.ts';
import { addWords } from '../messages.ts';

addWords(kpiPageMessages);

/** The whole board on paper: A4, a page a family, its head on each sheet of it, whatever is scrolled or filtered on screen. */
export function printReport(context: KpiContext, target: HTMLElement): void {
  const { t, formats, data, today } = context;
  const members = new Map<string, Member>((context.snapshot.entities.member ?? []).map((member) => [member.id, member]));
  const unread = unreadTables(context);
  const pages = familiesOf(data.views).map(
    ({ family, views }): TemplateResult => html`<section class="page">
      <header><div><h1 class="page-title">${t('kpis.report.page', { family: t(`kpis.family.${family}`), n: views.length })}</h1><p>${t('kpis.report.title', { day: `${formats.longDay(today)} ${today.slice(0, 4)}` })}</p></div></header>
      ${unread.map((text) => html`<p class="soft">${text}</p>`)}
      <ul class="report">${views.map((view) => html`<li>${reportEntry(context, view, members)}</li>`)}</ul>
    </section>`,
  );
  render(html`${pages}`, target);
}

const acts = { open: () => undefined, enter: () => undefined };

/** One indicator on paper: its card, and beside it what a reader without a screen would click for. */
function reportEntry(context: KpiContext, view: KpiView, members: ReadonlyMap<string, Member>): TemplateResult {
  const { t, language } = context;
  const { metric, direction, series, evaluation, state } = view;
  return html`${kpiCard({ ...context, can: () => false }, view, members, false, acts)}
    <div class="beside">
      <p>${metric === undefined ? t('kpis.what.manual') : metricWords(metric).definition[language]} ${direction === undefined ? nothing : t(`kpis.good.${direction}`)}</p>
      ${state === 'masked' ? nothing : [30, 90].map((days) => html`<p><span class="soft">${t('kpis.report.ago', { n: days })}</span> ${comparisonText(context, view, thenAndNow(series, direction, days))}</p>`)}
      ${evaluation.notes.map((note) => html`<p class="soft">${noteText(context, note)}</p>`)}
    </div>`;
}

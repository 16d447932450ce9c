import { kpiPageMessages, type Member } from '@entrelacs/core';
import { html, render, type TemplateResult } from 'lit';
import { familiesOf } from '../kpi-cards.ts';
import { kpiCard } from '../kpi-card.ts';
import type { KpiContext } from '../kpi-context.ts';
import { addWords } from '../messages.ts';

addWords(kpiPageMessages);

/** The whole board on paper: A4, a page a family, whatever is scrolled or filtered on screen. */
export function printReport(context: KpiContext, target: HTMLElement): void {
  const { t, formats, data, today } = context;
  const members = new Map<string, Member>((context.snapshot.entities.member ?? []).map((member) => [member.id, member]));
  const acts = { open: () => undefined, enter: () => undefined };
  const pages = familiesOf(data.views).map(
    ({ family, views }): TemplateResult => html`<section class="page">
      <h1 class="page-title">${t('kpis.report.title', { day: formats.longDay(today) })}</h1>
      <h2 class="section-title">${t('kpis.report.page', { family: t(`kpis.family.${family}`), n: views.length })}</h2>
      <ul class="cards">
        ${views.map(
          (view) => html`<li>
            ${kpiCard({ ...context, can: () => false }, view, members, false, acts)}
            ${view.evaluation.notes.length === 0 ? '' : html`<p class="meta">${view.evaluation.notes.map(({ code, values }) => t(code, values)).join(' ')}</p>`}
          </li>`,
        )}
      </ul>
    </section>`,
  );
  render(html`${pages}`, target);
}

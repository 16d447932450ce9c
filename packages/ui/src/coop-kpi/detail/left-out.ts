import { dataIssues, fieldsOf, model, type EntityName, type Issue } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { health } from '../../shapes/health.ts';
import type { KpiContext } from '../kpi-context.ts';
import type { KpiView } from '../kpi-data.ts';

/** Rows that are named at once. */
const most = 100;

/** What is wrong with the rows that an indicator reads: its own measures, or the tables of its metric. */
export function leftOut({ data, snapshot }: KpiContext, { kpi, metric }: KpiView): Issue[] {
  const issues = data.prepared.once(dataIssues);
  if (metric !== undefined) return issues.filter(({ entity }) => entity !== undefined && metric.uses.includes(entity));
  const own = new Set((snapshot.entities.measure ?? []).filter((measure) => measure.kpi === kpi.id).map(({ id }) => id));
  return issues.filter(({ entity, row }) => entity === 'measure' && own.has(row ?? ''));
}

/** These rows in words, each a way to it; nothing where every row counts as it stands. */
export function leftOutList({ t, language }: KpiContext, issues: readonly Issue[], titleOf: (row: { entity: EntityName; id: string }) => string, open: (row: { entity: EntityName; id: string }) => void): TemplateResult | typeof nothing {
  if (issues.length === 0) return nothing;
  const rows = new Set(issues.map(({ entity, row }) => `${entity ?? ''} ${row ?? ''}`));
  return html`<section class="left-out">
    <h3>${health('warn')} ${t('kpis.leftOut', { n: rows.size })}</h3>
    <ul>
      ${issues.slice(0, most).map(({ code, entity = 'task', row = '', path, value = '' }) => {
        const title = titleOf({ entity, id: row });
        const label = fieldsOf(model[entity]).find(({ key }) => key === path)?.label[language] ?? path ?? '';
        return html`<li>
          <button class="link" title=${t('kpis.rows.open', { title })} @click=${() => open({ entity, id: row })}>${title}</button>
          <span class="soft">${label}${value === '' ? nothing : html` <q>${value}</q>`}</span> ${t(code)}
        </li>`;
      })}
    </ul>
    ${issues.length > most ? html`<p class="soft">${t('kpis.leftOut.more', { n: issues.length - most })}</p>` : nothing}
  </section>`;
}

import { alertsOf, model, type Alert, type Entity, type EntityName, type UsedRow } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { figure, type KpiContext } from '../kpi-context.ts';
import type { KpiView } from '../kpi-data.ts';
import { stateText } from '../kpi-state.ts';
import type { KpiRange } from '../options.ts';
import { leftOut, leftOutList } from './left-out.ts';
import { periodRows } from './history-model.ts';
import { placesIn, spanOf } from './periods.ts';

/** The three tabs under a chart. */
export type DetailTab = 'periods' | 'rows' | 'alerts';

/** The rows behind the figures of a range, latest first; a row that counts in several periods stands once. */
export function rowsBehind(view: KpiView, range: KpiRange): UsedRow[] {
  const { series } = view;
  const { from, to } = spanOf(range, series);
  const { start, end } = placesIn(series, from, to);
  const seen = new Set<string>();
  const rows: UsedRow[] = [];
  const isStock = series.statistic === 'stock';
  for (let place = end - 1; place >= (isStock ? Math.max(start, end - 1) : start); place -= 1) {
    for (const row of [...series.rows(place)].reverse()) {
      const key = `${row.entity} ${row.id} ${row.on ?? ''}`;
      if (seen.has(key)) continue;
      seen.add(key);
      rows.push(row);
    }
  }
  return rows;
}

/** Finds what a row is called. */
export function titleFinder({ snapshot, t }: KpiContext): (row: Pick<UsedRow, 'entity' | 'id'>) => string {
  const indexes = new Map<EntityName, ReadonlyMap<string, Entity>>();
  const indexOf = (entity: EntityName) => {
    const known = indexes.get(entity);
    if (known !== undefined) return known;
    const rows: readonly Entity[] = snapshot.entities[entity] ?? [];
    const index = new Map(rows.map((row) => [row.id, row]));
    indexes.set(entity, index);
    return index;
  };
  const find = ({ entity, id }: Pick<UsedRow, 'entity' | 'id'>): string => {
    const row = indexOf(entity).get(id) as unknown as Readonly<Record<string, unknown>> | undefined;
    const { titleField } = model[entity];
    const title = titleField === undefined ? undefined : row?.[titleField];
    if (typeof title === 'string' && title !== '') return title;
    if (typeof row?.['task'] === 'string') return find({ entity: 'task', id: row['task'] });
    return t('kpis.rows.gone', { id });
  };
  return find;
}

/** The table twin of the chart: one row a period. */
export function periodsTab(context: KpiContext, view: KpiView, range: KpiRange, hasBefore: boolean): TemplateResult {
  const { t } = context;
  const sign = view.direction === undefined ? '' : view.direction === 'lowerIsBetter' ? '≤ ' : '≥ ';
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${t(`kpis.column.${view.frequency}`)}</th>
        <th scope="col" class="number">${t('kpis.column.value')}</th>
        ${hasBefore ? html`<th scope="col" class="number">${t('kpis.compare')}</th>` : nothing}
        <th scope="col" class="number">${t('kpis.column.target')}</th>
        <th scope="col">${t('kpis.column.state')}</th>
        <th scope="col" class="number">${t('kpis.column.rows')}</th>
        <th scope="col" class="comment">${t('kpis.column.comment')}</th>
      </tr>
    </thead>
    <tbody>
      ${periodRows(context, view, range).map(
        (row) => html`<tr>
          <td><b>${row.name}</b><span class="soft days">${row.days}</span></td>
          <td class="number"><b>${figure(context, row.value)}</b></td>
          ${hasBefore ? html`<td class="number soft">${figure(context, row.before)}</td>` : nothing}
          <td class="number soft">${row.target === undefined ? '' : `${sign}${figure(context, row.target)}`}</td>
          <td>${row.isRunning ? html`<span class="soft">${t('kpis.running')}</span>` : stateText(t, row.state)}</td>
          <td class="number">${Number.isNaN(row.n) ? '' : row.n}</td>
          <td class="comment">${row.comment}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The rows that the figures come from; those of the host's own table lead there. */
export function rowsTab(context: KpiContext, view: KpiView, rows: readonly UsedRow[], shown: number, more: () => void, open: (row: UsedRow) => void): TemplateResult {
  const { t, formats, language } = context;
  const titleOf = titleFinder(context);
  const left = leftOutList(context, leftOut(context, view), titleOf, open);
  if (rows.length === 0) return html`<p>${t(view.series.statistic === 'pulse' ? 'kpis.rows.pulse' : 'kpis.rows.none')}</p>${left}`;
  return html`<table>
      <thead>
        <tr>
          <th scope="col">${t('kpis.column.row')}</th>
          <th scope="col">${t('kpis.column.table')}</th>
          <th scope="col">${t('kpis.column.day')}</th>
          <th scope="col" class="number">${t('kpis.column.value')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.slice(0, shown).map((row) => {
          const title = titleOf(row);
          return html`<tr>
            <td><button class="link" title=${t('kpis.rows.open', { title })} @click=${() => open(row)}>${title}</button></td>
            <td class="soft">${model[row.entity].plural[language]}</td>
            <td class="soft">${row.on === undefined ? '' : formats.day(row.on)}</td>
            <td class="number">${row.value === undefined ? '' : figure(context, row.value)}</td>
          </tr>`;
        })}
      </tbody>
    </table>
    ${rows.length > shown ? html`<p><button class="button" @click=${more}>${t('kpis.rows.more', { n: Math.min(200, rows.length - shown) })}</button></p>` : nothing}
    ${left}`;
}

/** Changes of state that were noted, latest first, each with the action that came of it. */
export function alertsTab(context: KpiContext, view: KpiView, act: ((alert: Alert) => void) | undefined): TemplateResult {
  const { t, formats, snapshot } = context;
  const alerts = alertsOf(view.kpi, snapshot.entities.alert ?? []);
  if (alerts.length === 0) return html`<p>${t('kpis.alerts.none')} ${t('kpi.alert.evaluated')}</p>`;
  const titleOf = titleFinder(context);
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${t('kpis.column.day')}</th>
        <th scope="col">${t('kpis.column.change')}</th>
        <th scope="col" class="number">${t('kpis.column.value')}</th>
        <th scope="col">${t('kpis.column.action')}</th>
      </tr>
    </thead>
    <tbody>
      ${alerts.map((alert) => {
        const { on = '', from, to, value, task } = alert;
        return html`<tr>
          <td>${formats.day(on)}</td>
          <td>${from === undefined ? nothing : html`<span class="soft">${t(`kpi.state.${from}`)} → </span>`}${to === undefined ? nothing : stateText(t, to)}</td>
          <td class="number">${value === undefined ? '' : figure(context, value)}</td>
          <td>
            ${task !== undefined
              ? titleOf({ entity: 'task', id: task })
              : act === undefined || to === 'ok'
                ? nothing
                : html`<button class="link" aria-label=${t('kpis.alerts.act.named', { day: formats.day(on) })} @click=${() => act(alert)}>${t('kpis.alerts.act')}</button>`}
          </td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

import type { Formats } from '@entrelacs/core';
import { html, type TemplateResult } from 'lit';
import { numberText, type KpiContext } from '../kpi-context.ts';
import './kpi-chart.ts';
import type { ChartColumn, ChartModel, RowOfChart } from './chart-model.ts';

/** Rows of a table twin that are shown at once; the rest is in the CSV. */
const mostRows = 500;

/** The table twin of a chart; what opens a point's row with the pointer is a link in it. */
export function chartTable({ t, formats }: Pick<KpiContext, 't' | 'formats'>, { title, table }: ChartModel, open?: (row: RowOfChart) => void): TemplateResult {
  const { link } = table;
  const linked = (text: string, at: number) =>
    link === undefined || open === undefined ? text : html`<button class="link" title=${t('kpis.rows.open', { title: text })} @click=${() => open(link.to(at))}>${text}</button>`;
  const length = Math.min(table.length, mostRows);
  return html`<table>
    <caption class="visually-hidden">${t('kpis.table.of', { title })}</caption>
    <thead>
      <tr>${table.columns.map(({ label, isNumber }) => html`<th scope="col" class=${isNumber === true ? 'number' : ''}>${label}</th>`)}</tr>
    </thead>
    <tbody>
      ${Array.from({ length }, (_, at) => table.row(at)).map(
        (cells, row) => html`<tr>${cells.map((cell, at) => {
          const text = written(formats, cell, table.columns[at]);
          return html`<td class=${table.columns[at]?.isNumber === true ? 'number' : ''}>${at === link?.column ? linked(text, row) : text}</td>`;
        })}</tr>`,
      )}
    </tbody>
  </table>`;
}

function written(formats: Formats, cell: string | number, column: ChartColumn | undefined): string {
  if (typeof cell === 'string') return column?.isDay === true ? formats.day(cell) : cell;
  return column?.decimals === undefined ? numberText(formats, Number(cell.toFixed(2))) : numberText(formats, cell, column.decimals);
}

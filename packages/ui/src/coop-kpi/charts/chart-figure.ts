import type { Formats } from '@entrelacs/core';
import { html, type TemplateResult } from 'lit';
import { numberText, type KpiContext } from '../kpi-context.ts';
import './kpi-chart.ts';
import type { ChartColumn, ChartModel } from './chart-model.ts';

/** Rows of a table twin that are shown at once; the rest is in the CSV. */
const mostRows = 500;

/** The table twin of a chart. */
export function chartTable({ t, formats }: Pick<KpiContext, 't' | 'formats'>, { title, table }: ChartModel): TemplateResult {
  const length = Math.min(table.length, mostRows);
  return html`<table>
    <caption class="visually-hidden">${t('kpis.table.of', { title })}</caption>
    <thead>
      <tr>${table.columns.map(({ label, isNumber }) => html`<th scope="col" class=${isNumber === true ? 'number' : ''}>${label}</th>`)}</tr>
    </thead>
    <tbody>
      ${Array.from({ length }, (_, at) => table.row(at)).map(
        (cells) => html`<tr>${cells.map((cell, at) => html`<td class=${table.columns[at]?.isNumber === true ? 'number' : ''}>${written(formats, cell, table.columns[at])}</td>`)}</tr>`,
      )}
    </tbody>
  </table>`;
}

function written(formats: Formats, cell: string | number, column: ChartColumn | undefined): string {
  if (typeof cell === 'string') return column?.isDay === true ? formats.day(cell) : cell;
  return column?.decimals === undefined ? numberText(formats, Number(cell.toFixed(2))) : numberText(formats, cell, column.decimals);
}

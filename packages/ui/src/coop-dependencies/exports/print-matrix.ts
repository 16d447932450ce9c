import { html, nothing, type TemplateResult } from 'lit';
import { matrixView, type MatrixSide } from '../matrix/matrix-model.ts';
import type { ExportInput } from './export-board.ts';

/** The matrix on paper: who waits in rows, for whom in columns, how many needs, how many of them overdue, and the median time. */
export function matrixSheet({ board, tasks, t, formats, today, options }: ExportInput): TemplateResult {
  const shown = new Set(tasks.map(({ id }) => id));
  const needs = board.needs.filter(({ asker, provider }) => shown.has(asker.task) || shown.has(provider.task));
  const { rows, columns, cellOf, countOf } = matrixView(needs, options.between, options.needs, board.people, today);
  const name = ({ name: known }: MatrixSide) => known ?? t('deps.side.unknown');
  const cell = (asker: MatrixSide, provider: MatrixSide) => {
    const found = cellOf(asker.key, provider.key);
    if (found === undefined || countOf(found) === 0) return nothing;
    const { overdueCount, times: { median } } = found;
    const more = [overdueCount > 0 ? t('deps.pair.overdue', { n: overdueCount }) : '', median === undefined ? '' : t('deps.days', { days: formats.number(median) })].filter((words) => words !== '');
    return html`<b>${formats.number(countOf(found))}</b>${more.length === 0 ? nothing : html`<br />${more.join(', ')}`}`;
  };
  return html`<table class="matrix">
    <thead>
      <tr><td>${t('deps.matrix.who')} ${t('deps.matrix.inRows')} ${t('deps.matrix.whom')} ${t('deps.matrix.inColumns')}</td>${columns.map((column) => html`<th scope="col">${name(column)}</th>`)}</tr>
    </thead>
    <tbody>${rows.map((row) => html`<tr><th scope="row">${name(row)}</th>${columns.map((column) => html`<td>${cell(row, column)}</td>`)}</tr>`)}</tbody>
  </table>`;
}

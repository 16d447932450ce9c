import { csvText, isoDay, kpiFamilies, kpiPageMessages, model as entities, periodEnd, periodStart, type UsedRow } from '@entrelacs/core';
import type { ChartModel, ChartTable } from '../charts/chart-model.ts';
import type { Reach } from '../charts/layout.ts';
import { chartSvg } from '../charts/svg-chart.ts';
import { periodRows } from '../detail/history-model.ts';
import { titleFinder } from '../detail/tabs.ts';
import type { KpiContext } from '../kpi-context.ts';
import type { KpiView } from '../kpi-data.ts';
import { addWords } from '../messages.ts';

addWords(kpiPageMessages);

/** Pixels of a picture for one of the chart's. */
const density = 2;

/** Hands a chart over as a picture; false when the browser cannot make it. */
export async function exportChart(format: 'png' | 'svg', name: string, model: ChartModel, reach?: Reach): Promise<boolean> {
  const text = chartSvg(model, reach === undefined ? {} : { reach });
  if (format === 'svg') {
    save(new Blob([text], { type: 'image/svg+xml' }), name, 'svg');
    return true;
  }
  const blob = await pngOf(text).catch(() => null);
  if (blob === null) return false;
  save(blob, name, 'png');
  return true;
}

/** A chart's table as CSV. */
export function tableCsv({ language }: Pick<KpiContext, 'language'>, { columns, length, row }: ChartTable): string {
  const rows = Array.from({ length }, (_, at) => row(at));
  return csvText([columns.map(({ label }) => label), ...rows.map((cells) => cells.map((cell) => written(cell, language)))], spreadsheet(language));
}

/** Hands a chart's table over as CSV. */
export function exportTable(context: KpiContext, name: string, table: ChartTable): void {
  save(new Blob([tableCsv(context, table)], { type: 'text/csv' }), name, 'csv');
}

/** The rows behind an indicator as CSV. */
export function rowsCsv(context: KpiContext, rows: readonly UsedRow[]): string {
  const { t, language } = context;
  const titleOf = titleFinder(context);
  const head = [t('kpis.column.table'), 'id', t('kpis.column.row'), t('kpis.column.day'), t('kpis.column.value')];
  return csvText(
    [head, ...rows.map((row) => [entities[row.entity].plural[language], row.id, titleOf(row), row.on ?? '', row.value === undefined ? '' : written(row.value, language)])],
    spreadsheet(language),
  );
}

/** Hands the rows behind an indicator over as CSV. */
export function exportRows(context: KpiContext, { kpi }: KpiView, rows: readonly UsedRow[]): void {
  save(new Blob([rowsCsv(context, rows)], { type: 'text/csv' }), kpi.name, 'csv', context.t('kpis.column.rows').toLowerCase());
}

/** Every figure of some indicators as CSV: one line a period, its days as spreadsheets sort them. */
export function figuresCsv(context: KpiContext, views: readonly KpiView[]): string {
  const { t, language } = context;
  const head = ['kpi', 'family', 'unit', 'from', 'to', 'value', 'target', 'state', 'rows', 'comment'].map((column) => t(`kpis.column.${column}`));
  const lines = views.flatMap((view) =>
    periodRows(context, view, 'twoYears')
      .filter(({ value }) => !Number.isNaN(value))
      .map(({ place, value, target, state, n, comment }) => [
        view.kpi.name,
        kpiFamilies.find(({ key }) => key === view.family)?.label[language] ?? '',
        view.kpi.unit ?? (view.metric === undefined ? '' : t(`kpi.unit.${view.metric.unit}`, { n: 2 })),
        isoDay(periodStart(view.series.first + place, view.frequency)),
        isoDay(periodEnd(view.series.first + place, view.frequency)),
        written(value, language),
        target === undefined ? '' : written(target, language),
        t(`kpi.state.${state}`),
        Number.isNaN(n) ? '' : n,
        comment,
      ]),
  );
  return csvText([head, ...lines], spreadsheet(language));
}

/** Hands every figure over as CSV. */
export function exportFigures(context: KpiContext, views: readonly KpiView[]): void {
  save(new Blob([figuresCsv(context, views)], { type: 'text/csv' }), context.language === 'fr' ? 'indicateurs' : 'kpis', 'csv');
}

function spreadsheet(language: KpiContext['language']) {
  return { bom: true, separator: language === 'fr' ? ';' : ',' } as const;
}

/** A number as the reader's spreadsheet reads it: a whole one exactly, another without the noise of its last digits. */
function written(cell: string | number, language: KpiContext['language']): string {
  if (typeof cell === 'string') return cell;
  const text = String(Number.isInteger(cell) ? cell : Number(cell.toPrecision(12)));
  return language === 'fr' ? text.replace('.', ',') : text;
}

async function pngOf(svg: string): Promise<Blob | null> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = picture.width * density;
  canvas.height = picture.height * density;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** @param kind what the file holds, where its name alone would be that of another file */
function save(blob: Blob, name: string, extension: string, kind?: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  const stem = name.replace(/[\\/:*?"<>|]|\p{Cc}/gu, ' ').trim().slice(0, 80) || 'kpi';
  link.download = `${kind === undefined ? stem : `${stem}, ${kind}`}.${extension}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

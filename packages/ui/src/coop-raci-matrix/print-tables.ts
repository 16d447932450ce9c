import type { MatrixColumn, MatrixRow, Translate } from '@entrelacs/core';
import { css, html, nothing, render, type TemplateResult } from 'lit';
import { letter } from '../shapes/letters.ts';
import type { ExportInput } from './exports.ts';
import { roleWord } from './grid-cells.ts';
import { rolesIn, rolesOfTeam } from './grid-model.ts';
import { groupWithoutName } from './grid-titles.ts';

/** More cells than this are not printed: a browser would take minutes. */
export const mostPrinted = 20_000;
/** Columns that an A4 sheet holds beside the titles, lying; an A3 one holds them with more room. */
const columnsOnPage = 32;

const pageStyles = css`
  @page {
    size: landscape;
    margin: 10mm;
  }
`;

const printStyles = css`
  @media print {
    .print table {
      width: auto;
      border-collapse: collapse;
      font-size: 9pt;
      line-height: 1.25;
    }
    .print table + table {
      break-before: page;
    }
    .print thead {
      display: table-header-group;
    }
    .print tr {
      break-inside: avoid;
    }
    .print th,
    .print td {
      padding: 1mm;
      border: 0.25mm solid var(--coop-line-2);
      text-align: center;
    }
    .print th[scope='row'] {
      width: 62mm;
      text-align: start;
      font-weight: 400;
      overflow-wrap: anywhere;
    }
    .print th.person {
      height: 28mm;
      width: 6.5mm;
      padding: 1mm 0;
      vertical-align: bottom;
      font-weight: 400;
    }
    .print th.person span {
      display: inline-block;
      max-height: 27mm;
      writing-mode: vertical-rl;
      transform: rotate(180deg);
      white-space: nowrap;
      overflow: hidden;
    }
    .print td {
      white-space: nowrap;
    }
    .print thead th:first-child,
    .print tr.group th {
      text-align: start;
    }
    .print tr.group th {
      font-weight: 600;
      background: var(--coop-surface-2);
      print-color-adjust: exact;
    }
    .print .letter {
      width: 4mm;
      height: 4mm;
      print-color-adjust: exact;
    }
    .print caption {
      text-align: start;
      padding-bottom: 2mm;
      font-weight: 600;
    }
  }
`;

/**
 * Puts the whole filtered view where it prints: tables of as many people as a page holds, heads repeated on each page. Above
 * `mostPrinted` cells, says so instead.
 */
export function printMatrix(target: HTMLElement, { store, t, view }: ExportInput): void {
  adopt(target);
  const { rows = [], columns = [] } = store.arrangement ?? {};
  const isTooLarge = rows.length * columns.length > mostPrinted;
  render(
    isTooLarge
      ? html`<p>${t('raci.print.tooLarge', { n: mostPrinted })}</p>`
      : pagesOf(columns).map((page, n, pages) => tableOf(rows, page, `${t(`raci.groupBy.${view?.groupBy ?? 'none'}`)}${pages.length > 1 ? `, ${t('raci.print.page', { page: n + 1, pages: pages.length })}` : ''}`, t)),
    target,
  );
  addEventListener('afterprint', () => render(nothing, target), { once: true });
}

function pagesOf(columns: readonly MatrixColumn[]): (readonly MatrixColumn[])[] {
  const pages = Math.max(Math.ceil(columns.length / columnsOnPage), 1);
  const size = Math.ceil(columns.length / pages) || 1;
  return Array.from({ length: pages }, (_, n) => columns.slice(n * size, (n + 1) * size));
}

function tableOf(rows: readonly MatrixRow[], columns: readonly MatrixColumn[], caption: string, t: Translate): TemplateResult {
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${t('raci.csv.title')}</th>
        ${columns.map((column) => html`<th scope="col" class="person"><span>${column.kind === 'member' ? column.member.name : `${column.title ?? t('raci.team.none')} · ${column.members.length}`}</span></th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) =>
        row.kind === 'group' && !row.collapsed
          ? html`<tr class="group"><th scope="rowgroup" colspan=${columns.length + 1}>${row.title ?? groupWithoutName(row, t)} (${row.count})</th></tr>`
          : html`<tr>
              <th scope="row">${row.kind === 'item' ? row.item.title : `${row.title ?? groupWithoutName(row, t)} (${row.count})`}</th>
              ${columns.map((column) => html`<td>${cellOf(row, column, t)}</td>`)}
            </tr>`,
      )}
    </tbody>
  </table>`;
}

function cellOf(row: MatrixRow, column: MatrixColumn, t: Translate): TemplateResult | typeof nothing {
  if (row.kind === 'item' && column.kind === 'member') return html`${rolesIn(row.item, column.key).map((role) => letter(role, roleWord(t, role)))}`;
  const held = column.kind === 'team' ? rolesOfTeam(row, column) : row.kind === 'group' ? row.roles.get(column.key) : undefined;
  if (held === undefined) return nothing;
  const more = held.count - 1 + held.others;
  return html`${letter(held.role, roleWord(t, held.role))} ${row.kind === 'group' ? held.count : more === 0 ? nothing : `+${more}`}`;
}

/** Style sheets for printing, once; the page's own rules cannot stand inside a shadow tree. */
function adopt(target: HTMLElement): void {
  const root = target.getRootNode();
  const { styleSheet: pages } = pageStyles;
  const { styleSheet: tables } = printStyles;
  if (pages !== undefined && !document.adoptedStyleSheets.includes(pages)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, pages];
  if (tables !== undefined && root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(tables)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, tables];
}

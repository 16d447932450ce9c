import { raciRoles, type MatrixColumn, type MatrixRow, type TeamHead, type Translate } from '@entrelacs/core';
import { css, html, nothing, render, type TemplateResult } from 'lit';
import { letter } from '../shapes/letters.ts';
import type { ExportInput } from './exports.ts';
import { roleWord } from './grid-cells.ts';
import { rolesIn, rolesOfTeam } from './grid-model.ts';
import { groupWithoutName } from './grid-titles.ts';

/** More cells than this are not printed: a browser would take minutes. */
export const mostPrinted = 20_000;

/** What the matrix is printed on. */
export type Paper = 'A4' | 'A3';

/** Widths in mm: of a person's column, where there are many and where there is room; and the most that titles take. */
const widths = { person: 6.5, widestPerson: 9, widestTitles: 110 };
/** What lies between the margins of a lying sheet, in mm, and how many people stand there beside the titles; a sheet of US Letter holds the first too. */
const sheets: Readonly<Record<Paper, { readonly width: number; readonly people: number }>> = { A4: { width: 257, people: 30 }, A3: { width: 398, people: 50 } };

const pageStyles: Readonly<Record<Paper, CSSStyleSheet | undefined>> = {
  // Whatever paper the printer holds, of about that size.
  A4: css`
    @page {
      size: landscape;
      margin: 10mm;
    }
  `.styleSheet,
  A3: css`
    @page {
      size: A3 landscape;
      margin: 10mm;
    }
  `.styleSheet,
};

const printStyles = css`
  @media print {
    .print table {
      table-layout: fixed;
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
    .print tr.group {
      break-after: avoid;
    }
    .print th,
    .print td {
      padding: 0.7mm 0;
      border: 0.25mm solid var(--coop-line-2);
      text-align: center;
      font-weight: 400;
    }
    .print .start {
      border-inline-start: 0.6mm solid var(--coop-line-strong);
    }
    .print tbody th,
    .print th.key {
      padding-inline: 1.5mm;
      text-align: start;
      overflow-wrap: anywhere;
    }
    .print th.key {
      vertical-align: bottom;
    }
    .print .legend {
      display: flex;
      flex-wrap: wrap;
      gap: 1mm 0;
      margin-top: 1mm;
    }
    .print .legend span {
      flex: 0 0 26mm;
    }
    .print .legend .letter {
      margin-inline-end: 1mm;
    }
    .print .title {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 4;
      overflow: hidden;
    }
    .print th.team {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .print th.upright {
      vertical-align: bottom;
    }
    .print th.upright span {
      display: inline-block;
      max-height: 28mm;
      writing-mode: vertical-rl;
      transform: rotate(180deg);
      white-space: nowrap;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    /* A head of more than a quarter of the sheet is not repeated. */
    .print th.team span {
      max-height: 14mm;
    }
    .print strong,
    .print th.team,
    .print tr.group th {
      font-weight: 600;
    }
    .print tr.group th {
      background: var(--coop-surface-2);
      print-color-adjust: exact;
    }
    .print .letter {
      width: 4mm;
      height: 4mm;
      print-color-adjust: exact;
    }
    .print .several,
    .print .counted {
      font-size: 6.5pt;
      line-height: 1;
    }
    .print .counted {
      white-space: nowrap;
    }
    .print .several .letter,
    .print .counted .letter {
      width: 2.9mm;
      height: 2.9mm;
    }
  }
`;

/**
 * Puts the whole filtered view where it prints: tables of as many people as a sheet holds, with the teams, the names and what the letters mean
 * at the head of each sheet. Above `mostPrinted` cells, says so instead.
 */
export function printMatrix(target: HTMLElement, { store, t, view }: ExportInput, paper: Paper = 'A4'): void {
  adopt(target, paper);
  const { rows = [], columns = [], heads = [] } = store.arrangement ?? {};
  const isTooLarge = rows.length * columns.length > mostPrinted;
  const title = t(`raci.groupBy.${view?.groupBy ?? 'none'}`);
  render(
    isTooLarge ? html`<p>${t('raci.print.tooLarge', { n: mostPrinted })}</p>` : partsOf(columns, heads, paper).map((part) => tableOf(rows, part, title, t)),
    target,
  );
  addEventListener('afterprint', () => render(nothing, target), { once: true });
}

/** The columns that stand side by side on a sheet, and the teams over them. */
interface Part {
  readonly columns: readonly MatrixColumn[];
  readonly heads: readonly TeamHead[];
  /** Indexes of the columns that begin a team. */
  readonly starts: ReadonlySet<number>;
  /** The first and the last of its people, among all; undefined where all are there. */
  readonly people: Readonly<Record<'from' | 'to' | 'n', number>> | undefined;
  /** Width of its table, and of each person in it, in mm. */
  readonly width: number;
  readonly personWidth: number;
}

function partsOf(columns: readonly MatrixColumn[], heads: readonly TeamHead[], paper: Paper): Part[] {
  const sheet = sheets[paper];
  const cuts = cutsOf(columns.length, heads, sheet.people);
  const spans = cuts.map((from, n) => ({ from, to: cuts[n + 1] ?? columns.length }));
  const most = Math.max(...spans.map(({ from, to }) => to - from), 1);
  const personWidth = Math.min(Math.max((sheet.width - widths.widestTitles) / most, widths.person), widths.widestPerson);
  const titles = Math.min(sheet.width - most * personWidth, widths.widestTitles);
  return spans.map(({ from, to }) => {
    const shown = columns.slice(from, to);
    const over = heads
      .map((head) => ({ ...head, start: Math.max(head.start - from, 0), span: Math.min(head.start + head.span, to) - Math.max(head.start, from) }))
      .filter(({ span }) => span > 0);
    const before = peopleIn(columns.slice(0, from));
    return {
      columns: shown,
      heads: over,
      starts: new Set(over.map(({ start }) => start)),
      people: spans.length === 1 ? undefined : { from: before + 1, to: before + peopleIn(shown), n: peopleIn(columns) },
      width: titles + shown.length * personWidth,
      personWidth,
    };
  });
}

/** Where the parts begin: about as many columns in each, and no more sheets than it takes; between two teams where one ends about there. */
function cutsOf(count: number, heads: readonly TeamHead[], most: number): number[] {
  const cuts = [0];
  for (let from = 0, parts = Math.ceil(count / most); parts > 1; parts -= 1) {
    const size = Math.ceil((count - from) / parts);
    const aim = from + size;
    const [team = aim] = heads
      .map(({ start }) => start)
      .filter((start) => start > from + size / 2 && start <= from + most && count - start <= most * (parts - 1))
      .sort((a, b) => Math.abs(a - aim) - Math.abs(b - aim));
    cuts.push(team);
    from = team;
  }
  return cuts;
}

function peopleIn(columns: readonly MatrixColumn[]): number {
  return columns.reduce((sum, column) => sum + (column.kind === 'member' ? 1 : column.members.length), 0);
}

function tableOf(rows: readonly MatrixRow[], part: Part, title: string, t: Translate): TemplateResult {
  const { columns, starts, width, personWidth } = part;
  return html`<table .style=${`width: ${width}mm`}>
    <colgroup>
      <col />
      ${columns.map(() => html`<col .style=${`width: ${personWidth}mm`} />`)}
    </colgroup>
    ${headOf(part, title, t)}
    <tbody>
      ${rows.map((row) => {
        const name = row.kind === 'item' ? row.item.title : `${row.title ?? groupWithoutName(row, t)} (${row.count})`;
        return row.kind === 'group' && !row.collapsed
          ? html`<tr class="group"><th scope="rowgroup" colspan=${columns.length + 1}>${name}</th></tr>`
          : html`<tr>
              <th scope="row"><span class="title">${name}</span></th>
              ${columns.map((column, n) => cellOf(row, column, starts.has(n), t))}
            </tr>`;
      })}
    </tbody>
  </table>`;
}

function headOf({ columns, heads, starts, people }: Part, title: string, t: Translate): TemplateResult {
  const key = html`<th scope="col" class="key" rowspan=${heads.length > 0 ? 2 : 1}>
    <strong>${title}</strong>${people === undefined ? nothing : html`<br />${t('raci.print.people', people)}`}
    <div class="legend">${raciRoles.map((role) => html`<span>${letter(role)}${roleWord(t, role)}</span>`)}</div>
  </th>`;
  const person = (column: MatrixColumn, n: number) =>
    html`<th scope="col" class=${`person upright${starts.has(n) ? ' start' : ''}`} rowspan=${column.kind === 'team' ? 2 : 1}>
      <span>${column.kind === 'member' ? column.member.name : `${column.title ?? t('raci.team.none')} · ${column.members.length}`}</span>
    </th>`;
  if (heads.length === 0) return html`<thead><tr>${key}${columns.map(person)}</tr></thead>`;
  return html`<thead>
    <tr>
      ${key}
      ${heads.map(({ title: name = t('raci.team.none'), start, span, folded }) => {
        const column = columns[start];
        if (folded && column !== undefined) return person(column, start);
        // Over one or two people, a name has no room lying.
        return html`<th scope="colgroup" class=${span < 3 ? 'team upright start' : 'team start'} colspan=${span}><span>${name}</span></th>`;
      })}
    </tr>
    <tr>${columns.map((column, n) => (column.kind === 'team' ? nothing : person(column, n)))}</tr>
  </thead>`;
}

function cellOf(row: MatrixRow, column: MatrixColumn, isStart: boolean, t: Translate): TemplateResult {
  const cell = (content: unknown, kind = '') => html`<td class=${isStart ? `${kind} start` : kind}>${content}</td>`;
  if (row.kind === 'item' && column.kind === 'member') {
    const roles = rolesIn(row.item, column.key);
    return cell(roles.map((role) => letter(role, roleWord(t, role))), roles.length > 1 ? 'several' : '');
  }
  const held = column.kind === 'team' ? rolesOfTeam(row, column) : row.kind === 'group' ? row.roles.get(column.key) : undefined;
  if (held === undefined) return cell(nothing);
  const more = held.count - 1 + held.others;
  return cell(html`${letter(held.role, roleWord(t, held.role))}${row.kind === 'group' ? held.count : more === 0 ? nothing : `+${more}`}`, 'counted');
}

/** Style sheets for printing, once; the page's own rules cannot stand inside a shadow tree, and the last about the paper wins. */
function adopt(target: HTMLElement, paper: Paper): void {
  const root = target.getRootNode();
  const { styleSheet: tables } = printStyles;
  const others = document.adoptedStyleSheets.filter((sheet) => sheet !== pageStyles.A4 && sheet !== pageStyles.A3);
  const pages = pageStyles[paper];
  if (pages !== undefined) document.adoptedStyleSheets = [...others, pages];
  if (tables !== undefined && root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(tables)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, tables];
}

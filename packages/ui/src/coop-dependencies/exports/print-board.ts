import { css, html, nothing, render, type CSSResult, type TemplateResult } from 'lit';
import type { Need } from '@entrelacs/core';
import { needTitle, needWord } from '../board/later-words.ts';
import { stateWord } from '../board/words.ts';
import type { Palette } from '../map/palette.ts';
import { barStyles } from '../timeline/bars.styles.ts';
import type { ExportInput } from './export-board.ts';
import { mapSvg } from './map-svg.ts';
import { matrixSheet } from './print-matrix.ts';
import { printTimelineStyles, timelineSheet } from './print-timeline.ts';

const pageStyles = css`
  @page {
    size: A3 landscape;
    margin: 10mm;
  }
`;

const printStyles = css`
  @media print {
    .print svg {
      display: block;
      width: 100%;
      height: auto;
      max-height: 270mm;
    }
    .print table {
      width: 100%;
      border-collapse: collapse;
      font-size: 9pt;
      line-height: 1.3;
    }
    .print thead {
      display: table-header-group;
    }
    .print tr {
      break-inside: avoid;
    }
    .print th,
    .print td {
      padding: 1mm 1.5mm;
      border: 0.25mm solid var(--coop-line-2);
      text-align: start;
      vertical-align: top;
      overflow-wrap: anywhere;
    }
    .print .matrix {
      margin-bottom: 6mm;
    }
    .print .whole {
      white-space: nowrap;
    }
  }
`;

/** Ink on white, whatever the theme of the screen: what is about to be printed is drawn while the screen's colours still hold. */
const paper: Omit<Palette, 'font'> = {
  surface: '#fff',
  surface2: '#f7f7f7',
  text: '#262633',
  text2: '#676770',
  line: '#e6e6e6',
  line2: '#b9b9b9',
  strong: '#8e8e99',
  faint: '#b4b4bc',
  crit: '#b3261e',
  warn: '#e6a62e',
  block: '#32323f',
  go: '#007548',
  info: '#3f5573',
  focus: '#007548',
  select: '#dcf4eb',
};

/** Puts what is shown where it prints, to fit A3 sheets: the whole map as a drawing, the matrix with its needs, tasks with their bars or as a table. */
export function printBoard(target: HTMLElement, input: ExportInput): void {
  adopt(target);
  // A sheet of its own each time: lit does not render again where what it rendered was taken away.
  const sheet = document.createElement('div');
  const { view } = input.options;
  if (view === 'map') {
    const drawing = new DOMParser().parseFromString(mapSvg(input, { ...paper, font: getComputedStyle(target).fontFamily }), 'image/svg+xml').documentElement;
    sheet.append(document.importNode(drawing, true));
  } else render(view === 'matrix' ? html`${matrixSheet(input)}${needs(input)}` : view === 'timeline' ? timelineSheet(input) : tasks(input), sheet);
  target.replaceChildren(sheet);
  addEventListener('afterprint', () => target.replaceChildren(), { once: true });
}

function tasks({ board, tasks: shown, t, formats }: ExportInput): TemplateResult {
  const names = (ids: readonly string[] | undefined) => (ids ?? []).map((id) => board.people.members.get(id)?.name ?? id).join(', ');
  return html`<table>
    <thead>
      <tr>${['title', 'project', 'state', 'responsible', 'start', 'finish', 'needs'].map((name) => html`<th scope="col">${t(`deps.csv.${name}`)}</th>`)}</tr>
    </thead>
    <tbody>
      ${shown.map(
        (task) => html`<tr>
          <th scope="row">${task.task.title}</th>
          <td>${board.people.projects.get(task.task.project ?? '')?.name}</td>
          <td class="whole">${stateWord(task, t, formats).word}</td>
          <td>${names(task.task.responsible)}</td>
          <td class="whole">${task.plan === undefined ? nothing : formats.day(task.plan.start)}</td>
          <td class="whole">${task.plan === undefined ? nothing : formats.day(task.plan.finish)}</td>
          <td>${task.needs.map(({ from }) => from.task.title).join(', ')}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function needs({ board, tasks: shown, t, formats }: ExportInput): TemplateResult {
  const ids = new Set(shown.map(({ id }) => id));
  const open = board.links.filter(({ need, from, to }) => need?.isOpen === true && (ids.has(from.id) || ids.has(to.id)));
  const side = (end: Need['asker'] | undefined) => (end?.members ?? []).map((id) => board.people.members.get(id)?.name ?? t('deps.unknownPerson')).join(', ') || (board.people.teams.get(end?.team ?? '')?.name ?? nothing);
  return html`<table>
    <thead>
      <tr>${['need', 'asker', 'for', 'provider', 'from', 'state', 'due'].map((name) => html`<th scope="col">${t(`deps.print.${name}`)}</th>`)}</tr>
    </thead>
    <tbody>
      ${open.map(
        (link) => html`<tr>
          <th scope="row">${needTitle(link)}</th>
          <td>${side(link.need?.asker)}</td>
          <td>${link.to.task.title}</td>
          <td>${side(link.need?.provider)}</td>
          <td>${link.from.task.title}</td>
          <td class="whole">${link.state === undefined ? nothing : needWord(link.state, t)}</td>
          <td class="whole">${link.need?.dueOn === undefined ? nothing : formats.day(link.need.dueOn)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Style sheets for printing, once; the page's own rules cannot stand inside a shadow tree. */
function adopt(target: HTMLElement): void {
  const root = target.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  adoptAll(document, [pageStyles]);
  adoptAll(root, [printStyles, barStyles, printTimelineStyles]);
}

function adoptAll(root: DocumentOrShadowRoot, styles: readonly CSSResult[]): void {
  const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []).filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
  if (sheets.length > 0) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
}

import { dayNumber, localeOf, type Formats } from '@entrelacs/core';
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { milestonesOf } from '../board/notices.ts';
import { wholeDays } from '../board/whole-days.ts';
import { stateWord } from '../board/words.ts';
import { groupBar, milestoneBar, taskBar } from '../timeline/bars.ts';
import { monthName } from '../timeline/month-name.ts';
import { placeOf, timeAxis, upperLabels, type TimeAxis } from '../timeline/time-axis.ts';
import { timelineLegend } from '../timeline/timeline-legend.ts';
import { daysOf, timelineRows, type TimelineRow } from '../timeline/timeline-rows.ts';
import type { ExportInput } from './export-board.ts';

/** Width that days have on paper, in pixels of the drawing, and what the name of a month and a year take at most. */
const [paperWidth, monthWidth, yearWidth] = [700, 40, 28] as const;

/** How the timeline stands on paper; its bars have styles of their own. */
export const printTimelineStyles = css`
  @media print {
    /* Ink on white, whatever the theme of the screen. */
    .print .chart {
      --bar: #1d6fb8;
      --bar-soft: #b7d1e9;
      --coop-surface: #fff;
      --coop-surface-3: #f0f0f1;
      --coop-text: #262633;
      --coop-text-2: #676770;
      --coop-line-strong: #8e8e99;
      --coop-crit: #b3261e;
      --coop-info: #3f5573;
    }
    .print .chart td.days,
    .print .chart th.days {
      width: 700px;
      padding: 0;
    }
    .print .chart svg {
      display: block;
      width: 700px;
      max-height: none;
      overflow: hidden;
    }
    .print .chart td,
    .print .chart th {
      vertical-align: middle;
    }
    .print .chart .legend {
      display: flex;
      gap: 6mm;
      margin: 0 0 3mm;
      padding: 0;
      font-size: 9pt;
      list-style: none;
    }
    .print .chart .legend li {
      display: flex;
      align-items: center;
      gap: 1.5mm;
    }
    .print .chart .legend svg {
      width: 28px;
    }
    .chart .now,
    .chart .month {
      fill: none;
      stroke: #d9d9d9;
    }
    .chart .now {
      stroke: #007548;
    }
  }
`;

/** The timeline on paper: a line for each task with its bar, months above on every sheet, what bars mean before. */
export function timelineSheet(input: ExportInput): TemplateResult {
  const { board, tasks, t, language, today, odds, culture, options: { baseline } } = input;
  const rows = timelineRows(tasks, board.people, milestonesOf(board), new Set());
  // What is over takes no room from what is to be done.
  const ahead = rows.filter((row) => (row.kind === 'milestone' ? (row.forecast.date ?? row.forecast.milestone.due ?? '') >= today : row.kind === 'task' && row.task.isOpen));
  const { first, end } = timeAxis(daysOf(ahead.length > 0 ? ahead : rows, baseline, odds), today, 'weeks');
  const axis: TimeAxis = { first, end, dayWidth: paperWidth / (end - first), width: paperWidth };
  const head = ['title', 'responsible', 'state', 'float'].map((name) => html`<th scope="col">${t(name === 'state' ? 'deps.csv.state' : `deps.column.${name}`)}</th>`);
  return html`<div class="chart">
    ${timelineLegend(t, { baseline, forecast: odds !== undefined })}
    <table>
      <thead>
        <tr>${head}<th class="days" scope="col">${months(axis, localeOf(language, culture))}</th></tr>
      </thead>
      <tbody>${rows.map((row) => line(row, axis, input))}</tbody>
    </table>
  </div>`;
}

function line(row: TimelineRow, axis: TimeAxis, input: ExportInput): TemplateResult {
  const { t, formats, board } = input;
  const days = (float: number | undefined) => (float === undefined ? nothing : t('deps.days', { days: formats.number(wholeDays(float)) }));
  if (row.kind === 'group') return html`<tr><th scope="row" colspan="3">${row.title ?? t('deps.noProject')}</th><td class="whole">${days(row.float)}</td>${bar(row, axis, input)}</tr>`;
  if (row.kind === 'milestone') return html`<tr><th scope="row" colspan="4">${row.forecast.milestone.title}</th>${bar(row, axis, input)}</tr>`;
  const { task, plan, isOpen } = row.task;
  const people = (task.responsible ?? []).map((id) => board.people.members.get(id)?.name ?? t('deps.unknownPerson'));
  return html`<tr><th scope="row">${task.title}</th><td>${people.join(', ')}</td><td class="whole">${stateWord(row.task, t, formats).word}</td><td class="whole">${days(isOpen ? plan?.totalFloat : undefined)}</td>${bar(row, axis, input)}</tr>`;
}

function bar(row: TimelineRow, axis: TimeAxis, { today, odds, options: { baseline }, formats, t }: ExportInput): TemplateResult {
  const now = placeOf(axis, dayNumber(today)) + axis.dayWidth / 2;
  return html`<td class="days"><svg viewBox=${`0 0 ${axis.width} 27`} aria-hidden="true">
    ${upperLabels(axis, 'weeks', axis.first, axis.end).map(({ first }) => svg`<path class="month" d=${`M${placeOf(axis, first)} 0V27`}></path>`)}
    <path class="now" d=${`M${now} 0V27`}></path>
    ${isBefore(row, axis) ? nothing : row.kind === 'group' ? groupOf(row, axis) : row.kind === 'task' ? taskBar(row.task, { axis, showsBaseline: baseline, odds: odds?.tasks.get(row.key), moved: undefined, ghost: undefined }) : milestoneOf(row, axis, { formats, t })}
  </svg></td>`;
}

/** Whether a row ended before the first day that is drawn. */
function isBefore(row: TimelineRow, { first }: TimeAxis): boolean {
  const finish = row.kind === 'group' ? row.finish : row.kind === 'task' ? row.task.plan?.finish : (row.forecast.date ?? row.forecast.milestone.due);
  return finish !== undefined && dayNumber(finish) < first;
}

function groupOf({ start, finish }: TimelineRow & { kind: 'group' }, axis: TimeAxis) {
  return start === undefined || finish === undefined ? nothing : groupBar(axis, start, finish);
}

function milestoneOf({ forecast }: TimelineRow & { kind: 'milestone' }, axis: TimeAxis, { formats, t }: Pick<ExportInput, 'formats' | 't'>) {
  const { milestone, date } = forecast;
  const day = date ?? milestone.due;
  return milestoneBar(axis, forecast, undefined, { date: dayOf(day, formats), promised: milestone.due === undefined ? '' : t('deps.timeline.promised', { day: formats.day(milestone.due) }) });
}

function dayOf(day: string | undefined, formats: Formats): string {
  return day === undefined ? '' : formats.day(day);
}

/** Names of months, as many as there is room for. */
function months(axis: TimeAxis, locale: string): TemplateResult {
  let free = 0;
  return html`<svg viewBox=${`0 0 ${axis.width} 20`} aria-hidden="true">
    ${upperLabels(axis, 'weeks', axis.first, axis.end).map(({ first, iso }) => {
      const x = placeOf(axis, first);
      if (x < free) return nothing;
      const hasYear = iso.slice(5, 7) === '01' || x === 0;
      free = x + monthWidth + (hasYear ? yearWidth : 0);
      return svg`<text x=${x + 2} y="14" font-size="10">${monthName(iso, locale, 'short', hasYear)}</text>`;
    })}
  </svg>`;
}

import { csvText, type Forecast, type Formats, type Lang, type Translate } from '@entrelacs/core';
import type { Board } from '../board/board.ts';
import type { BoardTask } from '../board/types.ts';
import { linkPill } from '../board/link-pill.ts';
import { stateWord } from '../board/words.ts';
import type { BoardOptions } from '../options.ts';
import type { MapScene } from '../map/scene.ts';
import { mapPng, mapSvg } from './map-svg.ts';
import { calendarStamp, iCalendar } from './icalendar.ts';
import { mermaidText } from './mermaid.ts';
import { causesOf, milestonesOf } from '../board/notices.ts';

/** What an export is made of. */
export interface ExportInput {
  /** The element: its theme is the picture's. */
  readonly host: HTMLElement;
  readonly board: Board;
  /** Tasks that pass the filters. */
  readonly tasks: readonly BoardTask[];
  readonly scene: MapScene;
  readonly initials: ReadonlyMap<string, string>;
  readonly t: Translate;
  readonly language: Lang;
  readonly formats: Formats;
  readonly today: string;
  readonly culture: string | undefined;
  /** How the board is shown: paper follows it. */
  readonly options: BoardOptions;
  /** The odds, as far as they are known and shown. */
  readonly odds: Forecast | undefined;
}

/** How the board can leave. */
export type ExportFormat = 'csv' | 'svg' | 'png' | 'mermaid' | 'ics';

/** Gives what is shown to the browser as a file; false when a picture is too large for it. */
export async function exportBoard(format: ExportFormat, input: ExportInput): Promise<boolean> {
  const name = `${input.t('deps.file')}-${input.today}`;
  switch (format) {
    case 'csv':
      return saved(`${name}.csv`, 'text/csv', boardCsv(input));
    case 'mermaid':
      return saved(`${name}.mmd`, 'text/plain', boardMermaid(input));
    case 'ics':
      return saved(`${name}.ics`, 'text/calendar', boardCalendar(input, new Date()));
    case 'svg':
      return saved(`${name}.svg`, 'image/svg+xml', mapSvg(input));
    case 'png': {
      const picture = await mapPng(mapSvg(input), input.scene);
      return picture === undefined ? false : saved(`${name}.png`, 'image/png', picture);
    }
  }
}

/** A line for each task with what it waits for, and for each of its links. */
export function boardCsv({ board, tasks, t, formats, language }: ExportInput): string {
  const names = (ids: readonly string[] | undefined) => (ids ?? []).map((id) => board.people.members.get(id)?.name ?? t('deps.unknownPerson')).join(', ');
  const head = ['title', 'project', 'team', 'state', 'responsible', 'accountable', 'start', 'finish', 'float', 'needs', 'awaited', 'because'].map((column) => t(`deps.csv.${column}`));
  const rows = tasks.map((task) => {
    const { task: row, plan, needs, awaited, isOpen } = task;
    const because = isOpen ? causesOf(board, task.id).map((step) => board.byId.get(step.task)?.task.title ?? '').join(' < ') : '';
    return [
      row.title,
      board.people.projects.get(row.project ?? '')?.name,
      board.people.teams.get(row.team ?? '')?.name,
      stateWord(task, t, formats).word.replaceAll('\u00A0', ' '),
      names(row.responsible),
      names(row.accountable),
      plan?.start,
      plan?.finish,
      isOpen ? plan?.totalFloat : undefined,
      needs.map(({ from, ...link }) => described(from, linkPill({ from, ...link }, t, formats))).join('; '),
      awaited.map(({ to, ...link }) => described(to, linkPill({ to, ...link }, t, formats))).join('; '),
      because,
    ];
  });
  return csvText([head, ...rows], { separator: language === 'fr' ? ';' : ',', bom: true });
}

/** What is shown as a Mermaid flow chart, a subgraph for each team. */
export function boardMermaid({ board, tasks, t, formats }: ExportInput): string {
  const places = new Map(tasks.map(({ id }, index) => [id, index]));
  return mermaidText(
    tasks.map(({ task, plan, isOpen }) => ({ title: task.title, group: board.people.teams.get(task.team ?? '')?.name, isCritical: plan?.critical === true, isDone: !isOpen })),
    board.links.flatMap((link) => {
      const [from, to] = [places.get(link.from.id), places.get(link.to.id)];
      return from === undefined || to === undefined ? [] : [{ from, to, label: linkPill(link, t, formats), kind: link.kind }];
    }),
  );
}

/** Milestones of what is shown, each on the day on which it is promised, or expected where it was promised for none. */
export function boardCalendar({ board, tasks, t, formats }: ExportInput, now: Date): string {
  const shown = new Set(tasks.flatMap(({ task }) => [task.milestone ?? '', `project:${task.project ?? ''}`]));
  const entries = milestonesOf(board).flatMap(({ milestone, date, lateBy = 0 }) => {
    const on = milestone.due ?? date;
    if (on === undefined || !(shown.has(milestone.id) || (milestone.project !== undefined && shown.has(`project:${milestone.project}`)))) return [];
    const project = board.people.projects.get(milestone.project ?? '')?.name;
    const expected = date !== undefined && lateBy > 0 ? t('deps.ics.expected', { day: formats.day(date) }) : '';
    return [{ uid: `milestone-${milestone.uid ?? milestone.id}@entrelacs`, on, title: milestone.title, description: [project, expected].filter((part) => part !== undefined && part !== '').join('\n') }];
  });
  return iCalendar(entries, calendarStamp(now), t('deps.ics.name'));
}

function described({ task }: BoardTask, pill: string): string {
  return pill === '' ? task.title : `${task.title} (${pill.replaceAll('\u00A0', ' ')})`;
}

/** Hands a file to the browser. */
function saved(name: string, type: string, content: string | Blob): true {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return true;
}

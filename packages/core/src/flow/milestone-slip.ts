import type { Prepared } from '../kpi/prepare/prepared.ts';
import { promisedDay } from '../kpi/prepare/promises.ts';
import { compareIds } from '../kpi/samples.ts';
import { dayAt, dayOr, noDay } from '../kpi/time/day-column.ts';
import type { Milestone } from '../model/milestone.ts';
import { isoDay } from '../time/day-number.ts';
import { column, tableOf, type ChartTable } from './chart-table.ts';

/** What a milestone was due for, as of a day. */
export interface SlipPoint {
  /** The day it was said. */
  readonly on: string;
  /** The day it was to be reached. */
  readonly due: string;
}

/** How the due date of a milestone moved. */
export interface MilestoneSlip {
  readonly id: string;
  readonly title: string;
  readonly project?: string;
  /** The day first promised. */
  readonly promised: string;
  /** What was said of it, oldest first; the last point is today's word, or the day it was reached. */
  readonly points: readonly SlipPoint[];
  readonly reachedOn?: string;
  /** Times the due date moved. */
  readonly moves: number;
  /** Days from the day promised to the day reached, else to the day now due, or to today when that has passed; negative when early. */
  readonly slipDays: number;
}

/** Milestones that were promised for a day, most slipped first. */
export interface MilestoneSlips {
  readonly milestones: readonly MilestoneSlip[];
  readonly table: ChartTable;
}

/**
 * The slip of every milestone that has a due date, from its `dueLog` (`YYYY-MM-DD HH:MM YYYY-MM-DD`, a line a change; other
 * lines are passed over), for a chart of the day said against the day due: a level line is a promise kept.
 */
export function milestoneSlips(prepared: Prepared): MilestoneSlips {
  const milestones = prepared
    .rows('milestone')
    .flatMap((milestone) => slipOf(milestone, prepared.today) ?? [])
    .sort((a, b) => b.slipDays - a.slipDays || (a.promised < b.promised ? -1 : a.promised > b.promised ? 1 : compareIds(a.id, b.id)));
  return {
    milestones,
    table: tableOf(
      [
        column('milestone', 'milestone', 'Jalon', 'Milestone'),
        column('title', 'text', 'Titre', 'Title'),
        column('promised', 'day', 'Promis pour le', 'Promised for'),
        column('due', 'day', 'Échéance', 'Due'),
        column('reached', 'day', 'Atteint le', 'Reached on'),
        column('moves', 'number', 'Déplacements', 'Moves'),
        column('slip', 'days', 'Glissement', 'Slip'),
      ],
      milestones,
      ({ id, title, promised, points, reachedOn, moves, slipDays }) => [id, title, promised, points.at(-1)?.due, reachedOn, moves, slipDays],
    ),
  };
}

function slipOf(milestone: Milestone, today: number): MilestoneSlip | undefined {
  const promised = promisedDay(milestone);
  const due = dayOr(milestone.due);
  if (promised === noDay) return undefined;
  const reached = dayOr(milestone.reachedOn);
  const isReached = reached !== noDay && reached <= today;
  const now = isReached ? reached : due === noDay ? promised : due;
  const logged = loggedDues(milestone.dueLog, today);
  const said = [...logged, { on: isReached ? reached : today, due: now }].filter(({ on }) => !isReached || on <= reached);
  return {
    id: milestone.id,
    title: milestone.title,
    ...(milestone.project === undefined ? {} : { project: milestone.project }),
    promised: isoDay(promised),
    points: said.map((point) => ({ on: isoDay(point.on), due: isoDay(point.due) })),
    ...(isReached ? { reachedOn: isoDay(reached) } : {}),
    moves: logged.filter((point, at) => at > 0 && point.due !== logged[at - 1]?.due).length,
    slipDays: (isReached ? reached : Math.max(now, today)) - promised,
  };
}

function loggedDues(log: string | undefined, today: number): { readonly on: number; readonly due: number }[] {
  return (log ?? '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const written = /^\S{10}(?: \d{2}:\d{2})? (\S{10})\s*$/.exec(line)?.[1];
      const on = dayAt(line, 0);
      const due = dayOr(written);
      return on === noDay || due === noDay || on > today ? [] : [{ on, due }];
    })
    .sort((a, b) => a.on - b.on);
}

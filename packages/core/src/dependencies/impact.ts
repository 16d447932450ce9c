import type { Change, Fields } from '../source/source.ts';
import { dayNumber, daysBetween } from '../time/day-number.ts';
import { isoDayWithin, startDayAt, workdaysBefore } from './calendar/working-calendar.ts';
import { addWorkdays, workdaysFromTo } from './calendar/workdays.ts';
import type { PlanTask } from './graph/types.ts';
import { phaseOf } from './release.ts';
import { milestoneForecasts } from './schedule/milestones.ts';
import type { PlanMilestone } from './schedule/options.ts';
import { reschedule } from './schedule/reschedule.ts';
import { positionOfTask, type Schedule } from './schedule/schedule.ts';
import { datesAt } from './schedule/task-schedule.ts';
import { phaseCodes } from './schedule/task-columns.ts';
import { workersOf } from './standing/first.ts';

/** A change to one task that somebody thinks of: new dates, another duration, or a delay of so many workdays. */
export interface Move {
  readonly task: string;
  readonly start?: string;
  readonly due?: string;
  readonly durationDays?: number;
  /** Workdays by which its dates move; negative brings them forward. */
  readonly delayDays?: number;
}

/** First and last day of a task. */
export interface Span {
  readonly start: string;
  readonly finish: string;
}

/** A task that a move would move too. */
export interface MovedTask {
  readonly id: string;
  /** Workdays by which its end moves; negative when it comes forward. */
  readonly byDays: number;
  readonly from: Span;
  readonly to: Span;
  /** Ids of the people who do or answer for it. */
  readonly people: readonly string[];
}

/** A milestone whose date a move would change. */
export interface MovedMilestone {
  readonly milestone: PlanMilestone;
  readonly from: string;
  readonly to: string;
  /** Calendar days after its due date that it would be reached; negative when before. Absent without one. */
  readonly lateBy?: number;
  /** Whether this very move breaks it: it was in time before. */
  readonly breaks: boolean;
}

/** What a move would bring about, before anything is written. */
export interface Impact {
  /** The task itself, before and after. */
  readonly task: MovedTask;
  /** What else moves, the earliest first. */
  readonly moved: readonly MovedTask[];
  /** Workdays of the move that reach no other task, as far as it is later: what float took up. */
  readonly absorbedDays: number;
  readonly milestones: readonly MovedMilestone[];
  /** Ids of the people to tell: those of every task that moves but the task itself. */
  readonly people: readonly string[];
  /** What to write: the task's dates, and those of the others where they have both; one gesture. */
  readonly changes: readonly Change[];
}

/** What moving or delaying one task would bring about; undefined for a task that the schedule does not know, or that is over. */
export function impactOf(schedule: Schedule, move: Move): Impact | undefined {
  const at = positionOfTask(schedule, move.task);
  if (at === undefined || schedule.network.columns.phase[at]! >= phaseCodes.done) return undefined;
  const before = schedule.graph.tasks[schedule.graph.indexOf.get(move.task)!]!;
  const fields = movedFields(schedule, before, at, move);
  const after = reschedule(schedule, [{ ...before, ...fields }]);

  const all = movedTasks(schedule, after);
  const task = all.find(({ id }) => id === move.task) ?? movedTask(schedule, after, at);
  const moved = all.filter(({ id }) => id !== move.task);
  const furthest = moved.reduce((most, { byDays }) => Math.max(most, byDays), 0);
  return {
    task,
    moved,
    absorbedDays: Math.max(0, task.byDays - furthest),
    milestones: movedMilestones(schedule, after),
    people: [...new Set(moved.flatMap(({ people }) => people))].filter((person) => !task.people.includes(person)),
    changes: [{ kind: 'update', entity: 'task', id: move.task, fields }, ...moved.flatMap((other) => datesChange(after, other))],
  };
}

/** The fields of the task that a move changes. A move of the start alone keeps the length of a task that has both dates. */
function movedFields(schedule: Schedule, task: PlanTask, at: number, move: Move): Pick<Fields<'task'>, 'start' | 'due' | 'durationDays'> {
  const { calendar } = schedule.rules;
  const shift = (iso: string) => (move.delayDays === undefined ? iso : addWorkdays(calendar, iso, move.delayDays));
  const known = (iso: string | undefined) => (iso !== undefined && !Number.isNaN(dayNumber(iso)) ? iso : undefined);
  const [start, due] = [known(task.start), known(task.due)];
  const placed = datesAt(schedule, at);
  const newStart = move.start ?? (move.delayDays === undefined ? undefined : shift(start ?? placed.start));
  const length = start !== undefined && due !== undefined && start <= due ? workdaysFromTo(calendar, start, due) : undefined;
  const newDue = move.due ?? (newStart !== undefined && length !== undefined ? lastDayOf(schedule, newStart, move.durationDays ?? length) : undefined);
  return {
    ...(newStart !== undefined && phaseOf(task) === 'todo' && { start: newStart }),
    ...(newDue !== undefined && { due: newDue }),
    ...(phaseOf(task) === 'started' && newDue === undefined && newStart !== undefined && { due: shift(due ?? placed.finish) }),
    ...(move.durationDays !== undefined && { durationDays: move.durationDays }),
    ...(move.durationDays !== undefined && newDue === undefined && start !== undefined && due !== undefined && { due: lastDayOf(schedule, start, move.durationDays) }),
  };
}

/** The last day of work that starts on a day and takes so many workdays. */
function lastDayOf({ rules: { calendar } }: Schedule, start: string, days: number): string {
  const last = isoDayWithin(startDayAt(calendar, workdaysBefore(calendar, dayNumber(start)) + Math.max(0, Math.ceil(days) - 1)));
  return last < start ? start : last;
}

function movedTasks(before: Schedule, after: Schedule): MovedTask[] {
  const { times } = before.forward;
  const moved: MovedTask[] = [];
  for (let at = 0; at < before.critical.length; at++) {
    if (times[2 * at] === after.forward.times[2 * at] && times[2 * at + 1] === after.forward.times[2 * at + 1]) continue;
    if (before.network.columns.phase[at]! < phaseCodes.done) moved.push(movedTask(before, after, at));
  }
  return moved.sort((a, b) => (a.to.start < b.to.start ? -1 : a.to.start > b.to.start ? 1 : before.graph.indexOf.get(a.id)! - before.graph.indexOf.get(b.id)!));
}

function movedTask(before: Schedule, after: Schedule, at: number): MovedTask {
  const task = before.graph.tasks[before.network.order.taskAt[at]!]!;
  return {
    id: task.id,
    byDays: after.forward.times[2 * at + 1]! - before.forward.times[2 * at + 1]!,
    from: datesAt(before, at),
    to: datesAt(after, at),
    people: [...new Set(workersOf(task))],
  };
}

function movedMilestones(before: Schedule, after: Schedule): MovedMilestone[] {
  const next = milestoneForecasts(after);
  return milestoneForecasts(before).flatMap(({ milestone, date: from }, rank) => {
    const to = next[rank]?.date;
    if (from === undefined || to === undefined || from === to) return [];
    const { due } = milestone;
    const isKept = due !== undefined && from <= due;
    return [{ milestone, from, to, ...(due !== undefined && { lateBy: daysBetween(due, to) }), breaks: isKept && to > due }];
  });
}

/** New dates of a task that has both, as a change; a due date alone is a promise, and stays. */
function datesChange({ graph }: Schedule, { id, to }: MovedTask): Change[] {
  const { start, due } = graph.tasks[graph.indexOf.get(id)!]!;
  return start === undefined || due === undefined ? [] : [{ kind: 'update', entity: 'task', id, fields: { start: to.start, due: to.finish } }];
}

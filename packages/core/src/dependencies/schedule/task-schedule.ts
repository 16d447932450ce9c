import { dayNumber } from '../../time/day-number.ts';
import { finishDayAt, isoDayWithin, startDayAt, workdaysBefore } from '../calendar/working-calendar.ts';
import type { PlanTask } from '../graph/types.ts';
import type { TaskPhase } from '../release.ts';
import { positionOfTask, type Schedule } from './schedule.ts';
import { phaseCodes } from './task-columns.ts';

/** One task's place in a schedule. Days as `YYYY-MM-DD`, floats and durations in workdays. */
export interface TaskSchedule {
  readonly id: string;
  readonly phase: TaskPhase;
  readonly start: string;
  readonly finish: string;
  readonly latestStart: string;
  readonly latestFinish: string;
  readonly durationDays: number;
  /** How far it can slip before a promise breaks; negative when one is broken already. Absent once done. */
  readonly totalFloat?: number;
  /** How far it can slip before another task moves. Absent once done. */
  readonly freeFloat?: number;
  readonly critical: boolean;
  /** Workdays that it comes too late for a promise; 0 when it does not. */
  readonly lateBy: number;
  /** Id of the link that it waits for, of all the one that lasts longest; absent when its own date or today decides. */
  readonly driver?: string;
}

const phaseNames: readonly TaskPhase[] = ['todo', 'started', 'done', 'cancelled'];

/** One task's place in a schedule; undefined for a task that it does not know or that was cancelled. */
export function taskSchedule(schedule: Schedule, id: string): TaskSchedule | undefined {
  const at = positionOfTask(schedule, id);
  if (at === undefined) return undefined;
  const { network, forward, backward, graph } = schedule;
  const phase = network.columns.phase[at]!;
  if (phase === phaseCodes.cancelled) return undefined;
  const isDone = phase === phaseCodes.done;
  const { start, finish } = datesAt(schedule, at);
  const [totalFloat, freeFloat] = [backward.totalFloat[at]!, backward.freeFloat[at]!];
  const driver = forward.driver[at]!;
  return {
    id,
    phase: phaseNames[phase]!,
    start,
    finish,
    latestStart: isDone ? start : isoDayWithin(startDayAt(schedule.rules.calendar, backward.late[2 * at]!)),
    latestFinish: isDone ? finish : isoDayWithin(lastDayAt(schedule, at, backward.late[2 * at]!, backward.late[2 * at + 1]!)),
    durationDays: network.columns.duration[at]!,
    ...(!isDone && { totalFloat, freeFloat }),
    critical: schedule.critical[at] === 1,
    lateBy: Math.max(0, -(isDone ? 0 : totalFloat)),
    ...(driver >= 0 && { driver: graph.links[network.link[driver]!]!.id }),
  };
}

/**
 * First and last day of the task at a position. A day of its own that stands for the same place of the axis is kept: a
 * meeting planned on a Saturday stays on that Saturday.
 */
export function datesAt(schedule: Schedule, at: number): { readonly start: string; readonly finish: string } {
  const { network, forward, rules } = schedule;
  const task = network.graph.tasks[network.order.taskAt[at]!]!;
  const [startPlace, finishPlace] = [forward.times[2 * at]!, forward.times[2 * at + 1]!];
  const startOwn = ownDay(schedule, startPlace, startsOf(task), 0);
  const finishOwn = ownDay(schedule, finishPlace, finishesOf(task), 1);
  const start = startOwn ?? isoDayWithin(startPlace === finishPlace ? lastDayAt(schedule, at, startPlace, finishPlace) : startDayAt(rules.calendar, startPlace));
  const finish = finishOwn ?? isoDayWithin(lastDayAt(schedule, at, startPlace, finishPlace));
  return { start, finish: finish < start ? start : finish };
}

/** A task without length falls on the evening of what it waits for; on the morning it is planned for when it waits for nothing. */
function lastDayAt({ rules, forward }: Schedule, at: number, start: number, finish: number): number {
  const waits = start < finish || forward.driver[at]! >= 0;
  return waits ? finishDayAt(rules.calendar, finish) : startDayAt(rules.calendar, finish);
}

function startsOf(task: PlanTask): readonly (string | undefined)[] {
  return [task.startedOn, task.start];
}

function finishesOf(task: PlanTask): readonly (string | undefined)[] {
  return [task.doneOn, task.due];
}

function ownDay({ rules }: Schedule, place: number, days: readonly (string | undefined)[], end: 0 | 1): string | undefined {
  return days.find((iso) => iso !== undefined && workdaysBefore(rules.calendar, dayNumber(iso) + end) === place);
}

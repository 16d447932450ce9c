import type { Issue } from '../../source/issue.ts';
import { dayNumber } from '../../time/day-number.ts';
import { restOf } from '../calendar/absences.ts';
import { workdaysBefore } from '../calendar/working-calendar.ts';
import type { PlanTask } from '../graph/types.ts';
import { phaseOf } from '../release.ts';
import type { ScheduleRules } from './options.ts';
import { finishAfter, greatestDuration, startBefore, wholeQuanta, workBetween } from './work.ts';

/** Codes of a task's phase in `TaskColumns.phase`. */
export const phaseCodes = { todo: 0, started: 1, done: 2, cancelled: 3 } as const;

/** What the passes need to know of each task, in columns; places are workdays of the calendar's axis. */
export interface TaskColumns {
  readonly phase: Uint8Array;
  /** Workdays that it takes in all. */
  readonly duration: Float64Array;
  /** Not begun: the first place it may start at. Begun: where it did. */
  readonly earliest: Float64Array;
  /** Begun: the place from which its remaining work counts. */
  readonly begun: Float64Array;
  readonly remaining: Float64Array;
  /** Begun: the end of today's work, as it is not done. Done: where it ended. */
  readonly floor: Float64Array;
  /** The place by which it must be done; Infinity without. */
  readonly deadline: Float64Array;
  /** Its own due date where that is but a plan; Infinity without. */
  readonly planned: Float64Array;
  /** Where its work rests; both Infinity without. */
  readonly restFrom: Float64Array;
  readonly restTo: Float64Array;
}

/** Columns for so many tasks, to be filled by `readTask`. */
export function taskColumns(count: number): TaskColumns {
  const places = () => new Float64Array(count);
  return {
    phase: new Uint8Array(count),
    duration: places(),
    earliest: places(),
    begun: places(),
    remaining: places(),
    floor: places(),
    deadline: places(),
    planned: places(),
    restFrom: places(),
    restTo: places(),
  };
}

/** Fills row `at` with a task. Dates that make no sense are issues, and count as unset. */
export function readTask(columns: TaskColumns, at: number, task: PlanTask, today: number, rules: ScheduleRules, issues: Issue[]): void {
  const { calendar } = rules;
  const phase = phaseOf(task);
  const rest = restOf(task, rules.absences);
  const restFrom = rest?.from ?? Number.POSITIVE_INFINITY;
  const restTo = rest?.to ?? Number.POSITIVE_INFINITY;
  const start = dayOf(task.start, task, 'start', issues);
  const due = dayOf(task.due, task, 'due', issues);
  const startedOn = phase === 'started' || phase === 'done' ? dayOf(task.startedOn, task, 'startedOn', issues) : Number.NaN;
  const begin = Number.isNaN(start) ? startedOn : start;

  let duration = rules.defaultDurationDays;
  if (start > due) issues.push(taskIssue('task.endBeforeStart', task, 'due'));
  if (begin <= due && (start <= due || task.durationDays === undefined)) {
    duration = workBetween(workdaysBefore(calendar, begin), workdaysBefore(calendar, due + 1), restFrom, restTo);
  } else if (task.durationDays !== undefined && task.durationDays >= 0) duration = wholeQuanta(Math.min(task.durationDays, greatestDuration));
  else if (phase === 'todo' && Number.isNaN(start) && Number.isNaN(due)) issues.push(taskIssue('task.noDuration', task, 'durationDays'));

  const duePlace = Number.isNaN(due) ? Number.POSITIVE_INFINITY : workdaysBefore(calendar, due + 1);
  const isPlan = !Number.isNaN(start) && rules.plannedDue !== 'always';
  const now = workdaysBefore(calendar, today);
  columns.phase[at] = phaseCodes[phase];
  columns.duration[at] = duration;
  columns.restFrom[at] = restFrom;
  columns.restTo[at] = restTo;
  columns.deadline[at] = isPlan ? Number.POSITIVE_INFINITY : duePlace;
  columns.planned[at] = isPlan && rules.plannedDue === 'missed' ? duePlace : Number.POSITIVE_INFINITY;

  if (phase === 'todo' || phase === 'cancelled') {
    columns.earliest[at] = Number.isNaN(start) ? now : Math.max(now, workdaysBefore(calendar, start));
  } else if (phase === 'started') {
    const from = workdaysBefore(calendar, !Number.isNaN(startedOn) ? startedOn : start <= today ? start : today);
    const { progress = 0 } = task;
    columns.earliest[at] = from;
    columns.begun[at] = progress > 0 ? Math.max(from, now) : from;
    columns.remaining[at] = progress > 0 ? wholeQuanta(duration * (1 - Math.min(progress, 100) / 100)) : duration;
    columns.floor[at] = Math.max(from, now + 1);
    if (startedOn > today) issues.push(taskIssue('task.factInFuture', task, 'startedOn'));
  } else {
    const doneOn = dayOf(task.doneOn, task, 'doneOn', issues);
    const ended = !Number.isNaN(doneOn) ? doneOn : due <= today ? due : today;
    const finish = workdaysBefore(calendar, ended + 1);
    const began = !Number.isNaN(startedOn) ? startedOn : start;
    if (startedOn > ended) issues.push(taskIssue('task.endBeforeStart', task, 'doneOn'));
    if (doneOn > today) issues.push(taskIssue('task.factInFuture', task, 'doneOn'));
    const from = Number.isNaN(began) ? startBefore(finish, duration, restFrom, restTo) : Math.min(finish, workdaysBefore(calendar, Math.min(began, ended)));
    columns.earliest[at] = from;
    columns.floor[at] = finish;
    columns.duration[at] = workBetween(from, finish, restFrom, restTo);
  }
}

/** Where a task ends that starts at a place and meets nothing on its way. */
export function plainFinish(columns: TaskColumns, at: number, start: number): number {
  return finishAfter(start, columns.duration[at]!, columns.restFrom[at]!, columns.restTo[at]!);
}

function dayOf(iso: string | undefined, task: PlanTask, field: string, issues: Issue[]): number {
  if (iso === undefined) return Number.NaN;
  const day = dayNumber(iso);
  if (Number.isNaN(day)) issues.push({ ...taskIssue('task.badDate', task, field), value: iso.slice(0, 200) });
  return day;
}

function taskIssue(code: string, task: PlanTask, path: string): Issue {
  return { code, entity: 'task', row: task.id, path };
}

import type { Status } from '../../model/choices.ts';
import { dayNumber, daysBetween } from '../../time/day-number.ts';
import { inOneGo } from '../../time/steps.ts';
import { isoDayWithin, startDayAt, workdaysBefore } from '../calendar/working-calendar.ts';
import { holdsFinish, type PlanLink, type PlanTask } from '../graph/types.ts';
import { isReleased, phaseOf, type TaskPhase } from '../release.ts';
import { constantPlace } from '../schedule/network.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { datesAt } from '../schedule/task-schedule.ts';

/** What is to be said of a task first: what keeps it, what threatens it, that it can start, else how far it has come. */
export type TaskState = 'blocked' | 'late' | 'atRisk' | 'startable' | Status;

/** How a task stands today, and why. */
export interface TaskStanding {
  readonly id: string;
  readonly state: TaskState;
  readonly phase: TaskPhase;
  /** Not begun, should have or could not in time, and what it waits for has not come. */
  readonly isBlocked: boolean;
  /** Not begun, and nothing it waits for is missing. */
  readonly isStartable: boolean;
  /** Not done, and bound to break its own due date, its milestone or a promise after it. */
  readonly isAtRisk: boolean;
  /** Calendar days since its due date, as long as it is not done; 0 when not late. */
  readonly lateDays: number;
  /** Calendar days by which the schedule, or what really happened, overshoots its due date; 0 when it does not. */
  readonly overshootDays: number;
  /** Ids of the links that it cannot start before, and whose predecessor has not let it go. */
  readonly startWaits: readonly string[];
  /** Ids of the links that it cannot end before, likewise. */
  readonly finishWaits: readonly string[];
  /** Ids of the links that hold it no longer because the need was refused or the predecessor cancelled: somebody must decide how to go on. */
  readonly dropped: readonly string[];
  /** Not begun, and free but for a lag that still runs: the day on which it ends. */
  readonly startableFrom?: string;
}

/** How every task stands, by id, in the order of the tasks. O(tasks + links). */
export function standingsOf(schedule: Schedule): ReadonlyMap<string, TaskStanding> {
  return inOneGo(standingSteps(schedule));
}

/** How every task stands, a few hundred tasks a step. */
export function* standingSteps(schedule: Schedule): Generator<void, ReadonlyMap<string, TaskStanding>> {
  const standings = new Map<string, TaskStanding>();
  for (const [index, task] of schedule.graph.tasks.entries()) {
    if (index % 800 === 799) yield;
    standings.set(task.id, standingAt(schedule, task, index));
  }
  return standings;
}

/** How one task stands, by its number in the graph. */
export function standingAt(schedule: Schedule, task: PlanTask, index: number): TaskStanding {
  const { graph, rules, network, backward } = schedule;
  const at = network.positionOf[index]!;
  const phase = phaseOf(task);
  const isOpen = phase === 'todo' || phase === 'started';
  const startWaits: string[] = [];
  const finishWaits: string[] = [];
  const dropped: string[] = [];
  for (let k = graph.inStart[index]!; isOpen && k < graph.inStart[index + 1]!; k++) {
    const link = graph.inLinks[k]!;
    const row = graph.links[link]!;
    const predecessor = graph.tasks[graph.from[link]!]!;
    if (graph.binding[link] === 0) {
      if (isDropped(row, predecessor)) dropped.push(row.id);
    } else if (!isReleased(row, graph.type[link]!, predecessor, rules.release)) {
      ((graph.type[link]! & holdsFinish) === 0 ? startWaits : finishWaits).push(row.id);
    }
  }

  const today = dayNumber(rules.today);
  const due = dayNumber(task.due ?? '');
  const lateDays = isOpen && due < today ? today - due : 0;
  const overshootDays = task.due !== undefined && phase !== 'cancelled' && !Number.isNaN(due) ? Math.max(0, daysBetween(task.due, datesAt(schedule, at).finish)) : 0;
  const isBlocked = phase === 'todo' && startWaits.length > 0 && shouldHaveRoom(schedule, task, at);
  const lagEnds = phase === 'todo' && startWaits.length === 0 ? lagEnd(schedule, at) : undefined;
  const isStartable = phase === 'todo' && startWaits.length === 0 && lagEnds === undefined;
  const isAtRisk = isOpen && backward.totalFloat[at]! < 0;
  return {
    id: task.id,
    state: !isOpen ? phase : isBlocked ? 'blocked' : lateDays > 0 ? 'late' : isAtRisk ? 'atRisk' : isStartable ? 'startable' : (task.status ?? (phase === 'started' ? 'doing' : 'todo')),
    phase,
    isBlocked,
    isStartable,
    isAtRisk,
    lateDays,
    overshootDays,
    startWaits,
    finishWaits,
    dropped,
    ...(lagEnds !== undefined && { startableFrom: lagEnds }),
  };
}

function isDropped(link: PlanLink, predecessor: PlanTask): boolean {
  return link.kind !== 'information' && (link.state === 'refused' || predecessor.status === 'cancelled');
}

/** Whether waiting hurts: the task has no date of its own, should have begun by now, or will begin after its date. */
function shouldHaveRoom({ rules, forward }: Schedule, task: PlanTask, at: number): boolean {
  const start = dayNumber(task.start ?? '');
  if (Number.isNaN(start) || start <= dayNumber(rules.today)) return true;
  return forward.times[2 * at]! > workdaysBefore(rules.calendar, start);
}

/** The day until which a lag after something that has come still holds a task; undefined when none does. */
function lagEnd({ network, graph, rules }: Schedule, at: number): string | undefined {
  let place = workdaysBefore(rules.calendar, dayNumber(rules.today));
  const now = place;
  for (let entry = network.inStart[at]!; entry < network.inStart[at + 1]!; entry++) {
    if (network.kind[entry] === constantPlace && graph.lag[network.link[entry]!] !== 0) place = Math.max(place, network.lag[entry]!);
  }
  return place > now ? isoDayWithin(startDayAt(rules.calendar, place)) : undefined;
}

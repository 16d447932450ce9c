import { dayNumber, daysBetween } from '../../time/day-number.ts';
import { workdaysBefore } from '../calendar/working-calendar.ts';
import { holdsFinish, type PlanTask } from '../graph/types.ts';
import { isReleased, phaseOf, ruleOf } from '../release.ts';
import { heldTo } from '../schedule/forward.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { datesAt } from '../schedule/task-schedule.ts';
import { answerableFor } from './answerable-for.ts';

/** Why a task holds up the one before it in a chain; each is a message code `cause.<reason>`. */
export type CauseReason =
  /** Its due date has passed by `days`. */
  | 'late'
  /** It will overshoot its due date by `days`. */
  | 'willBeLate'
  /** It ended `days` after its date. */
  | 'doneLate'
  /** It is under way, and in time. */
  | 'underWay'
  /** It could have begun, and has not. */
  | 'notStarted'
  /** It waits itself. */
  | 'waiting'
  /** It is done, and nobody has verified what was delivered. */
  | 'notVerified'
  /** It is done, and nobody has said that what was needed is delivered. */
  | 'notDelivered'
  /** It waits for the very task that waits for it. */
  | 'cycle';

/** One step back from a task that is blocked, late or at risk. */
export interface CauseStep {
  /** Id of the predecessor. */
  readonly task: string;
  /** Id of the link by which it holds up the step before. */
  readonly link: string;
  readonly reason: CauseReason;
  /** Calendar days, where the reason counts some. */
  readonly days: number;
  /** Who answers for it: its A, or its R where nobody is accountable. Ids of members. */
  readonly answerable: readonly string[];
}

/**
 * What holds a task up, from its predecessor back to where it comes from: at each step the link that lasts longest, ties by
 * id. Empty when nothing but itself does.
 */
export function causeChain(schedule: Schedule, id: string): CauseStep[] {
  const { graph } = schedule;
  const steps: CauseStep[] = [];
  const seen = new Set<number>();
  let task = graph.indexOf.get(id);
  while (task !== undefined && !seen.has(task)) {
    seen.add(task);
    const link = holdUp(schedule, task);
    if (link === undefined) break;
    const predecessor = graph.from[link]!;
    const step = stepOf(schedule, link, seen.has(predecessor));
    steps.push(step);
    task = step.reason === 'doneLate' || step.reason === 'notVerified' || step.reason === 'notDelivered' ? undefined : predecessor;
  }
  return steps;
}

/** The link that holds a task up: the longest of those that have not let it go, else the one after which it began late. */
function holdUp(schedule: Schedule, task: number): number | undefined {
  const { graph, rules, network } = schedule;
  const phase = phaseOf(graph.tasks[task]!);
  if (phase === 'done' || phase === 'cancelled') return undefined;
  const entryOf = entriesInto(schedule, task);
  let waited: number | undefined;
  let came: number | undefined;
  let longest = Number.NEGATIVE_INFINITY;
  let last = ownStart(schedule, task);
  for (let k = graph.inStart[task]!; k < graph.inStart[task + 1]!; k++) {
    const link = graph.inLinks[k]!;
    if (graph.binding[link] === 0) continue;
    const predecessor = graph.tasks[graph.from[link]!]!;
    const entry = entryOf.get(link);
    const place = entry === undefined ? Number.POSITIVE_INFINITY : heldTo(network, entry, schedule.forward.times, network.columns.duration);
    const holdsEnd = (graph.type[link]! & holdsFinish) !== 0;
    if (!isReleased(graph.links[link]!, graph.type[link]!, predecessor, rules.release)) {
      if ((phase === 'todo' || holdsEnd) && (waited === undefined || place > longest)) [waited, longest] = [link, place];
    } else if (!holdsEnd && place > last && lateness(predecessor) > 0) [came, last] = [link, place];
  }
  return waited ?? came;
}

function entriesInto({ network }: Schedule, task: number): ReadonlyMap<number, number> {
  const at = network.positionOf[task]!;
  const entries = new Map<number, number>();
  for (let entry = network.inStart[at]!; entry < network.inStart[at + 1]!; entry++) entries.set(network.link[entry]!, entry);
  return entries;
}

/** Where a task was to start: at its baseline, else its own start, as places of the calendar. */
function ownStart({ graph, rules }: Schedule, task: number): number {
  const { baselineStart, start } = graph.tasks[task]!;
  const day = dayNumber(baselineStart ?? start ?? '');
  return Number.isNaN(day) ? Number.NEGATIVE_INFINITY : workdaysBefore(rules.calendar, day);
}

function stepOf(schedule: Schedule, link: number, closesCycle: boolean): CauseStep {
  const { graph } = schedule;
  const predecessor = graph.from[link]!;
  const task = graph.tasks[predecessor]!;
  const [reason, days] = closesCycle ? (['cycle', 0] as const) : reasonOf(schedule, link, predecessor);
  return { task: task.id, link: graph.links[link]!.id, reason, days, answerable: answerableFor(task) };
}

function reasonOf(schedule: Schedule, link: number, predecessor: number): readonly [CauseReason, number] {
  const { graph, rules, network } = schedule;
  const task = graph.tasks[predecessor]!;
  const phase = phaseOf(task);
  if (phase === 'done') {
    const row = graph.links[link]!;
    const isFree = isReleased(row, graph.type[link]!, task, rules.release);
    if (isFree) return ['doneLate', lateness(task)];
    const since = Math.max(0, daysBetween(row.deliveredOn ?? task.doneOn ?? rules.today, rules.today));
    return [row.state === 'delivered' || ruleOf(row, rules.release) === 'delivered' ? 'notVerified' : 'notDelivered', since];
  }
  const { due } = task;
  const late = due === undefined ? 0 : daysBetween(due, rules.today);
  if (late > 0) return ['late', late];
  const overshoot = due === undefined ? 0 : daysBetween(due, datesAt(schedule, network.positionOf[predecessor]!).finish);
  if (overshoot > 0) return ['willBeLate', overshoot];
  if (phase === 'started') return ['underWay', 0];
  return [hasUnreleased(schedule, predecessor) ? 'waiting' : 'notStarted', 0];
}

function hasUnreleased({ graph, rules }: Schedule, task: number): boolean {
  for (let k = graph.inStart[task]!; k < graph.inStart[task + 1]!; k++) {
    const link = graph.inLinks[k]!;
    if (graph.binding[link] === 1 && !isReleased(graph.links[link]!, graph.type[link]!, graph.tasks[graph.from[link]!]!, rules.release)) return true;
  }
  return false;
}

/** Calendar days by which a task that is done ended after its baseline, or its due date; 0 when it did not. */
function lateness({ doneOn, baselineDue, due }: PlanTask): number {
  const promised = baselineDue ?? due;
  return doneOn === undefined || promised === undefined ? 0 : Math.max(0, daysBetween(promised, doneOn));
}

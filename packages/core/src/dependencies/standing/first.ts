import type { PlanTask } from '../graph/types.ts';
import { isReleased, phaseOf } from '../release.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { phaseCodes } from '../schedule/task-columns.ts';
import { standingsOf, type TaskStanding } from './standing.ts';

/** A task that can start now, with what speaks for it. */
export interface FirstTask {
  readonly id: string;
  /** Workdays that it can slip before a promise breaks. */
  readonly totalFloat: number;
  /** Ids of the people who do or answer for what waits behind it, those of the task itself left out. */
  readonly peopleWaiting: readonly string[];
  /** How many tasks wait behind it, at any distance. */
  readonly tasksWaiting: number;
}

/** A wait between two tasks that is not over. */
export interface OpenWait {
  /** Id of the link. */
  readonly link: string;
  readonly predecessor: string;
  readonly successor: string;
}

/** Tasks looked at behind one task at most; who waits further than that counts no more. */
const reach = 2_000;

/** What to do first: what can start now, the least float first, then what most people wait for, then by id. */
export function whatFirst(schedule: Schedule, standings: ReadonlyMap<string, TaskStanding> = standingsOf(schedule)): FirstTask[] {
  const { graph, network, backward } = schedule;
  const seenFor = new Int32Array(graph.tasks.length).fill(-1);
  const first: FirstTask[] = [];
  graph.tasks.forEach((task, index) => {
    if (standings.get(task.id)?.isStartable !== true) return;
    const behind = waitingBehind(schedule, index, seenFor);
    const own = new Set(workersOf(task));
    const people = new Set(behind.flatMap((other) => workersOf(graph.tasks[other]!)).filter((person) => !own.has(person)));
    first.push({ id: task.id, totalFloat: backward.totalFloat[network.positionOf[index]!]!, peopleWaiting: [...people].sort(), tasksWaiting: behind.length });
  });
  return first.sort((a, b) => a.totalFloat - b.totalFloat || b.peopleWaiting.length - a.peopleWaiting.length || graph.indexOf.get(a.id)! - graph.indexOf.get(b.id)!);
}

/** What blocks a person: waits that are not over, of tasks that they do or answer for, in the order of the links. */
export function whatBlocks(schedule: Schedule, member: string): OpenWait[] {
  return openWaits(schedule, (predecessor, successor) => workersOf(successor).includes(member) && !workersOf(predecessor).includes(member));
}

/** Who waits for a person: waits that are not over, for tasks that they do or answer for, in the order of the links. */
export function whoWaitsFor(schedule: Schedule, member: string): OpenWait[] {
  return openWaits(schedule, (predecessor, successor) => workersOf(predecessor).includes(member) && !workersOf(successor).includes(member));
}

/** Who does a task or answers for it. */
export function workersOf({ responsible = [], accountable = [] }: PlanTask): readonly string[] {
  return [...responsible, ...accountable];
}

function openWaits({ graph, rules }: Schedule, concerns: (predecessor: PlanTask, successor: PlanTask) => boolean): OpenWait[] {
  return graph.links.flatMap((link, index) => {
    const [predecessor, successor] = [graph.tasks[graph.from[index]!]!, graph.tasks[graph.to[index]!]!];
    if (graph.binding[index] === 0 || phaseOf(successor) === 'done' || !concerns(predecessor, successor)) return [];
    if (isReleased(link, graph.type[index]!, predecessor, rules.release)) return [];
    return [{ link: link.id, predecessor: predecessor.id, successor: successor.id }];
  });
}

function waitingBehind({ graph, network }: Schedule, start: number, seenFor: Int32Array): number[] {
  const found: number[] = [];
  seenFor[start] = start;
  for (let head = -1; head < found.length && found.length < reach; head++) {
    const task = head < 0 ? start : found[head]!;
    for (let k = graph.outStart[task]!; k < graph.outStart[task + 1]!; k++) {
      const link = graph.outLinks[k]!;
      const next = graph.to[link]!;
      if (graph.binding[link] === 0 || seenFor[next] === start || network.columns.phase[network.positionOf[next]!]! >= phaseCodes.done) continue;
      seenFor[next] = start;
      found.push(next);
    }
  }
  return found;
}

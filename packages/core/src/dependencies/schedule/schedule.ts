import type { Issue } from '../../source/issue.ts';
import { isBinding } from '../graph/build-graph.ts';
import { cycleIssues, findCycles, type Cycle } from '../graph/cycles.ts';
import type { DependencyGraph, PlanTask } from '../graph/types.ts';
import { dayNumber } from '../../time/day-number.ts';
import { inOneGo } from '../../time/steps.ts';
import { backwardPass, slackOf, type BackwardTimes } from './backward.ts';
import { forwardPass, toUpdate, type ForwardTimes } from './forward.ts';
import { networkOf, networkSteps, placeLink, placeTask, type Network } from './network.ts';
import { scheduleRules, type ScheduleOptions, type ScheduleRules } from './options.ts';
import { copyColumns, phaseCodes } from './task-columns.ts';

/** When every task can and must be worked on, by the critical path method. `taskSchedule` tells it of one task, in days. */
export interface Schedule {
  readonly graph: DependencyGraph;
  readonly rules: ScheduleRules;
  /** Tasks by position in topological order, with the links that are obeyed. */
  readonly network: Network;
  readonly forward: ForwardTimes;
  readonly backward: BackwardTimes;
  /** 1 for a task with no more float than any other of its project, or with none at all; by position. */
  readonly critical: Uint8Array;
  /** Knots of tasks that wait for each other: links within them are not obeyed. */
  readonly cycles: readonly Cycle[];
  /** What could not be read or obeyed: links, cycles, tasks, holidays, absences. */
  readonly issues: readonly Issue[];
}

/**
 * The schedule of a graph: earliest and latest dates, floats, what is critical (Kelley and Walker's critical path method
 * over the four link types of precedence diagramming). Facts stay where they are. O(tasks + links).
 */
export function scheduleTasks(graph: DependencyGraph, options: ScheduleOptions): Schedule {
  return inOneGo(scheduleSteps(graph, options));
}

/** The schedule of a graph in a few steps, for a page that must not stand still meanwhile: what it returns in the end is that of `scheduleTasks`. */
export function* scheduleSteps(graph: DependencyGraph, options: ScheduleOptions): Generator<void, Schedule> {
  const rules = scheduleRules(options);
  const network = yield* networkSteps(graph, rules);
  const { components } = network.order;
  const cycles = components === undefined ? [] : findCycles(graph, components);
  yield;
  const forward = forwardPass(network, network.columns);
  yield;
  return withPasses(network, cycles, forward, backwardPass(network, forward));
}

/**
 * The schedule once some tasks have changed (dates, durations, status), their links being the same. It equals a schedule
 * from scratch, without reading the tasks that did not change. Tasks that it does not know are left out.
 */
export function reschedule(schedule: Schedule, changed: readonly PlanTask[]): Schedule {
  const { graph, network } = schedule;
  const known = changed.filter(({ id }) => graph.indexOf.has(id));
  const tasks = [...graph.tasks];
  let bindsAnew = false;
  for (const task of known) {
    const index = graph.indexOf.get(task.id)!;
    bindsAnew ||= (task.status === 'cancelled') !== (tasks[index]!.status === 'cancelled');
    bindsAnew ||= task.milestone !== tasks[index]!.milestone || task.project !== tasks[index]!.project;
    tasks[index] = task;
  }
  if (bindsAnew) return rebuilt(schedule, tasks);

  const today = dayNumber(network.rules.today);
  const rows = new Set(known.map(({ id }) => id));
  const issues = network.issues.filter(({ row }) => row === undefined || !rows.has(row));
  const patched: Network = {
    ...network,
    graph: { ...graph, tasks },
    columns: copyColumns(network.columns),
    kind: network.kind.slice(),
    lag: network.lag.slice(),
    issues,
  };
  const positions = known.map(({ id }) => network.positionOf[graph.indexOf.get(id)!]!);
  const marks = new Uint8Array(tasks.length);
  for (const at of positions) placeTask(patched, at, today, issues);
  for (const at of positions) {
    marks[at] = toUpdate;
    for (let k = network.outStart[at]!; k < network.outStart[at + 1]!; k++) {
      placeLink(patched, network.outEntry[k]!);
      marks[network.target[network.outEntry[k]!]!] = toUpdate;
    }
  }
  return scheduled(patched, schedule.cycles, { before: schedule, marks });
}

/** What one task's row in a schedule is called by: its position in topological order; undefined for an id that it does not know. */
export function positionOfTask({ graph, network }: Schedule, id: string): number | undefined {
  const index = graph.indexOf.get(id);
  return index === undefined ? undefined : network.positionOf[index];
}

/** Links whose successor's facts did not wait for them: it began, or ended, too soon. Ids in the order of the links. */
export function brokenLinks({ graph, network, forward }: Schedule): string[] {
  const broken: number[] = [];
  for (let entry = 0; entry < network.link.length; entry++) {
    if (slackOf(network, entry, forward.times) < 0) broken.push(network.link[entry]!);
  }
  return broken.sort((a, b) => a - b).map((link) => graph.links[link]!.id);
}

function scheduled(network: Network, cycles: readonly Cycle[], change?: { readonly before: Schedule; readonly marks: Uint8Array }): Schedule {
  const known = change?.before.forward;
  const forward = forwardPass(network, network.columns, known && { times: known.times.slice(), driver: known.driver.slice() }, change?.marks);
  return withPasses(network, cycles, forward, backwardPass(network, forward, change?.before.backward, change?.marks));
}

function withPasses(network: Network, cycles: readonly Cycle[], forward: ForwardTimes, backward: BackwardTimes): Schedule {
  const { graph, rules } = network;
  const issues = [...graph.issues, ...cycleIssues(graph, cycles), ...network.issues, ...rules.calendar.issues, ...rules.absences.issues];
  return { graph, rules, network, forward, backward, critical: criticalTasks(network, backward), cycles, issues };
}

function rebuilt({ graph, network: { rules } }: Schedule, tasks: readonly PlanTask[]): Schedule {
  const binding = graph.binding.map((_, link) => (isBinding(graph.links[link]!, tasks[graph.from[link]!]!, tasks[graph.to[link]!]!) ? 1 : 0));
  const network = networkOf({ ...graph, tasks, binding }, rules);
  return scheduled(network, network.order.components === undefined ? [] : findCycles(network.graph, network.order.components));
}

function criticalTasks({ columns, groups }: Network, { totalFloat, leastFloat }: BackwardTimes): Uint8Array {
  const critical = new Uint8Array(columns.phase.length);
  for (let p = 0; p < critical.length; p++) {
    const isOpen = columns.phase[p]! < phaseCodes.done;
    critical[p] = isOpen && totalFloat[p]! <= Math.max(0, leastFloat[groups.of[p]!]!) ? 1 : 0;
  }
  return critical;
}

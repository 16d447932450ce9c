import type { Issue } from '../../source/issue.ts';
import { cycleIssues, findCycles, type Cycle } from '../graph/cycles.ts';
import type { DependencyGraph } from '../graph/types.ts';
import { inOneGo } from '../../time/steps.ts';
import { backwardPass, slackOf, type BackwardTimes } from './backward.ts';
import { forwardPass, type ForwardTimes } from './forward.ts';
import { networkSteps, type Network } from './network.ts';
import { scheduleRules, type ScheduleOptions, type ScheduleRules } from './options.ts';
import { phaseCodes } from './task-columns.ts';

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

/** The schedule that a network and its two passes amount to. */
export function withPasses(network: Network, cycles: readonly Cycle[], forward: ForwardTimes, backward: BackwardTimes): Schedule {
  const { graph, rules } = network;
  const issues = [...graph.issues, ...cycleIssues(graph, cycles), ...network.issues, ...rules.calendar.issues, ...rules.absences.issues];
  return { graph, rules, network, forward, backward, critical: criticalTasks(network, backward), cycles, issues };
}

function criticalTasks({ columns, groups }: Network, { totalFloat, leastFloat }: BackwardTimes): Uint8Array {
  const critical = new Uint8Array(columns.phase.length);
  for (let p = 0; p < critical.length; p++) {
    const isOpen = columns.phase[p]! < phaseCodes.done;
    critical[p] = isOpen && totalFloat[p]! <= Math.max(0, leastFloat[groups.of[p]!]!) ? 1 : 0;
  }
  return critical;
}

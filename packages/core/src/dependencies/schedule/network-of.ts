import { inOneGo } from '../../time/steps.ts';
import type { Issue } from '../../source/issue.ts';
import type { DependencyGraph } from '../graph/types.ts';
import { networkSteps, type Network } from './network.ts';
import type { ScheduleRules } from './options.ts';
import { readTask } from './task-columns.ts';

/** The network of a graph under some rules. O(tasks + links). */
export function networkOf(graph: DependencyGraph, rules: ScheduleRules): Network {
  return inOneGo(networkSteps(graph, rules));
}

/** Fills the columns of the task at a position. */
export function placeTask(network: Network, at: number, today: number, issues: Issue[]): void {
  const { columns, groups, graph, order, rules } = network;
  readTask(columns, at, graph.tasks[order.taskAt[at]!]!, today, rules, issues);
  columns.deadline[at] = Math.min(columns.deadline[at]!, groups.milestonePlace[at] ?? Number.POSITIVE_INFINITY);
}

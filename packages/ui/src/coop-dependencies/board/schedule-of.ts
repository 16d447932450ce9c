import { buildGraph, scheduleTasks, type Schedule } from '@entrelacs/core';
import { scheduleOptions, type BoardPlan } from './plan.ts';

/** The schedule of a plan. */
export function scheduleOf(plan: BoardPlan): Schedule {
  return scheduleTasks(buildGraph(plan.tasks, plan.links), scheduleOptions(plan));
}

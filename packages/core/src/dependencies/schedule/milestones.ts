import { daysBetween } from '../../time/day-number.ts';
import type { PlanMilestone } from './options.ts';
import type { Schedule } from './schedule.ts';
import { datesAt } from './task-schedule.ts';
import { phaseCodes } from './task-columns.ts';

/** When a milestone will be reached, from the tasks that belong to it. */
export interface MilestoneForecast {
  readonly milestone: PlanMilestone;
  /** The day on which the last of its tasks ends; absent when it has none that count. */
  readonly date?: string;
  /** Calendar days that this is after its due date; negative when before. Absent when either date is. */
  readonly lateBy?: number;
  /** Id of the task that ends last; the lowest of several. */
  readonly lastTask?: string;
}

/** What becomes of each milestone of the schedule, in their order. A milestone that was reached has the date of that. */
export function milestoneForecasts(schedule: Schedule): MilestoneForecast[] {
  const { network, forward, rules } = schedule;
  const last = new Map<string, number>();
  for (let index = 0; index < network.positionOf.length; index++) {
    const p = network.positionOf[index]!;
    const { milestone } = network.graph.tasks[index]!;
    if (milestone === undefined || network.columns.phase[p] === phaseCodes.cancelled) continue;
    const before = last.get(milestone);
    if (before === undefined || forward.times[2 * p + 1]! > forward.times[2 * before + 1]!) last.set(milestone, p);
  }
  return rules.milestones.map((milestone) => {
    const at = last.get(milestone.id);
    const date = milestone.reachedOn ?? (at === undefined ? undefined : datesAt(schedule, at).finish);
    return {
      milestone,
      ...(date !== undefined && { date }),
      ...(date !== undefined && milestone.due !== undefined && { lateBy: daysBetween(milestone.due, date) }),
      ...(at !== undefined && { lastTask: network.graph.tasks[network.order.taskAt[at]!]!.id }),
    };
  });
}

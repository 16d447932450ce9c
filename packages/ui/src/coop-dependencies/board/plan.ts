import { workingCalendar, type Holiday, type Member, type Milestone, type PlanLink, type PlanTask, type ReleaseRules, type ScheduleOptions } from '@entrelacs/core';

/** What a schedule is computed from: plain values, so that a worker can be sent them. */
export interface BoardPlan {
  readonly tasks: readonly PlanTask[];
  readonly links: readonly PlanLink[];
  readonly today: string;
  readonly weekdays: readonly number[] | undefined;
  readonly holidays: readonly Holiday[];
  readonly members: readonly Member[];
  readonly milestones: readonly Milestone[];
  readonly release: ReleaseRules;
}

/** What the schedule of a plan is computed with. */
export function scheduleOptions({ today, weekdays, holidays, members, milestones, release }: BoardPlan): ScheduleOptions {
  return { today, calendar: workingCalendar({ ...(weekdays !== undefined && { weekdays }), holidays }), members, milestones, release };
}

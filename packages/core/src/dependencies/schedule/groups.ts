import { dayNumber } from '../../time/day-number.ts';
import { workdaysBefore } from '../calendar/working-calendar.ts';
import type { DependencyGraph } from '../graph/types.ts';
import type { PlanMilestone, ScheduleRules } from './options.ts';

/** What tasks end together with: the tasks of a project, or all of them. */
export interface Groups {
  readonly count: number;
  /** Group of the task at each position. */
  readonly of: Int32Array;
  /** Place by which the milestone of the task at each position was promised; Infinity without, or once reached. Empty when nothing was. */
  readonly milestonePlace: Float64Array;
}

/** Groups and milestone promises of the tasks, by position. */
export function groupsOf(graph: DependencyGraph, positionOf: Int32Array, rules: ScheduleRules): Groups {
  const { tasks } = graph;
  const of = new Int32Array(tasks.length);
  const milestonePlace = new Float64Array(rules.milestones.length === 0 ? 0 : tasks.length).fill(Number.POSITIVE_INFINITY);
  const places = new Map(rules.milestones.map((milestone) => [milestone.id, promisedPlace(milestone, rules)]));
  const groups = new Map<string, number>();
  for (let index = 0; index < tasks.length; index++) {
    const { milestone, project = '' } = tasks[index]!;
    if (milestone !== undefined && milestonePlace.length > 0) milestonePlace[positionOf[index]!] = places.get(milestone) ?? Number.POSITIVE_INFINITY;
    const name = rules.horizon === 'project' ? project : '';
    let group = groups.get(name);
    if (group === undefined) groups.set(name, (group = groups.size));
    of[positionOf[index]!] = group;
  }
  return { count: groups.size, of, milestonePlace };
}

/** Place by which a milestone was promised; Infinity when it has no date or was reached. */
export function promisedPlace(milestone: PlanMilestone, rules: ScheduleRules): number {
  const day = milestone.due === undefined || milestone.reachedOn !== undefined ? Number.NaN : dayNumber(milestone.due);
  return Number.isNaN(day) ? Number.POSITIVE_INFINITY : workdaysBefore(rules.calendar, day + 1);
}

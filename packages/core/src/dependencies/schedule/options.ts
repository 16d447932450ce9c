import type { Milestone } from '../../model/milestone.ts';
import { absencesOf, type AbsentMember, type Absences } from '../calendar/absences.ts';
import { workingCalendar, type WorkingCalendar } from '../calendar/working-calendar.ts';
import { defaultReleaseRules, type ReleaseRules } from '../release.ts';

/** A date promised, as far as the schedule needs it. */
export type PlanMilestone = Pick<Milestone, 'id' | 'title'> & Partial<Omit<Milestone, 'id' | 'title'>>;

/** How a schedule is computed. */
export interface ScheduleOptions {
  /** The day it is: what has not started cannot start before. */
  readonly today: string;
  /** Monday to Friday without holidays when left out. */
  readonly calendar?: WorkingCalendar;
  /** Whose absences let tasks rest. */
  readonly members?: readonly AbsentMember[];
  /** Promises that tasks are held to. */
  readonly milestones?: readonly PlanMilestone[];
  /** What the latest dates are counted from: the end of each project (default), or of everything. */
  readonly horizon?: 'project' | 'document';
  /**
   * What the due date of a task says that also has a start, and so a length: a deadline once the forecast misses it
   * (default), always, or never. A due date without a start is a deadline always.
   */
  readonly plannedDue?: 'missed' | 'always' | 'never';
  /** Workdays that a task takes which says nothing; 1 when left out. */
  readonly defaultDurationDays?: number;
  /** What lets a successor go. */
  readonly release?: ReleaseRules;
}

/** Options with their defaults filled in. */
export interface ScheduleRules extends Required<Omit<ScheduleOptions, 'members' | 'milestones'>> {
  readonly absences: Absences;
  readonly milestones: readonly PlanMilestone[];
}

/** The rules that some options amount to. */
export function scheduleRules(options: ScheduleOptions): ScheduleRules {
  const { calendar = workingCalendar(), members = [], milestones = [], horizon = 'project', plannedDue = 'missed' } = options;
  const { today, defaultDurationDays = 1, release = defaultReleaseRules } = options;
  return { today, calendar, absences: absencesOf(members, calendar), milestones, horizon, plannedDue, defaultDurationDays, release };
}

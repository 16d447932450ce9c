import type { Member } from '../../model/member.ts';
import type { Issue } from '../../source/issue.ts';
import { dayNumber } from '../../time/day-number.ts';
import type { PlanTask } from '../graph/types.ts';
import { workdaysBefore, type WorkingCalendar } from './working-calendar.ts';

/** A stretch of the workday axis during which a task rests. */
export interface Rest {
  readonly from: number;
  readonly to: number;
}

/** Members as far as their absences go. */
export type AbsentMember = Pick<Member, 'id'> & Partial<Pick<Member, 'awayFrom' | 'awayTo' | 'delegate'>>;

/** When each member is away with nobody to take over. */
export interface Absences {
  readonly of: ReadonlyMap<string, Rest>;
  readonly issues: readonly Issue[];
}

/**
 * Absences on the axis of a calendar. A relay works on, so only the days when both are away count; an absence whose end
 * is unknown or comes before its beginning is an issue and stops nothing.
 */
export function absencesOf(members: readonly AbsentMember[], calendar: WorkingCalendar): Absences {
  const issues: Issue[] = [];
  const away = new Map<string, Rest>();
  for (const { id, awayFrom, awayTo } of members) {
    if (awayFrom === undefined) continue;
    const [from, to] = [dayNumber(awayFrom), awayTo === undefined ? Number.NaN : dayNumber(awayTo)];
    if (to >= from) away.set(id, { from: workdaysBefore(calendar, from), to: workdaysBefore(calendar, to + 1) });
    else issues.push({ code: 'member.badAbsence', entity: 'member', row: id, path: 'awayTo' });
  }
  const known = new Set(members.map(({ id }) => id));
  const uncovered = members.flatMap(({ id, delegate }) => {
    const rest = away.get(id);
    const hasRelay = delegate !== undefined && delegate !== id && known.has(delegate);
    const left = hasRelay ? common(rest, away.get(delegate)) : rest;
    return left === undefined ? [] : [[id, left] as const];
  });
  return { of: new Map(uncovered), issues };
}

/** When a task rests because everybody who does it (or, with nobody, whoever is accountable) is away at once. */
export function restOf(task: PlanTask, absences: Absences): Rest | undefined {
  if (absences.of.size === 0) return undefined;
  const { responsible, accountable } = task;
  const workers = responsible !== undefined && responsible.length > 0 ? responsible : accountable;
  if (workers === undefined || workers.length === 0) return undefined;
  let rest = absences.of.get(workers[0]!);
  for (let rank = 1; rank < workers.length && rest !== undefined; rank++) rest = common(rest, absences.of.get(workers[rank]!));
  return rest;
}

function common(a: Rest | undefined, b: Rest | undefined): Rest | undefined {
  if (a === undefined || b === undefined) return undefined;
  const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
  return from < to ? { from, to } : undefined;
}

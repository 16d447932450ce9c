import type { Member } from '../model/member.ts';
import { raciRoles, type RaciRole } from '../model/raci-fields.ts';
import { dayNumber } from '../time/day-number.ts';
import { addDays, mondayOf } from '../time/weeks.ts';
import { isOpen } from './item-state.ts';
import { defaultRaciWeights, type RaciWeights } from './rules.ts';
import type { RaciItem } from './types.ts';

/** Hours a week of a person who did not say. */
export const defaultCapacityHours = 35;

/** What `workload` needs. */
export interface WorkloadInput {
  readonly items: readonly RaciItem[];
  readonly members: readonly Pick<Member, 'id' | 'capacityHours' | 'awayFrom' | 'awayTo'>[];
  readonly today: string;
  readonly weights?: RaciWeights;
  /** Days that nobody works. */
  readonly holidays?: readonly string[];
}

/** What one person's week holds. */
export interface Workload {
  /** Hours that the week takes. */
  readonly hours: number;
  /** Hours that the person has this week, absences and holidays off. */
  readonly capacityHours: number;
  /** Hours in percent of the capacity, rounded; undefined in a week without capacity. */
  readonly percent?: number;
  /** Away on every working day of the week. */
  readonly away: boolean;
  /** Open rows by role. */
  readonly counts: Readonly<Record<RaciRole, number>>;
}

/**
 * The load of each person in the ISO week of `today`.
 *
 * hours = Σ over open rows under way this week:
 * - R with a known effort: remaining effort (effort x (1 - progress)) x workdays of the row in this week / workdays
 *   left from this Monday (or its later start) to its due day, shared equally by its R's. What is late is all due now.
 * - R without effort: `weights.responsible`, and A, C, I: their weight, whatever the effort: hours a week a letter costs.
 *
 * A row is under way this week when its days (start, or due less its duration, to due) meet the week, when it is late, or
 * when its status says so. Without any date it is unless its status is "to do": where neither effort nor dates are known
 * the load is the weighted letters. capacity = hours a week x workdays present / 5.
 */
export function workload({ items, members, today, weights = defaultRaciWeights, holidays = [] }: WorkloadInput): ReadonlyMap<string, Workload> {
  const week = weekOf(today, holidays);
  const index = new Map(members.map(({ id }, n) => [id, n]));
  const hours = new Float64Array(members.length);
  const counts = members.map(() => ({ accountable: 0, responsible: 0, consulted: 0, informed: 0 }));
  for (const item of items) {
    if (!isOpen(item)) continue;
    const share = weekShare(item, week);
    const effort = item.effortHours === undefined ? undefined : item.effortHours * (1 - Math.min(Math.max(item.progress ?? 0, 0), 100) / 100);
    for (const role of raciRoles) {
      const holders = item[role];
      if (holders.length === 0) continue;
      const cost = share === undefined ? 0 : role === 'responsible' && effort !== undefined ? (effort * share) / holders.length : weights[role];
      for (const id of holders) {
        const n = index.get(id);
        const count = n === undefined ? undefined : counts[n];
        if (n === undefined || count === undefined) continue;
        count[role] += 1;
        hours[n] = (hours[n] ?? 0) + cost;
      }
    }
  }
  return new Map(members.map((member, n) => [member.id, loadOf(member, hours[n] ?? 0, counts[n] ?? noCounts, week)]));
}

/** The load of several people together, as of a folded team. */
export function totalWorkload(loads: Iterable<Workload>): Workload {
  let hours = 0;
  let capacityHours = 0;
  let away = true;
  const counts = { ...noCounts };
  for (const load of loads) {
    hours += load.hours;
    capacityHours += load.capacityHours;
    away &&= load.away;
    for (const role of raciRoles) counts[role] += load.counts[role];
  }
  return { hours, capacityHours, ...percentOf(hours, capacityHours), away, counts };
}

const noCounts: Record<RaciRole, number> = { accountable: 0, responsible: 0, consulted: 0, informed: 0 };

interface Week {
  readonly monday: number;
  readonly sunday: number;
  /** Day numbers of the days worked by somebody who is present. */
  readonly workdays: readonly number[];
}

function weekOf(today: string, holidays: readonly string[]): Week {
  const monday = dayNumber(mondayOf(today));
  const off = new Set(holidays.map(dayNumber));
  const workdays = [0, 1, 2, 3, 4].map((n) => monday + n).filter((day) => !off.has(day));
  return { monday, sunday: monday + 6, workdays };
}

/** The part of a row's remaining effort that falls into the week; undefined when it is not under way. */
function weekShare(item: RaciItem, { monday, sunday }: Week): number | undefined {
  const underWay = item.status === 'doing' || item.status === 'review';
  const due = item.due === undefined ? Number.NaN : dayNumber(item.due);
  const start = startOf(item);
  if (Number.isNaN(due)) {
    if (Number.isNaN(start)) return underWay || item.status === undefined ? 1 : undefined;
    return underWay || start <= sunday ? 1 : undefined;
  }
  if (due <= sunday) return 1;
  const from = Math.max(monday, Number.isNaN(start) ? monday : start);
  if (from > sunday) return underWay ? weekdaysBetween(monday, sunday) / weekdaysBetween(monday, due) : undefined;
  return weekdaysBetween(from, sunday) / Math.max(weekdaysBetween(from, due), 1);
}

/** Day number of its start, real or planned; from its duration when only its due day is known; NaN when unknown. */
function startOf({ start, startedOn, due, durationDays }: RaciItem): number {
  const known = startedOn ?? start;
  if (known !== undefined) return dayNumber(known);
  if (due === undefined || durationDays === undefined) return Number.NaN;
  return dayNumber(addDays(due, -Math.max(Math.ceil((durationDays * 7) / 5) - 1, 0)));
}

/** Mondays to Fridays between two day numbers, both ends included. */
function weekdaysBetween(from: number, to: number): number {
  if (to < from) return 0;
  const upTo = (day: number) => {
    const since = day + 3; // day -3 is a Monday
    const weeks = Math.floor(since / 7);
    return weeks * 5 + Math.min(since - weeks * 7 + 1, 5);
  };
  return upTo(to) - upTo(from - 1);
}

function loadOf(member: WorkloadInput['members'][number], hours: number, counts: Workload['counts'], { workdays }: Week): Workload {
  const from = member.awayFrom === undefined ? -Infinity : dayNumber(member.awayFrom);
  const to = member.awayTo === undefined ? Infinity : dayNumber(member.awayTo);
  const isAway = member.awayFrom !== undefined || member.awayTo !== undefined;
  const present = isAway ? workdays.filter((day) => day < from || day > to) : workdays;
  const capacityHours = ((member.capacityHours ?? defaultCapacityHours) * present.length) / 5;
  return { hours, capacityHours, ...percentOf(hours, capacityHours), away: isAway && present.length === 0 && workdays.length > 0, counts };
}

function percentOf(hours: number, capacityHours: number): { percent?: number } {
  return capacityHours > 0 ? { percent: Math.round((hours / capacityHours) * 100) } : {};
}

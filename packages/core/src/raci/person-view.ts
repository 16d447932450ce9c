import { raciRoles, type RaciRole } from '../model/raci-fields.ts';
import { daysBetween } from '../time/day-number.ts';
import { addDays, mondayOf } from '../time/weeks.ts';
import { actsOf, type ItemAct } from './item-acts.ts';
import { findingsByItem } from './findings-by-item.ts';
import { isOpen } from './item-state.ts';
import { rolesOf, type CellRoles } from './roles.ts';
import type { Finding, RaciItem } from './types.ts';

/** When rows of a person's view are due. */
export const personGroupKeys = ['late', 'week', 'later', 'undated'] as const;

/** When a row of a person's view is due. */
export type PersonGroupKey = (typeof personGroupKeys)[number];

/** One open row that somebody has a role on. */
export interface PersonEntry<Item extends RaciItem = RaciItem> {
  readonly item: Item;
  /** Heaviest first. */
  readonly roles: CellRoles;
  /** Days past the due day; undefined when not late. */
  readonly lateDays?: number;
  /** What this person may do next about it, the likeliest first, at most two. */
  readonly acts: readonly ItemAct[];
  /** Findings about the row, worst first. */
  readonly findings: readonly Finding[];
}

/** Rows due in one stretch of time. */
export interface PersonGroup<Item extends RaciItem = RaciItem> {
  readonly key: PersonGroupKey;
  /** Last day of the stretch, where it has one: this week's Sunday. */
  readonly until?: string;
  readonly entries: readonly PersonEntry<Item>[];
}

/** Everything a person has a role on, by due day. */
export interface PersonView<Item extends RaciItem = RaciItem> {
  /** Open rows by role, whatever `roles` narrows the groups to. */
  readonly counts: Readonly<Record<RaciRole, number>>;
  /** Groups that have entries, in time order. */
  readonly groups: readonly PersonGroup<Item>[];
  /** Open rows with a role, and roles held on them. */
  readonly openItems: number;
  readonly openRoles: number;
}

/** How a person's view is narrowed. */
export interface PersonViewOptions {
  /** Only rows on which the person holds one of these roles; all when empty. */
  readonly roles?: readonly RaciRole[];
  readonly findings?: readonly Finding[];
}

/** Every open row that a person is R, A, C or I for: late, this week, later, without date; by due day, ties as given. */
export function personView<Item extends RaciItem>(
  items: readonly Item[],
  member: string,
  today: string,
  options: PersonViewOptions = {},
): PersonView<Item> {
  const { roles: wanted = [], findings = [] } = options;
  const sunday = addDays(mondayOf(today), 6);
  const counts: Record<RaciRole, number> = { accountable: 0, responsible: 0, consulted: 0, informed: 0 };
  const groups: Record<PersonGroupKey, PersonEntry<Item>[]> = { late: [], week: [], later: [], undated: [] };
  const byItem = findingsByItem(findings);
  let openItems = 0;
  for (const item of items) {
    if (!isOpen(item)) continue;
    const roles = rolesOf(item, member);
    if (roles.length === 0) continue;
    openItems += 1;
    for (const role of roles) counts[role] += 1;
    if (wanted.length > 0 && !roles.some((role) => wanted.includes(role))) continue;
    const key = groupOf(item.due, today, sunday);
    groups[key].push({
      item,
      roles,
      ...(key === 'late' && { lateDays: daysBetween(item.due ?? today, today) }),
      acts: actsOf(item, roles),
      findings: byItem.get(item.id) ?? [],
    });
  }
  return {
    counts,
    groups: personGroupKeys.flatMap((key) =>
      groups[key].length === 0 ? [] : [{ key, ...(key === 'week' && { until: sunday }), entries: groups[key].sort(byDue) }],
    ),
    openItems,
    openRoles: raciRoles.reduce((sum, role) => sum + counts[role], 0),
  };
}

function groupOf(due: string | undefined, today: string, sunday: string): PersonGroupKey {
  if (due === undefined) return 'undated';
  if (due < today) return 'late';
  return due <= sunday ? 'week' : 'later';
}

function byDue(a: PersonEntry, b: PersonEntry): number {
  const [x, y] = [a.item.due ?? '', b.item.due ?? ''];
  return x < y ? -1 : x > y ? 1 : 0;
}

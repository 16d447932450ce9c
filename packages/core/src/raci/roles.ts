import { raciRoles, type RaciRole } from '../model/raci-fields.ts';
import type { RaciItem } from './types.ts';

/** Roles of one person on one row, heaviest first: A, R, C, I. */
export type CellRoles = readonly RaciRole[];

const noRoles: CellRoles = [];

/** Every set of roles by its bits (A 1, R 2, C 4, I 8), so that equal cells share one list. */
const roleSets: readonly CellRoles[] = Array.from({ length: 16 }, (_, bits) => raciRoles.filter((_role, n) => (bits & (1 << n)) !== 0));

/** Who holds what on a row: the roles of each person named on it, heaviest first. */
export function rolesByMember(item: Pick<RaciItem, RaciRole>): ReadonlyMap<string, CellRoles> {
  const bits = new Map<string, number>();
  raciRoles.forEach((role, n) => {
    for (const member of item[role]) bits.set(member, (bits.get(member) ?? 0) | (1 << n));
  });
  const roles = new Map<string, CellRoles>();
  for (const [member, set] of bits) roles.set(member, roleSets[set] ?? noRoles);
  return roles;
}

/** What one person holds on a row, heaviest first; empty when nothing. */
export function rolesOf(item: Pick<RaciItem, RaciRole>, member: string): CellRoles {
  return raciRoles.filter((role) => item[role].includes(member));
}

/** The heaviest letter in a cell that stands for several people or rows, and how many hold it. */
export interface RoleCount {
  readonly role: RaciRole;
  /** How many hold that role. */
  readonly count: number;
  /** How many people (or rows) hold a lighter role only. */
  readonly others: number;
}

/** The heaviest letter of some people on one row ("R +1" of a folded team); undefined when none of them is on it. */
export function heaviestRole(item: Pick<RaciItem, RaciRole>, members: ReadonlySet<string>): RoleCount | undefined {
  return heaviest([...rolesByMember(item)].flatMap(([member, roles]) => (members.has(member) ? [roles] : [])));
}

/** The heaviest letter of one person over some rows ("A 4" of a folded group), for each person named on them. */
export function heaviestRoleByMember(items: readonly Pick<RaciItem, RaciRole>[]): ReadonlyMap<string, RoleCount> {
  const tallies = new Map<string, Tally>();
  items.forEach((item, row) => {
    for (const role of raciRoles) {
      for (const member of item[role]) {
        let tally = tallies.get(member);
        if (tally === undefined) tallies.set(member, (tally = { role, count: 0, rows: 0, last: -1 }));
        if (tally.last !== row) {
          tally.rows += 1;
          tally.last = row;
        }
        if (weight(role) < weight(tally.role)) {
          tally.role = role;
          tally.count = 0;
        }
        if (role === tally.role) tally.count += 1;
      }
    }
  });
  const counts = new Map<string, RoleCount>();
  for (const [member, { role, count, rows }] of tallies) counts.set(member, { role, count, others: rows - count });
  return counts;
}

/** What is known of one person so far: the heaviest role, rows with it, rows with any, the last row seen. */
interface Tally {
  role: RaciRole;
  count: number;
  rows: number;
  last: number;
}

const weight = (role: RaciRole) => raciRoles.indexOf(role);

function heaviest(cells: readonly CellRoles[]): RoleCount | undefined {
  const role = raciRoles.find((sought) => cells.some((roles) => roles[0] === sought));
  if (role === undefined) return undefined;
  const count = cells.filter((roles) => roles.includes(role)).length;
  return { role, count, others: cells.length - count };
}

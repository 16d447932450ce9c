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
  const cells = new Map<string, CellRoles[]>();
  for (const item of items) {
    for (const [member, roles] of rolesByMember(item)) {
      const known = cells.get(member);
      if (known === undefined) cells.set(member, [roles]);
      else known.push(roles);
    }
  }
  const counts = new Map<string, RoleCount>();
  for (const [member, roles] of cells) {
    const count = heaviest(roles);
    if (count !== undefined) counts.set(member, count);
  }
  return counts;
}

function heaviest(cells: readonly CellRoles[]): RoleCount | undefined {
  const role = raciRoles.find((sought) => cells.some((roles) => roles[0] === sought));
  if (role === undefined) return undefined;
  const count = cells.filter((roles) => roles.includes(role)).length;
  return { role, count, others: cells.length - count };
}

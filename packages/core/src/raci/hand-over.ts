import { raciRoles, type RaciRole } from '../model/raci-fields.ts';
import type { Change } from '../source/source.ts';
import { changeOf, withoutRole, withRole, type AssignOptions, type RoleLists } from './assign-role.ts';
import { rolesOf } from './roles.ts';
import type { RaciItem } from './types.ts';

/** What to write so that another person takes over what someone does or approves on a row (or the roles said), in their place in the lists. */
export function handOver(item: RaciItem, from: string, to: string, { entity, roles = ['accountable', 'responsible'] }: Pick<AssignOptions, 'entity'> & { readonly roles?: readonly RaciRole[] } = {}): Change[] {
  if (from === to) return [];
  const taken = rolesOf(item, from).filter((role) => roles.includes(role));
  let lists: RoleLists = item;
  for (const role of taken) {
    lists = withRole(lists, to, role, true);
    lists = withoutRole(lists, from, role);
  }
  return changeOf(item, inPlaceOf(item, lists, from, to), entity);
}

/** The same people, the newcomer standing where the other stood. */
function inPlaceOf(before: RoleLists, after: RoleLists, from: string, to: string): RoleLists {
  const next = { ...after };
  for (const role of raciRoles) {
    if (!before[role].includes(from) || before[role].includes(to) || !after[role].includes(to)) continue;
    next[role] = before[role].map((id) => (id === from ? to : id));
  }
  return next;
}

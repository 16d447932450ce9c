import type { RaciRole } from '../model/raci-fields.ts';
import type { Change } from '../source/source.ts';
import { changeOf, withoutRole, withRole, type AssignOptions, type RoleLists } from './assign-role.ts';
import type { RaciItem } from './types.ts';

/**
 * What to write so that every cell of a range holds a role, or none: one change a row that really changes. A row has
 * one A: the first person of the range gets it (unless `several`).
 */
export function fillRange(
  items: readonly RaciItem[],
  members: readonly string[],
  role: RaciRole | undefined,
  options: AssignOptions = {},
): Change[] {
  const several = options.several === true;
  const filled = role === 'accountable' && !several ? members.slice(0, 1) : members;
  return items.flatMap((item) => {
    let lists: RoleLists = item;
    for (const member of filled) lists = role === undefined ? withoutRole(lists, member) : withRole(lists, member, role, several);
    return changeOf(item, lists, options.entity);
  });
}

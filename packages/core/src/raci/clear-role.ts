import type { RaciRole } from '../model/raci-fields.ts';
import type { Change } from '../source/source.ts';
import { changeOf, withoutRole, type AssignOptions } from './assign-role.ts';
import type { RaciItem } from './types.ts';

/** What to write so that a person no longer holds a role on a row; every role when none is named. */
export function clearRole(item: RaciItem, member: string, role?: RaciRole, options: Pick<AssignOptions, 'entity'> = {}): Change[] {
  return changeOf(item, withoutRole(item, member, role), options.entity);
}

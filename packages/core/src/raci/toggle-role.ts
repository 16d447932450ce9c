import type { RaciRole } from '../model/raci-fields.ts';
import type { Change } from '../source/source.ts';
import { assignRole, type AssignOptions } from './assign-role.ts';
import { clearRole } from './clear-role.ts';
import type { RaciItem } from './types.ts';

/** What to write when a person's letter is pressed: given if missing, taken away if held. */
export function toggleRole(item: RaciItem, member: string, role: RaciRole, options: AssignOptions = {}): Change[] {
  return item[role].includes(member) ? clearRole(item, member, role, options) : assignRole(item, member, role, options);
}

import type { Change } from '../source/source.ts';
import { assignRole, type AssignOptions } from './assign-role.ts';
import type { RaciItem } from './types.ts';

/** What to write so that one person alone approves a row, whoever did before, even where the table may hold several. */
export function moveAccountable(item: RaciItem, member: string, options: Pick<AssignOptions, 'entity'> = {}): Change[] {
  return assignRole(item, member, 'accountable', { ...options, several: false });
}

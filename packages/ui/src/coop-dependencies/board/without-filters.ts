import type { BoardFilters } from '../options.ts';
import type { FilterName } from './active-filters.ts';

/** The same filters without some of them; without a person, the role goes too. */
export function withoutFilters(filters: BoardFilters, names: readonly FilterName[]): BoardFilters {
  const left = Object.entries(filters).filter(([name]) => !names.includes(name as FilterName) && !(name === 'role' && names.includes('member')));
  return Object.fromEntries(left);
}

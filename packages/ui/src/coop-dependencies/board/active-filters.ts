import type { BoardFilters } from '../options.ts';
import type { BoardTask } from './types.ts';

/** Names of filters, in the order in which they are said. */
export const filterNames = ['search', 'project', 'team', 'member', 'criticality', 'state', 'horizon', 'around'] as const;
/** One of the filters. */
export type FilterName = (typeof filterNames)[number];

/** The filters that are on. */
export function activeFilters(filters: BoardFilters): FilterName[] {
  return filterNames.filter((name) => filters[name] !== undefined && filters[name] !== '');
}

/** Tasks without those over that nothing open waits for; all of them when nothing is open. */
export function withoutPast(tasks: readonly BoardTask[]): readonly BoardTask[] {
  const left = tasks.filter(({ isOpen, awaited, state }) => isOpen || (state !== 'cancelled' && awaited.some(({ to }) => to.isOpen)));
  return left.length === 0 || left.length === tasks.length ? tasks : left;
}

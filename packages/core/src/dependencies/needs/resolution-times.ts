import { daysBetween } from '../../time/day-number.ts';
import type { Need, NeedSide } from './need.ts';

/** What the sides of needs are gathered by. */
export type SideBy = 'team' | 'member';

/** Calendar days from a request to its verification, over some needs. */
export interface ResolutionTimes {
  /** Days of each need that was verified, upwards. */
  readonly days: readonly number[];
  readonly median?: number;
  /** 85 of 100 took no longer. */
  readonly p85?: number;
}

/** How long needs took that were verified since a day (all of them without one): the median and the 85th percentile, as values that occurred. */
export function resolutionTimes(needs: readonly Need[], since = ''): ResolutionTimes {
  const days = needs
    .flatMap(({ state, link: { requestedOn, resolvedOn } }) =>
      state === 'verified' && requestedOn !== undefined && resolvedOn !== undefined && resolvedOn >= requestedOn && resolvedOn >= since ? [daysBetween(requestedOn, resolvedOn)] : [],
    )
    .sort((a, b) => a - b);
  const [median, p85] = [nearestRank(days, 0.5), nearestRank(days, 0.85)];
  return { days, ...(median !== undefined && { median }), ...(p85 !== undefined && { p85 }) };
}

/** Key of a side: its team, or the first of who answers for it; empty when nobody knows. */
export function sideKey(side: NeedSide, by: SideBy): string {
  return (by === 'team' ? side.team : side.members[0]) ?? '';
}

/** The least of some numbers, sorted upwards, that so large a share of them does not exceed (nearest rank); undefined of none. */
export function nearestRank(sorted: ArrayLike<number>, share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

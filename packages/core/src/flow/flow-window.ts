import type { Prepared } from '../kpi/prepare/prepared.ts';
import { dayOr, noDay } from '../kpi/time/day-column.ts';

/** The days that a chart of flow looks at, `YYYY-MM-DD`, both included; the last year where they are left out. */
export interface FlowWindow {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A window in days since 1970-01-01, never after today; RangeError when an end is no day, empty when they are reversed. */
export function windowDays({ today }: Prepared, { from, to }: FlowWindow): { readonly first: number; readonly last: number } {
  const last = to === undefined ? today : Math.min(dayGiven(to, 'to'), today);
  return { first: from === undefined ? last - 364 : dayGiven(from, 'from'), last };
}

function dayGiven(text: string, name: string): number {
  const day = dayOr(text);
  if (day === noDay) throw new RangeError(`${name}: ${text} is no calendar day`);
  return day;
}

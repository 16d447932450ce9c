import { noDay } from '../time/day-column.ts';
import { cycleTimes } from './cycle-times.ts';
import type { Prepared } from './prepared.ts';

/** Days over which the expectation looks back: 26 weeks. */
export const expectationWindow = 182;
/** Tasks done under which there is no expectation. */
export const expectationLeast = 10;
/** The share of tasks that the expectation speaks for. */
export const expectationShare = 0.85;

/**
 * The service level expectation in days at the end of each day given (sorted upwards): the collective's own where it set
 * one, else what 85 % of the tasks done in the 26 weeks before did not exceed; NaN under 10 of them.
 */
export function expectationsOn(prepared: Prepared, days: ArrayLike<number>): Float64Array {
  const own = prepared.expectationDays;
  if (own !== undefined) return new Float64Array(days.length).fill(own);
  const byDay = prepared.once(cyclesByDay);
  const taken = new Int32Array(byDay.longest + 1);
  let count = 0;
  let added = 0;
  let dropped = 0;
  const move = (at: number, step: 1 | -1) => {
    const cycle = byDay.cycles[at] ?? 0;
    taken[cycle] = (taken[cycle] ?? 0) + step;
    count += step;
  };
  return Float64Array.from(days, (day) => {
    for (; added < byDay.days.length && (byDay.days[added] ?? 0) <= day; added += 1) move(added, 1);
    for (; dropped < added && (byDay.days[dropped] ?? 0) <= day - expectationWindow; dropped += 1) move(dropped, -1);
    return count < expectationLeast ? Number.NaN : shareOf(taken, Math.ceil(Number((expectationShare * count).toFixed(9))));
  });
}

/** The service level expectation today, in days; undefined when too few tasks were done lately. */
export function expectationToday(prepared: Prepared): number | undefined {
  const days = expectationsOn(prepared, [prepared.today])[0] ?? Number.NaN;
  return Number.isNaN(days) ? undefined : days;
}

/** Cycle times in the order of the days on which tasks were done. */
function cyclesByDay(prepared: Prepared): { readonly days: Int32Array; readonly cycles: Int32Array; readonly longest: number } {
  const { days: ends, values } = prepared.once(cycleTimes);
  const { firstDay, today } = prepared.calendar('weekly');
  const starts = new Int32Array(today - firstDay + 2);
  const isKnown = (day: number) => day >= firstDay && day <= today;
  for (let at = 0; at < ends.length; at += 1) {
    const day = (values[at] ?? -1) < 0 ? noDay : (ends[at] ?? noDay);
    if (isKnown(day)) starts[day - firstDay + 1] = (starts[day - firstDay + 1] ?? 0) + 1;
  }
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const days = new Int32Array(starts.at(-1) ?? 0);
  const cycles = new Int32Array(days.length);
  let longest = 0;
  for (let at = 0; at < ends.length; at += 1) {
    const day = (values[at] ?? -1) < 0 ? noDay : (ends[at] ?? noDay);
    if (!isKnown(day)) continue;
    const place = starts[day - firstDay] ?? 0;
    starts[day - firstDay] = place + 1;
    days[place] = day;
    const cycle = values[at] ?? 0;
    cycles[place] = cycle;
    longest = Math.max(longest, cycle);
  }
  return { days, cycles, longest };
}

function shareOf(taken: Int32Array, rank: number): number {
  let passed = 0;
  const days = taken.findIndex((count) => (passed += count) >= rank);
  return days === -1 ? Number.NaN : days;
}

import { endSlot, RunningSums } from '../stock.ts';
import type { Frequency } from '../time/period.ts';
import type { Prepared } from './prepared.ts';
import { openSlots, openStays } from './stays.ts';

/** Whether a task was open at the end of a day of a period: where none was, counting nothing is a gap and not a zero. */
export function openIn(prepared: Prepared, frequency: Frequency): (slot: number) => boolean {
  const open = prepared.per(frequency, openCounts);
  return (slot) => (open[slot] ?? 0) > 0;
}

/** Whether a period is that of the first task or comes after it: before, there was no work to be in progress. */
export function presentFrom(prepared: Prepared, frequency: Frequency): (slot: number) => boolean {
  const first = prepared.per(frequency, openCounts).findIndex((count) => count > 0);
  return (slot) => first !== -1 && slot >= first;
}

/** How many stretches of being open each period touches: those going on at its end, and those over within it. */
function openCounts(prepared: Prepared, frequency: Frequency): Float64Array {
  const calendar = prepared.calendar(frequency);
  const { count, to } = prepared.once(openStays);
  const { start } = prepared.per(frequency, openSlots);
  const sums = new RunningSums(calendar);
  for (let at = 0; at < count; at += 1) {
    const last = (to[at] ?? 0) - 1;
    if (last >= calendar.firstDay) sums.add(start[at] ?? 0, last >= calendar.today ? calendar.length : endSlot(calendar, last) + 1);
  }
  return sums.totals();
}

import { RunningSums } from '../stock.ts';
import { slotOf } from '../time/calendar.ts';
import type { Frequency } from '../time/period.ts';
import type { Prepared } from './prepared.ts';
import { openStays } from './stays.ts';

/** Whether a task was open at the end of a day of a period: where none was, counting nothing is a gap and not a zero. */
export function openSlots(prepared: Prepared, frequency: Frequency): (slot: number) => boolean {
  const open = openIn(prepared, frequency);
  return (slot) => (open[slot] ?? 0) > 0;
}

/** Whether a period is that of the first task or comes after it: before, there was no work to be in progress. */
export function presentFrom(prepared: Prepared, frequency: Frequency): (slot: number) => boolean {
  const first = openIn(prepared, frequency).findIndex((count) => count > 0);
  return (slot) => first !== -1 && slot >= first;
}

/** How many stretches of being open each period touches. */
function openIn(prepared: Prepared, frequency: Frequency): Float64Array {
  const stays = prepared.once(openStays);
  const calendar = prepared.calendar(frequency);
  const sums = new RunningSums(calendar);
  for (let at = 0; at < stays.count; at += 1) {
    const from = Math.max(stays.from[at] ?? 0, calendar.firstDay);
    const last = Math.min((stays.to[at] ?? 0) - 1, calendar.today);
    if (from <= last) sums.addSlots(slotOf(calendar, from), slotOf(calendar, last) + 1);
  }
  return sums.totals();
}

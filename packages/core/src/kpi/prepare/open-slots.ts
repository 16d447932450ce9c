import { RunningSums } from '../stock.ts';
import type { Frequency } from '../time/period.ts';
import type { Prepared } from './prepared.ts';
import { openStays } from './stays.ts';

/** Whether tasks were open at the end of a period: where none was, counting nothing is a gap and not a zero. */
export function openSlots(prepared: Prepared, frequency: Frequency): (slot: number) => boolean {
  const open = openAtEnds(prepared, frequency);
  return (slot) => (open[slot] ?? 0) > 0;
}

/** Whether a period came after the first task: before it there was no work to be in progress. */
export function presentFrom(prepared: Prepared, frequency: Frequency): (slot: number) => boolean {
  const first = openAtEnds(prepared, frequency).findIndex((count) => count > 0);
  return (slot) => first !== -1 && slot >= first;
}

function openAtEnds(prepared: Prepared, frequency: Frequency): Float64Array {
  const stays = prepared.once(openStays);
  const sums = new RunningSums(prepared.calendar(frequency));
  for (let at = 0; at < stays.count; at += 1) sums.add(stays.from[at] ?? 0, stays.to[at] ?? 0);
  return sums.totals();
}

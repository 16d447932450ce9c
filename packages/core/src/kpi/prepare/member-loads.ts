import type { Task } from '../../model/task.ts';
import { RunningSums, slotsOfStay } from '../stock.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Prepared } from './prepared.ts';
import { rowIndex } from './row-index.ts';
import type { Stays } from './stays.ts';

/** What each member carries at the end of each period: member `m` has the places from `m * calendar.length`. */
export interface MemberLoads {
  readonly loads: Float64Array;
  /** Tasks that somebody carries, at the end of each period. */
  readonly tasks: Float64Array;
}

/** Tasks carried by each of some members during some stretches of days; a task with several carriers is shared between them. */
export function memberLoads(
  prepared: Prepared,
  calendar: Calendar,
  stays: Stays,
  members: readonly { readonly id: string }[],
  carriersOf: (task: Task) => readonly string[],
): MemberLoads {
  const { length } = calendar;
  const find = rowIndex(members);
  const rows = prepared.rows('task');
  const steps = new Float64Array(members.length * (length + 1));
  const carried = new RunningSums(calendar);
  for (let at = 0; at < stays.count; at += 1) {
    const task = rows[stays.row[at] ?? -1];
    const { start, end } = slotsOfStay(calendar, stays.from[at] ?? 0, stays.to[at] ?? 0);
    if (task === undefined || start === end) continue;
    const carriers = carriersOf(task);
    let isCarried = false;
    for (const carrier of carriers) {
      const member = find(carrier);
      if (member === -1) continue;
      isCarried = true;
      const share = 1 / carriers.length;
      const base = member * (length + 1);
      steps[base + start] = (steps[base + start] ?? 0) + share;
      steps[base + end] = (steps[base + end] ?? 0) - share;
    }
    if (isCarried) carried.addSlots(start, end);
  }
  const loads = new Float64Array(members.length * length);
  for (let member = 0; member < members.length; member += 1) {
    let load = 0;
    for (let slot = 0; slot < length; slot += 1) {
      load += steps[member * (length + 1) + slot] ?? 0;
      loads[member * length + slot] = load;
    }
  }
  return { loads, tasks: carried.totals() };
}

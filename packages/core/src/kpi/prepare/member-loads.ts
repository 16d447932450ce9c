import { RunningSums, type StaySlots } from '../stock.ts';
import type { Calendar } from '../time/calendar.ts';
import type { PeopleLists } from './people.ts';
import type { Stays } from './stays.ts';

/** Tasks carried, at the end of each period, and a figure made of what each member carried then. */
export interface MemberLoads {
  readonly values: Float64Array;
  /** Tasks that somebody carries, at the end of each period. */
  readonly counts: Float64Array;
}

/**
 * A figure of the loads of some members at the end of each period; NaN where nobody carries anything. A load counts the
 * tasks carried during some stretches of days, each shared between its carriers.
 * @param places place among the loads of each person; -1 where a person is not looked at
 */
export function memberLoads(calendar: Calendar, stays: Stays & StaySlots, carriers: PeopleLists, places: Int32Array, figure: (loads: Float64Array, tasks: number) => number): MemberLoads {
  const width = places.reduce((most, place) => Math.max(most, place + 1), 0);
  const carried = new RunningSums(calendar);
  // What changes between the ends of two periods, member by member.
  const steps = new Float64Array(width * (calendar.length + 1));
  for (let at = 0; at < stays.count; at += 1) {
    const task = stays.row[at] ?? 0;
    const start = stays.start[at] ?? 0;
    const end = stays.end[at] ?? 0;
    if (start >= end) continue;
    const first = carriers.starts[task] ?? 0;
    const last = carriers.starts[task + 1] ?? first;
    const share = 1 / (last - first);
    let isCarried = false;
    for (let carrier = first; carrier < last; carrier += 1) {
      const place = places[carriers.numbers[carrier] ?? -1] ?? -1;
      if (place === -1) continue;
      isCarried = true;
      steps[start * width + place] = (steps[start * width + place] ?? 0) + share;
      steps[end * width + place] = (steps[end * width + place] ?? 0) - share;
    }
    if (isCarried) carried.add(start, end);
  }
  const counts = carried.totals();
  const loads = new Float64Array(width);
  const values = new Float64Array(calendar.length);
  for (let slot = 0; slot < values.length; slot += 1) {
    const tasks = counts[slot] ?? 0;
    const from = slot * width;
    for (let place = 0; place < width; place += 1) loads[place] = (loads[place] ?? 0) + (steps[from + place] ?? 0);
    values[slot] = tasks === 0 ? Number.NaN : figure(loads, tasks);
  }
  return { values, counts };
}

/** Whether a task is carried by somebody who is looked at; see `memberLoads`. */
export function isCarried(task: number, { starts, numbers }: PeopleLists, places: Int32Array): boolean {
  for (let at = starts[task] ?? 0; at < (starts[task + 1] ?? 0); at += 1) if ((places[numbers[at] ?? -1] ?? -1) !== -1) return true;
  return false;
}

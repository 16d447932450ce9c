import { slotsOf, type StaySlots } from '../stock.ts';
import type { Frequency } from '../time/period.ts';
import { history, minutesPerDay } from './history.ts';
import type { Prepared } from './prepared.ts';
import { statusCode } from './task-columns.ts';

/** Stretches of days during which tasks were open, or in work: at the end of each day from `from` to the one before `to`. */
export interface Stays {
  readonly count: number;
  /** Row of the task. */
  readonly row: Int32Array;
  readonly from: Int32Array;
  /** The day on which the stretch was over; tomorrow where it goes on. */
  readonly to: Int32Array;
}

/** When tasks were to do, in progress or in review. */
export function openStays(prepared: Prepared): Stays {
  return staysWithin(prepared, statusCode.todo, statusCode.review);
}

/** When tasks were in progress or in review. */
export function wipStays(prepared: Prepared): Stays {
  return staysWithin(prepared, statusCode.doing, statusCode.review);
}

/** Periods at whose ends tasks were open; see `openStays`. */
export function openSlots(prepared: Prepared, frequency: Frequency): StaySlots {
  return slotsOf(prepared.calendar(frequency), prepared.once(openStays));
}

/** Periods at whose ends tasks were in work; see `wipStays`. */
export function wipSlots(prepared: Prepared, frequency: Frequency): StaySlots {
  return slotsOf(prepared.calendar(frequency), prepared.once(wipStays));
}

function staysWithin(prepared: Prepared, least: number, most: number): Stays {
  const { starts, times, entered, meanings } = prepared.once(history);
  const rows = starts.length - 1;
  // Most tasks have one stretch at most; room is made for more where they do.
  let row = new Int32Array(rows + 16);
  let from = new Int32Array(row.length);
  let to = new Int32Array(row.length);
  const isWithin = meanings.map((meaning) => (meaning >= least && meaning <= most ? 1 : 0));
  const tomorrow = prepared.today + 1;
  let count = 0;
  for (let task = 0; task < rows; task += 1) {
    const end = starts[task + 1] ?? 0;
    let at = starts[task] ?? 0;
    while (at < end) {
      if (isWithin[entered[at] ?? 0] === 0) {
        at += 1;
        continue;
      }
      const begun = Math.floor((times[at] ?? 0) / minutesPerDay);
      while (at < end && isWithin[entered[at] ?? 0] === 1) at += 1;
      const over = at < end ? Math.floor((times[at] ?? 0) / minutesPerDay) : tomorrow;
      if (over === begun) continue;
      if (count === row.length) [row, from, to] = [doubled(row), doubled(from), doubled(to)];
      row[count] = task;
      from[count] = begun;
      to[count] = over;
      count += 1;
    }
  }
  return { count, row, from, to };
}

/** The same numbers with as much room again. */
export function doubled(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

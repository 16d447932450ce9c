import { noDay } from '../time/day-column.ts';
import type { Prepared } from './prepared.ts';
import { spans } from './spans.ts';
import { wipStays, type Stays } from './stays.ts';

/** Stretches in work of the tasks whose start is known, with the day of it. */
export interface Ageing extends Stays {
  readonly begun: Int32Array;
}

/** When tasks were in work, and since when each had been started: an age needs a start. */
export function ageingStays(prepared: Prepared): Ageing {
  const stays = prepared.once(wipStays);
  const { begun: starts } = prepared.once(spans);
  const row = new Int32Array(stays.count);
  const from = new Int32Array(stays.count);
  const to = new Int32Array(stays.count);
  const begun = new Int32Array(stays.count);
  let count = 0;
  for (let at = 0; at < stays.count; at += 1) {
    const start = starts[stays.row[at] ?? -1] ?? noDay;
    if (start === noDay) continue;
    row[count] = stays.row[at] ?? 0;
    from[count] = stays.from[at] ?? 0;
    to[count] = stays.to[at] ?? 0;
    begun[count] = Math.min(start, stays.from[at] ?? start);
    count += 1;
  }
  return { count, row, from, to, begun };
}

/** Days for which the task of a stretch had been started on a day, that of the start included. */
export function ageOn({ begun }: Ageing, at: number, day: number): number {
  return day - (begun[at] ?? day) + 1;
}

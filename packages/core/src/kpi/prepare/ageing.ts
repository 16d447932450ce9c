import { namesOf } from '../samples.ts';
import type { UsedRow } from '../series.ts';
import { staysOn } from '../stock.ts';
import { noDay } from '../time/day-column.ts';
import type { Prepared } from './prepared.ts';
import { spans } from './spans.ts';
import { wipStays } from './stays.ts';

/** The day on which the task of each stretch of work was started; `noDay` where nothing tells: an age needs a start. */
export function startsOfWork(prepared: Prepared): Int32Array {
  const { count, row, from } = prepared.once(wipStays);
  const { begun } = prepared.once(spans);
  const starts = new Int32Array(count);
  for (let at = 0; at < count; at += 1) {
    const start = begun[row[at] ?? -1] ?? noDay;
    starts[at] = start === noDay ? noDay : Math.min(start, from[at] ?? start);
  }
  return starts;
}

/** The tasks in work at the end of a day whose start is known, with their age in days, that of the start included. */
export function agesOn(prepared: Prepared, day: number): (UsedRow & { readonly row: number; readonly value: number })[] {
  const stays = prepared.once(wipStays);
  const begun = prepared.once(startsOfWork);
  const name = namesOf('task', prepared.rows('task'));
  return staysOn(stays, day).flatMap((at) => {
    const row = stays.row[at] ?? -1;
    const born = begun[at] ?? noDay;
    return born === noDay ? [] : [{ ...name(row), row, value: day - born + 1 }];
  });
}

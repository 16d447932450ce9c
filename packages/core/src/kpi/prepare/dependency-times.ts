import type { Dependency } from '../../model/dependency.ts';
import { namesOf, noCounts, Samples } from '../samples.ts';
import { dayOr, noDay } from '../time/day-column.ts';
import { readColumns } from './kept.ts';
import type { Prepared } from './prepared.ts';

/** Days of the needs' lives, a place a row; `noDay` where a row has none. */
interface NeedColumns {
  readonly requested: Int32Array;
  /** The day it was verified; `noDay` where it is not. */
  readonly resolved: Int32Array;
  /** The day of its first answer: accepted, else delivered, else verified. */
  readonly answered: Int32Array;
}

/** Days from request to verification of each need that is verified, by the day it was. */
export function resolutionTimes(prepared: Prepared): Samples {
  return timesFromRequest(prepared, prepared.once(needColumns).resolved);
}

/** Days from request to the first answer (accepted, else delivered, else verified) of each need, by the day of the answer. */
export function responseTimes(prepared: Prepared): Samples {
  return timesFromRequest(prepared, prepared.once(needColumns).answered);
}

function needColumns(prepared: Prepared): NeedColumns {
  const needs = prepared.rows('dependency');
  return prepared.kept.of<NeedColumns>(needColumns, needs, [], (former) => {
    const columns = { requested: new Int32Array(needs.length), resolved: new Int32Array(needs.length), answered: new Int32Array(needs.length) };
    return readColumns<NeedColumns>(columns, needs, former, (row) => readNeed(columns, row, needs[row]));
  });
}

function readNeed({ requested, resolved, answered }: NeedColumns, row: number, need: Dependency | undefined): void {
  if (need === undefined) return;
  requested[row] = dayOr(need.requestedOn);
  const verified = dayOr(need.resolvedOn);
  resolved[row] = need.state === 'verified' ? verified : noDay;
  const accepted = dayOr(need.acceptedOn);
  const delivered = accepted === noDay ? dayOr(need.deliveredOn) : noDay;
  answered[row] = accepted !== noDay ? accepted : delivered !== noDay ? delivered : verified;
}

/** An answer before its request is no time: `dataIssues` says so. */
function timesFromRequest(prepared: Prepared, ends: Int32Array): Samples {
  const { requested } = prepared.once(needColumns);
  const values = noCounts(ends.length);
  for (let row = 0; row < ends.length; row += 1) {
    const end = ends[row] ?? noDay;
    const start = requested[row] ?? noDay;
    if (start !== noDay && end >= start) values[row] = end - start;
  }
  return new Samples({ days: ends, values }, namesOf('dependency', prepared.rows('dependency')));
}

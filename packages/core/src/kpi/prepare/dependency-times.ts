import type { Dependency } from '../../model/dependency.ts';
import { namesOf, Samples } from '../samples.ts';
import { dayOr, noDay } from '../time/day-column.ts';
import type { Prepared } from './prepared.ts';

/** Days from request to verification of each need that is verified, by the day it was. */
export function resolutionTimes(prepared: Prepared): Samples {
  return timesFromRequest(prepared, ({ state, resolvedOn }) => (state === 'verified' ? dayOr(resolvedOn) : noDay));
}

/** Days from request to the first answer (accepted, else delivered, else verified) of each need, by the day of the answer. */
export function responseTimes(prepared: Prepared): Samples {
  return timesFromRequest(prepared, ({ acceptedOn, deliveredOn, resolvedOn }) => {
    const accepted = dayOr(acceptedOn);
    if (accepted !== noDay) return accepted;
    const delivered = dayOr(deliveredOn);
    return delivered !== noDay ? delivered : dayOr(resolvedOn);
  });
}

/** An answer before its request is no time: `dataIssues` says so. */
function timesFromRequest(prepared: Prepared, answeredOn: (need: Dependency) => number): Samples {
  const needs = prepared.rows('dependency');
  const samples = new Samples(needs.length, namesOf('dependency', needs));
  for (let row = 0; row < needs.length; row += 1) {
    const need = needs[row];
    if (need === undefined) continue;
    const answered = answeredOn(need);
    if (answered === noDay) continue;
    const requested = dayOr(need.requestedOn);
    if (requested !== noDay && answered >= requested) samples.add(row, answered, answered - requested);
  }
  return samples;
}

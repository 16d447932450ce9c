import { namesOf, noCounts, Samples } from '../samples.ts';
import { dayOr, noDay } from '../time/day-column.ts';
import type { Prepared } from './prepared.ts';
import { criteriaCounts, reviewColumns } from './review-columns.ts';
import { spans } from './spans.ts';

/** What reviews said of what they were about: a place a task, then a place a segment that was reviewed as such. */
export interface Deliveries {
  /** The day of delivery; `noDay` where the row was not delivered or not reviewed. */
  readonly on: Int32Array;
  /** Rounds that ended in changes. */
  readonly rework: Uint16Array;
  /** 1 where it came back after delivery. */
  readonly returned: Uint8Array;
  /** Place of the first segment. */
  readonly tasks: number;
}

/**
 * Deliveries with a decided review. A task is delivered the day it is done; a segment, the day a review first approved it.
 * Several reviewers who ask for changes in one round make one round of rework.
 */
export function deliveries(prepared: Prepared): Deliveries {
  const tasks = prepared.rows('task').length;
  const count = tasks + prepared.rows('segment').length;
  const on = new Int32Array(count).fill(noDay);
  const rework = new Uint16Array(count);
  const returned = new Uint8Array(count);
  const { task, segment, isOfTask, decided } = prepared.once(reviewColumns);
  const { ended } = prepared.once(spans);
  const rounds = new Set<number | string>();
  const reviews = prepared.rows('review');
  for (let at = 0; at < reviews.length; at += 1) {
    const review = reviews[at];
    const isTask = isOfTask[at] === 1;
    const row = (isTask ? task : segment)[at] ?? -1;
    const day = decided[at] ?? noDay;
    if (review === undefined || row === -1 || day === noDay) continue;
    const place = isTask ? row : tasks + row;
    if (isTask) on[place] = ended[row] ?? noDay;
    else if (review.verdict === 'approved') on[place] = earlier(on[place] ?? noDay, day);
    if (review.verdict === 'changes' && isNewRound(place, review.round, rounds)) rework[place] = (rework[place] ?? 0) + 1;
    const back = dayOr(review.returnedOn);
    if (back !== noDay && back <= prepared.today) returned[place] = 1;
  }
  return { on, rework, returned, tasks };
}

/** One observation a delivery, made of its rework and return: tasks first, then segments. */
export function deliverySamples(prepared: Prepared, measure: (rework: number, isReturned: boolean) => number): Samples {
  const { on, rework, returned, tasks } = prepared.once(deliveries);
  const nameTask = namesOf('task', prepared.rows('task'));
  const nameSegment = namesOf('segment', prepared.rows('segment'));
  const values = noCounts(on.length);
  for (let place = 0; place < on.length; place += 1) if (on[place] !== noDay) values[place] = measure(rework[place] ?? 0, returned[place] === 1);
  return new Samples({ days: on, values }, (place) => (place < tasks ? nameTask(place) : nameSegment(place - tasks)));
}

/** Share of the acceptance criteria that each decided review found met, between 0 and 1, by the day it was decided. */
export function criteriaShares(prepared: Prepared): Samples {
  const reviews = prepared.rows('review');
  const { segment, decided } = prepared.once(reviewColumns);
  const criteria = prepared.once(criteriaCounts);
  const values = new Float64Array(reviews.length);
  for (let row = 0; row < reviews.length; row += 1) {
    const found = reviews[row]?.criteriaMet;
    const asked = criteria[segment[row] ?? -1] ?? 0;
    // More criteria met than were asked is a slip of the keyboard: `dataIssues` names the row.
    values[row] = found !== undefined && asked > 0 && found >= 0 && found <= asked ? found / asked : -1;
  }
  return new Samples({ days: decided, values }, namesOf('review', reviews));
}

/** Whether a round counts anew; its key is a number where the round is one of the first thousand, a text else. */
function isNewRound(place: number, round: number | undefined, rounds: Set<number | string>): boolean {
  if (round === undefined) return true;
  const known = rounds.size;
  rounds.add(Number.isInteger(round) && round >= 0 && round < 1000 ? place * 1000 + round : `${place}:${round}`);
  return rounds.size > known;
}

function earlier(one: number, other: number): number {
  return one === noDay ? other : Math.min(one, other);
}

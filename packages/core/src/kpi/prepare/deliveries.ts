import { namesOf, Samples } from '../samples.ts';
import { dayOr, noDay } from '../time/day-column.ts';
import type { Prepared } from './prepared.ts';
import { criteriaCounts, reviewColumns } from './review-columns.ts';
import { spans } from './spans.ts';

/** What was delivered and reviewed at least once: tasks, and segments that were reviewed as such. */
export interface Deliveries {
  readonly tasks: Reviewed;
  readonly segments: Reviewed;
}

/** What reviews said of the rows of an entity, a place a row. */
export interface Reviewed {
  /** The day of delivery; `noDay` where the row was not delivered or not reviewed. */
  readonly on: Int32Array;
  /** Rounds that ended in changes. */
  readonly rework: Uint16Array;
  /** 1 where it came back after delivery. */
  readonly returned: Uint8Array;
}

/**
 * Deliveries with a decided review. A task is delivered the day it is done; a segment, the day a review first approved it.
 * Several reviewers who ask for changes in one round make one round of rework.
 */
export function deliveries(prepared: Prepared): Deliveries {
  const tasks = reviewedRows(prepared.rows('task').length);
  const segments = reviewedRows(prepared.rows('segment').length);
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
    const reviewed = isTask ? tasks : segments;
    if (isTask) reviewed.on[row] = ended[row] ?? noDay;
    else if (review.verdict === 'approved') reviewed.on[row] = earlier(reviewed.on[row] ?? noDay, day);
    if (review.verdict === 'changes') countRound(reviewed, row, isTask ? row : -1 - row, review.round, rounds);
    const returned = dayOr(review.returnedOn);
    if (returned !== noDay && returned <= prepared.today) reviewed.returned[row] = 1;
  }
  return { tasks, segments };
}

/** One observation a delivery, made of its rework and return. */
export function deliverySamples(prepared: Prepared, measure: (rework: number, isReturned: boolean) => number): Samples {
  const { tasks, segments } = prepared.once(deliveries);
  const nameTask = namesOf('task', prepared.rows('task'));
  const nameSegment = namesOf('segment', prepared.rows('segment'));
  const samples = new Samples(prepared.rows('review').length, (row) => (row < tasks.on.length ? nameTask(row) : nameSegment(row - tasks.on.length)));
  for (const [{ on, rework, returned }, offset] of [[tasks, 0], [segments, tasks.on.length]] as const) {
    for (let row = 0; row < on.length; row += 1) samples.add(row + offset, on[row] ?? noDay, measure(rework[row] ?? 0, returned[row] === 1));
  }
  return samples;
}

/** Share of the acceptance criteria that each decided review found met, between 0 and 1, by the day it was decided. */
export function criteriaShares(prepared: Prepared): Samples {
  const reviews = prepared.rows('review');
  const { segment, decided } = prepared.once(reviewColumns);
  const criteria = prepared.once(criteriaCounts);
  const samples = new Samples(reviews.length, namesOf('review', reviews));
  for (let row = 0; row < reviews.length; row += 1) {
    const met = reviews[row]?.criteriaMet;
    const asked = criteria[segment[row] ?? -1] ?? 0;
    // More criteria met than were asked is a slip of the keyboard: `dataIssues` names the row.
    if (met !== undefined && asked > 0 && met >= 0 && met <= asked) samples.add(row, decided[row] ?? noDay, met / asked);
  }
  return samples;
}

function reviewedRows(count: number): Reviewed {
  return { on: new Int32Array(count).fill(noDay), rework: new Uint16Array(count), returned: new Uint8Array(count) };
}

/** Counts a round once; its key is a number where the round is one of the first thousand, a text else. */
function countRound({ rework }: Reviewed, row: number, item: number, round: number | undefined, rounds: Set<number | string>): void {
  if (round !== undefined) {
    const known = rounds.size;
    rounds.add(Number.isInteger(round) && round >= 0 && round < 1000 ? item * 1000 + round : `${item}:${round}`);
    if (rounds.size === known) return;
  }
  rework[row] = (rework[row] ?? 0) + 1;
}

function earlier(one: number, other: number): number {
  return one === noDay ? other : Math.min(one, other);
}

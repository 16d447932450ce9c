import { linesOf } from '../../model/lines.ts';
import type { Review } from '../../model/review.ts';
import { namesOf, Samples } from '../samples.ts';
import { dayOr, noDay } from '../time/day-column.ts';
import type { Prepared } from './prepared.ts';
import { rowIndex, type RowIndex } from './row-index.ts';
import { spans } from './spans.ts';
import { taskIndex } from './task-columns.ts';

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

/** Finds segments by id. */
export function segmentIndex(prepared: Prepared): RowIndex {
  return rowIndex(prepared.rows('segment'));
}

/** The day a review was decided; `noDay` while it is pending. */
export function decidedDay({ verdict, decidedOn }: Review, today: number): number {
  const day = verdict === 'pending' ? noDay : dayOr(decidedOn);
  return day <= today ? day : noDay;
}

/**
 * Deliveries with a decided review. A task is delivered the day it is done; a segment, the day a review first approved it.
 * Several reviewers who ask for changes in one round make one round of rework.
 */
export function deliveries(prepared: Prepared): Deliveries {
  const tasks = reviewedRows(prepared.rows('task').length);
  const segments = reviewedRows(prepared.rows('segment').length);
  const findTask = prepared.once(taskIndex);
  const findSegment = prepared.once(segmentIndex);
  const { ended } = prepared.once(spans);
  const rounds = new Set<string>();
  for (const review of prepared.rows('review')) {
    const isOfTask = review.task !== undefined;
    const row = isOfTask ? findTask(review.task) : findSegment(review.segment);
    const decided = decidedDay(review, prepared.today);
    if (row === -1 || decided === noDay) continue;
    const reviewed = isOfTask ? tasks : segments;
    if (isOfTask) reviewed.on[row] = ended[row] ?? noDay;
    else if (review.verdict === 'approved') reviewed.on[row] = earlier(reviewed.on[row] ?? noDay, decided);
    if (review.verdict === 'changes') countRound(reviewed, row, review.round, `${isOfTask ? 't' : 's'}${row}`, rounds);
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
  const samples = new Samples(tasks.on.length + segments.on.length, (row) => (row < tasks.on.length ? nameTask(row) : nameSegment(row - tasks.on.length)));
  for (const [{ on, rework, returned }, offset] of [[tasks, 0], [segments, tasks.on.length]] as const) {
    for (let row = 0; row < on.length; row += 1) samples.add(row + offset, on[row] ?? noDay, measure(rework[row] ?? 0, returned[row] === 1));
  }
  return samples;
}

/** Share of the acceptance criteria that each decided review found met, between 0 and 1, by the day it was decided. */
export function criteriaShares(prepared: Prepared): Samples {
  const reviews = prepared.rows('review');
  const tasks = prepared.rows('task');
  const findTask = prepared.once(taskIndex);
  const findSegment = prepared.once(segmentIndex);
  const criteria = prepared.rows('segment').map(({ acceptanceCriteria }) => linesOf(acceptanceCriteria).length);
  const samples = new Samples(reviews.length, namesOf('review', reviews));
  reviews.forEach((review, row) => {
    const met = review.criteriaMet;
    if (met === undefined) return;
    const asked = criteria[findSegment(review.segment ?? tasks[findTask(review.task)]?.segment)] ?? 0;
    // More criteria met than were asked is a slip of the keyboard: `dataIssues` names the row.
    if (asked > 0 && met >= 0 && met <= asked) samples.add(row, decidedDay(review, prepared.today), met / asked);
  });
  return samples;
}

function reviewedRows(count: number): Reviewed {
  return { on: new Int32Array(count).fill(noDay), rework: new Uint16Array(count), returned: new Uint8Array(count) };
}

function countRound({ rework }: Reviewed, row: number, round: number | undefined, key: string, rounds: Set<string>): void {
  if (round !== undefined) {
    const known = rounds.size;
    rounds.add(`${key}:${round}`);
    if (rounds.size === known) return;
  }
  rework[row] = (rework[row] ?? 0) + 1;
}

function earlier(one: number, other: number): number {
  return one === noDay ? other : Math.min(one, other);
}

import { linesOf } from '../../model/lines.ts';
import { dayOr, noDay } from '../time/day-column.ts';
import type { Prepared } from './prepared.ts';
import { segmentIndex, taskColumns, taskIndex } from './task-columns.ts';

/** What reviews are about and when they were decided, a place a row. */
export interface ReviewColumns {
  /** Row of the task reviewed; -1 where it is a segment, or unknown. */
  readonly task: Int32Array;
  /** Row of the segment reviewed, or of that of the task; -1 where there is none. */
  readonly segment: Int32Array;
  /** 1 where the review names a task, known or not. */
  readonly isOfTask: Uint8Array;
  /** The day of the decision; `noDay` while it is pending or lies ahead. */
  readonly decided: Int32Array;
}

/** Acceptance criteria of each segment, counted. */
export function criteriaCounts(prepared: Prepared): Int32Array {
  return Int32Array.from(prepared.rows('segment'), ({ acceptanceCriteria }) => linesOf(acceptanceCriteria).length);
}

/** The reviews' references and days, each read once. */
export function reviewColumns(prepared: Prepared): ReviewColumns {
  const reviews = prepared.rows('review');
  const findTask = prepared.once(taskIndex);
  const findSegment = prepared.once(segmentIndex);
  const ofTask = prepared.once(taskColumns).segment;
  const task = new Int32Array(reviews.length);
  const segment = new Int32Array(reviews.length);
  const isOfTask = new Uint8Array(reviews.length);
  const decided = new Int32Array(reviews.length);
  for (let row = 0; row < reviews.length; row += 1) {
    const review = reviews[row];
    if (review === undefined) continue;
    const place = findTask(review.task);
    task[row] = place;
    isOfTask[row] = review.task === undefined ? 0 : 1;
    segment[row] = review.segment === undefined ? (ofTask[place] ?? -1) : findSegment(review.segment);
    const day = review.verdict === 'pending' ? noDay : dayOr(review.decidedOn);
    decided[row] = day > prepared.today ? noDay : day;
  }
  return { task, segment, isOfTask, decided };
}

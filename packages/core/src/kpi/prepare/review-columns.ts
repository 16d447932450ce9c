import { linesOf } from '../../model/lines.ts';
import type { Review } from '../../model/review.ts';
import { dayOr, noDay } from '../time/day-column.ts';
import { readColumns } from './kept.ts';
import { people, type People } from './people.ts';
import type { Prepared } from './prepared.ts';
import type { RowIndex } from './row-index.ts';
import { segmentIndex, taskColumns, taskIndex } from './task-columns.ts';

/** All that metrics read of the reviews, a place a row. */
export interface ReviewColumns {
  /** Row of the task reviewed; -1 where it is a segment, or unknown. */
  readonly task: Int32Array;
  /** Row of the segment that the review names: -1 where it is unknown, `notGiven` where it names none. */
  readonly ownSegment: Int32Array;
  /** 1 where the review names a task, known or not. */
  readonly isOfTask: Uint8Array;
  /** The day of the decision; `noDay` while it is pending or lies ahead. */
  readonly decided: Int32Array;
  /** The verdict, as a number of `verdictCode`. */
  readonly verdict: Uint8Array;
  /** The round; NaN where the review tells none. */
  readonly round: Float64Array;
  /** 1 where what was reviewed came back, by today. */
  readonly isReturned: Uint8Array;
  /** Criteria found met; NaN where nobody counted. */
  readonly criteriaMet: Float64Array;
  /** Number of the reviewer; -1 where there is none. */
  readonly reviewer: Int32Array;
}

const notGiven = -2;

/** Numbers of the verdicts in a column, by key. */
export const verdictCode: Readonly<Record<Review['verdict'], number>> = { pending: 0, approved: 1, changes: 2 };

/** Acceptance criteria of each segment, counted. */
export function criteriaCounts(prepared: Prepared): Int32Array {
  return Int32Array.from(prepared.rows('segment'), ({ acceptanceCriteria }) => linesOf(acceptanceCriteria).length);
}

/** Columns of the reviews, in one pass (see `taskColumns`), and the row of the segment reviewed or of that of the task; -1 where there is none. */
export function reviewColumns(prepared: Prepared): ReviewColumns & { readonly segment: Int32Array } {
  const reviews = prepared.rows('review');
  const inputs = [prepared.once(taskIndex), prepared.once(segmentIndex), prepared.once(people), prepared.today] as const;
  const read = prepared.kept.of<ReviewColumns>(reviewColumns, reviews, inputs, (former) => {
    const { length } = reviews;
    const [task, ownSegment, decided, reviewer] = [new Int32Array(length), new Int32Array(length), new Int32Array(length), new Int32Array(length)];
    const [isOfTask, verdict, isReturned] = [new Uint8Array(length), new Uint8Array(length), new Uint8Array(length)];
    const columns = { task, ownSegment, decided, reviewer, isOfTask, verdict, isReturned, round: new Float64Array(length), criteriaMet: new Float64Array(length) };
    return readColumns<ReviewColumns>(columns, reviews, former, (row) => readReview(columns, row, reviews[row], ...inputs));
  });
  const ofTask = prepared.once(taskColumns).segment;
  const segment = new Int32Array(reviews.length);
  for (let row = 0; row < segment.length; row += 1) {
    const own = read.ownSegment[row] ?? -1;
    segment[row] = own === notGiven ? (ofTask[read.task[row] ?? -1] ?? -1) : own;
  }
  return { ...read, segment };
}

function readReview(columns: ReviewColumns, row: number, review: Review | undefined, findTask: RowIndex, findSegment: RowIndex, everyone: People, today: number): void {
  if (review === undefined) return;
  const decided = review.verdict === 'pending' ? noDay : dayOr(review.decidedOn);
  const back = dayOr(review.returnedOn);
  columns.task[row] = findTask(review.task);
  columns.ownSegment[row] = review.segment === undefined ? notGiven : findSegment(review.segment);
  columns.isOfTask[row] = review.task === undefined ? 0 : 1;
  columns.decided[row] = decided > today ? noDay : decided;
  columns.verdict[row] = verdictCode[review.verdict];
  columns.round[row] = review.round ?? Number.NaN;
  columns.isReturned[row] = back !== noDay && back <= today ? 1 : 0;
  columns.criteriaMet[row] = review.criteriaMet ?? Number.NaN;
  columns.reviewer[row] = review.reviewer === undefined ? -1 : everyone.numberOf(review.reviewer);
}

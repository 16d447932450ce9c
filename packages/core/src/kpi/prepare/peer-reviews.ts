import { namesOf, Samples } from '../samples.ts';
import { noDay } from '../time/day-column.ts';
import { decidedDay, deliveries, segmentIndex } from './deliveries.ts';
import type { Prepared } from './prepared.ts';
import { rowIndex } from './row-index.ts';
import { spans } from './spans.ts';
import { statusCode, taskColumns, taskIndex } from './task-columns.ts';

interface Progress {
  readonly authors: Set<string>;
  readonly reviewers: Set<string>;
  open: number;
  last: number;
}

/**
 * Deliverables by the day they were complete: 1 when somebody other than their authors reviewed them, else 0.
 * Authors are the R of the deliverable and of its tasks; without any, nothing can be said and it is left out. Complete is
 * when the last task of its segments is done or, where it has no task, when the last of its segments is approved.
 */
export function peerReviews(prepared: Prepared): Samples {
  const deliverables = prepared.rows('deliverable');
  const samples = new Samples(deliverables.length, namesOf('deliverable', deliverables));
  if (deliverables.length === 0) return samples;
  const find = rowIndex(deliverables);
  const findSegment = prepared.once(segmentIndex);
  const ofSegment = prepared.rows('segment').map(({ deliverable }) => find(deliverable));
  const ofTask = (segment: string | undefined) => ofSegment[findSegment(segment)] ?? -1;
  const progress = deliverables.map(({ responsible }): Progress => ({ authors: new Set(responsible), reviewers: new Set(), open: 0, last: noDay }));
  const hasTasks = addTasks(prepared, progress, ofTask);
  addSegments(prepared, progress, ofSegment, hasTasks);
  addReviewers(prepared, progress, ofTask);
  progress.forEach(({ authors, reviewers, open, last }, row) => {
    if (open > 0 || authors.size === 0) return;
    samples.add(row, last, [...reviewers].some((reviewer) => !authors.has(reviewer)) ? 1 : 0);
  });
  return samples;
}

function addTasks(prepared: Prepared, progress: readonly Progress[], find: (segment: string | undefined) => number): Set<number> {
  const { status } = prepared.once(taskColumns);
  const { ended } = prepared.once(spans);
  const found = new Set<number>();
  prepared.rows('task').forEach(({ segment, responsible }, row) => {
    const place = segment === undefined ? -1 : find(segment);
    const one = progress[place];
    if (one === undefined || status[row] === statusCode.cancelled) return;
    found.add(place);
    for (const member of responsible) one.authors.add(member);
    advance(one, ended[row] ?? noDay);
  });
  return found;
}

function addSegments(prepared: Prepared, progress: readonly Progress[], ofSegment: readonly number[], hasTasks: ReadonlySet<number>): void {
  const { segments } = prepared.once(deliveries);
  ofSegment.forEach((place, row) => {
    const one = progress[place];
    if (one !== undefined && !hasTasks.has(place)) advance(one, segments.on[row] ?? noDay);
  });
}

function addReviewers(prepared: Prepared, progress: readonly Progress[], find: (segment: string | undefined) => number): void {
  const tasks = prepared.rows('task');
  const findTask = prepared.once(taskIndex);
  for (const review of prepared.rows('review')) {
    if (review.reviewer === undefined || decidedDay(review, prepared.today) === noDay) continue;
    progress[find(review.segment ?? tasks[findTask(review.task)]?.segment)]?.reviewers.add(review.reviewer);
  }
}

function advance(one: Progress, day: number): void {
  if (day === noDay) one.open += 1;
  else one.last = Math.max(one.last, day);
}

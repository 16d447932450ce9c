import { namesOf, noValues, Samples } from '../samples.ts';
import { noDay } from '../time/day-column.ts';
import { deliveries } from './deliveries.ts';
import { people } from './people.ts';
import type { Prepared } from './prepared.ts';
import { reviewColumns } from './review-columns.ts';
import { rowIndex } from './row-index.ts';
import { spans } from './spans.ts';
import { statusCode, taskColumns } from './task-columns.ts';

/** What is known of each deliverable, a place a row. */
interface Progress {
  /** Tasks, or segments where it has no task, that are not delivered. */
  readonly open: Int32Array;
  /** Day of the last delivery. */
  readonly last: Int32Array;
  readonly authors: Authors;
}

/**
 * Deliverables by the day they were complete: 1 when somebody other than their authors reviewed them, else 0.
 * Authors are the R of the deliverable and of its tasks; without any, nothing can be said and it is left out. Complete is
 * when the last task of its segments is done or, where it has no task, when the last of its segments is approved.
 */
export function peerReviews(prepared: Prepared): Samples {
  const deliverables = prepared.rows('deliverable');
  const nameOf = namesOf('deliverable', deliverables);
  if (deliverables.length === 0) return new Samples({ days: new Int32Array(0), values: noValues(0) }, nameOf);
  const find = rowIndex(deliverables);
  const ofSegment = Int32Array.from(prepared.rows('segment'), ({ deliverable }) => find(deliverable));
  // Everybody who made a deliverable or a task has a number before the bits are laid out.
  prepared.once(taskColumns);
  const everyone = prepared.once(people);
  const makers = deliverables.map(({ responsible }) => responsible.map((person) => everyone.numberOf(person)));
  const progress: Progress = {
    open: new Int32Array(deliverables.length),
    last: new Int32Array(deliverables.length).fill(noDay),
    authors: new Authors(deliverables.length, everyone.count),
  };
  makers.forEach((persons, place) => {
    for (const person of persons) progress.authors.add(place, person);
  });
  const hasTasks = addTasks(prepared, progress, ofSegment);
  addSegments(prepared, progress, ofSegment, hasTasks);
  const isReviewed = reviewedByOthers(prepared, progress, ofSegment);
  const values = noValues(deliverables.length);
  for (let place = 0; place < deliverables.length; place += 1) {
    if (progress.open[place] === 0 && progress.authors.isKnown(place)) values[place] = isReviewed[place] ?? 0;
  }
  return new Samples({ days: progress.last, values }, nameOf);
}

/** Who made what: a bit for each deliverable and each person numbered so far. */
class Authors {
  private readonly width: number;
  private readonly bits: Uint8Array;
  private readonly known: Uint8Array;

  constructor(count: number, persons: number) {
    this.width = Math.ceil(persons / 8);
    this.bits = new Uint8Array(count * this.width);
    this.known = new Uint8Array(count);
  }

  add(place: number, person: number): void {
    const byte = place * this.width + (person >> 3);
    this.bits[byte] = (this.bits[byte] ?? 0) | (1 << (person & 7));
    this.known[place] = 1;
  }

  has(place: number, person: number): boolean {
    return person >> 3 < this.width && ((this.bits[place * this.width + (person >> 3)] ?? 0) & (1 << (person & 7))) !== 0;
  }

  isKnown(place: number): boolean {
    return this.known[place] === 1;
  }
}

function addTasks(prepared: Prepared, progress: Progress, ofSegment: Int32Array): Uint8Array {
  const { status, segment, responsible } = prepared.once(taskColumns);
  const { ended } = prepared.once(spans);
  const hasTasks = new Uint8Array(progress.open.length);
  for (let row = 0; row < status.length; row += 1) {
    const place = ofSegment[segment[row] ?? -1] ?? -1;
    if (place === -1 || status[row] === statusCode.cancelled) continue;
    hasTasks[place] = 1;
    for (let at = responsible.starts[row] ?? 0; at < (responsible.starts[row + 1] ?? 0); at += 1) progress.authors.add(place, responsible.numbers[at] ?? 0);
    advance(progress, place, ended[row] ?? noDay);
  }
  return hasTasks;
}

function addSegments(prepared: Prepared, progress: Progress, ofSegment: Int32Array, hasTasks: Uint8Array): void {
  const { on, tasks } = prepared.once(deliveries);
  ofSegment.forEach((place, row) => {
    if (place !== -1 && hasTasks[place] === 0) advance(progress, place, on[tasks + row] ?? noDay);
  });
}

function reviewedByOthers(prepared: Prepared, { authors, open }: Progress, ofSegment: Int32Array): Uint8Array {
  const { segment, decided, reviewer } = prepared.once(reviewColumns);
  const isReviewed = new Uint8Array(open.length);
  for (let row = 0; row < decided.length; row += 1) {
    const place = ofSegment[segment[row] ?? -1] ?? -1;
    const person = reviewer[row] ?? -1;
    if (place === -1 || person === -1 || isReviewed[place] === 1 || decided[row] === noDay) continue;
    if (!authors.has(place, person)) isReviewed[place] = 1;
  }
  return isReviewed;
}

function advance({ open, last }: Progress, place: number, day: number): void {
  if (day === noDay) open[place] = (open[place] ?? 0) + 1;
  else last[place] = Math.max(last[place] ?? noDay, day);
}

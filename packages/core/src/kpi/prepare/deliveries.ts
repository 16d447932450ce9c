import { namesOf, Samples } from '../samples.ts';
import { noDay } from '../time/day-column.ts';
import type { Prepared } from './prepared.ts';
import { criteriaCounts, reviewColumns, verdictCode } from './review-columns.ts';
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
  /** Places of what was delivered, and the day of each. */
  readonly places: Int32Array;
  readonly days: Int32Array;
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
  const { task, segment, isOfTask, decided, verdict, round, isReturned } = prepared.once(reviewColumns);
  const { ended } = prepared.once(spans);
  const rounds = new Set<number | string>();
  for (let at = 0; at < decided.length; at += 1) {
    const isTask = isOfTask[at] === 1;
    const row = (isTask ? task : segment)[at] ?? -1;
    const day = decided[at] ?? noDay;
    if (row === -1) continue;
    const place = isTask ? row : tasks + row;
    // What came back may be told by the review that was asked for anew, before it is decided.
    if (isReturned[at] === 1) returned[place] = 1;
    if (day === noDay) continue;
    if (isTask) on[place] = ended[row] ?? noDay;
    else if (verdict[at] === verdictCode.approved) on[place] = earlier(on[place] ?? noDay, day);
    if (verdict[at] === verdictCode.changes && isNewRound(place, round[at] ?? Number.NaN, rounds)) rework[place] = (rework[place] ?? 0) + 1;
  }
  const places = new Int32Array(count);
  let delivered = 0;
  for (let place = 0; place < count; place += 1) if (on[place] !== noDay) places[delivered++] = place;
  const days = places.subarray(0, delivered).map((place) => on[place] ?? noDay);
  return { on, rework, returned, tasks, places: places.subarray(0, delivered), days };
}

/** One observation a delivery, made of its rework and return: tasks first, then segments. */
export function deliverySamples(prepared: Prepared, measure: (rework: number, isReturned: boolean) => number): Samples {
  const { places, days, rework, returned, tasks } = prepared.once(deliveries);
  const nameTask = namesOf('task', prepared.rows('task'));
  const nameSegment = namesOf('segment', prepared.rows('segment'));
  const values = places.map((place) => measure(rework[place] ?? 0, returned[place] === 1));
  return new Samples({ days, values, rows: places }, (place) => (place < tasks ? nameTask(place) : nameSegment(place - tasks)));
}

/** Share of the acceptance criteria that each decided review found met, between 0 and 1, by the day it was decided. */
export function criteriaShares(prepared: Prepared): Samples {
  const reviews = prepared.rows('review');
  const { segment, decided, criteriaMet } = prepared.once(reviewColumns);
  const criteria = prepared.once(criteriaCounts);
  const values = new Float64Array(criteriaMet.length);
  for (let row = 0; row < values.length; row += 1) {
    const found = criteriaMet[row] ?? Number.NaN;
    const asked = criteria[segment[row] ?? -1] ?? 0;
    // More criteria met than were asked is a slip of the keyboard: `dataIssues` names the row.
    values[row] = asked > 0 && found >= 0 && found <= asked ? found / asked : -1;
  }
  return new Samples({ days: decided, values }, namesOf('review', reviews));
}

/** Whether a round counts anew; its key is a number where the round is one of the first thousand, a text else. */
function isNewRound(place: number, round: number, rounds: Set<number | string>): boolean {
  if (Number.isNaN(round)) return true;
  const known = rounds.size;
  rounds.add(Number.isInteger(round) && round >= 0 && round < 1000 ? place * 1000 + round : `${place}:${round}`);
  return rounds.size > known;
}

function earlier(one: number, other: number): number {
  return one === noDay ? other : Math.min(one, other);
}

import { namesOf, noCounts, Samples } from '../samples.ts';
import { noDay } from '../time/day-column.ts';
import { history, minutesPerDay, type History } from './history.ts';
import type { Prepared } from './prepared.ts';
import { spans } from './spans.ts';
import { statusCode } from './task-columns.ts';

/**
 * Where the entries of a task's history end that tell a time in a stage, which lasts until the entry after: before its
 * last one where the task is done and its end is told, where they begin else.
 * @param ended the day on which it was done, or `noDay`
 */
export function timedEnd({ starts, assumed }: History, row: number, ended: number): number {
  return ended !== noDay && assumed[row] !== 1 ? (starts[row + 1] ?? 0) - 1 : (starts[row] ?? 0);
}

/** Days spent in one of the stages of work by each task done that went through it, all its visits together; the time after its last entry is left out. */
export function stageSamples(prepared: Prepared, stage: number): Samples {
  const values = prepared.once(minutesInStages)[stage] ?? noCounts(0);
  return new Samples({ days: prepared.once(spans).ended, values, unit: minutesPerDay }, namesOf('task', prepared.rows('task')));
}

/** Minutes of each task in each stage of work, by place of the stage. */
function minutesInStages(prepared: Prepared): (Int32Array | undefined)[] {
  const told = prepared.once(history);
  const { starts, times, entered, stages } = told;
  const { ended } = prepared.once(spans);
  const work = new Set(workStages(prepared));
  const minutes = stages.map((_, stage) => (work.has(stage) ? noCounts(ended.length) : undefined));
  for (let row = 0; row < ended.length; row += 1) {
    const end = timedEnd(told, row, ended[row] ?? noDay);
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const ofStage = minutes[entered[at] ?? 0];
      if (ofStage !== undefined) ofStage[row] = Math.max(ofStage[row] ?? 0, 0) + (times[at + 1] ?? 0) - (times[at] ?? 0);
    }
  }
  return minutes;
}

/** Places of the stages in which work is done or waits: those that mean in progress or in review. */
export function workStages(prepared: Prepared): number[] {
  const { stages } = prepared.once(history);
  return stages.flatMap(({ meaning }, place) => (statusCode[meaning] === statusCode.doing || statusCode[meaning] === statusCode.review ? [place] : []));
}

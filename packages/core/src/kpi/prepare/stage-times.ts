import { namesOf, noCounts, Samples } from '../samples.ts';
import { noDay } from '../time/day-column.ts';
import { history, minutesPerDay } from './history.ts';
import type { Prepared } from './prepared.ts';
import { spans } from './spans.ts';
import { statusCode } from './task-columns.ts';

/** Time that tasks done spent in each of their stages: task `row` has the places from `starts[row]` to `starts[row + 1]`. */
export interface StageTimes {
  readonly starts: Int32Array;
  readonly stage: Uint16Array;
  /** Whole minutes: `minutesPerDay` of them are a day. */
  readonly minutes: Int32Array;
}

/** Time in each stage of the tasks done whose end is told, all visits to a stage together; the time after the last entry is left out. */
export function stageTimes(prepared: Prepared): StageTimes {
  const { starts, times, entered, assumed, stages } = prepared.once(history);
  const { ended } = prepared.once(spans);
  const first = new Int32Array(ended.length + 1);
  const stage = new Uint16Array(times.length);
  const minutes = new Int32Array(times.length);
  // Place of each stage among those of the task at hand; -1 when it did not go through it.
  const places = new Int32Array(stages.length).fill(-1);
  let count = 0;
  for (let task = 0; task < ended.length; task += 1) {
    const isTold = (ended[task] ?? noDay) !== noDay && assumed[task] !== 1;
    const last = isTold ? (starts[task + 1] ?? 0) - 1 : -1;
    for (let at = starts[task] ?? 0; at < last; at += 1) {
      const key = entered[at] ?? 0;
      let place = places[key] ?? -1;
      if (place === -1) {
        place = count;
        places[key] = place;
        stage[place] = key;
        count += 1;
      }
      minutes[place] = (minutes[place] ?? 0) + (times[at + 1] ?? 0) - (times[at] ?? 0);
    }
    for (let at = first[task] ?? 0; at < count; at += 1) places[stage[at] ?? 0] = -1;
    first[task + 1] = count;
  }
  return { starts: first, stage, minutes };
}

/** Days spent in one stage by each task done that went through it. */
export function stageSamples(prepared: Prepared, stage: number): Samples {
  const { starts, stage: stages, minutes } = prepared.once(stageTimes);
  const { ended } = prepared.once(spans);
  const values = noCounts(ended.length);
  for (let row = 0; row < ended.length; row += 1) {
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) if (stages[at] === stage) values[row] = minutes[at] ?? -1;
  }
  return new Samples({ days: ended, values, unit: minutesPerDay }, namesOf('task', prepared.rows('task')));
}

/** Places of the stages in which work is done or waits: those that mean in progress or in review. */
export function workStages(prepared: Prepared): number[] {
  const { stages } = prepared.once(history);
  return stages.flatMap(({ meaning }, place) => (statusCode[meaning] === statusCode.doing || statusCode[meaning] === statusCode.review ? [place] : []));
}

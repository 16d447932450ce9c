import { namesOf, Samples } from '../samples.ts';
import { noDay } from '../time/day-column.ts';
import { history, minutesPerDay } from './history.ts';
import type { Prepared } from './prepared.ts';
import { spans } from './spans.ts';
import { statusCode } from './task-columns.ts';

/** Days that tasks done spent in each of their stages: a place for each task and stage it went through. */
export interface StageTimes {
  readonly count: number;
  readonly row: Int32Array;
  readonly stage: Uint16Array;
  readonly days: Float64Array;
  /** The day the task was done. */
  readonly done: Int32Array;
}

/** Time in each stage of the tasks done whose end is told, all visits to a stage together; the time after the last entry is left out. */
export function stageTimes(prepared: Prepared): StageTimes {
  const { starts, times, entered, assumed, stages } = prepared.once(history);
  const { ended } = prepared.once(spans);
  const row = new Int32Array(times.length);
  const stage = new Uint16Array(times.length);
  const days = new Float64Array(times.length);
  const done = new Int32Array(times.length);
  // Place of each stage among those of the task at hand; -1 when it did not go through it.
  const places = new Int32Array(stages.length).fill(-1);
  let count = 0;
  for (let task = 0; task < ended.length; task += 1) {
    const end = ended[task] ?? noDay;
    if (end === noDay || assumed[task] === 1) continue;
    const first = count;
    const last = (starts[task + 1] ?? 0) - 1;
    for (let at = starts[task] ?? 0; at < last; at += 1) {
      const key = entered[at] ?? 0;
      let place = places[key] ?? -1;
      if (place === -1) {
        place = count;
        places[key] = place;
        row[place] = task;
        stage[place] = key;
        days[place] = 0;
        done[place] = end;
        count += 1;
      }
      days[place] = (days[place] ?? 0) + ((times[at + 1] ?? 0) - (times[at] ?? 0)) / minutesPerDay;
    }
    for (let at = first; at < count; at += 1) places[stage[at] ?? 0] = -1;
  }
  return { count, row, stage, days, done };
}

/** Days spent in one stage by each task done that went through it. */
export function stageSamples(prepared: Prepared, stage: number): Samples {
  const times = prepared.once(stageTimes);
  const samples = new Samples(times.count, namesOf('task', prepared.rows('task')));
  for (let at = 0; at < times.count; at += 1) if (times.stage[at] === stage) samples.add(times.row[at] ?? 0, times.done[at] ?? noDay, times.days[at] ?? 0);
  return samples;
}

/** Places of the stages in which work is done or waits: those that mean in progress or in review. */
export function workStages(prepared: Prepared): number[] {
  const { stages } = prepared.once(history);
  return stages.flatMap(({ meaning }, place) => (statusCode[meaning] === statusCode.doing || statusCode[meaning] === statusCode.review ? [place] : []));
}

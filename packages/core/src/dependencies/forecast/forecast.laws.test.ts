import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planArb, planSchedule } from '../../../testing/index.ts';
import { holdsFinish } from '../graph/types.ts';
import { forwardPass, heldTo } from '../schedule/forward.ts';
import { constantPlace } from '../schedule/network.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { phaseCodes } from '../schedule/task-columns.ts';
import { batch, words } from './batch.ts';
import { pastDurations, slices } from './durations.ts';
import { samplesOf } from './samples.ts';
import { Trials } from './trials.ts';

/** Rests, facts and links have to meet before something can go wrong. */
const thorough = { numRuns: 400 };

/** Plans whose tasks have three-point estimates, and their schedules. */
const scheduleArb = fc
  .tuple(planArb({ facts: true, knots: true, holes: true }), fc.array(fc.option(fc.tuple(fc.nat(4), fc.nat(9)), { nil: undefined }), { minLength: 12, maxLength: 12 }))
  .map(([plan, estimates]) => {
    const tasks = plan.tasks.map((task, index) => {
      const estimate = estimates[index];
      const likely = task.durationDays ?? 1;
      return estimate === undefined ? task : { ...task, optimisticDays: Math.max(0, likely - estimate[0]), pessimisticDays: likely + estimate[1] };
    });
    return planSchedule({ ...plan, tasks });
  });

function trialsOf(schedule: Schedule, seed: number) {
  const samples = samplesOf(schedule, pastDurations(schedule.graph.tasks, schedule.rules.calendar), 3);
  const trials = new Trials(schedule.network, schedule.rules, samples, seed);
  trials.run();
  trials.run();
  return { samples, trials };
}

/** One trial of a batch, by the schedule's own forward pass: the durations that were drawn, and the times they lead to. */
function plainTrial({ network }: Schedule, { samples, trials }: ReturnType<typeof trialsOf>, trial: number) {
  const duration = network.columns.duration.slice();
  const remaining = network.columns.remaining.slice();
  samples.at.forEach((p, i) => {
    const into = network.columns.phase[p] === phaseCodes.started ? remaining : duration;
    into[p] = samples.days[i * slices + trials.draws[i * batch + trial]!]!;
  });
  return { duration, times: forwardPass(network, { duration, remaining }).times };
}

/** What the end of each project hangs on, told task by task. */
function plainlyCritical({ network }: Schedule, { duration, times }: ReturnType<typeof plainTrial>): Uint8Array {
  const { columns, groups, kind, source, target } = network;
  const critical = new Uint8Array(columns.phase.length);
  const isOpen = (p: number) => columns.phase[p]! < phaseCodes.done;
  for (let p = critical.length - 1; p >= 0; p--) {
    if (!isOpen(p)) continue;
    const finishes = [...critical.keys()].filter((other) => isOpen(other) && groups.of[other] === groups.of[p]).map((other) => times[2 * other + 1]!);
    if (times[2 * p + 1] === Math.max(...finishes)) critical[p] = 1;
    for (let entry = 0; entry < kind.length; entry++) {
      const next = target[entry]!;
      const holds = kind[entry]! & holdsFinish;
      if (source[entry]! >> 1 !== p || critical[next] === 0 || (kind[entry]! & constantPlace) !== 0) continue;
      if (holds === 0 && columns.phase[next] === phaseCodes.started) continue;
      if (heldTo(network, entry, times, duration) === times[2 * next + holds]) critical[p] = 1;
    }
  }
  return critical;
}

describe('trials side by side', () => {
  it('place every task where a schedule with the same durations places it', () => {
    fc.assert(
      fc.property(scheduleArb, fc.nat(), (schedule, seed) => {
        const found = trialsOf(schedule, seed);
        const { open, scale } = found.trials.rows;
        for (const trial of [0, 33, batch - 1]) {
          const { times } = plainTrial(schedule, found, trial);
          const placed = (row: number, end: 0 | 1) => scale.base + found.trials.times[(2 * row + end) * batch + trial]! / scale.perDay;
          open.forEach((p, row) => expect([placed(row, 0), placed(row, 1)]).toEqual([times[2 * p], times[2 * p + 1]]));
        }
      }),
      thorough,
    );
  });

  it('find critical what the end hangs on with the same durations', () => {
    fc.assert(
      fc.property(scheduleArb, fc.nat(), (schedule, seed) => {
        const found = trialsOf(schedule, seed);
        for (const trial of [0, 33, batch - 1]) {
          const critical = plainlyCritical(schedule, plainTrial(schedule, found, trial));
          found.trials.rows.open.forEach((p, row) => {
            expect((found.trials.critical[row * words + (trial >> 5)]! >>> (trial & 31)) & 1).toBe(critical[p]);
          });
        }
      }),
      thorough,
    );
  });

  it('stay within their bounds', () => {
    fc.assert(
      fc.property(scheduleArb, fc.nat(), (schedule, seed) => {
        const found = trialsOf(schedule, seed);
        const { low, high } = found.trials.rows.bounds;
        for (const trial of [0, 33, batch - 1]) {
          const { times } = plainTrial(schedule, found, trial);
          for (const p of found.trials.rows.open) {
            for (const time of [2 * p, 2 * p + 1]) {
              expect(times[time]!).toBeGreaterThanOrEqual(low[time]!);
              expect(times[time]!).toBeLessThanOrEqual(high[time]!);
            }
          }
        }
      }),
      thorough,
    );
  });
});

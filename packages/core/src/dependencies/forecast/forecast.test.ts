import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDependency, aTask, entitiesArb } from '../../../testing/index.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import { buildGraph } from '../graph/build-graph.ts';
import type { PlanLink, PlanTask } from '../graph/types.ts';
import { scheduleTasks } from '../schedule/schedule.ts';
import { milestoneForecasts } from '../schedule/milestones.ts';
import { taskSchedule } from '../schedule/task-schedule.ts';
import { pastDurations, spreadOf } from './durations.ts';
import { forecast, forecastSteps } from './forecast.ts';
import { randomBits } from './random.ts';
import { Tally } from './tally.ts';

const today = '2026-11-23';
const schedule = (tasks: readonly PlanTask[], links: readonly PlanLink[] = [], options = {}) => scheduleTasks(buildGraph(tasks, links), { today, ...options });
const after = (predecessor: string, successor: string, given = {}) => aDependency({ id: `${predecessor}-${successor}`, predecessor, successor, ...given });

describe('forecast', () => {
  it('tells a half and an 85th of a three-point estimate', () => {
    const task = aTask({ id: '1', durationDays: 5, optimisticDays: 2, pessimisticDays: 14 });

    expect(forecast(schedule([task]), { seed: 1 }).tasks.get('1')).toEqual({ id: '1', p50: '2026-11-30', p85: '2026-12-03', criticality: 1, basis: 'threePoint' });
  });

  it('takes what the team took before over an estimate', () => {
    const past = [3, 3, 4, 4, 12].map((days, index) =>
      aTask({ id: `p${index}`, team: 'infra', status: 'done', durationDays: 2, startedOn: '2026-10-05', doneOn: `2026-10-${String(4 + days + 2 * Math.floor((days - 1) / 5)).padStart(2, '0')}` }),
    );
    const task = aTask({ id: '1', team: 'infra', durationDays: 2, optimisticDays: 1, pessimisticDays: 3 });
    const found = forecast(schedule([task, ...past]), { seed: 1 });

    expect(found.tasks.get('1')).toMatchObject({ basis: 'past', p50: '2026-11-26', p85: '2026-12-08' });
    expect(found.tasks.has('p0')).toBe(false);
    expect(forecast(schedule([task, ...past.slice(1)]), { seed: 1 }).tasks.get('1')).toMatchObject({ basis: 'threePoint' });
  });

  it('says how often each of two branches decides, and the odds of a milestone', () => {
    const tasks = [
      aTask({ id: '1', durationDays: 5, optimisticDays: 1, pessimisticDays: 9 }),
      aTask({ id: '2', durationDays: 5, optimisticDays: 1, pessimisticDays: 9 }),
      aTask({ id: '3', durationDays: 1, milestone: 'm' }),
    ];
    const plan = schedule(tasks, [after('1', '3'), after('2', '3')], { milestones: [{ id: 'm', title: 'M', due: '2026-11-30' }] });
    const { tasks: found, milestones } = forecast(plan, { seed: 7 });

    expect(found.get('3')?.criticality).toBe(1);
    expect(found.get('1')!.criticality).toBeGreaterThan(0.45);
    expect(found.get('1')!.criticality).toBeLessThan(0.55);
    expect(milestones).toMatchObject([{ milestone: { id: 'm' }, p50: '2026-12-01', p85: '2026-12-03' }]);
    expect(milestones[0]!.inTime!).toBeGreaterThan(0.2);
    expect(milestones[0]!.inTime!).toBeLessThan(0.3);
  });

  it('expects of a task that has begun only what is longer than it took already', () => {
    const begun = aTask({ id: '1', status: 'doing', startedOn: '2026-11-09', durationDays: 5, optimisticDays: 2, pessimisticDays: 20 });
    const found = forecast(schedule([begun]), { seed: 1 }).tasks.get('1')!;

    expect(found.p50 > '2026-11-23').toBe(true);
    expect(found.p85 > found.p50).toBe(true);
  });

  it('is the same for the same seed, and almost the same for another', () => {
    const plan = schedule([aTask({ id: '1', durationDays: 50, optimisticDays: 20, pessimisticDays: 140 })]);

    expect(forecast(plan, { seed: 3 })).toEqual(forecast(plan, { seed: 3 }));
    expect([...forecastSteps(plan, { seed: 3, trials: 1_000 })]).toEqual([0, 0.256, 0.512, 0.768]);
  });

  it('is the schedule where durations are certain', () => {
    fc.assert(
      fc.property(entitiesArb('task'), entitiesArb('dependency', 20), entitiesArb('member', 3), entitiesArb('milestone', 4), (rows, links, members, milestones) => {
        const tasks = rows.map((task) => ({ ...task, optimisticDays: undefined, pessimisticDays: undefined }));
        const plan = scheduleTasks(buildGraph(tasks, links), { today, members, milestones, calendar: workingCalendar({ holidays: [{ on: '2026-12-25' }] }) });
        const found = forecast(plan, { seed: 1, trials: 20, leastPast: 99 });
        for (const [id, { p50, p85, criticality }] of found.tasks) {
          expect([p50, p85]).toEqual([taskSchedule(plan, id)!.finish, taskSchedule(plan, id)!.finish]);
          expect([0, 1]).toContain(criticality);
        }
        for (const { milestone, p50 } of found.milestones) {
          const planned = milestoneForecasts(plan).find((other) => other.milestone.id === milestone.id)!;
          expect(p50).toBe(planned.date);
        }
      }),
    );
  });

  it('has critical tasks on which the end hangs, when durations are certain', () => {
    const plan = schedule(['1', '2', '3'].map((id) => aTask({ id, durationDays: id === '2' ? 5 : 2 })), [after('1', '3'), after('2', '3')]);

    expect([...forecast(plan, { seed: 1, trials: 3 }).tasks.values()].map(({ criticality }) => criticality)).toEqual([0, 1, 1]);
  });

  it('lies between the best and the worst case', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ durationDays: fc.integer({ min: 1, max: 9 }), less: fc.nat(3), more: fc.nat(9) }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 8 }),
        (rows, pairs) => {
          const tasks = rows.map(({ durationDays, less, more }, id) => aTask({ id: String(id), durationDays, optimisticDays: Math.max(0, durationDays - less), pessimisticDays: durationDays + more }));
          const links = pairs.filter(([a, b]) => a < b && b < rows.length).map(([a, b], id) => aDependency({ id: String(id), predecessor: String(a), successor: String(b) }));
          const at = (pick: (task: PlanTask) => number | undefined) => schedule(tasks.map((task) => ({ ...task, durationDays: pick(task) })), links);
          const [best, worst] = [at((task) => task.optimisticDays), at((task) => task.pessimisticDays)];
          for (const [id, { p50, p85 }] of forecast(schedule(tasks, links), { seed: 5, trials: 200 }).tasks) {
            expect(p50 >= taskSchedule(best, id)!.finish && p85 <= taskSchedule(worst, id)!.finish && p50 <= p85).toBe(true);
          }
        },
      ),
    );
  });

  it('forecasts nothing of nothing', () => {
    expect(forecast(schedule([]), { seed: 1, trials: 5 })).toEqual({ trials: 5, tasks: new Map(), milestones: [] });
  });
});

describe('spreadOf', () => {
  const spread = (task: Partial<PlanTask>, planned = 5) => spreadOf(aTask(task), planned, true, undefined, 5, new Map());

  it('has the mean of a three-point estimate: (a + 4 m + b) / 6', () => {
    const { days } = spread({ optimisticDays: 2, pessimisticDays: 14 });

    expect(days!.reduce((a, b) => a + b, 0) / days!.length).toBeCloseTo((2 + 4 * 5 + 14) / 6, 1);
  });

  it('makes nothing of bounds that are none', () => {
    expect(spread({}).basis).toBe('certain');
    expect(spread({ optimisticDays: 9, pessimisticDays: 3 }).basis).toBe('certain');
    expect(spread({ pessimisticDays: 9 }).basis).toBe('threePoint');
  });
});

describe('pastDurations', () => {
  it('counts workdays of what is done, team by team, against the plan', () => {
    const past = pastDurations(
      [
        aTask({ team: 'a', status: 'done', startedOn: '2026-11-05', doneOn: '2026-11-10', durationDays: 2 }),
        aTask({ team: 'a', status: 'done', startedOn: '2026-11-05', doneOn: '2026-11-05' }),
        aTask({ team: 'a', status: 'doing', startedOn: '2026-11-05' }),
      ],
      workingCalendar(),
    );

    expect(past.get('a')).toEqual({ days: [1, 4], ratios: [2] });
  });
});

describe('randomBits', () => {
  it('falls evenly', () => {
    const next = randomBits(42);
    const counts = new Array<number>(16).fill(0);
    for (let i = 0; i < 16_000; i++) counts[next() & 15]!++;

    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});

describe('Tally', () => {
  it('finds quantiles of what it counted', () => {
    const tally = new Tally(Float64Array.of(0), Float64Array.of(9));
    tally.add(0, Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 9), 0, 10);

    expect([0.1, 0.5, 0.85, 1].map((share) => tally.quantile(0, share))).toEqual([1, 5, 9, 9]);
  });
});

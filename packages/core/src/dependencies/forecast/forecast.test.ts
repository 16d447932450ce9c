import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDependency, aTask, entitiesArb } from '../../../testing/index.ts';
import { daysBetween } from '../../time/day-number.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import { buildGraph } from '../graph/build-graph.ts';
import type { PlanLink, PlanTask } from '../graph/types.ts';
import { scheduleTasks } from '../schedule/schedule.ts';
import { milestoneForecasts } from '../schedule/milestones.ts';
import { taskSchedule } from '../schedule/task-schedule.ts';
import { pastDurations, spreadOf } from './durations.ts';
import { forecast, forecastSteps } from './forecast.ts';
import { RandomBytes } from './random.ts';
import { Tally } from './tally.ts';
import { timeOf, timeScale } from './time-scale.ts';

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

  it('spreads a task that starts with one which has to end at a time: the longer that one takes, the earlier', () => {
    const tasks = [
      aTask({ id: '1', durationDays: 20 }),
      aTask({ id: '2', durationDays: 5, optimisticDays: 1, pessimisticDays: 15 }),
      aTask({ id: '3', durationDays: 1 }),
    ];
    const { tasks: found } = forecast(schedule(tasks, [after('1', '2', { type: 'FF' }), after('2', '3', { type: 'SS' })]), { seed: 1 });

    expect(found.get('2')).toMatchObject({ p50: '2026-12-18', p85: '2026-12-18' });
    expect(found.get('3')).toMatchObject({ p50: '2026-12-14', p85: '2026-12-16' });
  });

  it('forecasts a chain of 5,000 that spans more than a century', () => {
    const tasks = Array.from({ length: 5_000 }, (_, id) => aTask({ id: String(id), durationDays: 7, optimisticDays: 6, pessimisticDays: 8 }));
    const plan = schedule(tasks, tasks.slice(1).map((task, index) => after(String(index), task.id)));
    const last = forecast(plan, { seed: 1, trials: 256 }).tasks.get('4999')!;

    expect(Math.abs(daysBetween(taskSchedule(plan, '4999')!.finish, last.p50))).toBeLessThan(120);
    expect(last.criticality).toBe(1);
  });

  it('forecasts what lies in 1970 and 9999, lags of a century either way and percents of them', () => {
    const estimate = { durationDays: 2, optimisticDays: 1, pessimisticDays: 900_000 };
    const tasks = [
      aTask({ id: '1', status: 'doing', startedOn: '1970-01-01', ...estimate }),
      aTask({ id: '2', start: '9999-12-30', ...estimate }),
      ...['3', '4', '5'].map((id) => aTask({ id, ...estimate })),
    ];
    const links = [after('1', '3', { lag: -36_525 }), after('2', '3', { lag: -36_525, lagUnit: 'days' }), after('3', '4', { lag: -36_525, lagUnit: 'percent' }), after('3', '5', { type: 'SF', lag: 36_525, lagUnit: 'percent' })];
    const found = forecast(schedule(tasks, links), { seed: 1, trials: 300 });

    for (const { p50, p85 } of found.tasks.values()) {
      expect(p50 >= today && p85 >= p50 && p85 <= '9999-12-31').toBe(true);
    }
    expect(found.tasks.get('2')!.p85).toBe('9999-12-31');
    expect(found.tasks.get('4')!.p50 < found.tasks.get('2')!.p50).toBe(true);
  });

  it('forecasts what lies outside a circle', () => {
    const tasks = ['1', '2', '3'].map((id) => aTask({ id, durationDays: 1 }));
    const plan = schedule(tasks, [after('1', '2'), after('2', '1'), after('2', '3')]);

    expect(forecast(plan, { seed: 1, trials: 5 }).tasks.get('3')).toMatchObject({ p50: '2026-11-24', criticality: 1 });
  });

  it('forecasts nothing of nothing', () => {
    expect(forecast(schedule([]), { seed: 1, trials: 5 })).toEqual({ trials: 5, tasks: new Map(), milestones: [] });
  });
});

describe('spreadOf', () => {
  const spread = (task: Partial<PlanTask>, planned = 5) => spreadOf(aTask(task), planned, true, undefined, 5);

  it('has the mean of a three-point estimate: (a + 4 m + b) / 6', () => {
    const { from, factor, shape } = spread({ optimisticDays: 2, pessimisticDays: 14 }).days!;

    expect(from + (factor * shape.reduce((a, b) => a + b, 0)) / shape.length).toBeCloseTo((2 + 4 * 5 + 14) / 6, 1);
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

describe('RandomBytes', () => {
  it('falls evenly', () => {
    const bytes = new Uint8Array(16_000);
    new RandomBytes(42).fill(bytes);
    const counts = new Array<number>(16).fill(0);
    for (const byte of bytes) counts[byte & 15]!++;

    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  it('goes on where it stopped', () => {
    const [parts, whole] = [new RandomBytes(7), new RandomBytes(7)];
    const [first, second, both] = [new Uint8Array(8), new Uint8Array(8), new Uint8Array(16)];
    parts.fill(first);
    parts.fill(second);
    whole.fill(both);

    expect([...first, ...second]).toEqual([...both]);
  });
});

describe('Tally', () => {
  const counted = (low: number, high: number, places: readonly number[]) => {
    const scale = timeScale(low, high);
    const tally = new Tally([low], [high], scale);
    const times = Int32Array.from(places, (place) => timeOf(scale, place));
    tally.add(0, times, 0, times.length);
    return (...shares: readonly number[]) => shares.map((share) => tally.quantile(0, share));
  };

  it('finds the evening of the workday on which quantiles of what it counted fall', () => {
    expect(counted(1, 9, [1, 2, 3, 4, 5, 6, 7, 8, 9, 9])(0.1, 0.5, 0.85, 1)).toEqual([1, 5, 9, 9]);
    expect(counted(0.25, 3.5, [0.25, 1.75, 2, 2 + 2 ** -20, 2.01, 3.5])(1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6, 1)).toEqual([1, 2, 2, 2, 3, 4]);
  });

  it('has nothing to count where there is but one place', () => {
    expect(counted(2.25, 2.25, [])(0.5, 0.85)).toEqual([2.25, 2.25]);
  });

  it('finds a day within a bin of several where a series spans millennia', () => {
    const [middle] = counted(0, 2_000_000, Array.from({ length: 1_000 }, (_, i) => 2_000 * i))(0.5);

    expect(Math.abs(middle! - 1_000_000)).toBeLessThan(2_048);
  });
});

import { describe, expect, it } from 'vitest';
import { figuresOf, rowsBehind } from '../../../testing/figures.ts';
import { aDependency, aMilestone, aTask } from '../../../testing/index.ts';
import { addDays } from '../../time/weeks.ts';
import { prepare } from '../prepare/prepared.ts';
import { bottleneckTime } from './bottleneck-time.ts';
import { cycleTimeP50 } from './cycle-time-p50.ts';
import { cycleTimeP85 } from './cycle-time-p85.ts';
import { dependencyResolutionMean } from './dependency-resolution-mean.ts';
import { dependencyResolutionMedian } from './dependency-resolution-median.ts';
import { lateShare } from './late-share.ts';
import { milestonesOnTime } from './milestones-on-time.ts';
import { predictability } from './predictability.ts';
import { stageTimeMetrics } from './stage-time.ts';
import { throughput } from './throughput.ts';
import { wipAge } from './wip-age.ts';
import { wipBeyondExpectation } from './wip-beyond-expectation.ts';
import { wip } from './wip.ts';

// Sunday of week 47; weeks begin on 2026-11-02 (W45), 11-09 (W46) and 11-16 (W47).
const today = { today: '2026-11-22' };
const done = (startedOn: string | undefined, doneOn: string | undefined, id = '1') => aTask({ id, status: 'done', createdOn: startedOn, startedOn, doneOn });

describe('milestones on time', () => {
  it('counts those reached on the day promised, however their due date moved since', () => {
    const milestone = [
      aMilestone({ id: '1', baselineDue: '2026-11-10', due: '2026-11-10', reachedOn: '2026-11-10' }),
      aMilestone({ id: '2', baselineDue: '2026-11-11', due: '2026-11-20', reachedOn: '2026-11-12' }),
      aMilestone({ id: '3', baselineDue: '2026-11-12', due: '2026-11-30' }),
      aMilestone({ id: '4', baselineDue: '2026-11-04', reachedOn: '2026-10-30' }),
    ];
    expect(figuresOf(milestonesOnTime, { milestone }, today)).toEqual({ '2026-W45': 100, '2026-W46': 33.333333 });
    expect(rowsBehind(milestonesOnTime, { milestone }, today, '2026-W46')).toEqual(['1', '2', '3']);
  });

  it('judges nobody before the day has passed', () => {
    const milestone = [aMilestone({ baselineDue: '2026-11-22' }), aMilestone({ baselineDue: '2026-11-18', reachedOn: '2026-11-18' })];
    expect(figuresOf(milestonesOnTime, { milestone }, today)).toEqual({ '2026-W47': 100 });
  });

  it('takes the first day of the log, else the due date, where no baseline was frozen', () => {
    const dueLog = '2026-09-01 10:00 2026-11-05\n2026-10-01 11:00 2026-11-12';
    const milestone = [aMilestone({ due: '2026-11-12', dueLog, reachedOn: '2026-11-12' }), aMilestone({ due: '2026-11-12', reachedOn: '2026-11-12' })];
    expect(figuresOf(milestonesOnTime, { milestone }, today)).toEqual({ '2026-W45': 0, '2026-W46': 100 });
  });
});

describe('time to resolve dependencies', () => {
  const need = (requestedOn: string, resolvedOn: string, state = 'verified' as const) => aDependency({ requestedOn, resolvedOn, state });
  const dependency = [need('2026-11-01', '2026-11-09'), need('2026-11-10', '2026-11-10'), need('2026-10-01', '2026-11-15'), need('2026-11-01', '2026-11-03')];

  it('is the mean of the days from request to verification, by the week of the latter', () => {
    // 8, 0 and 45 days in week 46; 2 in week 45.
    expect(figuresOf(dependencyResolutionMean, { dependency }, today)).toEqual({ '2026-W45': 2, '2026-W46': 17.666667 });
  });

  it('has a median that one extreme case does not move', () => {
    expect(figuresOf(dependencyResolutionMedian, { dependency }, today)).toEqual({ '2026-W45': 2, '2026-W46': 8 });
  });

  it('leaves out a need that is no longer verified, or verified before it was asked for', () => {
    const others = [aDependency({ requestedOn: '2026-11-01', resolvedOn: '2026-11-09', state: 'requested' }), need('2026-11-10', '2026-11-09')];
    expect(figuresOf(dependencyResolutionMean, { dependency: others }, today)).toEqual({});
  });
});

describe('cycle time', () => {
  it('counts the first and the last day, and says what half and 85% of tasks did not exceed', () => {
    // 1, 2, 3, ... 10 days, all done on 15 November.
    const task = Array.from({ length: 10 }, (_, at) => done(addDays('2026-11-15', -at), '2026-11-15'));
    expect(figuresOf(cycleTimeP50, { task }, today)).toEqual({ '2026-W46': 5 });
    expect(figuresOf(cycleTimeP85, { task }, today)).toEqual({ '2026-W46': 9 });
  });

  it('is one day for a task done the day it was started', () => {
    expect(figuresOf(cycleTimeP50, { task: [done('2026-11-15', '2026-11-15')] }, today)).toEqual({ '2026-W46': 1 });
  });

  it('counts calendar days through the night when clocks change', () => {
    expect(figuresOf(cycleTimeP50, { task: [done('2026-10-24', '2026-10-26')] }, today)).toEqual({ '2026-W44': 3 });
  });

  it('leaves out a task done before it was started, still open, or done in the future', () => {
    const task = [done('2026-11-15', '2026-11-14'), aTask({ status: 'doing', startedOn: '2026-11-01', doneOn: '2026-11-10' }), done('2026-11-01', '2026-11-23')];
    expect(figuresOf(cycleTimeP50, { task }, today)).toEqual({});
  });

  it('reads the log of statuses where the dates are missing', () => {
    const task = [aTask({ status: 'done', statusLog: '2026-11-01 09:00 À faire\n2026-11-09 09:00 En cours\n2026-11-11 18:00 Terminé' })];
    expect(figuresOf(cycleTimeP50, { task }, today)).toEqual({ '2026-W46': 3 });
  });
});

describe('time in a stage', () => {
  const stages = [
    { name: 'Spécification', meaning: 'doing' as const },
    { name: 'Test', meaning: 'review' as const },
  ];
  const statusLog = [
    '2026-11-02 08:00 À faire',
    '2026-11-03 08:00 Spécification',
    '2026-11-05 20:00 Test',
    '2026-11-06 08:00 Spécification',
    '2026-11-07 08:00 Test',
    '2026-11-10 08:00 Terminé',
  ].join('\n');
  const task = [aTask({ id: '1', status: 'done', statusLog, startedOn: '2026-11-03', doneOn: '2026-11-10' })];
  const metric = (name: string) => stageTimeMetrics(stages).find(({ id }) => id === `stageTime:${name}`) ?? wip;

  it('adds all visits to the stage', () => {
    // Specification: 2.5 days and 1; test: half a day and 3.
    expect(figuresOf(metric('Spécification'), { task }, { ...today, stages })).toEqual({ '2026-W46': 3.5 });
    expect(figuresOf(metric('Test'), { task }, { ...today, stages })).toEqual({ '2026-W46': 3.5 });
  });

  it('means nothing for a task that skipped the stage', () => {
    expect(figuresOf(metric('doing'), { task }, { ...today, stages })).toEqual({});
  });

  it('is longest, per task done, in the bottleneck', () => {
    const other = aTask({ id: '2', status: 'done', doneOn: '2026-11-12', statusLog: '2026-11-03 00:00 Test\n2026-11-12 00:00 Terminé' });
    // Test: 3.5 and 9 days over two tasks; specification: 3.5 over the same two.
    expect(figuresOf(bottleneckTime, { task: [...task, other] }, { ...today, stages })).toEqual({ '2026-W46': 6.25 });
    expect(rowsBehind(bottleneckTime, { task: [...task, other] }, { ...today, stages }, '2026-W46')).toEqual(['1', '2']);
  });

  it('comes from the tasks that went through work in no time, where all did', () => {
    const waited = aTask({ id: '1', status: 'done', statusLog: '2026-11-02 09:00 À faire\n2026-11-10 09:00 En cours\n2026-11-10 09:00 Terminé' });

    const series = bottleneckTime.compute(prepare({ task: [waited] }, today), 'weekly');

    expect(figuresOf(bottleneckTime, { task: [waited] }, today)).toEqual({ '2026-W46': 0 });
    expect(series.rows(0), 'and not the eight days before').toEqual([{ entity: 'task', id: '1', on: '2026-11-10', value: 0 }]);
  });
});

describe('throughput', () => {
  it('counts the tasks done, nought in a week when work was open and none was done', () => {
    const task = [done('2026-11-02', '2026-11-03', '1'), done('2026-11-03', '2026-11-03', '2'), aTask({ id: '3', status: 'doing', createdOn: '2026-11-03', startedOn: '2026-11-03' })];
    expect(figuresOf(throughput, { task }, today)).toEqual({ '2026-W45': 2, '2026-W46': 0, '2026-W47': 0 });
    expect(rowsBehind(throughput, { task }, today, '2026-W45')).toEqual(['1', '2']);
  });

  it('has a gap, not nought, in a week when no task was open', () => {
    const task = [done('2026-11-02', '2026-11-03', '1'), done('2026-11-17', '2026-11-18', '2')];
    expect(figuresOf(throughput, { task }, today)).toEqual({ '2026-W45': 1, '2026-W47': 1 });
  });
});

describe('work in progress', () => {
  const task = [
    done('2026-11-03', '2026-11-10', '1'),
    aTask({ id: '2', status: 'doing', createdOn: '2026-11-03', startedOn: '2026-11-09' }),
    aTask({ id: '3', status: 'review', createdOn: '2026-11-03', startedOn: '2026-11-15', reviewOn: '2026-11-16' }),
    aTask({ id: '4', status: 'todo', createdOn: '2026-11-03' }),
  ];

  it('counts what was started and not done at the end of the week', () => {
    expect(figuresOf(wip, { task }, today)).toEqual({ '2026-W45': 1, '2026-W46': 2, '2026-W47': 2 });
    expect(rowsBehind(wip, { task }, today, '2026-W45')).toEqual(['1']);
  });

  it('is so many days old, on average', () => {
    // 8 November: 6 days. 15 November: 7 and 1. 22 November: 14 and 8.
    expect(figuresOf(wipAge, { task }, today)).toEqual({ '2026-W45': 6, '2026-W46': 4, '2026-W47': 11 });
  });

  it('is too old when beyond what the collective expects of itself', () => {
    expect(figuresOf(wipBeyondExpectation, { task }, { ...today, expectationDays: 8 })).toEqual({ '2026-W45': 0, '2026-W46': 0, '2026-W47': 50 });
    expect(figuresOf(wipBeyondExpectation, { task }, today), 'fewer than 10 tasks done: no expectation').toEqual({});
  });

  it('expects what 85% of the tasks done lately did not exceed', () => {
    // Ten tasks of 1 to 10 days, done on 1 November: 9 days.
    const past = Array.from({ length: 10 }, (_, at) => done(addDays('2026-11-01', -at), '2026-11-01', String(10 + at)));
    expect(figuresOf(wipBeyondExpectation, { task: [...task, ...past] }, today)['2026-W47']).toBe(50);
    expect(figuresOf(wipBeyondExpectation, { task: [...task, ...past] }, today)['2026-W46']).toBe(0);
    // The 26 weeks that end on Sunday 22 begin on Monday 25 May.
    const lately = (doneOn: string) => figuresOf(wipBeyondExpectation, { task: [...task, ...Array.from({ length: 10 }, (_, at) => done(addDays(doneOn, -8), doneOn, String(10 + at)))] }, today)['2026-W47'];
    expect([lately('2026-05-24'), lately('2026-05-25')]).toEqual([undefined, 50]);
  });

  it('follows the log where a task went back and forth', () => {
    const log = aTask({ status: 'todo', statusLog: '2026-11-02 09:00 todo\n2026-11-03 09:00 doing\n2026-11-12 09:00 todo' });
    expect(figuresOf(wip, { task: [log] }, today)).toEqual({ '2026-W45': 1, '2026-W46': 0, '2026-W47': 0 });
  });
});

describe('share of tasks late', () => {
  it('is of the open tasks that have a due date', () => {
    const task = [
      aTask({ id: '1', status: 'doing', createdOn: '2026-11-02', startedOn: '2026-11-02', due: '2026-11-15' }),
      aTask({ id: '2', status: 'todo', createdOn: '2026-11-09', due: '2026-12-01' }),
      aTask({ id: '3', status: 'todo', createdOn: '2026-11-09' }),
    ];
    // Due on the 15th is not late on the 15th.
    expect(figuresOf(lateShare, { task }, today)).toEqual({ '2026-W45': 0, '2026-W46': 0, '2026-W47': 50 });
    expect(rowsBehind(lateShare, { task }, today, '2026-W47')).toEqual(['1', '2']);
  });
});

describe('predictability', () => {
  it('asks whether what was planned for the week was done in it', () => {
    const task = [
      aTask({ id: '1', status: 'done', startedOn: '2026-11-01', baselineDue: '2026-11-10', doneOn: '2026-11-14' }),
      aTask({ id: '2', status: 'done', startedOn: '2026-11-01', baselineDue: '2026-11-10', doneOn: '2026-11-17' }),
      aTask({ id: '3', status: 'doing', startedOn: '2026-11-01', baselineDue: '2026-11-10' }),
      aTask({ id: '4', status: 'done', startedOn: '2026-10-01', baselineDue: '2026-11-10', doneOn: '2026-10-02' }),
      aTask({ id: '5', status: 'cancelled', baselineDue: '2026-11-10' }),
      aTask({ id: '6', status: 'done', baselineDue: '2026-11-10' }),
    ];
    expect(figuresOf(predictability, { task }, today)).toEqual({ '2026-W46': 50 });
    expect(figuresOf(predictability, { task }, today, 'monthly')).toEqual({ '2026-11': 75 });
    expect(rowsBehind(predictability, { task }, today, '2026-W46')).toEqual(['1', '2', '3', '4']);
    expect(figuresOf(predictability, { task: [aTask({ status: 'doing', baselineDue: today.today })] }, today), 'there is time until tonight').toEqual({});
  });
});

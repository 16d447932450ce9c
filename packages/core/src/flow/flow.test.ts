import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMilestone, aTask, dayArb, entitiesArb } from '../../testing/index.ts';
import { prepare } from '../kpi/prepare/prepared.ts';
import type { Milestone } from '../model/milestone.ts';
import type { Task } from '../model/task.ts';
import { daysBetween, dayNumber, isoDay } from '../time/day-number.ts';
import { addDays } from '../time/weeks.ts';
import { ageingWip } from './ageing-wip.ts';
import type { ChartTable } from './chart-table.ts';
import { cumulativeFlow } from './cumulative-flow.ts';
import { cycleTimeScatter } from './cycle-time-scatter.ts';
import { milestoneSlips } from './milestone-slip.ts';
import { timePerStage } from './time-per-stage.ts';

const today = '2026-11-22';
const stages = [
  { name: 'Spécification', meaning: 'doing' as const },
  { name: 'Test', meaning: 'review' as const },
];
const of = (task: readonly Task[], own: typeof stages = []) => prepare({ task }, { today, stages: own });
const done = (id: string, startedOn: string, doneOn: string, more: Partial<Task> = {}) => aTask({ id, title: `T${id}`, status: 'done', createdOn: startedOn, startedOn, doneOn, ...more });
const rowsOf = (table: ChartTable) => Array.from({ length: table.count }, (_, at) => table.row(at));

describe('the scatter of cycle times', () => {
  const task = [done('2', '2026-11-01', '2026-11-10'), done('1', '2026-11-09', '2026-11-10'), done('3', '2026-10-01', '2026-11-20'), done('4', '2025-01-01', '2025-01-05')];

  it('has a dot for each task done in the window, oldest first', () => {
    const scatter = cycleTimeScatter(of(task));
    expect(rowsOf(scatter.table)).toEqual([
      ['1', 'T1', '2026-11-10', 2],
      ['2', 'T2', '2026-11-10', 10],
      ['3', 'T3', '2026-11-20', 51],
    ]);
    expect(scatter.idOf(2)).toBe('3');
    expect(scatter.percentiles).toEqual([
      { share: 0.5, days: 10 },
      { share: 0.7, days: 51 },
      { share: 0.85, days: 51 },
      { share: 0.95, days: 51 },
    ]);
  });

  it('looks at the days given', () => {
    expect(cycleTimeScatter(of(task), { from: '2025-01-01', to: '2025-12-31' }).count).toBe(1);
    expect(cycleTimeScatter(of(task), { from: '2026-12-31', to: '2026-01-01' }).count).toBe(0);
    expect(cycleTimeScatter(of([])).percentiles).toEqual([]);
    expect(() => cycleTimeScatter(of(task), { from: 'hier' })).toThrow('from');
  });
});

describe('the cumulative flow', () => {
  it('counts the tasks in each stage at the end of each day', () => {
    const statusLog = '2026-11-02 09:00 todo\n2026-11-03 09:00 Spécification\n2026-11-04 09:00 Test\n2026-11-05 09:00 done';
    const task = [aTask({ status: 'done', statusLog }), aTask({ status: 'todo', createdOn: '2026-11-03' }), aTask({ status: 'cancelled', statusLog: '2026-11-02 todo\n2026-11-04 cancelled' })];
    const flow = cumulativeFlow(of(task, stages), { from: '2026-11-01', to: '2026-11-06' });
    expect(flow.bands.map(({ stage, counts }) => [stage.key, [...counts]])).toEqual([
      ['todo', [0, 2, 2, 1, 1, 1]],
      ['Spécification', [0, 0, 1, 0, 0, 0]],
      ['Test', [0, 0, 0, 1, 0, 0]],
      ['done', [0, 0, 0, 0, 1, 1]],
    ]);
    expect(flow.table.row(3)).toEqual(['2026-11-04', 1, 0, 1, 0, 2]);
    expect(flow.table.columns.map(({ label }) => label.fr)).toEqual(['Jour', 'À faire', 'Spécification', 'Test', 'Terminé', 'Toutes']);
  });

  it('may show Sundays and the last day only', () => {
    const flow = cumulativeFlow(of([aTask({ status: 'todo', createdOn: '2026-11-03' })]), { from: '2026-11-02', to: '2026-11-18' }, 'week');
    expect([...flow.on].map(isoDay)).toEqual(['2026-11-08', '2026-11-15', '2026-11-18']);
    expect(flow.bands[0]?.counts).toEqual(Int32Array.of(1, 1, 1));
  });

  it('starts with what was there before the window', () => {
    expect(cumulativeFlow(of([done('1', '2020-01-01', '2020-01-05')]), { from: '2026-11-20' }).bands.map(({ stage, counts }) => [stage.key, ...counts])).toEqual([['done', 1, 1, 1]]);
  });

  it('counts each task that is not cancelled once a day from its beginning on, and never loses one that is done', () => {
    const logArb = fc.array(fc.tuple(dayArb, fc.constantFrom('todo', 'doing', 'Test', 'done'))).map((lines) => lines.map(([day, word]) => `${day} ${word}`).join('\n'));
    fc.assert(
      fc.property(entitiesArb('task'), fc.array(logArb), (tasks, logs) => {
        const task = tasks.map((one, at) => aTask({ ...one, status: one.status === 'cancelled' ? 'todo' : one.status, statusLog: logs[at] ?? one.statusLog }));
        const flow = cumulativeFlow(of(task, stages), { from: '2024-01-01' });
        let before = 0;
        flow.on.forEach((_, at) => {
          const all = flow.bands.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0);
          expect(all).toBeGreaterThanOrEqual(before);
          before = all;
        });
        expect(before).toBeLessThanOrEqual(task.length);
      }),
      { numRuns: 40 },
    );
  });

  it('says as many in work as the metric of work in progress does', () => {
    fc.assert(
      fc.property(entitiesArb('task'), (task) => {
        const flow = cumulativeFlow(of(task), { from: today });
        const inWork = flow.bands.filter(({ stage }) => stage.meaning === 'doing' || stage.meaning === 'review').reduce((sum, { counts }) => sum + (counts.at(-1) ?? 0), 0);
        expect(inWork).toBe(task.filter(({ status }) => status === 'doing' || status === 'review').length);
      }),
    );
  });
});

describe('ageing work in progress', () => {
  const finished = Array.from({ length: 10 }, (_, at) => done(`9${at}`, addDays('2026-11-01', -at), '2026-11-01', { statusLog: `${addDays('2026-11-01', -at)} 09:00 doing\n2026-11-01 10:00 done` }));
  const task = [
    ...finished,
    aTask({ id: '1', title: 'Vieille', status: 'review', startedOn: '2026-11-01', statusLog: '2026-11-01 09:00 doing\n2026-11-20 09:00 review' }),
    aTask({ id: '2', title: 'Jeune', status: 'doing', startedOn: '2026-11-22' }),
    aTask({ id: '3', title: 'Sans début', status: 'doing' }),
    aTask({ id: '4', title: 'Pas commencée', status: 'todo', createdOn: '2026-01-01' }),
  ];

  it('lists what is in work, oldest first, against what is expected', () => {
    const ageing = ageingWip(of(task));
    expect(ageing.expectation).toBe(9);
    expect(ageing.items.map(({ id, age, isBeyond, stage }) => [id, age, isBeyond, ageing.stages[stage]?.key])).toEqual([
      ['1', 22, true, 'review'],
      ['2', 1, false, 'doing'],
    ]);
    expect(ageing.table.row(0)).toEqual(['1', 'Vieille', { fr: 'À valider', en: 'To review' }, '2026-11-01', 22, 13]);
    expect(ageing.table.row(1).at(-1)).toBeUndefined();
    expect(() => ageing.table.row(2)).toThrow('at');
  });

  it('takes the expectation that the collective set', () => {
    expect(ageingWip(prepare({ task }, { today, expectationDays: 30 })).items.some(({ isBeyond }) => isBeyond)).toBe(false);
    expect(ageingWip(of([]))).toMatchObject({ items: [] });
  });
});

describe('time per stage', () => {
  const log = (...lines: string[]) => lines.map((line) => `2026-11-${line}`).join('\n');
  const task = [
    aTask({ id: '1', status: 'done', doneOn: '2026-11-10', statusLog: log('01 00:00 todo', '02 00:00 Spécification', '04 00:00 Test', '10 00:00 done') }),
    aTask({ id: '2', status: 'done', doneOn: '2026-11-12', statusLog: log('01 00:00 todo', '08 00:00 Spécification', '12 00:00 done') }),
    aTask({ id: '3', status: 'doing', startedOn: '2026-01-01', statusLog: '2026-01-01 doing' }),
  ];

  it('says how long tasks stay in each stage of work, and where most of the time goes', () => {
    const { stages: told, bottleneck, table } = timePerStage(of(task, stages));
    expect(rowsOf(table)).toEqual([
      [{ fr: 'Spécification', en: 'Spécification' }, 2, 3, 3, 4, 6, 50],
      [{ fr: 'Test', en: 'Test' }, 1, 6, 6, 6, 6, 50],
    ]);
    expect(bottleneck?.stage.key, 'the first of two').toBe('Spécification');
    expect(told.filter(({ isBottleneck }) => isBottleneck)).toHaveLength(1);
  });

  it('names no bottleneck where no time was spent', () => {
    expect(timePerStage(of([]))).toMatchObject({ stages: [] });
    expect(timePerStage(of([])).bottleneck).toBeUndefined();
    expect(timePerStage(of(task, stages), { from: '2026-11-11' }).stages.map(({ stage, tasks }) => [stage.key, tasks])).toEqual([['Spécification', 1]]);
  });
});

describe('the slip of milestones', () => {
  const slips = (...milestone: Milestone[]) => milestoneSlips(prepare({ milestone }, { today })).milestones;

  it('follows what was said, from the log', () => {
    const dueLog = '2026-06-01 09:00 2026-09-01\n2026-08-01 09:00 2026-10-01\n2026-08-20 09:00 2026-10-01\nà revoir\n2026-09-15 2026-11-15';
    const [slip] = slips(aMilestone({ id: '1', title: 'Ouverture', project: '4', baselineDue: '2026-09-01', due: '2026-11-15', dueLog, reachedOn: '2026-11-10' }));
    expect(slip).toEqual({
      id: '1',
      title: 'Ouverture',
      project: '4',
      promised: '2026-09-01',
      points: [
        { on: '2026-06-01', due: '2026-09-01' },
        { on: '2026-08-01', due: '2026-10-01' },
        { on: '2026-08-20', due: '2026-10-01' },
        { on: '2026-09-15', due: '2026-11-15' },
        { on: '2026-11-10', due: '2026-11-10' },
      ],
      reachedOn: '2026-11-10',
      moves: 2,
      slipDays: 70,
    });
  });

  it('grows each day that a due date has passed', () => {
    expect(slips(aMilestone({ baselineDue: '2026-11-01', due: '2026-11-10' }))[0]?.slipDays).toBe(daysBetween('2026-11-01', today));
    expect(slips(aMilestone({ baselineDue: '2026-11-01', due: '2026-12-01' }))[0]?.slipDays).toBe(30);
  });

  it('puts the worst first, early ones last, and leaves out those without a date', () => {
    const all = slips(aMilestone({ id: '1', baselineDue: '2026-11-10', due: '2026-11-10', reachedOn: '2026-11-05' }), aMilestone({ id: '2' }), aMilestone({ id: '3', due: '2026-11-30' }), aMilestone({ id: '4', baselineDue: '2026-11-01', due: '2027-01-01' }));
    expect(all.map(({ id, slipDays }) => [id, slipDays])).toEqual([
      ['4', 61],
      ['3', 0],
      ['1', -5],
    ]);
  });

  it('is the same in whatever order milestones come, and of any text', () => {
    fc.assert(
      fc.property(entitiesArb('milestone'), (milestones) => {
        expect(slips(...[...milestones].reverse())).toEqual(slips(...milestones));
        for (const { promised, points } of slips(...milestones)) for (const day of [promised, ...points.map(({ due }) => due)]) expect(dayNumber(day)).not.toBeNaN();
      }),
    );
  });
});

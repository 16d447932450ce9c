import { describe, expect, it } from 'vitest';
import { figuresOf, rowsBehind } from '../../testing/figures.ts';
import { aKpi, aMeasure, aMember, aReview, aSegment, aTask } from '../../testing/index.ts';
import type { Task } from '../model/task.ts';
import type { Snapshot } from '../source/source.ts';
import { addDays } from '../time/weeks.ts';
import { manualSeries } from './manual.ts';
import { metrics, metricsOf } from './metrics.ts';
import { dataIssues } from './prepare/data-issues.ts';
import { prepare } from './prepare/prepared.ts';

const today = '2026-11-22';
const month = '2026-11';
const done = (given: Partial<Task>) => aTask({ status: 'done', createdOn: given.startedOn, ...given });
/** Figures of the metrics that have one, in a month. */
function figuresIn(rows: Snapshot['entities'], period = month, on = today): Record<string, number> {
  const figures = metricsOf([]).map((metric) => [metric.id, figuresOf(metric, rows, { today: on }, 'monthly')[period]] as const);
  return Object.fromEntries(figures.flatMap(([id, figure]) => (figure === undefined ? [] : [[id, figure]])));
}
const named = (rows: Snapshot['entities']) => dataIssues(prepare(rows, { today })).map(({ code, row, path }) => `${code} ${row} ${path}`);

describe('a single row', () => {
  it('is its own half, its own 85% and its own mean', () => {
    const task = [done({ id: '1', startedOn: '2026-11-02', doneOn: '2026-11-06', responsible: ['ana'], accountable: ['ana'] })];

    expect(figuresIn({ task, member: [aMember({ id: 'ana' })] })).toEqual({ cycleTimeP50: 5, cycleTimeP85: 5, bottleneckTime: 4, 'stageTime:doing': 4, throughput: 1, wip: 0, reopenedTasks: 0 });
  });

  it('is all the load and all the A’s there are', () => {
    const task = [aTask({ status: 'doing', startedOn: '2026-11-02', responsible: ['ana'], accountable: ['ana'], due: '2026-11-10' })];

    expect(figuresIn({ task, member: [aMember({ id: 'ana' })] })).toMatchObject({ wip: 1, wipAge: 21, lateShare: 100, completionRate: 0, loadSpread: 0, accountableBalance: 100 });
  });
});

describe('values that are all equal', () => {
  it('have no spread, and one figure whatever is asked of them', () => {
    const task = Array.from({ length: 30 }, (_, at) => done({ id: String(at), startedOn: '2026-11-02', doneOn: '2026-11-06' }));

    expect(figuresIn({ task })).toMatchObject({ cycleTimeP50: 5, cycleTimeP85: 5, bottleneckTime: 4, throughput: 30 });
  });
});

describe('negative and huge values', () => {
  it('count where they can be true: a task of a thousand years is one', () => {
    const task = [done({ startedOn: '1026-11-06', doneOn: '2026-11-06' })];

    expect(figuresIn({ task })).toMatchObject({ cycleTimeP50: 365_244, cycleTimeP85: 365_244, throughput: 1 });
  });

  it('count nowhere where they cannot: criteria below none, days of years to come', () => {
    const rows = {
      segment: [aSegment({ id: '1', acceptanceCriteria: 'a\nb' })],
      review: [-1, -1e300, 1e300].map((criteriaMet, at) => aReview({ id: String(at), segment: '1', verdict: 'approved', decidedOn: '2026-11-06', criteriaMet })),
      task: [done({ id: '9', startedOn: '2026-11-02', doneOn: '9999-12-31' })],
    };

    expect(figuresIn(rows)).toEqual({ rightFirstTime: 100, reworkRounds: 0, returnRate: 0, throughput: 0, wip: 0, reopenedTasks: 0 });
    expect(named(rows)).toEqual(['kpi.dateAhead 9 doneOn', 'kpi.criteriaAbove 0 criteriaMet', 'kpi.criteriaAbove 1 criteriaMet', 'kpi.criteriaAbove 2 criteriaMet']);
  });
});

describe('text in a number column', () => {
  it('is no measure, and its row is named', () => {
    const rows = { kpi: [aKpi({ id: '1' })], measure: [aMeasure({ id: 'x', kpi: '1', on: '2026-11-02', value: 'environ 12' as never }), aMeasure({ id: 'y', kpi: '1', on: '2026-11-01', value: 12 })] };

    expect([...manualSeries(prepare(rows, { today }), 0, 'monthly').values]).toEqual([12]);
    expect(named(rows)).toEqual(['kpi.measureUnread x value']);
  });
});

describe('dates', () => {
  it('that are missing leave a task out of what asks for them, and its row is named', () => {
    const task = [done({ id: '1' }), aTask({ id: '2', status: 'doing' })];

    expect(figuresIn({ task })).toEqual({ wip: 1, throughput: 0, reopenedTasks: 0 });
    expect(named({ task })).toEqual(['kpi.doneUnknown 1 doneOn', 'kpi.startUnknown 2 startedOn']);
  });

  it('that are reversed give no duration: done before it was started, the task was done all the same', () => {
    const task = [done({ id: '1', startedOn: '2026-11-10', doneOn: '2026-11-09' })];

    expect(figuresIn({ task })).toEqual({ throughput: 1 });
    expect(named({ task })).toEqual(['kpi.doneBeforeStarted 1 doneOn']);
  });

  it('that are no days are none', () => {
    const task = [done({ id: '1', startedOn: '2026-02-30', doneOn: 'hier' })];

    expect(figuresIn({ task })).toEqual({});
  });
});

describe('people', () => {
  it('who are members no more carry nothing and answer for nothing', () => {
    const task = [aTask({ status: 'doing', startedOn: '2026-11-02', responsible: ['gone'], accountable: ['gone'] })];

    expect(figuresIn({ task, member: [aMember({ id: 'ana' })] })).not.toHaveProperty('loadSpread');
    expect(figuresIn({ task, member: [aMember({ id: 'ana' })] })).not.toHaveProperty('accountableBalance');
  });
});

describe('nights when clocks change in Paris', () => {
  const stay = (log: readonly string[], doneOn: string) => aTask({ id: '1', status: 'done', startedOn: doneOn, doneOn, createdOn: doneOn, statusLog: log.join('\n') });

  it('are days like others: the one of 23 hours and the one of 25', () => {
    const through = (from: string) => [stay([`${from} 12:00 En cours`, `${addDays(from, 1)} 12:00 Terminé`], addDays(from, 1))];

    expect(figuresIn({ task: through('2026-03-28') }, '2026-03')).toMatchObject({ 'stageTime:doing': 1, cycleTimeP50: 1 });
    expect(figuresIn({ task: through('2026-10-24') }, '2026-10')).toMatchObject({ 'stageTime:doing': 1, cycleTimeP50: 1 });
  });

  it('keep the order in which the log was written, though 2:50 came before 2:10', () => {
    const task = [stay(['2026-10-25 01:00 En cours', '2026-10-25 02:50 À valider', '2026-10-25 02:10 Terminé'], '2026-10-25')];

    const figures = figuresIn({ task }, '2026-10');
    expect(figures).toMatchObject({ throughput: 1, 'stageTime:doing': 0.076389, 'stageTime:review': 0 });
    expect(figures, 'it was never reopened').not.toHaveProperty('reopenedTasks');
  });

  it('skip an hour that a log cannot hold', () => {
    const task = [stay(['2026-03-29 01:30 En cours', '2026-03-29 03:30 Terminé'], '2026-03-29')];

    // Two hours on the clocks.
    expect(figuresIn({ task }, '2026-03')).toMatchObject({ 'stageTime:doing': 0.083333 });
  });
});

describe('a year of 53 weeks', () => {
  it('has its last week, between the 52nd and the first of the next year', () => {
    const throughput = metrics.find(({ id }) => id === 'throughput') ?? expect.fail('no such metric');
    const task = ['2026-12-27', '2026-12-28', '2027-01-03', '2027-01-04'].map((day, at) => done({ id: String(at), startedOn: day, doneOn: day }));

    expect(figuresOf(throughput, { task }, { today: '2027-01-06' })).toEqual({ '2026-W52': 1, '2026-W53': 2, '2027-W01': 1 });
    expect(rowsBehind(throughput, { task }, { today: '2027-01-06' }, '2026-W53')).toEqual(['1', '2']);
  });
});

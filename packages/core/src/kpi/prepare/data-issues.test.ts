import { describe, expect, it } from 'vitest';
import { aDependency, aKpi, aMeasure, aMilestone, aPulse, aReview, aSegment, aTask, entityArb } from '../../../testing/index.ts';
import type { Snapshot } from '../../source/source.ts';
import { kpiRowMessages } from '../../i18n/kpi-rows.ts';
import { dataIssues } from './data-issues.ts';
import { prepare } from './prepared.ts';
import fc from 'fast-check';

const today = '2026-11-22';
const codes = (rows: Snapshot['entities']) => dataIssues(prepare(rows, { today })).map(({ code, entity, row, path }) => `${code} ${entity} ${row} ${path}`);

describe('what the metrics leave out', () => {
  it('is named for tasks', () => {
    const task = [
      aTask({ id: '1', status: 'done', startedOn: '2026-11-10', doneOn: '2026-11-09' }),
      aTask({ id: '2', status: 'done' }),
      aTask({ id: '3', status: 'doing' }),
      aTask({ id: '4', status: 'doing', startedOn: '2027-01-01' }),
      aTask({ id: '5', status: 'doing', startedOn: '2026-11-01', statusLog: '2026-11-01 doing\nn’importe quoi' }),
      aTask({ id: '6', status: 'done', startedOn: '2026-11-01', doneOn: '2026-11-05' }),
      aTask({ id: '7', status: 'todo' }),
    ];
    expect(codes({ task })).toEqual([
      'kpi.doneBeforeStarted task 1 doneOn',
      'kpi.doneUnknown task 2 doneOn',
      'kpi.startUnknown task 3 startedOn',
      'kpi.dateAhead task 4 startedOn',
      'kpi.badLogLine task 5 statusLog',
    ]);
  });

  it('is named for needs, reviews, milestones and measures', () => {
    const rows = {
      dependency: [aDependency({ id: '1', requestedOn: '2026-11-10', resolvedOn: '2026-11-09' }), aDependency({ id: '2', requestedOn: '2026-11-10', acceptedOn: '2026-12-01' })],
      segment: [aSegment({ id: '1', acceptanceCriteria: 'a\nb' })],
      review: [aReview({ id: '1', segment: '1', criteriaMet: 3 }), aReview({ id: '2', segment: '1', criteriaMet: 2 }), aReview({ id: '3', decidedOn: '2026-12-01' })],
      milestone: [aMilestone({ id: '1', due: '2026-12-02', reachedOn: '2026-12-01' })],
      kpi: [aKpi({ id: '1' })],
      measure: [
        aMeasure({ id: '1', kpi: '1', on: '2026-11-01', value: 1 }),
        aMeasure({ id: '2', kpi: '1', on: '2026-11-01', value: 2 }),
        aMeasure({ id: '3', kpi: '1', on: '2026-11-02' }),
        aMeasure({ id: '4', kpi: '1', value: 2 }),
        aMeasure({ id: '5', kpi: '9', on: '2026-11-02', value: 2 }),
        aMeasure({ id: '6', kpi: '1', on: '2026-12-02', value: 2 }),
      ],
    };
    expect(codes(rows)).toEqual([
      'kpi.answeredBeforeRequested dependency 1 resolvedOn',
      'kpi.dateAhead dependency 2 acceptedOn',
      'kpi.criteriaAbove review 1 criteriaMet',
      'kpi.dateAhead review 3 decidedOn',
      'kpi.dateAhead milestone 1 reachedOn',
      'kpi.twoMeasures measure 2 on',
      'kpi.measureUnread measure 3 value',
      'kpi.measureUnread measure 4 on',
      'kpi.measureUnread measure 5 kpi',
      'kpi.dateAhead measure 6 on',
    ]);
  });

  it('is named where a day is missing that a figure asks for, or lies too far back', () => {
    const rows = {
      dependency: [aDependency({ id: '1', state: 'verified', requestedOn: '2026-11-10' }), aDependency({ id: '2', state: 'accepted', acceptedOn: '2026-11-10' }), aDependency({ id: '3', state: 'requested' })],
      review: [aReview({ id: '1', task: '1', verdict: 'approved' }), aReview({ id: '2', task: '1', verdict: 'pending' })],
      milestone: [aMilestone({ id: '1', reachedOn: '2026-11-01' }), aMilestone({ id: '2', reachedOn: '2026-11-01', due: '2026-11-02' })],
      kpi: [aKpi({ id: '1' })],
      measure: [aMeasure({ id: '1', kpi: '1', on: '0026-11-20', value: 1 }), aMeasure({ id: '2', kpi: '1', on: '2016-12-01', value: 1 })],
    };
    expect(codes(rows)).toEqual([
      'kpi.resolvedUnknown dependency 1 resolvedOn',
      'kpi.requestedUnknown dependency 2 requestedOn',
      'kpi.decidedUnknown review 1 decidedOn',
      'kpi.promisedUnknown milestone 1 due',
      'kpi.measureOld measure 1 on',
    ]);
  });

  it('is never told of the pulse', () => {
    expect(codes({ pulse: [aPulse(), aPulse({ week: '2099-W01', trust: 1 })] })).toEqual([]);
  });

  it('is said in words for any rows', () => {
    fc.assert(
      fc.property(entityArb('task'), entityArb('dependency'), entityArb('review'), entityArb('measure'), (task, dependency, review, measure) => {
        for (const { code } of dataIssues(prepare({ task: [task], dependency: [dependency], review: [review], measure: [measure] }, { today }))) expect(Object.keys(kpiRowMessages)).toContain(code);
      }),
    );
  });
});

describe('preparing rows', () => {
  it('refuses a day that is none', () => {
    expect(() => prepare({}, { today: 'hier' })).toThrow('today');
    expect(() => prepare({}, { today, years: 0 })).toThrow('years');
  });
});

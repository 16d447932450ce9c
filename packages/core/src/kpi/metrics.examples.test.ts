import { describe, expect, it } from 'vitest';
import { figuresOf, rowsBehind } from '../../testing/figures.ts';
import { aDeliverable, aDependency, aMember, aMilestone, aPulse, aReview, aSegment, aTask } from '../../testing/index.ts';
import type { Snapshot } from '../source/source.ts';
import { metricsOf } from './metrics.ts';

/** November of a small collective, as of Sunday 22: little enough for every figure to be worked out on paper. */
const options = { today: '2026-11-22', expectationDays: 10 };
const log = (...lines: string[]) => lines.map((line) => `2026-11-${line.replace(' ', ' 00:00 ')}`).join('\n');
const rows: Snapshot['entities'] = {
  member: [aMember({ id: 'ana' }), aMember({ id: 'bao' }), aMember({ id: 'chloé', active: false })],
  deliverable: [aDeliverable({ id: 'guide', responsible: ['ana'] })],
  segment: [aSegment({ id: 'draft', deliverable: 'guide', acceptanceCriteria: 'lisible\ntestée' })],
  task: [
    // 5 days: 3 in progress, 1 in review. Promised for the 6th, due on the 8th.
    aTask({ id: 'write', segment: 'draft', status: 'done', responsible: ['ana'], accountable: ['ana'], createdOn: '2026-11-01', startedOn: '2026-11-02', doneOn: '2026-11-06', baselineDue: '2026-11-06', due: '2026-11-08', statusLog: log('01 À faire', '02 En cours', '05 À valider', '06 Terminé') }),
    // 10 days: 7 in progress, 2 in review. Promised and due for the 15th, done on the 18th.
    aTask({ id: 'print', status: 'done', responsible: ['bao'], accountable: ['ana'], createdOn: '2026-11-02', startedOn: '2026-11-09', doneOn: '2026-11-18', baselineDue: '2026-11-15', due: '2026-11-15', statusLog: log('02 À faire', '09 En cours', '16 À valider', '18 Terminé') }),
    // Done on the 10th, reopened on the 12th, in work for 19 days, late.
    aTask({ id: 'train', status: 'doing', responsible: ['ana'], accountable: ['bao'], createdOn: '2026-11-03', startedOn: '2026-11-04', baselineDue: '2026-11-14', due: '2026-11-20', statusLog: log('03 À faire', '04 En cours', '10 Terminé', '12 En cours') }),
    aTask({ id: 'ask', status: 'todo', responsible: ['bao'], accountable: ['bao'], createdOn: '2026-11-05' }),
    // In work for 5 days.
    aTask({ id: 'film', status: 'doing', responsible: ['ana', 'bao'], accountable: ['ana'], createdOn: '2026-11-18', startedOn: '2026-11-18', due: '2026-11-30' }),
  ],
  dependency: [
    aDependency({ id: '8d', state: 'verified', requestedOn: '2026-11-01', acceptedOn: '2026-11-03', resolvedOn: '2026-11-09' }),
    aDependency({ id: '10d', state: 'verified', requestedOn: '2026-11-10', deliveredOn: '2026-11-14', resolvedOn: '2026-11-20' }),
    aDependency({ id: '15d', state: 'verified', requestedOn: '2026-11-04', acceptedOn: '2026-11-13', resolvedOn: '2026-11-19' }),
  ],
  review: [
    aReview({ id: 'again', task: 'write', reviewer: 'bao', round: 1, verdict: 'changes', decidedOn: '2026-11-04', criteriaMet: 1 }),
    aReview({ id: 'good', task: 'write', reviewer: 'bao', round: 2, verdict: 'approved', decidedOn: '2026-11-06', criteriaMet: 2, returnedOn: '2026-11-15' }),
    aReview({ id: 'proof', task: 'print', reviewer: 'ana', verdict: 'approved', decidedOn: '2026-11-18' }),
  ],
  milestone: [
    aMilestone({ id: 'on-the-day', baselineDue: '2026-11-05', due: '2026-11-05', reachedOn: '2026-11-05' }),
    aMilestone({ id: 'two-days-late', due: '2026-11-10', reachedOn: '2026-11-12' }),
    aMilestone({ id: 'not-reached', due: '2026-11-15' }),
    aMilestone({ id: 'still-to-come', due: '2026-11-29' }),
  ],
  pulse: [5, 4, 3, 2, 1].map((trust) => aPulse({ week: '2026-W45', trust, respect: 4, communication: 2, climate: 5 })),
};

/** Each metric's figure of November, with the rows behind it. */
const byHand: Readonly<Record<string, readonly [figure: number, ...rows: string[]]>> = {
  milestonesOnTime: [33.333333, 'not-reached', 'on-the-day', 'two-days-late'],
  predictability: [66.666667, 'print', 'train', 'write'],
  dependencyResolutionMean: [11, '10d', '15d', '8d'],
  dependencyResolutionMedian: [10, '10d', '15d', '8d'],
  cycleTimeP50: [5, 'print', 'write'],
  cycleTimeP85: [10, 'print', 'write'],
  // In progress: (3 + 7) / 2; in review: (1 + 2) / 2.
  bottleneckTime: [5, 'print', 'write'],
  'stageTime:doing': [5, 'print', 'write'],
  'stageTime:review': [1.5, 'print', 'write'],
  throughput: [2, 'print', 'write'],
  wip: [2, 'film', 'train'],
  wipAge: [12, 'film', 'train'],
  wipBeyondExpectation: [50, 'film', 'train'],
  lateShare: [50, 'film', 'train'],
  rightFirstTime: [50, 'print', 'write'],
  reworkRounds: [0.5, 'print', 'write'],
  returnRate: [50, 'print', 'write'],
  // One criterion of two, then both.
  criteriaMet: [75, 'again', 'good'],
  reopenedTasks: [1, 'train'],
  peerReviewShare: [100, 'guide'],
  pulseScore: [3.5],
  pulseTrust: [3],
  pulseRespect: [4],
  pulseCommunication: [2],
  pulseClimate: [5],
  // Five answers where two were asked once: the pulse does not know who answers twice.
  participation: [250],
  completionRate: [66.666667, 'print', 'train', 'write'],
  // Loads 1.5 and 0.5: mean 1, standard deviation 0.5.
  loadSpread: [50, 'film', 'train'],
  accountableBalance: [66.666667, 'ask', 'film', 'train'],
  // 2, 4 and 9 days.
  needResponseTime: [5, '10d', '15d', '8d'],
};

describe('every metric of the registry', () => {
  const all = metricsOf([]);

  it('has an example worked out by hand', () => {
    expect(Object.keys(byHand).sort()).toEqual(all.map(({ id }) => id).sort());
  });

  it.each(all.map((metric) => [metric.id, metric] as const))('%s', (id, metric) => {
    const [figure, ...used] = byHand[id] ?? [];

    expect(figuresOf(metric, rows, options, 'monthly')).toEqual({ '2026-11': figure });
    expect(rowsBehind(metric, rows, options, '2026-11', 'monthly').sort()).toEqual(used);
  });
});

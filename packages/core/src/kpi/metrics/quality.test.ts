import { describe, expect, it } from 'vitest';
import { figuresOf, rowsBehind } from '../../../testing/figures.ts';
import { aDeliverable, aReview, aSegment, aTask } from '../../../testing/index.ts';
import { criteriaMet } from './criteria-met.ts';
import { peerReviewShare } from './peer-review-share.ts';
import { reopenedTasks } from './reopened-tasks.ts';
import { returnRate } from './return-rate.ts';
import { reworkRounds } from './rework-rounds.ts';
import { rightFirstTime } from './right-first-time.ts';

const today = { today: '2026-11-22' };
const delivered = (id: string, doneOn = '2026-10-15') => aTask({ id, status: 'done', startedOn: '2026-10-01', doneOn });
const approved = (task: string, more: Parameters<typeof aReview>[0] = {}) => aReview({ task, verdict: 'approved', decidedOn: '2026-10-14', ...more });
const sentBack = (task: string, round: number | undefined, more: Parameters<typeof aReview>[0] = {}) => aReview({ task, round, verdict: 'changes', decidedOn: '2026-10-10', ...more });

describe('deliveries', () => {
  // 1 right away; 2 sent back twice, by two people in the first round; 3 returned in November; 4 never reviewed; 5 only asked.
  const task = [delivered('1'), delivered('2'), delivered('3'), delivered('4'), delivered('5')];
  const review = [
    approved('1'),
    sentBack('2', 1),
    sentBack('2', 1),
    sentBack('2', 2),
    approved('2', { round: 3 }),
    approved('3', { returnedOn: '2026-11-05' }),
    aReview({ task: '5', verdict: 'pending' }),
  ];

  it('are right first time when neither sent back nor returned', () => {
    expect(figuresOf(rightFirstTime, { task, review }, today)).toEqual({ '2026-10': 33.333333 });
    expect(rowsBehind(rightFirstTime, { task, review }, today, '2026-10')).toEqual(['1', '2', '3']);
  });

  it('were sent back so many rounds, those of one round together', () => {
    expect(figuresOf(reworkRounds, { task, review }, today)).toEqual({ '2026-10': 0.666667 });
    expect(figuresOf(reworkRounds, { task: [delivered('2')], review: [sentBack('2', undefined), sentBack('2', undefined)] }, today)).toEqual({ '2026-10': 2 });
  });

  it('come back in the month they were delivered, whenever they do', () => {
    expect(figuresOf(returnRate, { task, review }, today)).toEqual({ '2026-10': 33.333333 });
    expect(figuresOf(returnRate, { task, review }, { today: '2026-11-04' })).toEqual({ '2026-10': 0 });
    const again = aReview({ task: '1', round: 2, verdict: 'pending', returnedOn: '2026-11-05' });
    expect(figuresOf(returnRate, { task, review: [...review, again] }, today), 'told by the review that is asked for anew').toEqual({ '2026-10': 66.666667 });
    expect(figuresOf(returnRate, { task: [delivered('1')], review: [again] }, today), 'never reviewed').toEqual({});
  });

  it('count no review before the day of its decision', () => {
    const later = [approved('1'), sentBack('1', 1, { decidedOn: '2026-11-23' })];
    expect(figuresOf(rightFirstTime, { task: [delivered('1')], review: later }, today)).toEqual({ '2026-10': 100 });
    expect(figuresOf(rightFirstTime, { task: [delivered('1')], review: later }, { today: '2026-11-23' })).toEqual({ '2026-10': 0 });
  });

  it('may be segments, delivered when first approved', () => {
    const segment = [aSegment({ id: '9' })];
    const ofSegment = [
      aReview({ segment: '9', verdict: 'changes', round: 1, decidedOn: '2026-10-30' }),
      aReview({ segment: '9', verdict: 'approved', round: 2, decidedOn: '2026-11-03' }),
      aReview({ segment: '9', verdict: 'approved', round: 3, decidedOn: '2026-11-20' }),
    ];
    expect(figuresOf(reworkRounds, { segment, review: ofSegment }, today)).toEqual({ '2026-11': 1 });
    expect(rowsBehind(rightFirstTime, { segment, review: ofSegment }, today, '2026-11')).toEqual(['9']);
    expect(figuresOf(reworkRounds, { segment, review: ofSegment.slice(0, 1) }, today), 'not delivered yet').toEqual({});
  });

  it('are nothing without their task', () => {
    expect(figuresOf(rightFirstTime, { review }, today)).toEqual({});
  });
});

describe('acceptance criteria met', () => {
  const segment = [aSegment({ id: '1', acceptanceCriteria: 'lisible\n\ntestée\ntraduite\nimprimée' })];

  it('is a share of the criteria of the segment', () => {
    const review = [
      aReview({ id: '1', segment: '1', verdict: 'changes', decidedOn: '2026-11-05', criteriaMet: 1 }),
      aReview({ id: '2', segment: '1', verdict: 'approved', decidedOn: '2026-11-09', criteriaMet: 4 }),
      aReview({ id: '3', segment: '1', verdict: 'approved', decidedOn: '2026-11-09' }),
    ];
    expect(figuresOf(criteriaMet, { segment, review }, today)).toEqual({ '2026-11': 62.5 });
    expect(rowsBehind(criteriaMet, { segment, review }, today, '2026-11')).toEqual(['1', '2']);
  });

  it('finds the segment through the task, and leaves out more criteria than there are', () => {
    const task = [aTask({ id: '7', segment: '1' })];
    const review = [approved('7', { criteriaMet: 3 }), approved('7', { criteriaMet: 5 }), approved('7', { criteriaMet: -1 }), approved('8', { criteriaMet: 1 })];
    expect(figuresOf(criteriaMet, { segment, task, review }, today)).toEqual({ '2026-10': 75 });
  });
});

describe('reopened tasks', () => {
  it('count each time a task left done for work', () => {
    const statusLog = ['2026-09-01 todo', '2026-09-10 Terminé', '2026-09-11 En cours', '2026-09-20 Done', '2026-10-02 À valider', '2026-10-03 Terminé', '2026-10-04 Annulé'].join('\n');
    const task = [aTask({ id: '1', status: 'cancelled', statusLog }), aTask({ id: '2', status: 'todo', createdOn: '2026-08-30' })];
    expect(figuresOf(reopenedTasks, { task }, today)).toEqual({ '2026-08': 0, '2026-09': 1, '2026-10': 1, '2026-11': 0 });
    expect(rowsBehind(reopenedTasks, { task }, today, '2026-10')).toEqual(['1']);
  });
});

describe('deliverables reviewed by others', () => {
  const deliverable = [aDeliverable({ id: '1', responsible: ['ana'] })];
  const segment = [aSegment({ id: '10', deliverable: '1' }), aSegment({ id: '11', deliverable: '1' })];
  const task = [
    aTask({ id: '1', segment: '10', responsible: ['bao'], status: 'done', startedOn: '2026-09-01', doneOn: '2026-10-05' }),
    aTask({ id: '2', segment: '11', responsible: [], status: 'done', startedOn: '2026-09-01', doneOn: '2026-10-20' }),
    aTask({ id: '3', segment: '11', status: 'cancelled' }),
  ];

  it('need a reviewer who is neither author of it nor of its tasks', () => {
    const byAuthors = [approved('1', { reviewer: 'ana' }), aReview({ segment: '11', verdict: 'approved', decidedOn: '2026-10-01', reviewer: 'bao' })];
    expect(figuresOf(peerReviewShare, { deliverable, segment, task, review: byAuthors }, today)).toEqual({ '2026-10': 0 });
    const byAnother = [...byAuthors, approved('2', { reviewer: 'chloé', verdict: 'changes' })];
    expect(figuresOf(peerReviewShare, { deliverable, segment, task, review: byAnother }, today)).toEqual({ '2026-10': 100 });
    expect(rowsBehind(peerReviewShare, { deliverable, segment, task, review: byAnother }, today, '2026-10')).toEqual(['1']);
  });

  it('wait until their last task is done', () => {
    const open = [...task, aTask({ id: '4', segment: '10', status: 'doing', startedOn: '2026-09-01' })];
    expect(figuresOf(peerReviewShare, { deliverable, segment, task: open, review: [] }, today)).toEqual({});
  });

  it('say nothing where nobody is known to have made them', () => {
    expect(figuresOf(peerReviewShare, { deliverable: [aDeliverable({ id: '1' })], segment, task: task.slice(1), review: [] }, today)).toEqual({});
  });

  it('are complete when each segment is approved, where they have no task', () => {
    const review = [
      aReview({ segment: '10', verdict: 'approved', decidedOn: '2026-09-01', reviewer: 'bao' }),
      aReview({ segment: '11', verdict: 'approved', decidedOn: '2026-10-01', reviewer: 'ana' }),
    ];
    expect(figuresOf(peerReviewShare, { deliverable, segment, review }, today)).toEqual({ '2026-10': 100 });
    expect(figuresOf(peerReviewShare, { deliverable, segment, review: review.slice(1) }, today)).toEqual({});
  });
});

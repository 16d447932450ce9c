import { describe, expect, it } from 'vitest';
import { figuresOf, rowsBehind } from '../../../testing/figures.ts';
import { aDependency, aMember, aPulse, aTask } from '../../../testing/index.ts';
import { accountableBalance } from './accountable-balance.ts';
import { completionRate } from './completion-rate.ts';
import { loadSpread } from './load-spread.ts';
import { needResponseTime } from './need-response-time.ts';
import { participation } from './participation.ts';
import { pulseClimate } from './pulse-climate.ts';
import { pulseCommunication } from './pulse-communication.ts';
import { pulseRespect } from './pulse-respect.ts';
import { pulseScore } from './pulse-score.ts';
import { pulseTrust } from './pulse-trust.ts';

const today = { today: '2026-11-22' };
const answers = (count: number, week: string, scores: Parameters<typeof aPulse>[0] = {}) =>
  Array.from({ length: count }, () => aPulse({ week, trust: 5, respect: 4, communication: 3, climate: 2, ...scores }));

describe('the pulse', () => {
  it('is the mean of each question, and of the four', () => {
    const pulse = [...answers(4, '2026-W40'), ...answers(1, '2026-W40', { trust: 1, respect: 1, communication: 1, climate: 1 })];
    expect(figuresOf(pulseTrust, { pulse }, today)).toEqual({ '2026-Q4': 4.2 });
    expect(figuresOf(pulseRespect, { pulse }, today)).toEqual({ '2026-Q4': 3.4 });
    expect(figuresOf(pulseCommunication, { pulse }, today)).toEqual({ '2026-Q4': 2.6 });
    expect(figuresOf(pulseClimate, { pulse }, today)).toEqual({ '2026-Q4': 1.8 });
    expect(figuresOf(pulseScore, { pulse }, today)).toEqual({ '2026-Q4': 3 });
  });

  it('shows nothing for four answers, no count, no row', () => {
    const pulse = answers(4, '2026-W40');
    expect(figuresOf(pulseScore, { pulse }, today)).toEqual({});
    expect(figuresOf(participation, { pulse, member: [aMember()] }, today)).toEqual({});
    expect(rowsBehind(pulseScore, { pulse: answers(9, '2026-W40') }, today, '2026-Q4')).toEqual([]);
  });

  it('lets four answers wait for a fifth, and counts them in the period in which it came', () => {
    const pulse = [...answers(4, '2026-W39'), ...answers(2, '2026-W41')];
    expect(figuresOf(participation, { pulse, member: Array.from({ length: 8 }, () => aMember()) }, today)).toEqual({ '2026-Q4': 37.5 });
  });

  it('is joined by so many of the members, over the rounds of the period', () => {
    const member = [...Array.from({ length: 10 }, () => aMember()), aMember({ active: false })];
    const pulse = [...answers(7, '2026-W40'), ...answers(8, '2026-W44')];
    expect(figuresOf(participation, { pulse, member }, today)).toEqual({ '2026-Q4': 75 });
    expect(figuresOf(participation, { pulse, member }, { ...today, pulseRhythm: 'quarterly' })).toEqual({ '2026-Q4': 150 });
    expect(figuresOf(participation, { pulse, member }, { ...today, pulseRhythm: 'weekly' }, 'monthly')).toEqual({ '2026-10': 30 });
  });

  it('shows what the host publishes of finished weeks, and reads no raw answer, where it publishes', () => {
    const result = { week: '2026-W40', answers: 6, trust: 4, respect: 3, communication: 2, climate: 1 };
    const pulseResults = [result, { ...result, week: '2026-W41', answers: 4, trust: 5 }, { ...result, week: '2026-W42', trust: 0 }, { ...result, week: '2026-W47', trust: 5 }];
    expect(figuresOf(pulseTrust, { pulse: answers(9, '2026-W30') }, { ...today, pulseResults })).toEqual({ '2026-Q4': 4 });
  });
});

describe('completion rate', () => {
  it('is the share of what was due that is done, even late', () => {
    const task = [
      aTask({ id: '1', due: '2026-10-10', status: 'done', doneOn: '2026-11-20' }),
      aTask({ id: '2', due: '2026-10-20', status: 'doing', startedOn: '2026-10-01' }),
      aTask({ id: '3', due: '2026-10-20', status: 'cancelled' }),
      aTask({ id: '4', due: '2026-11-30', status: 'todo' }),
      aTask({ id: '5', due: '2026-11-22', status: 'todo' }),
    ];
    expect(figuresOf(completionRate, { task }, today)).toEqual({ '2026-10': 50 });
    expect(rowsBehind(completionRate, { task }, today, '2026-10')).toEqual(['1', '2']);
  });
});

describe('spread of load', () => {
  const member = [aMember({ id: '1' }), aMember({ id: '2' }), aMember({ id: '3', active: false })];
  const doing = (id: string, responsible: string[]) => aTask({ id, status: 'doing', startedOn: '2026-11-02', createdOn: '2026-11-02', responsible });

  it('is nought where each carries the same, and 100% where one of two carries all', () => {
    expect(figuresOf(loadSpread, { member, task: [doing('1', ['1']), doing('2', ['2'])] }, today)).toEqual({ '2026-11': 0 });
    expect(figuresOf(loadSpread, { member, task: [doing('1', ['1']), doing('2', ['1'])] }, today)).toEqual({ '2026-11': 100 });
  });

  it('shares a task between those who do it, and counts nobody inactive', () => {
    // Loads 1.5 and 0.5, mean 1, standard deviation 0.5.
    const task = [doing('1', ['1']), doing('2', ['1', '2']), doing('3', ['3']), doing('4', ['unknown'])];
    expect(figuresOf(loadSpread, { member, task }, today)).toEqual({ '2026-11': 50 });
    expect(rowsBehind(loadSpread, { member, task }, today, '2026-11')).toEqual(['1', '2']);
  });

  it('has a gap where nobody carries anything', () => {
    expect(figuresOf(loadSpread, { member, task: [] }, today)).toEqual({});
    expect(figuresOf(loadSpread, { member: [], task: [doing('1', ['1'])] }, today)).toEqual({});
  });
});

describe('balance of A', () => {
  it('is the share held by the member who holds most', () => {
    const member = [aMember({ id: '1' }), aMember({ id: '2' })];
    const open = (id: string, accountable: string[], more: Parameters<typeof aTask>[0] = {}) => aTask({ id, accountable, createdOn: '2026-10-02', ...more });
    const task = [open('1', ['1']), open('2', ['1']), open('3', ['1']), open('4', ['2']), open('5', []), open('6', ['2'], { status: 'done', startedOn: '2026-10-02', doneOn: '2026-11-03' })];
    expect(figuresOf(accountableBalance, { member, task }, today)).toEqual({ '2026-10': 60, '2026-11': 75 });
    expect(rowsBehind(accountableBalance, { member, task }, today, '2026-11')).toEqual(['1', '2', '3', '4']);
  });
});

describe('response to needs', () => {
  it('is the days to the first answer, whatever it was', () => {
    const dependency = [
      aDependency({ id: '1', requestedOn: '2026-10-01', acceptedOn: '2026-10-03', deliveredOn: '2026-10-20' }),
      aDependency({ id: '2', requestedOn: '2026-10-01', deliveredOn: '2026-10-06' }),
      aDependency({ id: '3', requestedOn: '2026-10-01' }),
      aDependency({ id: '4', requestedOn: '2026-10-05', acceptedOn: '2026-10-01' }),
    ];
    expect(figuresOf(needResponseTime, { dependency }, today)).toEqual({ '2026-10': 3.5 });
    expect(rowsBehind(needResponseTime, { dependency }, today, '2026-10')).toEqual(['1', '2']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDependency, aTask, entitiesArb } from '../../../testing/index.ts';
import { buildGraph } from '../graph/build-graph.ts';
import type { PlanLink, PlanTask } from '../graph/types.ts';
import { reschedule } from '../schedule/reschedule.ts';
import { scheduleTasks } from '../schedule/schedule.ts';
import { causeChain } from './cause.ts';
import { whatBlocks, whatFirst, whoWaitsFor } from './first.ts';
import { standingsOf } from './standing.ts';
import { standingsAfter } from './standings-after.ts';

const today = '2026-11-19';
const schedule = (tasks: readonly PlanTask[], links: readonly PlanLink[] = [], options = {}) => scheduleTasks(buildGraph(tasks, links), { today, ...options });
const after = (predecessor: string, successor: string, given = {}) => aDependency({ id: `${predecessor}-${successor}`, predecessor, successor, ...given });
const standing = (task: PlanTask, others: readonly PlanTask[] = [], links: readonly PlanLink[] = [], options = {}) =>
  standingsOf(schedule([task, ...others], links, options)).get(task.id);

describe('standingsOf', () => {
  it('lets a task start that waits for nothing', () => {
    expect(standing(aTask({ id: '1' }))).toMatchObject({ state: 'startable', isStartable: true, isBlocked: false });
  });

  it('blocks a task that should have begun while its predecessor is under way', () => {
    const late = aTask({ id: '1', start: '2026-11-10', due: '2026-11-12' });
    const contract = aTask({ id: '2', status: 'doing', startedOn: '2026-11-09', due: '2026-11-10' });

    expect(standing(late, [contract], [after('2', '1')])).toMatchObject({ state: 'blocked', lateDays: 7, startWaits: ['2-1'] });
  });

  it('does not call a task blocked that waits in good time', () => {
    const later = aTask({ id: '1', start: '2026-12-07', due: '2026-12-09' });

    expect(standing(later, [aTask({ id: '2', status: 'doing', startedOn: '2026-11-18', durationDays: 3 })], [after('2', '1')])).toMatchObject({
      state: 'todo',
      isBlocked: false,
      isStartable: false,
    });
  });

  it('blocks a task without dates that waits for another', () => {
    expect(standing(aTask({ id: '1' }), [aTask({ id: '2' })], [after('2', '1')])).toMatchObject({ state: 'blocked' });
  });

  it.each<[string, Partial<PlanTask>, Partial<PlanLink>]>([
    ['is done', { status: 'done', doneOn: '2026-11-18' }, {}],
    ['was cancelled', { status: 'cancelled' }, {}],
    ['has delivered', { status: 'doing' }, { state: 'delivered' }],
    ['is but information', {}, { kind: 'information' }],
    ['refused the need', {}, { state: 'refused' }],
    ['has verified integration', { status: 'done' }, { kind: 'integration', state: 'verified' }],
  ])('lets a task go whose predecessor %s', (_, task, link) => {
    expect(standing(aTask({ id: '1' }), [aTask({ ...task, id: '2' })], [after('2', '1', link)])).toMatchObject({ state: 'startable' });
  });

  it('does not take an integration point for done that nobody verified', () => {
    const done = aTask({ id: '2', status: 'done', doneOn: '2026-11-16' });
    const link = after('2', '1', { kind: 'integration', state: 'delivered' });

    expect(standing(aTask({ id: '1' }), [done], [link])).toMatchObject({ state: 'blocked' });
    expect(standing(aTask({ id: '1' }), [done], [link], { release: { blocking: 'delivered', integration: 'delivered' } })).toMatchObject({ state: 'startable' });
  });

  it('takes no plain wait for over that must be verified', () => {
    const done = aTask({ id: '2', status: 'done', doneOn: '2026-11-16' });
    const strict = { release: { blocking: 'verified', integration: 'verified' } };

    expect(standing(aTask({ id: '1' }), [done], [after('2', '1')], strict)).toMatchObject({ state: 'blocked' });
    expect(standing(aTask({ id: '1' }), [done], [{ id: '1<2', predecessor: '2', successor: '1' }], strict)).toMatchObject({ state: 'startable' });
  });

  it('says that somebody must decide when a need was refused', () => {
    expect(standing(aTask({ id: '1' }), [aTask({ id: '2' })], [after('2', '1', { state: 'refused' })])?.dropped).toEqual(['2-1']);
  });

  it('starts with a predecessor that has started, once the lag has run', () => {
    const begun = aTask({ id: '2', status: 'doing', startedOn: '2026-11-18' });

    expect(standing(aTask({ id: '1' }), [begun], [after('2', '1', { type: 'SS' })])).toMatchObject({ state: 'startable' });
    expect(standing(aTask({ id: '1' }), [begun], [after('2', '1', { type: 'SS', lag: 4 })])).toMatchObject({ state: 'todo', startableFrom: '2026-11-24' });
  });

  it('begins but does not end before what its end waits for', () => {
    expect(standing(aTask({ id: '1' }), [aTask({ id: '2' })], [after('2', '1', { type: 'FF' })])).toMatchObject({
      state: 'startable',
      startWaits: [],
      finishWaits: ['2-1'],
    });
  });

  it('is late from the day after its due date, until done', () => {
    expect(standing(aTask({ id: '1', status: 'doing', due: '2026-11-10' }))).toMatchObject({ state: 'late', lateDays: 9 });
    expect(standing(aTask({ id: '1', status: 'doing', due: today }))).toMatchObject({ state: 'doing', lateDays: 0 });
    expect(standing(aTask({ id: '1', status: 'done', due: '2026-11-02', doneOn: '2026-11-06' }))).toMatchObject({ state: 'done', lateDays: 0, overshootDays: 4 });
    expect(standing(aTask({ id: '1', status: 'cancelled', due: '2026-11-02' }))).toMatchObject({ state: 'cancelled', lateDays: 0 });
  });

  it('is at risk when its milestone will break', () => {
    const task = aTask({ id: '1', status: 'doing', startedOn: today, durationDays: 5, milestone: 'm' });

    expect(standing(task, [], [], { milestones: [{ id: 'm', title: 'M', due: '2026-11-20' }] })).toMatchObject({ state: 'atRisk', isAtRisk: true });
  });

  it('is the same object for a task that a change does not touch', () => {
    const before = schedule([aTask({ id: '1' }), aTask({ id: '2' }), aTask({ id: '3', due: '2026-12-01' })], [after('1', '2')]);
    const standings = standingsOf(before);
    const next = standingsAfter(reschedule(before, [aTask({ id: '1', status: 'done', doneOn: '2026-11-18' })]), { schedule: before, standings });

    expect(next.get('2')).toMatchObject({ state: 'startable' });
    expect(next.get('3')).toBe(standings.get('3'));
  });

  it('says one thing of every task, and blocks nobody for ever by what is over', () => {
    fc.assert(
      fc.property(entitiesArb('task'), entitiesArb('dependency', 20), (tasks, links) => {
        const found = standingsOf(schedule(tasks, links));
        expect(found.size).toBe(tasks.length);
        for (const [id, { isBlocked, isStartable, startWaits, phase }] of found) {
          expect(isBlocked && isStartable).toBe(false);
          for (const wait of startWaits) {
            const link = links.find((other) => other.id === wait);
            expect(link?.state).not.toBe('refused');
            expect(tasks.find((task) => task.id === link?.predecessor)?.status).not.toBe('cancelled');
          }
          expect(phase === 'todo' || !isBlocked, id).toBe(true);
        }
      }),
    );
  });
});

describe('causeChain', () => {
  it('goes back to what began it: blocked because late because done late', () => {
    const tasks = [
      aTask({ id: '1', title: 'Brancher le paiement', start: '2026-11-10', due: '2026-11-12' }),
      aTask({ id: '2', title: 'Signer le contrat', status: 'doing', start: '2026-11-03', startedOn: '2026-11-07', due: '2026-11-10', accountable: ['martine'] }),
      aTask({ id: '3', title: 'Écrire les conditions', status: 'done', due: '2026-11-02', doneOn: '2026-11-06', responsible: ['nadia'] }),
    ];

    expect(causeChain(schedule(tasks, [after('2', '1'), after('3', '2')]), '1')).toEqual([
      { task: '2', link: '2-1', reason: 'late', days: 9, answerable: ['martine'] },
      { task: '3', link: '3-2', reason: 'doneLate', days: 4, answerable: ['nadia'] },
    ]);
  });

  it('names the predecessor that lasts longest', () => {
    const tasks = [aTask({ id: '1' }), aTask({ id: '2', durationDays: 2 }), aTask({ id: '3', durationDays: 9 })];

    expect(causeChain(schedule(tasks, [after('2', '1'), after('3', '1')]), '1')).toMatchObject([{ task: '3', reason: 'notStarted' }]);
  });

  it.each<[string, Partial<PlanTask>, Partial<PlanLink>, number]>([
    ['notVerified', { status: 'done', doneOn: '2026-11-16' }, { kind: 'integration', state: 'delivered', deliveredOn: '2026-11-17' }, 2],
    ['notDelivered', { status: 'done', doneOn: '2026-11-16' }, { kind: 'integration', state: 'accepted' }, 3],
    ['underWay', { status: 'doing', startedOn: '2026-11-18', due: '2026-12-04' }, {}, 0],
    ['willBeLate', { status: 'doing', startedOn: '2026-11-18', durationDays: 9, due: '2026-11-24' }, {}, 6],
  ])('says %s', (reason, task, link, days) => {
    expect(causeChain(schedule([aTask({ id: '1' }), aTask({ ...task, id: '2' })], [after('2', '1', link)]), '1')).toMatchObject([{ reason, days }]);
  });

  it('says when tasks wait for each other, and ends', () => {
    const chain = causeChain(schedule([aTask({ id: '1' }), aTask({ id: '2' })], [after('1', '2'), after('2', '1')]), '1');

    expect(chain.map(({ task, reason }) => [task, reason])).toEqual([['2', 'waiting'], ['1', 'cycle']]);
  });

  it('has nothing to say of a task that holds itself up, or is done', () => {
    expect(causeChain(schedule([aTask({ id: '1', due: '2026-11-02' })]), '1')).toEqual([]);
    expect(causeChain(schedule([aTask({ id: '1', status: 'done' }), aTask({ id: '2' })], [after('2', '1')]), '1')).toEqual([]);
    expect(causeChain(schedule([]), 'nowhere')).toEqual([]);
  });
});

describe('what to do first', () => {
  const tasks = [
    aTask({ id: '1', title: 'court', durationDays: 1, responsible: ['ana'] }),
    aTask({ id: '2', title: 'long', durationDays: 5, responsible: ['bob'] }),
    aTask({ id: '3', title: 'court aussi', durationDays: 1, responsible: ['ana'] }),
    aTask({ id: '4', title: 'fin', durationDays: 1, responsible: ['bob'], accountable: ['eve'] }),
    aTask({ id: '5', title: 'après', durationDays: 1, responsible: ['léo'] }),
  ];
  const plan = schedule(tasks, [after('1', '4'), after('2', '4'), after('4', '5')]);

  it('puts the least float first, then what most people wait for', () => {
    expect(whatFirst(plan)).toEqual([
      { id: '2', totalFloat: 0, peopleWaiting: ['eve', 'léo'], tasksWaiting: 2 },
      { id: '1', totalFloat: 4, peopleWaiting: ['bob', 'eve', 'léo'], tasksWaiting: 2 },
      { id: '3', totalFloat: 6, peopleWaiting: [], tasksWaiting: 0 },
    ]);
  });

  it('puts first, of two without more float than each other, what most people wait for', () => {
    const alike = schedule([aTask({ id: '1', durationDays: 1 }), aTask({ id: '2', durationDays: 1 }), aTask({ id: '3', durationDays: 1, responsible: ['bob'] }), aTask({ id: '4', durationDays: 1, responsible: ['eve'] }), aTask({ id: '5', durationDays: 1, responsible: ['bob'] })], [after('1', '3'), after('2', '4'), after('2', '5')]);

    expect(whatFirst(alike).map(({ id, totalFloat }) => [id, totalFloat])).toEqual([['2', 0], ['1', 0]]);
  });

  it('says what blocks me and who waits for me', () => {
    expect(whatBlocks(plan, 'eve').map(({ predecessor }) => predecessor)).toEqual(['1', '2']);
    expect(whatBlocks(plan, 'bob').map(({ predecessor }) => predecessor)).toEqual(['1']);
    expect(whoWaitsFor(plan, 'ana').map(({ successor }) => successor)).toEqual(['4']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMember, aTask, entitiesArb } from '../../testing/index.ts';
import type { Task } from '../model/task.ts';
import { totalWorkload, workload, type WorkloadInput } from './workload.ts';

/** A Thursday: the week goes from Monday 16 to Sunday 22 November. */
const today = '2026-11-19';
const ana = aMember({ id: 'ana', capacityHours: 35 });
const loadOf = (items: Task[], more: Partial<WorkloadInput> = {}) => workload({ items, members: [ana], today, ...more }).get('ana');
const hoursOf = (items: Task[], more?: Partial<WorkloadInput>) => loadOf(items, more)?.hours;
const work = (given: Partial<Task>) => aTask({ responsible: ['ana'], ...given });

describe('workload', () => {
  it('gives the week the whole effort of a task that fits in it', () => {
    expect(loadOf([work({ start: '2026-11-16', due: '2026-11-20', effortHours: 14 })])).toMatchObject({ hours: 14, capacityHours: 35, percent: 40 });
  });

  it('spreads an effort over the workdays that are left', () => {
    expect(hoursOf([work({ start: '2026-11-16', due: '2026-11-27', effortHours: 20 })])).toBe(10);
    expect(hoursOf([work({ start: '2026-11-19', due: '2026-11-24', effortHours: 20 })])).toBe(10);
  });

  it('counts the remaining effort from this Monday when a task began before', () => {
    expect(hoursOf([work({ start: '2026-10-01', due: '2026-11-27', effortHours: 40, progress: 50 })])).toBe(10);
  });

  it('wants everything now that is late', () => {
    expect(hoursOf([work({ start: '2026-11-02', due: '2026-11-06', effortHours: 8, status: 'doing' })])).toBe(8);
  });

  it('shares an effort among those who do it', () => {
    expect(hoursOf([work({ due: '2026-11-20', effortHours: 20, responsible: ['ana', 'bo'] })])).toBe(10);
  });

  it('asks nothing of this week for what begins later or is over', () => {
    expect(hoursOf([work({ start: '2026-11-23', due: '2026-11-27', effortHours: 20 })])).toBe(0);
    expect(hoursOf([work({ due: '2026-11-20', effortHours: 20, status: 'done' }), work({ due: '2026-11-20', effortHours: 20, status: 'cancelled' })])).toBe(0);
  });

  it('weighs letters where the effort is not known', () => {
    const thisWeek = { due: '2026-11-20' };
    const items = [
      aTask({ ...thisWeek, responsible: ['ana'] }),
      aTask({ ...thisWeek, accountable: ['ana'], effortHours: 100 }),
      aTask({ ...thisWeek, consulted: ['ana'] }),
      aTask({ ...thisWeek, informed: ['ana'] }),
    ];

    expect(hoursOf(items, { weights: { responsible: 4, accountable: 2, consulted: 1, informed: 0.5 } })).toBe(7.5);
    expect(loadOf(items)?.counts).toEqual({ accountable: 1, responsible: 1, consulted: 1, informed: 1 });
  });

  it('takes a task without dates as under way unless it is still to do', () => {
    expect(hoursOf([work({ status: 'todo' })])).toBe(0);
    expect(hoursOf([work({ status: 'doing' })])).toBe(4);
    expect(hoursOf([{ ...work({}), status: undefined } as unknown as Task])).toBe(4);
  });

  it('starts a task that has only a due day by its duration', () => {
    expect(hoursOf([work({ due: '2026-12-04', durationDays: 5, effortHours: 20 })])).toBe(0);
    expect(hoursOf([work({ due: '2026-11-27', durationDays: 10, effortHours: 20 })])).toBe(10);
  });

  it('takes days of absence and holidays off the capacity', () => {
    const away = { ...ana, awayFrom: '2026-11-18', awayTo: '2026-11-30' };

    expect(loadOf([], { members: [away] })).toMatchObject({ capacityHours: 14, away: false });
    expect(loadOf([], { holidays: ['2026-11-16', '2026-11-22'] })?.capacityHours).toBe(28);
  });

  it('says away, and no percent, of a week without a day of presence', () => {
    const load = loadOf([work({ due: '2026-11-20', effortHours: 10 })], { members: [{ ...ana, awayFrom: '2026-11-01', awayTo: '2026-12-01' }] });

    expect(load).toMatchObject({ capacityHours: 0, away: true, hours: 10 });
    expect(load).not.toHaveProperty('percent');
  });

  it('counts on 35 hours from who did not say', () => {
    expect(loadOf([], { members: [aMember({ id: 'ana' })] })?.capacityHours).toBe(35);
  });

  it('has a load for each person and no negative figure', () => {
    fc.assert(
      fc.property(entitiesArb('task'), entitiesArb('member'), (items, members) => {
        const loads = workload({ items: items.map((item) => ({ ...item, effortHours: item.effortHours === undefined ? undefined : Math.abs(item.effortHours) })), members, today });
        expect([...loads.keys()]).toEqual(members.map(({ id }) => id));
        for (const { hours, capacityHours } of loads.values()) {
          expect(hours).toBeGreaterThanOrEqual(0);
          expect(capacityHours).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('never asks more hours of a week than the remaining effort, letters aside', () => {
    fc.assert(
      fc.property(entitiesArb('task'), (items) => {
        const weights = { accountable: 0, responsible: 0, consulted: 0, informed: 0 };
        const members = [...new Set(items.flatMap(({ responsible }) => responsible))].map((id) => aMember({ id }));
        const efforts = items.map((item) => ({ ...item, progress: 0 }));
        const total = [...workload({ items: efforts, members, today, weights }).values()].reduce((sum, { hours }) => sum + hours, 0);
        expect(total).toBeLessThanOrEqual(items.reduce((sum, { effortHours = 0 }) => sum + effortHours, 0) + 1e-6);
      }),
    );
  });
});

describe('totalWorkload', () => {
  it('adds up a team', () => {
    const loads = workload({ items: [work({ due: '2026-11-20', effortHours: 35 })], members: [ana, aMember({ id: 'bo', capacityHours: 35 })], today });

    expect(totalWorkload(loads.values())).toMatchObject({ hours: 35, capacityHours: 70, percent: 50, away: false });
  });
});

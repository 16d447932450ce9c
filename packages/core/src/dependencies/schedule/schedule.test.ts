import { describe, expect, it } from 'vitest';
import { aDependency, aMember, aTask } from '../../../testing/index.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import { buildGraph } from '../graph/build-graph.ts';
import type { PlanLink, PlanTask } from '../graph/types.ts';
import { criticalPaths } from './critical-paths.ts';
import { milestoneForecasts } from './milestones.ts';
import { reschedule } from './reschedule.ts';
import { brokenLinks, scheduleTasks } from './schedule.ts';
import { taskSchedule } from './task-schedule.ts';

const today = '2026-11-23';
const schedule = (tasks: readonly PlanTask[], links: readonly PlanLink[] = [], options = {}) => scheduleTasks(buildGraph(tasks, links), { today, ...options });
const codes = (tasks: readonly PlanTask[], options = {}) => schedule(tasks, [], options).issues.map(({ code, row, path }) => [code, row, path]);

describe('scheduleTasks', () => {
  it('schedules an empty table', () => {
    expect(schedule([]).issues).toEqual([]);
    expect(criticalPaths(schedule([]))).toEqual({ paths: [], count: 0, links: [] });
  });

  it('gives a task that says nothing one day from today on, and says so', () => {
    const blank = aTask({ id: '1' });

    expect(taskSchedule(schedule([blank]), '1')).toMatchObject({ start: today, finish: today, durationDays: 1 });
    expect(codes([blank])).toEqual([['task.noDuration', '1', 'durationDays']]);
  });

  it('says what it makes nothing of', () => {
    expect(codes([aTask({ id: '1', start: '2026-12-04', due: '2026-12-01' })])).toEqual([['task.endBeforeStart', '1', 'due']]);
    expect(codes([aTask({ id: '2', due: '2026-02-30' })])).toContainEqual(['task.badDate', '2', 'due']);
    expect(codes([aTask({ id: '3', status: 'done', startedOn: '2026-11-20', doneOn: '2026-11-18' })])).toEqual([['task.endBeforeStart', '3', 'doneOn']]);
    expect(codes([aTask({ id: '4', status: 'done', doneOn: '2027-01-04' })])).toEqual([['task.factInFuture', '4', 'doneOn']]);
    expect(codes([], { members: [aMember({ id: '5', awayFrom: '2026-11-23' })] })).toEqual([['member.badAbsence', '5', 'awayTo']]);
    expect(codes([], { calendar: workingCalendar({ holidays: [{ id: '6' }] }) })).toEqual([['holiday.noDate', '6', 'on']]);
  });

  it('goes from 1970 to 9999', () => {
    const old = aTask({ id: '1', status: 'done', startedOn: '1970-01-01', doneOn: '1970-01-02' });
    const far = aTask({ id: '2', start: '9999-12-30', durationDays: 400 });
    const found = schedule([old, far], [aDependency({ predecessor: '1', successor: '2' })]);

    expect(taskSchedule(found, '1')).toMatchObject({ start: '1970-01-01', finish: '1970-01-02' });
    expect(taskSchedule(found, '2')).toMatchObject({ start: '9999-12-30', finish: '9999-12-31' });
  });

  it('keeps a lag that is far too large within the years that exist', () => {
    const found = schedule([aTask({ id: '1' }), aTask({ id: '2' })], [aDependency({ predecessor: '1', successor: '2', lag: 1e9 })]);

    expect(taskSchedule(found, '2')?.start).toMatch(/^2166-/);
    expect(found.issues.map(({ code }) => code)).toContain('dependency.lagTooLarge');
  });

  it('walks a chain of 5,000', () => {
    const tasks = Array.from({ length: 5_000 }, (_, i) => aTask({ id: String(i), durationDays: 1 }));
    const links = tasks.slice(1).map((_, i) => aDependency({ id: String(i), predecessor: String(i), successor: String(i + 1) }));
    const found = schedule(tasks, links);

    expect(taskSchedule(found, '4999')).toMatchObject({ start: '2046-01-19', critical: true });
    expect(criticalPaths(found).paths[0]?.tasks).toHaveLength(5_000);

    const backwards = links.map(({ id, predecessor, successor }) => aDependency({ id, predecessor: successor, successor: predecessor }));
    expect(taskSchedule(schedule(tasks, backwards), '0')).toMatchObject({ start: '2046-01-19', critical: true });
  });

  it('schedules what lies outside a knot, and names the knot', () => {
    const tasks = ['1', '2', '3'].map((id) => aTask({ id, title: `T${id}`, durationDays: 2 }));
    const found = schedule(tasks, [
      aDependency({ id: '1', predecessor: '1', successor: '2' }),
      aDependency({ id: '2', predecessor: '2', successor: '1' }),
      aDependency({ id: '3', predecessor: '2', successor: '3' }),
    ]);

    expect(taskSchedule(found, '3')).toMatchObject({ start: '2026-11-25' });
    expect(found.issues).toMatchObject([{ code: 'dependency.cycle', value: 'T1 → T2 → T1' }]);
  });

  it('counts the end of each project apart, unless asked otherwise', () => {
    const tasks = [aTask({ id: '1', project: 'p', durationDays: 9 }), aTask({ id: '2', project: 'q', durationDays: 4 })];

    expect(taskSchedule(schedule(tasks), '2')).toMatchObject({ totalFloat: 0, critical: true });
    expect(taskSchedule(schedule(tasks, [], { horizon: 'document' }), '2')).toMatchObject({ totalFloat: 5, critical: false });
  });

  it('takes a due date as the document chooses', () => {
    const task = aTask({ id: '1', start: '2026-11-16', due: '2026-11-17' });

    expect(taskSchedule(schedule([task]), '1')).toMatchObject({ finish: '2026-11-24', lateBy: 5 });
    expect(taskSchedule(schedule([task], [], { plannedDue: 'never' }), '1')).toMatchObject({ lateBy: 0 });
    expect(taskSchedule(schedule([task], [], { plannedDue: 'always' }), '1')).toMatchObject({ lateBy: 5 });
  });

  it('reads a table without statuses by its dates', () => {
    const found = schedule([
      { id: '1', title: 'A', startedOn: '2026-11-16', doneOn: '2026-11-18' },
      { id: '2', title: 'B', startedOn: '2026-11-20', durationDays: 3 },
    ]);

    expect(taskSchedule(found, '1')).toMatchObject({ phase: 'done', finish: '2026-11-18' });
    expect(taskSchedule(found, '2')).toMatchObject({ phase: 'started', finish: '2026-11-24' });
  });

  it('refuses a day that is none', () => {
    expect(() => scheduleTasks(buildGraph([], []), { today: 'demain' })).toThrow(RangeError);
  });
});

describe('reschedule', () => {
  const tasks = [aTask({ id: '1', durationDays: 3 }), aTask({ id: '2', durationDays: 2 })];
  const before = schedule(tasks, [aDependency({ id: '1', predecessor: '1', successor: '2' })]);

  it('moves what a changed date moves, and leaves the schedule that it was given alone', () => {
    const after = reschedule(before, [{ ...tasks[0]!, start: '2026-11-25' }]);

    expect(taskSchedule(after, '2')).toMatchObject({ start: '2026-11-30', driver: '1' });
    expect(taskSchedule(before, '2')).toMatchObject({ start: '2026-11-26' });
  });

  it('lets a cancelled task go', () => {
    expect(taskSchedule(reschedule(before, [{ ...tasks[0]!, status: 'cancelled' }]), '2')).toMatchObject({ start: today });
  });

  it('does not know a task that is new', () => {
    expect(taskSchedule(reschedule(before, [aTask({ id: '9' })]), '9')).toBeUndefined();
  });
});

describe('brokenLinks', () => {
  it('names links that facts did not wait for', () => {
    const found = schedule(
      [aTask({ id: '1', durationDays: 3 }), aTask({ id: '2', status: 'doing', startedOn: '2026-11-20' })],
      [aDependency({ id: '7', predecessor: '1', successor: '2' })],
    );

    expect(brokenLinks(found)).toEqual(['7']);
  });
});

describe('milestoneForecasts', () => {
  it('says when a milestone will be reached, and by which task', () => {
    const found = schedule([aTask({ id: '1', milestone: 'm', durationDays: 3 }), aTask({ id: '2', milestone: 'm', durationDays: 1 })], [], {
      milestones: [
        { id: 'm', title: 'Mise en ligne', due: '2026-11-20' },
        { id: 'n', title: 'Bilan', due: '2026-11-20' },
        { id: 'o', title: 'Lancement', due: '2026-11-20', reachedOn: '2026-11-19' },
      ],
    });

    expect(milestoneForecasts(found)).toMatchObject([
      { date: '2026-11-25', lateBy: 5, lastTask: '1' },
      { milestone: { id: 'n' } },
      { date: '2026-11-19', lateBy: -1 },
    ]);
    expect(milestoneForecasts(found)[1]).not.toHaveProperty('date');
  });
});

describe('criticalPaths', () => {
  const diamond = (count: number) => {
    const ids = Array.from({ length: count }, (_, i) => [`${3 * i}`, `${3 * i + 1}`, `${3 * i + 2}`, `${3 * i + 3}`] as const);
    const links = ids.flatMap(([a, b, c, d]) => [[a, b], [a, c], [b, d], [c, d]].map(([from, to]) => ({ id: `${from}-${to}`, predecessor: from, successor: to })));
    const tasks = Array.from({ length: 3 * count + 1 }, (_, i) => ({ id: String(i), title: `T${i}`, durationDays: 1 }));
    return schedule(tasks, links);
  };

  it('tells both branches', () => {
    expect(criticalPaths(diamond(1)).paths.map(({ tasks }) => tasks)).toEqual([['0', '1', '3'], ['0', '2', '3']]);
  });

  it('counts a million and lists a hundred', () => {
    const { paths, count, links } = criticalPaths(diamond(20));

    expect(count).toBe(2 ** 20);
    expect(paths).toHaveLength(100);
    expect(links).toHaveLength(80);
  });
});

import { buildGraph, criticalPaths, everyDay, scheduleTasks, taskSchedule, workingCalendar } from '@entrelacs/core';
import { describe, expect, it } from 'vitest';
import { denseProjects, libraryProjects } from '../fixtures/psplib/load.ts';

const calendar = workingCalendar({ weekdays: everyDay });
const today = '2026-11-22';

describe('the critical path of a PSPLIB project', () => {
  it('has 21 of them to match', () => {
    expect(libraryProjects).toHaveLength(21);
  });

  it.each(libraryProjects)('$name lasts $mpmTime days', ({ tasks, links, mpmTime }) => {
    const schedule = scheduleTasks(buildGraph(tasks, links), { today, calendar });
    const last = String(tasks.length);
    const days = schedule.backward.horizon[0]! - schedule.forward.times[0]!;

    expect(schedule.issues).toEqual([]);
    expect(days).toBe(mpmTime);
    expect(taskSchedule(schedule, '1')).toMatchObject({ start: today, totalFloat: 0, critical: true });
    expect(taskSchedule(schedule, last)).toMatchObject({ totalFloat: 0, critical: true });
  });

  it.each(libraryProjects)('$name has critical paths that fill its length', ({ tasks, links, mpmTime }) => {
    const schedule = scheduleTasks(buildGraph(tasks, links), { today, calendar });
    const { paths, count } = criticalPaths(schedule, 1_000);

    expect(paths).toHaveLength(count);
    for (const path of paths) {
      const days = path.tasks.reduce((sum, id) => sum + taskSchedule(schedule, id)!.durationDays, 0);
      expect(days).toBe(mpmTime);
    }
  });

  it.each(denseProjects)('$name, of 5,000 links, is scheduled too', ({ tasks, links }) => {
    const schedule = scheduleTasks(buildGraph(tasks, links), { today, calendar });

    expect(schedule.issues).toEqual([]);
    expect(schedule.backward.leastFloat[0]).toBe(0);
  });
});

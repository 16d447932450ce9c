import { emptySnapshot, type Snapshot, type Task as TaskRow } from '@entrelacs/core';
import { aDependency, aTask, entitiesArb } from '@entrelacs/core/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { today } from '../board.testing.ts';
import { boardSteps, buildBoard, type Board } from './board.ts';
import { nextBoard } from './next-board.ts';
import { milestonesOf } from './notices.ts';

const dependency = [aDependency({ id: 'ab', predecessor: 'a', successor: 'b' }), aDependency({ id: 'bc', predecessor: 'b', successor: 'c' })];
const task = [aTask({ id: 'a', title: 'Plans' }), aTask({ id: 'b', title: 'Murs' }), aTask({ id: 'c', title: 'Toit' }), aTask({ id: 'd', title: 'Jardin', due: '2026-12-01' })];
const snapshot: Snapshot = { ...emptySnapshot, entities: { task, dependency } };

/** The snapshot with other rows of tasks; rows that do not change are the same objects. */
function changed(before: Snapshot, ...rows: readonly TaskRow[]): Snapshot {
  const tasks = (before.entities.task ?? []).map((row) => rows.find(({ id }) => id === row.id) ?? row);
  return { ...before, entities: { ...before.entities, task: tasks } };
}

/** All that a board says, without what it keeps for its own use. */
function said(board: Board) {
  const { tasks, links, needs, issues, standings } = board;
  return {
    tasks: tasks.map(({ id, task: row, state, lateDays, isOpen, isCritical, plan }) => ({ id, row, state, lateDays, isOpen, isCritical, plan })),
    links: links.map(({ id, isOpen, isOverdue, isCritical, isInKnot, need, from, to }) => ({ id, isOpen, isOverdue, isCritical, isInKnot, need, from: from.id, to: to.id })),
    needs,
    milestones: milestonesOf(board),
    standings: [...standings],
    issues: new Set(issues),
  };
}

describe('nextBoard', () => {
  it('tells what a task that is done changes for those that waited for it', () => {
    const after = nextBoard(buildBoard(snapshot, today), changed(snapshot, aTask({ id: 'a', title: 'Plans', status: 'done', doneOn: today })), today);

    expect(after?.byId.get('a')?.state).toBe('done');
    expect(after?.byId.get('b')?.state).toBe('startable');
  });

  it('is the board from scratch, whatever changed', () => {
    fc.assert(
      fc.property(entitiesArb('task'), entitiesArb('dependency', 20), entitiesArb('task'), (tasks, links, others) => {
        const before: Snapshot = { ...emptySnapshot, entities: { task: tasks, dependency: links } };
        const now = changed(before, ...others.slice(0, 2));
        const after = nextBoard(buildBoard(before, today), now, today);

        if (after !== undefined) expect(said(after)).toEqual(said(buildBoard(now, today)));
      }),
    );
  });

  it('keeps tasks and links, so that what shows them needs no other ones', () => {
    const before = buildBoard(snapshot, today);
    const [first, link] = [before.tasks[0], before.links[0]];
    const after = nextBoard(before, changed(snapshot, aTask({ id: 'd', title: 'Potager' })), today);

    expect(after?.tasks).not.toBe(before.tasks);
    expect([after?.tasks[0], after?.links[0]]).toEqual([first, link]);
    expect(after?.tasks[0]).toBe(first);
  });

  it.each<[string, (before: Snapshot) => Snapshot, string?]>([
    ['a task more', (before) => ({ ...before, entities: { ...before.entities, task: [...task, aTask({ id: 'e' })] } })],
    ['another order', (before) => ({ ...before, entities: { ...before.entities, task: [...task].reverse() } })],
    ['a link', (before) => ({ ...before, entities: { ...before.entities, dependency: dependency.slice(1) } })],
    ['a setting', (before) => ({ ...before, settings: { 'deps.weekdays': '1 2 3' } })],
    ['a task that no longer binds', (before) => changed(before, aTask({ id: 'a', status: 'cancelled' }))],
    ['the column that names what it waits for', (before) => changed(before, { ...aTask({ id: 'a' }), dependsOn: ['d'] })],
    ['the day', (before) => ({ ...before }), '2026-11-20'],
  ])('leaves to a board from scratch: %s', (_, change, day = today) => {
    expect(nextBoard(buildBoard(snapshot, today), change(snapshot), day)).toBeUndefined();
  });
});

describe('boardSteps', () => {
  it('gives way between its parts', () => {
    expect([...boardSteps(snapshot, today)].length).toBeGreaterThan(8);
  });
});

import type { Dependency, Task } from '@entrelacs/core';
import { aDependency, aTask } from '@entrelacs/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BoardUnderTest } from './board.testing.ts';
import { boardViews } from './options.ts';

interface Given {
  readonly task: readonly Task[];
  readonly dependency?: readonly Dependency[];
  /** What is said under "points to correct"; nothing where the case is no mistake. */
  readonly said?: RegExp;
}

const tasks = (count: number, fields: Partial<Task> = {}) => Array.from({ length: count }, (_, n) => aTask({ id: String(n + 1), title: `Tâche ${n + 1}`, durationDays: 2, ...fields }));
const link = (n: number, predecessor: number | string, successor: number | string, fields: Partial<Dependency> = {}) =>
  aDependency({ id: `l${n}`, predecessor: String(predecessor), successor: String(successor), ...fields });
const ring = (count: number) => Array.from({ length: count }, (_, n) => link(n, n + 1, ((n + 1) % count) + 1));

const cases: Readonly<Record<string, Given>> = {
  'a link to a task that is gone': { task: tasks(2), dependency: [link(1, 1, 2), link(2, 99, 2)], said: /Tâche introuvable/ },
  'a link from a task to itself': { task: tasks(2), dependency: [link(1, 1, 1)], said: /Tâche liée à elle-même/ },
  'a link without its other task': { task: tasks(2), dependency: [aDependency({ id: 'l1', predecessor: '1', successor: '' })], said: /Lien sans tâche/ },
  'a link that is said twice': { task: tasks(2), dependency: [link(1, 1, 2), link(2, 1, 2)], said: /Lien en double/ },
  'a cycle of two': { task: tasks(3), dependency: [link(1, 1, 2), link(2, 2, 1)], said: /Tâche 1 → Tâche 2 → Tâche 1/ },
  'a cycle of 500': { task: tasks(501), dependency: ring(500), said: /Tâches qui s’attendent/ },
  'a task with neither dates nor duration': { task: tasks(2, { durationDays: undefined }), said: /Ni date ni durée/ },
  'an end before its start': { task: tasks(2, { start: '2026-12-10', due: '2026-12-01', durationDays: undefined }), said: /Fin avant le début/ },
  'a date in 1970': { task: tasks(2, { start: '1970-01-01', due: '1970-01-02', durationDays: undefined }) },
  'a date in 9999': { task: tasks(2, { start: '9999-12-30', due: '9999-12-31', durationDays: undefined }) },
  'a date that is none': { task: tasks(2, { due: '2026-02-31' }), said: /Date impossible/ },
  'a negative lag': { task: tasks(2), dependency: [link(1, 1, 2, { lag: -30 })] },
  'a lag of a million days': { task: tasks(2), dependency: [link(1, 1, 2, { lag: 1_000_000, lagUnit: 'days' })], said: /Délai démesuré/ },
  '100 links on one task': { task: tasks(101), dependency: Array.from({ length: 100 }, (_, n) => link(n, n + 2, 1)) },
  'parts that nothing joins': { task: tasks(6), dependency: [link(1, 1, 2), link(2, 3, 4), link(3, 5, 6)] },
};

let board: BoardUnderTest;
beforeEach(() => localStorage.clear());
afterEach(() => board.remove());

describe.each(Object.entries(cases))('the board with %s', (_, { task, dependency = [], said }) => {
  it.each(boardViews)('still shows its %s', async (view) => {
    board = new BoardUnderTest({ entities: { task, dependency }, options: { view, past: true } });
    await board.settled();

    const stage = board.all('.stage')[0];
    expect(stage?.children.length).toBeGreaterThan(0);
    if (view === 'list' || view === 'timeline') expect(board.named('[role="row"]', 'Tâche 1')).toBeDefined();
    if (view === 'map') expect(board.all('.node').length).toBeGreaterThan(0);
    expect(board.text).not.toMatch(/NaN|Invalid Date|undefined/);
  });

  it('says what is to be corrected, if anything is', async () => {
    board = new BoardUnderTest({ entities: { task, dependency } });
    await board.settled();
    if (said === undefined) return expect(board.all('.issues')).toEqual([]);

    await board.click(board.named('button', 'Voir'));

    expect(board.named('dialog', 'Ce qui n’a pas pu être lu ou suivi').textContent).toMatch(said);
  });
});

describe('the board with an empty table', () => {
  it.each(boardViews)('says so where its %s would be, and lets a task be added', async (view) => {
    board = new BoardUnderTest({ entities: { task: [], dependency: [link(1, 1, 2)] }, options: { view } });
    await board.settled();

    expect(board.named('.state', 'Pas encore de tâche').textContent).toContain('Ajouter une tâche');
    expect(board.named('.issues', 'à corriger')).toBeDefined();
  });
});

describe('the board with a chain of 5,000 tasks', () => {
  it('shows it, tells what blocks its end, and lets the end be moved, without overflowing', async () => {
    board = new BoardUnderTest({ entities: { task: tasks(5_000), dependency: Array.from({ length: 4_999 }, (_, n) => link(n, n + 1, n + 2)) } });
    await board.settled();
    board.element.selected = '1';
    await board.settled();
    board.element.selected = '5000';
    await board.settled();

    expect(board.named('aside', 'Tâche 5000').textContent).toMatch(/Parce que.*Tâche 4999.*et 4\s993 autres entre les deux.*Tâche 1[^\d]/su);
    await board.click(board.named('aside button', 'Décaler…'));
    expect(board.named('.dock', 'Décaler').textContent).toContain('Aucune autre tâche ne bouge');
  }, 180_000);
});

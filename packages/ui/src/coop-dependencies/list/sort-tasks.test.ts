import { emptySnapshot } from '@entrelacs/core';
import { aDependency, aMember, aTask } from '@entrelacs/core/testing';
import { describe, expect, it } from 'vitest';
import { today } from '../board.testing.ts';
import { buildBoard } from '../board/board.ts';
import { listColumns, nextSort, readSort, sortedTasks, type ListColumn } from './sort-tasks.ts';

const task = [
  aTask({ id: '1', title: 'Étape 10', status: 'doing', start: '2026-11-02', due: '2026-11-10', responsible: ['b'] }),
  aTask({ id: '2', title: 'étape 9', status: 'todo', start: '2026-12-07', due: '2026-12-08', responsible: ['a'] }),
  aTask({ id: '3', title: 'Affiche', status: 'done', start: '2026-10-05', due: '2026-10-09', doneOn: '2026-10-09' }),
  aTask({ id: '4', title: 'Bilan', status: 'doing', start: '2026-11-02', due: '2026-11-16' }),
  aTask({ id: '5', title: 'Cancel', status: 'cancelled' }),
];
const board = buildBoard({ ...emptySnapshot, entities: { task, dependency: [aDependency({ id: '1', predecessor: '1', successor: '2' })], member: [aMember({ id: 'a', name: 'Ana' }), aMember({ id: 'b', name: 'Bob' })] } }, today);
const odds = { tasks: new Map([['1', { p50: '2026-11-20', p85: '2026-11-27', criticality: 0.2 }], ['2', { p50: '2026-12-08', p85: '2026-12-09', criticality: 0.9 }]]) };
const sorted = (kept: string) => sortedTasks(board.tasks, kept, board.people, odds as never).map(({ id }) => id).join('');

describe('sortedTasks', () => {
  it.each<[ListColumn, string, string]>([
    ['title', 'by words, figures as numbers', '34521'],
    ['state', 'what calls for attention first, the later first', '14235'],
    ['needs', 'the least first', '13452'],
    ['awaited', 'the least first', '23451'],
    ['responsible', 'by name, nobody last', '21345'],
    ['dates', 'by the first day, without one last', '31425'],
    ['forecast', 'by the later day, without one last', '12345'],
    ['critical', 'the least first, without one last', '12345'],
    ['float', 'the least first, what is over last', '14235'],
  ])('sorts by %s: %s', (column, _, ids) => {
    expect(sorted(column)).toBe(ids);
  });

  it('goes the other way round after a minus; what has no value stays last, ties in their own order', () => {
    expect([sorted('-title'), sorted('-needs'), sorted('-dates'), sorted('-critical'), sorted('-responsible')]).toEqual(['12543', '21345', '21435', '21345', '12345']);
  });

  it('keeps their own order where the column is none', () => {
    for (const kept of ['', '-', 'colour', '--title', 'constructor']) expect(sorted(kept)).toBe('12345');
    expect(readSort('title ')).toBeUndefined();
  });
});

describe('nextSort', () => {
  it.each(listColumns)('goes round in three presses: %s', (column) => {
    const first = nextSort('', column);
    const second = nextSort(first, column);

    expect(new Set([first, second].map((kept) => readSort(kept)?.isDescending))).toEqual(new Set([true, false]));
    expect(nextSort(second, column)).toBe('');
  });

  it('begins with the largest of what counts, and anew with another column', () => {
    expect([nextSort('', 'needs'), nextSort('-title', 'float'), nextSort('title', 'critical')]).toEqual(['-needs', 'float', '-critical']);
  });
});

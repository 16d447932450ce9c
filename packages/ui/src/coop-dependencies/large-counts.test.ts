import { aTask } from '@entrelacs/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { BoardUnderTest } from './board.testing.ts';

let board: BoardUnderTest;
afterEach(() => board.remove());

describe('the board with more than a thousand tasks', () => {
  it('writes how many there are as its readers do', async () => {
    const task = Array.from({ length: 1001 }, (_, n) => aTask({ id: String(n), title: `Tâche ${n}`, status: 'todo' }));
    board = new BoardUnderTest({ entities: { task } });
    await board.settled();
    expect(board.named('button', 'Que faire d’abord').textContent).toContain('1\u202F001');

    board.element.language = 'en';
    await board.settled();

    expect(board.named('button', 'What to do first').textContent).toContain('1,001');
  });
});

import { aDependency, aTask } from '@entrelacs/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { BoardUnderTest } from '../board.testing.ts';
import type { BoardView } from '../options.ts';

const task = [aTask({ id: '1', title: 'Signer le contrat' }), aTask({ id: '2', title: 'Brancher le paiement' })];
const dependency = [aDependency({ id: '11', predecessor: '1', successor: '2', need: 'Les clés d’accès' })];

let board: BoardUnderTest;
afterEach(() => board.remove());

describe('printBoard', () => {
  it('puts each view on paper, as often as it is asked, and takes it away again', async () => {
    board = new BoardUnderTest({ entities: { task, dependency } });
    await board.settled();

    for (const view of ['list', 'map', 'list', 'matrix', 'timeline', 'timeline'] satisfies BoardView[]) {
      board.element.options = { ...board.element.options, view };
      await board.settled();
      expect(printed(), view).toContain(view === 'matrix' ? 'Les clés d’accès' : 'Brancher le paiement');
      expect(paper()).toBe('');
    }
  });
});

function paper(): string {
  return board.element.renderRoot.querySelector('.print')?.textContent ?? '';
}

/** What stands on paper while the browser prints. */
function printed(): string {
  dispatchEvent(new Event('beforeprint'));
  const text = paper();
  dispatchEvent(new Event('afterprint'));
  return text;
}

import { aTask } from '@entrelacs/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { BoardUnderTest } from './board.testing.ts';
import type { DependencyMap } from './map/dependency-map.ts';

const entities = { task: [aTask({ id: '1', title: 'Signer le contrat' }), aTask({ id: '2', title: 'Brancher le paiement', dependsOn: ['1'] })] };

let board: BoardUnderTest;
afterEach(() => board.remove());

describe('a board whose rest has not come', () => {
  it('keeps its toolbar for who searches already, and finds once it can', async () => {
    board = new BoardUnderTest({ entities, options: { view: 'map' } });
    await board.element.updateComplete;
    const toolbar = board.element.renderRoot.querySelector('coop-dependency-toolbar');
    expect(toolbar).not.toBeNull();

    board.element.setFilters({ search: 'paiement' });
    await board.element.updateComplete;
    expect(board.element.renderRoot.querySelector('coop-dependency-toolbar')).toBe(toolbar);

    await board.settled();
    expect(board.element.tasks.map(({ id }) => id)).toEqual(['2']);
  });

  it('waits with a view that comes with it, rather than show half a board', async () => {
    board = new BoardUnderTest({ entities, options: { view: 'list' } });
    await board.element.updateComplete;
    expect(board.element.renderRoot.querySelector('coop-dependency-toolbar')).toBeNull();

    await board.settled();
    expect(board.named('[role="row"]', 'Signer le contrat')).toBeDefined();
  });

  it('opens the panel on a task chosen too early, once it can', async () => {
    board = new BoardUnderTest({ entities, options: { view: 'map' } });
    await board.element.updateComplete;
    board.element.show({ kind: 'task', id: '1' });
    await board.settled();

    expect(board.named('aside', 'Signer le contrat')).toBeDefined();
  });

  it('does what keys asked of the map before it could answer them, from where the focus was', async () => {
    board = new BoardUnderTest({ entities, options: { view: 'map' } });
    const map = await earlyMap();
    map.activate('2', true);
    board.named('.node', 'Brancher le paiement').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, composed: true }));
    board.named('.node', 'Brancher le paiement').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    expect(board.element.chosenTask).toBeUndefined();

    await board.settled();
    expect(board.element.chosenTask).toBe('1');
  });

  it('chooses the task that was clicked before the map could answer', async () => {
    board = new BoardUnderTest({ entities, options: { view: 'map' } });
    const map = await earlyMap();
    map.activate('2', true);
    board.named('.node', 'Brancher le paiement').click();

    await board.settled();
    expect(board.element.chosenTask).toBe('2');
  });
});

/** The map, painted, before what answers pointers and keys has come. */
async function earlyMap(): Promise<DependencyMap> {
  await board.element.updateComplete;
  const map = board.element.renderRoot.querySelector('coop-dependency-map') as DependencyMap;
  await map.updateComplete;
  return map;
}

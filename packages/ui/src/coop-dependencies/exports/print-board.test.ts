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

  it('prints the map as ink on white whatever the theme, with the steps of its needs and what its lines mean', async () => {
    board = new BoardUnderTest({ entities: { task, dependency: [{ ...dependency[0]!, state: 'accepted' }] } });
    document.documentElement.style.setProperty('--coop-surface', 'rgb(50, 50, 63)');
    await board.settled();
    board.element.options = { ...board.element.options, view: 'map' };
    await board.settled();

    dispatchEvent(new Event('beforeprint'));
    const svg = board.element.renderRoot.querySelector('.print > div')!.firstElementChild!;
    dispatchEvent(new Event('afterprint'));
    document.documentElement.style.removeProperty('--coop-surface');

    expect(svg.querySelector('rect')?.getAttribute('fill')).toBe('#fff');
    expect(new XMLSerializer().serializeToString(svg)).not.toContain('rgb(50, 50, 63)');
    expect([...svg.querySelectorAll('[data-legend] text')].map(({ textContent }) => textContent)).toEqual(['Chemin critique', 'Intégration', 'Information', 'demandé', 'accepté', 'livré', 'vérifié']);
    expect([...svg.querySelectorAll('title')].map(({ textContent }) => textContent)).toContain('accepté');
  });

  it('keeps days and states in one line', async () => {
    board = new BoardUnderTest({ entities: { task: [{ ...task[0]!, start: '2027-01-04', due: '2027-01-08' }], dependency } });
    await board.settled();

    dispatchEvent(new Event('beforeprint'));
    const cells = [...board.element.renderRoot.querySelectorAll('.print td.whole')].map(({ textContent }) => textContent?.replaceAll(/\s/gu, ' '));
    dispatchEvent(new Event('afterprint'));

    expect(cells).toEqual(expect.arrayContaining(['4 janv. 2027', '8 janv. 2027']));
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

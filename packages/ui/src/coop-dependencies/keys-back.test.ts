import { aDependency, aTask } from '@entrelacs/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { emit } from '../shared/emit.ts';
import { BoardUnderTest, type GivenBoard } from './board.testing.ts';

const tasks = [aTask({ id: '1', title: 'Signer le contrat', status: 'todo' }), aTask({ id: '2', title: 'Brancher le paiement', status: 'todo', start: '2026-11-23', due: '2026-11-25' })];
const entities: GivenBoard['entities'] = { task: tasks, dependency: [aDependency({ id: '11', predecessor: '1', successor: '2', need: 'Les clés', state: 'requested' })] };

let board: BoardUnderTest;
async function open(options: GivenBoard['options'] = {}): Promise<void> {
  board = new BoardUnderTest({ entities, options });
  await board.settled();
}

afterEach(() => board.remove());

/** The element that the keys act on, however deep. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement != null) element = element.shadowRoot.activeElement;
  return element;
}

describe('the keys and the panel', () => {
  it('close it from the map, and open nothing in its place', async () => {
    await open({ view: 'map' });
    const [map] = board.all('coop-dependency-map');
    emit(map!, 'map-select', '2');
    await board.settled();
    expect(board.all('coop-dependency-panel')).toHaveLength(1);

    emit(map!, 'map-select', undefined);
    await board.settled();

    expect(board.all('coop-dependency-panel')).toHaveLength(0);
    expect(board.selected).toEqual(['2']);
  });

  it('go back to the view when Escape closes it', async () => {
    await open();
    const row = board.named('[role="row"]', 'Brancher le paiement');
    row.focus();
    await board.click(row);
    const close = board.named('button', 'Fermer');
    close.focus();

    await board.press(close, 'Escape');

    expect(board.all('coop-dependency-panel')).toHaveLength(0);
    expect(focused()?.matches('[role="row"], [role="gridcell"]')).toBe(true);
  });

  it('go back to the button that opened it', async () => {
    await open();
    const first = board.named('button', 'Que faire d’abord');
    first.focus();
    await board.click(first);
    const close = board.named('button', 'Fermer');
    close.focus();

    await board.press(close, 'Escape');

    expect(focused()).toBe(first);
  });

  it('go back to the row whose move was looked at, from the days of its preview', async () => {
    await open({ view: 'timeline' });
    const row = board.named('[role="row"]', 'Brancher le paiement');
    row.focus();
    await board.press(row, 'ArrowRight');
    const day = board.named('input', 'Début');
    day.focus();

    await board.press(day, 'Escape');

    expect(board.all('coop-impact-dock')).toHaveLength(0);
    expect(focused()?.textContent).toContain('Brancher le paiement');
  });

  it('go back to the button of the search when Escape leaves it', async () => {
    await open();
    await board.click(board.named('button', 'Chercher'));
    const [field] = board.all('input[type="search"]') as HTMLInputElement[];
    field!.value = 'paiement';
    field!.dispatchEvent(new InputEvent('input'));
    await board.settled();

    await board.press(field!, 'Escape');

    expect(focused()).toBe(board.named('button', 'Chercher'));
    expect(board.named('[role="row"]', 'Signer le contrat')).toBeTruthy();
  });

  it('stay in it when what they were on goes', async () => {
    await open();
    await board.click(board.named('[role="row"]', 'Brancher le paiement'));
    board.named('button', 'Ajouter un besoin').focus();
    await board.click(board.named('button', 'Ajouter un besoin'));
    const input = board.named('input', '');

    await board.press(input, 'Escape');

    expect(board.all('coop-task-picker')).toHaveLength(0);
    expect(focused()?.closest('aside')).not.toBeNull();
  });
});

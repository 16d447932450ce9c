import { aDependency, aTask } from '@entrelacs/core/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { emit } from '../shared/emit.ts';
import { BoardUnderTest, type GivenBoard } from './board.testing.ts';

const tasks = [aTask({ id: '1', title: 'Signer le contrat', status: 'todo' }), aTask({ id: '2', title: 'Brancher le paiement', status: 'todo', start: '2026-11-23', due: '2026-11-25' })];
const given: GivenBoard['entities'] = { task: tasks, dependency: [aDependency({ id: '11', predecessor: '1', successor: '2', need: 'Les clés', state: 'requested' })] };

let entities = given;
let board: BoardUnderTest;
async function open(options: GivenBoard['options'] = {}): Promise<void> {
  board = new BoardUnderTest({ entities, options });
  await board.settled();
}

afterEach(() => {
  vi.restoreAllMocks();
  board.remove();
  entities = given;
});

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

  it.each(['Filtres', 'Que faire d’abord'])('go into it from its button "%s", and back to that button', async (name) => {
    await open();
    board.named('button', 'Liste').focus();
    const button = board.named('button', name);
    button.focus();
    await board.click(button);
    const title = board.named('aside h2', name);
    expect(focused()).toBe(title);

    await board.press(title, 'Escape');

    expect(board.all('coop-dependency-panel')).toHaveLength(0);
    expect(focused()).toBe(button);
  });

  it.each(['list', 'matrix', 'timeline', 'map'] as const)('close it by Escape in the %s too, and stay there', async (view) => {
    await open({ view });
    const here = view === 'matrix' ? board.all('[role="gridcell"][tabindex="0"]')[0]! : board.named('[role="row"], .node', 'Signer le contrat');
    here.focus();
    await board.press(here, 'Enter');
    expect(board.all('coop-dependency-panel')).toHaveLength(1);

    await board.press(here, 'Escape');

    expect(board.all('coop-dependency-panel')).toHaveLength(0);
    expect(focused()).toBe(here);
  });

  it('leave it open when Escape is for the search', async () => {
    await open();
    await board.click(board.named('[role="row"]', 'Brancher le paiement'));
    await board.click(board.named('button', 'Chercher'));

    await board.press(board.all('input[type="search"]')[0]!, 'Escape');

    expect(board.all('coop-dependency-panel')).toHaveLength(1);
  });

  it('go from the list of what is to be corrected into the panel of the row that is chosen there', async () => {
    entities = { ...given, task: [...tasks, aTask({ id: '3', title: 'Livrer', start: '2026-12-10', due: '2026-12-01' })] };
    await open();
    await board.click(board.named('button', 'Voir'));

    await board.click(board.named('dialog button', 'tâche, ligne 3'));

    expect(board.all('dialog')).toEqual([]);
    expect(focused()?.textContent).toContain('Livrer');
  });

  it('go to the days of a move that is begun in the list, and back to its row', async () => {
    await open();
    const row = board.named('[role="row"]', 'Brancher le paiement');
    row.focus();
    await board.press(row, 'm');
    const day = board.named('.dock input', 'Début');
    expect(focused()).toBe(day);

    await board.press(day, 'Escape');

    expect(focused()?.textContent).toContain('Brancher le paiement');
  });

  it('go back to the panel whose button began a move', async () => {
    await open();
    await board.click(board.named('[role="row"]', 'Brancher le paiement'));
    const button = board.named('button', 'Décaler');
    button.focus();
    await board.click(button);

    await board.press(board.named('.dock input', 'Début'), 'Escape');

    expect(focused()).toBe(button);
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

  it('bring the task that the arrows choose from a long list into its view', async () => {
    entities = { task: Array.from({ length: 40 }, (_, n) => aTask({ id: String(n), title: `Tâche ${n}` })) };
    await open();
    const row = board.named('[role="row"]', 'Tâche 0');
    row.focus();
    await board.press(row, 'n');
    const seen: (string | null)[] = [];
    vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
      seen.push(this.textContent);
    });

    await board.press(board.named('input', 'Tâche dont on a besoin'), 'ArrowUp');

    expect(seen.at(-1)?.trim()).toBe('Tâche 30');
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

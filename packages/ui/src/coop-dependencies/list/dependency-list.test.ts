import { aDependency, aProject, aTask } from '@entrelacs/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BoardUnderTest, type GivenBoard } from '../board.testing.ts';
import type { DependencyMap } from '../map/dependency-map.ts';
import type { BoardOptions } from '../options.ts';

const project = [aProject({ id: '1', name: 'Boutique' }), aProject({ id: '2', name: 'Journal' })];
const task = [
  aTask({ id: '1', title: 'Signer le contrat', project: '1', status: 'todo', start: '2026-11-23', due: '2026-11-25' }),
  aTask({ id: '2', title: 'Brancher le paiement', project: '1', status: 'todo' }),
  aTask({ id: '3', title: 'Annoncer la vente', project: '2', status: 'todo' }),
  aTask({ id: '4', title: 'Écrire la lettre', project: '2', status: 'todo' }),
];
const dependency = [aDependency({ id: '11', predecessor: '1', successor: '2' }), aDependency({ id: '12', predecessor: '2', successor: '3' })];

let board: BoardUnderTest;
let chosen: Partial<BoardOptions>;
async function open(options: GivenBoard['options'] = {}, given: Partial<GivenBoard> = {}): Promise<void> {
  board = new BoardUnderTest({ entities: { task, dependency, project }, options, ...given });
  chosen = {};
  board.element.addEventListener('coop-options', (event) => Object.assign(chosen, (event as CustomEvent<Partial<BoardOptions>>).detail));
  await board.settled();
}

beforeEach(() => localStorage.clear());
afterEach(() => board.remove());

const row = (words: string) => board.named('[role="row"]', words);
const titles = () => board.all('.row.task').map((element) => element.querySelector('.title')?.textContent?.trim());

/** What the keys are on, however deep. */
function focused(): HTMLElement {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement != null) element = element.shadowRoot.activeElement;
  return element as HTMLElement;
}

const press = (key: string) => board.press(focused(), key);

describe('coop-dependency-list', () => {
  it('folds and unfolds a project by keys and by click, for the map too', async () => {
    await open();
    row('Boutique').focus();

    await press('ArrowLeft');
    expect(titles()).toEqual(['Annoncer la vente', 'Écrire la lettre']);
    expect(row('Boutique').getAttribute('aria-expanded')).toBe('false');
    expect(focused().textContent).toContain('Boutique');
    expect(chosen).toEqual({ folded: ['1'] });
    board.element.choose({ view: 'map' });
    await board.settled();
    expect(board.element.store.scene.nodes.map(({ id }) => id)).toContain('project:1');

    board.element.choose({ view: 'list' });
    await board.settled();
    await board.click(row('Boutique'));
    expect(row('Boutique').getAttribute('aria-expanded')).toBe('true');
    expect(chosen.folded).toEqual([]);
  });

  it('shows folded what was folded on the map, and opens it with ArrowRight', async () => {
    await open({ folded: ['2'] });
    expect(titles()).toEqual(['Signer le contrat', 'Brancher le paiement']);

    await board.press(row('Journal'), 'ArrowRight');

    expect(titles()).toHaveLength(4);
  });

  it('folds every project from its menu, and one from the panel of its task; the keys are on the project', async () => {
    await open();
    row('Brancher le paiement').focus();
    await board.click(row('Brancher le paiement'));
    await board.click(board.named('aside button', 'Replier'));
    expect(titles()).toEqual(['Annoncer la vente', 'Écrire la lettre']);
    expect(board.all('[role="row"][tabindex="0"]')[0]?.textContent).toContain('Boutique');

    const [toolbar] = board.all('coop-dependency-toolbar');
    toolbar!.dispatchEvent(new CustomEvent('toolbar-act', { detail: 'fold' }));
    await board.settled();
    expect(titles()).toEqual([]);
  });

  it('goes along links: from a task to its link, and on to the other task, whose project opens', async () => {
    await open({ folded: ['2'] });
    row('Brancher le paiement').focus();

    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowRight']) await press(key);

    expect(focused().textContent).toContain('Annoncer la vente');
    expect(chosen).toEqual({ folded: [] });
  });

  it.each(['list', 'timeline'] as const)('brings the keys of the %s to a row that is far away, and back', async (view) => {
    const many = Array.from({ length: 80 }, (_, n) => aTask({ id: String(n + 1), title: `Tâche ${n + 1}`, durationDays: 2 }));
    await open({ view }, { entities: { task: many } });
    row('Tâche 1').focus();

    await press('End');
    expect(focused().textContent).toContain('Tâche 80');
    await press('ArrowUp');
    expect(focused().textContent).toContain('Tâche 79');
    await press('Home');
    expect(focused().getAttribute('tabindex')).toBe('0');
    expect(focused().getAttribute('aria-rowindex')).toBe('2');
  });

  it('stays where there is nothing to open and nothing above', async () => {
    await open();
    row('Écrire la lettre').focus();
    await press('ArrowRight');
    expect(focused().textContent).toContain('Écrire la lettre');

    await press('ArrowLeft');
    expect(focused().textContent).toContain('Journal');
    await press('ArrowLeft');
    await press('ArrowLeft');
    expect(focused().textContent).toContain('Journal');
  });

  it('draws a link as on the map: L, arrows to the task that needs it, Enter', async () => {
    await open();
    row('Signer le contrat').focus();

    await press('l');
    await press('ArrowDown');
    await press('ArrowDown');
    await press('ArrowDown');
    expect(board.named('.hint', 'Choisissez').textContent).toContain('Signer le contrat');
    expect(board.all('.target').map(({ textContent }) => textContent?.includes('Annoncer la vente'))).toEqual([true]);
    await press('Enter');

    expect(board.sent).toMatchObject([[{ kind: 'create', entity: 'dependency', fields: { predecessor: '1', successor: '3', type: 'FS' } }]]);
    expect(board.all('.hint')).toEqual([]);
  });

  it('says which link would close a cycle before it is set, and lets go at Escape', async () => {
    await open();
    row('Brancher le paiement').focus();
    await press('l');
    await press('ArrowUp');
    expect(board.named('.hint', 'boucle')).toBeTruthy();
    expect(board.all('.refused')).toHaveLength(1);
    await press('Enter');
    expect(board.text).toContain('Brancher le paiement → Signer le contrat → Brancher le paiement');

    await press('l');
    await press('ArrowDown');
    await press('Escape');
    expect(board.all('.hint')).toEqual([]);
    await press('Enter');
    expect(board.sent).toEqual([]);
  });

  it('deletes a link by keys, which stay on its task', async () => {
    await open();
    row('Signer le contrat').focus();
    await press('ArrowRight');
    await press('ArrowDown');

    await press('Delete');

    expect(board.sent).toMatchObject([[{ kind: 'remove', entity: 'dependency', id: '11' }]]);
    expect(focused().textContent).toContain('Signer le contrat');
  });

  it('sorts within projects by the column whose head is pressed: one way, the other, not at all', async () => {
    await open();
    const head = (name: string) => board.named('[role="columnheader"]', name);
    const press = (name: string) => board.click(board.named('.sort', name));

    await press('Tâche');
    expect(titles()).toEqual(['Brancher le paiement', 'Signer le contrat', 'Annoncer la vente', 'Écrire la lettre']);
    expect(head('Tâche').getAttribute('aria-sort')).toBe('ascending');
    expect(chosen).toEqual({ sort: 'title' });
    await press('Tâche');
    expect(titles()).toEqual(['Signer le contrat', 'Brancher le paiement', 'Écrire la lettre', 'Annoncer la vente']);
    expect(head('Tâche').getAttribute('aria-sort')).toBe('descending');
    await press('Attendue');
    expect(head('Tâche').getAttribute('aria-sort')).toBeNull();
    expect(chosen).toEqual({ sort: '-awaited' });
    await press('Attendue');
    await press('Attendue');
    expect(titles()).toEqual(['Signer le contrat', 'Brancher le paiement', 'Annoncer la vente', 'Écrire la lettre']);
    expect(chosen).toEqual({ sort: '' });
  });

  it('opens sorted as it was kept, and goes from head to head by the arrows', async () => {
    await open({ sort: '-title' });
    expect(titles()[0]).toBe('Signer le contrat');
    const reached = board.all('.sort').filter((button) => button.tabIndex === 0);
    expect(reached.map(({ textContent }) => textContent)).toEqual(['Tâche']);

    reached[0]!.focus();
    await press('ArrowRight');
    expect(focused().textContent).toBe('État et cause');
    await press('End');
    expect(focused().textContent).toBe('Marge');
    await press('Home');
    expect(focused().textContent).toBe('Tâche');
  });

  it('brings the keys back to a row, not to a head', async () => {
    await open();
    const [toolbar] = board.all('coop-dependency-toolbar');
    toolbar!.dispatchEvent(new CustomEvent('toolbar-act', { detail: 'first' }));
    await board.settled();
    await board.press(focused(), 'Escape');

    expect(focused().getAttribute('role')).toBe('row');
  });

  it('watches its size no more once it was taken away, whatever it is told still', async () => {
    await open();
    const list = board.all('coop-dependency-list')[0] as HTMLElement & { odds: unknown; updateComplete: Promise<boolean> };
    board.remove();
    const observe = vi.spyOn(ResizeObserver.prototype, 'observe');

    list.odds = undefined;
    list.odds = { tasks: new Map(), milestones: [] };
    await list.updateComplete;

    expect(observe).not.toHaveBeenCalled();
    observe.mockRestore();
  });

  it('draws and deletes nothing for who may only read', async () => {
    await open({}, { canWrite: false });
    for (const key of ['l', 'p', 'n']) await board.press(row('Signer le contrat'), key);

    expect(board.all('.hint, coop-task-picker')).toEqual([]);
  });
});

/** Puts the map's keys on the first task, once there is what answers them. */
async function handsOf(view: 'map' | 'list' | 'timeline'): Promise<void> {
  if (view !== 'map') return;
  await vi.waitFor(() => expect(board.all('.zoom')).toHaveLength(1));
  (board.all('coop-dependency-map')[0] as DependencyMap).activate('1', true);
}

describe.each(['map', 'list', 'timeline'] as const)('a letter on a task of the %s', (view) => {
  const target = () => (view === 'map' ? board.named('.node', 'Signer le contrat') : row('Signer le contrat'));

  it.each(['p', 'n'])('%s: chooses another one by its title', async (key) => {
    await open({ view });
    await handsOf(view);
    await board.press(target(), key);
    await board.click(board.named('[role="option"]', 'Écrire la lettre'));

    expect(board.sent).toMatchObject([[{ kind: 'create', fields: key === 'p' ? { predecessor: '1', successor: '4' } : { predecessor: '4', successor: '1' } }]]);
  });

  it('m: moves it, f: shows what is around it, Enter: opens it', async () => {
    await open({ view });
    await handsOf(view);
    await board.press(target(), 'Enter');
    expect(board.element.chosenTask).toBe('1');
    await board.press(target(), 'm');
    expect(board.named('.dock', 'Décaler').textContent).toContain('Signer le contrat');
    await board.press(target(), 'f');
    expect(board.element.tasks.map(({ id }) => id)).toEqual(['1', '2', '3']);
  });
});

describe.each(['fr', 'en'] as const)('the shortcuts in %s', (language) => {
  it('say what each key does, and in which views', async () => {
    await open({}, { language });
    board.element.dialog = 'keys';
    await board.settled();

    const said = board.all('dl')[0]?.textContent ?? '';
    for (const key of ['L', 'P', 'N', 'M', 'F']) expect(board.all('kbd').some(({ textContent }) => textContent === key)).toBe(true);
    expect(said.match(language === 'fr' ? /Carte et liste/gu : /Map and list/gu)).toHaveLength(1);
    expect(said.match(language === 'fr' ? /Carte, planning et liste/gu : /Map, timeline and list/gu)).toHaveLength(4);
    expect(said).not.toMatch(/deps\./);
  });
});

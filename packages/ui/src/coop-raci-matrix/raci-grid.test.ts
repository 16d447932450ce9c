import { aMember, aProject, aTask } from '@entrelacs/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GridActs, type CellsIntent } from './grid-acts.ts';
import { MatrixUnderTest } from './matrix.testing.ts';
import type { CoopRaciGrid } from './raci-grid.ts';

describe('a grid whose answers to keys and clicks are still on their way', () => {
  let matrix: MatrixUnderTest;
  let grid: CoopRaciGrid;
  let given: CellsIntent[];
  let told: string[];
  beforeEach(async () => {
    matrix = new MatrixUnderTest({
      tasks: [aTask({ id: '0', title: 'Adresse', project: 'p' }), aTask({ id: '1', title: 'Statuts', project: 'p', accountable: ['1'], responsible: ['2'] }), aTask({ id: '2', title: 'Bail', project: 'p' })],
      members: [aMember({ id: '1', name: 'Ana' }), aMember({ id: '2', name: 'Tom' })],
      projects: [aProject({ id: 'p', name: 'Boutique' })],
    });
    await matrix.settled();
    grid = document.createElement('coop-raci-grid') as CoopRaciGrid;
    Object.assign(grid, { model: matrix.grid?.model, canEdit: true });
    given = [];
    told = [];
    grid.addEventListener('grid-roles', (event) => given.push((event as CustomEvent<CellsIntent>).detail));
    for (const type of ['grid-complete', 'grid-fold', 'grid-person']) grid.addEventListener(type, () => told.push(type));
    document.body.append(grid);
    await grid.updateComplete;
  });
  afterEach(async () => {
    await grid.updateComplete;
    grid.remove();
    matrix.remove();
  });

  const cell = (name: string) => [...grid.renderRoot.querySelectorAll<HTMLElement>('[role=gridcell]')].find((element) => element.getAttribute('aria-label')?.startsWith(name));
  const press = (name: string, key: string) => cell(name)?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  const click = (element: Element | null | undefined) => element?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
  const answersCome = async () => {
    grid.actsWith = GridActs;
    await grid.updateComplete;
    await grid.updateComplete;
  };
  const letters = () => given.map(({ items, members, role }) => [items.map(({ title }) => title).join(), members.join(), role]);

  it('gives a letter to the cell that had the focus', async () => {
    cell('Bail, Tom')?.focus();
    grid.label = 'Lignes relues';
    await grid.updateComplete;
    press('Bail, Tom', 'c');
    await answersCome();

    expect(letters()).toEqual([['Bail', '2', 'consulted']]);
  });

  it('gives each letter to the cell that it was typed on, though the focus went elsewhere since', async () => {
    cell('Statuts, Tom')?.focus();
    press('Statuts, Tom', 'c');
    cell('Bail, Ana')?.focus();
    press('Bail, Ana', 'i');
    cell('Bail, Tom')?.focus();
    await answersCome();

    expect(letters()).toEqual([
      ['Statuts', '2', 'consulted'],
      ['Bail', '1', 'informed'],
    ]);
  });

  it('follows arrows typed among letters', async () => {
    cell('Statuts, Tom')?.focus();
    for (const key of ['c', 'ArrowDown', 'i']) press('Statuts, Tom', key);
    await answersCome();

    expect(letters()).toEqual([
      ['Statuts', '2', 'consulted'],
      ['Bail', '2', 'informed'],
    ]);
  });

  it('gives a letter to its task where that stands now', async () => {
    press('Bail, Tom', 'c');
    await matrix.edit({ kind: 'remove', entity: 'task', id: '0' });
    grid.model = matrix.grid?.model ?? grid.model;
    await answersCome();

    expect(letters()).toEqual([['Bail', '2', 'consulted']]);
  });

  it('gives a letter to nobody once its task is gone', async () => {
    press('Bail, Tom', 'c');
    await matrix.edit({ kind: 'remove', entity: 'task', id: '2' });
    grid.model = matrix.grid?.model ?? grid.model;
    await answersCome();

    expect(letters()).toEqual([]);
  });

  it('opens the letters on a cell that was clicked', async () => {
    cell('Bail, Tom')?.focus();
    click(cell('Bail, Tom'));
    await answersCome();

    expect(grid.picking?.at).toEqual(grid.at);
    expect(grid.renderRoot.querySelector('coop-raci-picker')?.getAttribute('label')).toBe('Bail, Tom');
  });

  it('does what buttons and heads were clicked for', async () => {
    const title = [...grid.renderRoot.querySelectorAll('[role=rowheader]')].find((element) => element.getAttribute('aria-label') === 'Bail');
    click(title?.querySelector('[data-act=complete]'));
    click(grid.renderRoot.querySelector('.person'));
    await answersCome();

    expect(told).toEqual(['grid-complete', 'grid-person']);
  });
});

it('tells which rows are in view, and of none where it shows one person', async () => {
  const tasks = Array.from({ length: 500 }, (_, n) => aTask({ id: String(n + 1), title: `Tâche ${n + 1}`, accountable: ['1'] }));
  const matrix = new MatrixUnderTest({ tasks, members: [aMember({ id: '1', name: 'Ana' })] });
  await matrix.settled();
  const { element, grid } = matrix;
  expect([element.rowsInView[0], element.rowsInView.length > 10, element.rowsInView.length < 50]).toEqual(['1', true, true]);

  grid!.renderRoot.querySelector('.scroller')!.scrollTop = 100 * 28;
  expect(element.rowsInView[0]).toBe('100');

  element.mode = 'person';
  await matrix.settled();
  expect(element.rowsInView).toEqual([]);
  matrix.remove();
});

describe('a grid that is not drawn yet', () => {
  it('takes the cursor, and shows it once it is', async () => {
    const matrix = new MatrixUnderTest({ tasks: Array.from({ length: 200 }, (_, n) => aTask({ id: String(n) })), members: [aMember({ id: '1', name: 'Ana' })] });
    await matrix.settled();
    const grid = document.createElement('coop-raci-grid') as CoopRaciGrid;
    grid.model = matrix.grid?.model ?? grid.model;

    expect(grid.rowsInView).toEqual([]);
    expect(grid.goTo('150')).toBe(true);
    document.body.append(grid);
    await grid.updateComplete;

    expect(grid.hasCursor).toBe(true);
    expect(grid.model.rows[grid.at.row]?.key).toBe('150');
    grid.remove();
    matrix.remove();
  });
});

import { aMember, aTask } from '@entrelacs/core/testing';
import { expect, it } from 'vitest';
import { GridActs, type CellsIntent } from './grid-acts.ts';
import { MatrixUnderTest } from './matrix.testing.ts';
import type { CoopRaciGrid } from './raci-grid.ts';

it('answers a letter typed while what answers keys was still on its way, on the cell that had the focus', async () => {
  const matrix = new MatrixUnderTest({ tasks: [aTask({ id: '1', title: 'Statuts', accountable: ['1'], responsible: ['2'] }), aTask({ id: '2', title: 'Bail' })], members: [aMember({ id: '1', name: 'Ana' }), aMember({ id: '2', name: 'Tom' })] });
  await matrix.settled();
  const grid = document.createElement('coop-raci-grid') as CoopRaciGrid;
  Object.assign(grid, { model: matrix.grid?.model, canEdit: true });
  const given: CellsIntent[] = [];
  grid.addEventListener('grid-roles', (event) => given.push((event as CustomEvent<CellsIntent>).detail));
  document.body.append(grid);
  await grid.updateComplete;

  const cell = [...grid.renderRoot.querySelectorAll<HTMLElement>('[role=gridcell]')].find((element) => element.getAttribute('aria-label')?.startsWith('Bail, Tom'));
  cell?.focus();
  grid.label = 'Lignes relues';
  await grid.updateComplete;
  cell?.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true, composed: true }));
  grid.actsWith = GridActs;
  await grid.updateComplete;

  expect(given.map(({ items, members, role }) => [items.map(({ title }) => title), members, role])).toEqual([[['Bail'], ['2'], 'consulted']]);
  grid.remove();
  matrix.remove();
});

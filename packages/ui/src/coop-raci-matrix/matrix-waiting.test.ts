import { aMember, aProject, aTask } from '@entrelacs/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MatrixUnderTest } from './matrix.testing.ts';
import type { CoopRaciGrid } from './raci-grid.ts';

describe('a matrix whose rows are on their way', () => {
  let matrix: MatrixUnderTest;
  let wasUnseen: boolean;
  let hadFrame: boolean;
  beforeEach(async () => {
    matrix = new MatrixUnderTest({
      tasks: [aTask({ id: '1', title: 'Statuts', project: 'p', accountable: ['1'] }), aTask({ id: '2', title: 'Bail', project: 'p' })],
      members: [aMember({ id: '1', name: 'Ana' }), aMember({ id: '2', name: 'Tom' })],
      projects: [aProject({ id: 'p', name: 'Boutique' })],
      properties: { state: { state: 'loading', table: 'Tâches' } },
    });
    await matrix.element.updateComplete;
    wasUnseen = matrix.element.hasAttribute('unseen');
    hadFrame = matrix.grid?.waiting === true && matrix.root.querySelector('footer') !== null;
    await matrix.settled();
  });
  afterEach(() => matrix.remove());

  const part = (selector: string) => matrix.grid!.renderRoot.querySelector<HTMLElement>(selector)!;
  const all = (selector: string) => [...matrix.grid!.renderRoot.querySelectorAll<HTMLElement>(selector)];

  it('keeps their place by shapes that say nothing', () => {
    expect(part('.scroller').getAttribute('aria-busy')).toBe('true');
    expect([part('.body'), part('.people')].map((element) => element.getAttribute('aria-hidden'))).toEqual(['true', 'true']);
    expect(all('.row').length).toBeGreaterThan(10);
    expect(all('[tabindex="0"]')).toEqual([]);
    expect(matrix.element.rowsInView).toEqual([]);
  });

  it('stands before what comes later, so that less is left to do once the rows are there', () => {
    expect(hadFrame).toBe(true);
  });

  it('counts nothing that was not counted', () => {
    const counts = [...matrix.root.querySelector('coop-raci-panel')!.shadowRoot!.querySelectorAll('[role=group] button')].map((button) => [button.textContent?.trim(), button.getAttribute('aria-label')]);

    expect(counts.slice(1).map(([text]) => text)).toEqual(['', '', '']);
    expect(counts.map(([, name]) => name).join()).not.toMatch(/\d/);
    expect(matrix.textOf('footer')).not.toMatch(/\d/);
  });

  it('is seen, and says what is read, once that takes long', async () => {
    expect(wasUnseen).toBe(true);
    await vi.waitFor(() => expect(matrix.textOf('[role=status]')).toBe('Lecture de la table Tâches…'));
    expect(matrix.element.hasAttribute('unseen')).toBe(false);
  });

  it('shows the rows by the elements that kept their place', async () => {
    const first = all('.row').slice(0, 3);
    await matrix.show(matrix.snapshot);

    expect(all('.row')).toEqual(first);
    expect(part('.scroller').getAttribute('aria-busy')).toBe('false');
    expect([part('.body'), part('.people')].map((element) => element.getAttribute('aria-hidden'))).toEqual(['false', 'false']);
    expect(all('[role=rowheader]').map((element) => element.getAttribute('aria-label'))).toEqual(['Boutique', 'Statuts', 'Bail']);
    expect(matrix.textOf('coop-raci-grid')).not.toContain('tâche parmi');
    expect(matrix.element.hasAttribute('unseen')).toBe(false);
  });

  it('has its cursor on the first cell that says something', async () => {
    matrix.element.options = { groupBy: 'none' };
    await matrix.show(matrix.snapshot);

    expect(matrix.atCursor.getAttribute('aria-label')).toContain('Statuts, Ana');
    expect(all('[tabindex="0"]')).toEqual([matrix.atCursor]);
  });

  it('goes on with the row being edited when the rows are read again', async () => {
    await matrix.show(matrix.snapshot);
    await matrix.focus(matrix.named('rowheader', 'Bail'));
    await matrix.press('F2');
    await matrix.typeTitle('Bail signé');
    matrix.element.state = { state: 'loading' };
    await matrix.settled();
    await matrix.show(matrix.snapshot);

    expect(matrix.titleInput?.value).toBe('Bail signé');
    expect(matrix.grid!.at).toEqual({ row: 2, column: -1 });
    expect(matrix.textOf('coop-toast')).toBe('');
  });
});

it('mounts what is out of view only after the first picture', async () => {
  const tasks = Array.from({ length: 200 }, (_, n) => aTask({ id: String(n + 1), title: `Tâche ${n + 1}`, accountable: ['1'] }));
  const matrix = new MatrixUnderTest({ tasks, members: [aMember({ id: '1', name: 'Ana' })] });
  await matrix.settled();
  const grid = document.createElement('coop-raci-grid') as CoopRaciGrid;
  grid.model = matrix.grid!.model;
  document.body.append(grid);
  await grid.updateComplete;
  const count = () => grid.renderRoot.querySelectorAll('.row').length;
  const first = count();
  expect(first).toBeGreaterThan(10);

  await vi.waitFor(() => expect(count()).toBe(first + 8));
  grid.remove();
  matrix.remove();
});

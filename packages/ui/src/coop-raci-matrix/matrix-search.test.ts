import { aMember, aTask, aTeam } from '@entrelacs/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { MatrixUnderTest } from './matrix.testing.ts';

const members = Array.from({ length: 12 }, (_, n) => aMember({ id: String(n), name: `Personne ${n}`, team: n < 8 ? '1' : '2' }));
const tasks = members.map(({ id }) => aTask({ id, title: `Tâche ${id}`, accountable: [id], responsible: ['0'] }));

let matrix: MatrixUnderTest;
async function search(text: string, properties = {}): Promise<void> {
  matrix = new MatrixUnderTest({ tasks, members, teams: [aTeam({ id: '1', name: 'Produit' }), aTeam({ id: '2', name: 'Atelier' })], properties });
  await matrix.settled();
  matrix.root.querySelector('coop-raci-toolbar')?.dispatchEvent(new CustomEvent('toolbar-filter', { detail: { search: text } }));
  await matrix.settled();
  await matrix.settled();
}
const columnAtCursor = () => matrix.element.store.model.columns[matrix.grid?.at.column ?? -1]?.key;

afterEach(() => matrix.remove());

describe('a search in the matrix', () => {
  it('brings the person sought into view', async () => {
    await search('personne 11', { options: { people: 'all' } });

    expect(columnAtCursor()).toBe('11');
    expect(matrix.grid?.hasCursor).toBe(true);
  });

  it('brings their team into view where it is folded', async () => {
    await search('personne 11', { options: { people: 'all', folded: ['team:2'] } });

    expect(columnAtCursor()).toBe('team:2');
  });

  it('leaves the cursor where it is when it is a title that is sought', async () => {
    await search('tâche 11');

    expect(matrix.grid?.hasCursor).toBe(false);
  });

  it('offers the column of a person who holds no role, among all rows', async () => {
    const idle = aMember({ id: '12', name: 'Zoé Petit' });
    matrix = new MatrixUnderTest({ tasks, members: [...members, idle], teams: [aTeam({ id: '1', name: 'Produit' }), aTeam({ id: '2', name: 'Atelier' })], properties: { options: { people: 'withRole' } } });
    await matrix.settled();
    matrix.root.querySelector('coop-raci-toolbar')?.dispatchEvent(new CustomEvent('toolbar-filter', { detail: { search: 'zoé' } }));
    await matrix.settled();

    [...matrix.root.querySelectorAll<HTMLButtonElement>('.state button')].find(({ textContent }) => textContent.trim() === 'Montrer la colonne de Zoé Petit')?.click();
    await matrix.settled();
    await matrix.settled();

    expect(columnAtCursor()).toBe('12');
    expect(matrix.element.filters).toEqual({});
  });
});

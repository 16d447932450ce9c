import { emptySnapshot } from '@entrelacs/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Given, ines, karim, labelOf, marc, type MatrixUnderTest, openShop, pay } from './matrix.testing.ts';

let matrix: MatrixUnderTest;
const open = async (given?: Partial<Given>) => (matrix = await openShop(given));

beforeEach(() => localStorage.clear());
afterEach(() => matrix.remove());

describe('the states of coop-raci-matrix', () => {
  it('says what is read while it loads', async () => {
    await open();
    matrix.element.state = { state: 'loading', table: 'Tâches' };
    await expect.poll(() => matrix.textOf('')).toContain('Lecture de la table Tâches');
  });

  it('lists what is left to choose', async () => {
    await open({
      properties: { state: { state: 'needsMapping', table: 'Suivi', columns: [{ field: 'title', required: true }, { field: 'responsible', required: false, column: 'Qui' }] } },
    });

    expect(matrix.textOf('')).toContain('Il reste une colonne à choisir');
    expect(matrix.textOf('')).toContain('Qui');
  });

  it('leads to the columns, or to our own tables, step by step', async () => {
    await open({ properties: { state: { state: 'needsMapping', table: 'Suivi', columns: [{ field: 'title', required: true }] } } });
    const asked: string[] = [];
    matrix.element.addEventListener('coop-configure', ({ type }) => asked.push(type));

    await matrix.click('Ouvrir la configuration');
    expect(asked).toEqual(['coop-configure']);
    expect(matrix.textOf('.guide')).toContain('Ouvrez le panneau de droite');

    await matrix.click('Créer nos tables à la place');
    expect(matrix.textOf('.guide')).toContain('ouvrez Démarrer');
  });

  it('leads to the repair of a column that is gone, or to another one', async () => {
    await open({ properties: { state: { state: 'error', issue: { code: 'host.columnGone', entity: 'task', path: 'title', table: 'Tasks' } } } });

    await matrix.click('Réparer dans Démarrer');
    expect(matrix.textOf('.guide')).toContain('Cochez ce qui manque');

    await matrix.click('Choisir une autre colonne');
    expect(matrix.textOf('.guide')).toContain('choisissez une colonne');
  });

  it('asks for another try', async () => {
    await open({ properties: { state: { state: 'error', issue: { code: 'host.offline' } } } });
    const asked: string[] = [];
    matrix.element.addEventListener('coop-retry', ({ type }) => asked.push(type));

    await matrix.click('Réessayer');

    expect(asked).toEqual(['coop-retry']);
  });

  it('shows an example in the place of an empty table, and the way back', async () => {
    await open({ tasks: [] });
    matrix.element.addEventListener('coop-example', () => {
      matrix.element.example = { ...emptySnapshot, entities: { task: [pay], member: [ines, karim, marc] } };
    });

    await matrix.click('Voir un exemple');
    expect(labelOf(matrix.named('rowheader', 'Brancher le paiement'))).toBe('Brancher le paiement');
    expect(matrix.textOf('.unread')).toContain('rien de ce que vous voyez n’est dans votre document');
    await matrix.focus(matrix.named('gridcell', 'Brancher le paiement, Inès'));
    await matrix.press('r');
    expect(matrix.sent).toEqual([]);

    await matrix.click('Revenir à mon document');
    expect(matrix.textOf('')).toContain('Pas encore de tâche');
  });

  it('says the cause of an error, what to do, and a code', async () => {
    await open({ properties: { state: { state: 'error', issue: { code: 'host.columnGone', path: 'Responsable' } } } });

    await expect.poll(() => matrix.textOf('')).toContain('La colonne « Responsable » a été supprimée ou renommée.');
    expect(matrix.textOf('')).toContain('host.columnGone');
  });

  it('invites to write the first task', async () => {
    await open({ tasks: [] });

    expect(matrix.textOf('')).toContain('Pas encore de tâche');
  });

  it('counts what each filter hides when nothing is left', async () => {
    await open();
    matrix.root.querySelector('coop-raci-toolbar')?.dispatchEvent(new CustomEvent('toolbar-filter', { detail: { statuses: ['cancelled'], search: 'paiement' } }));
    await matrix.settled();

    expect(matrix.textOf('')).toContain('Aucune des 2 tâches ne passe ces deux filtres');
    expect(matrix.textOf('')).toContain('Sans le filtre de statut, il y en aurait 1.');
  });

  it('names the tables that may not be read', async () => {
    await open({ snapshot: { issues: [{ code: 'host.tableHidden', entity: 'member', table: 'Gens' }] } });

    expect(matrix.textOf('.unread')).toBe('Table masquée : Gens Voir');
  });

  it('names the rows that could not be read', async () => {
    await open({ snapshot: { issues: [{ code: 'cell.notADate', row: '14' }, { code: 'cell.badReference', row: '52' }] } });

    expect(matrix.textOf('.unread')).toContain('2 lignes mal lues (lignes 14, 52)');
  });
});

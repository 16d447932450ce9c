import { aMember, aTask } from '@entrelacs/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { ElementUnderTest, hostileTexts, type GivenElement } from '../shared/page-element.testing.ts';
import './coop-status-board.ts';
import type { CoopStatusBoard } from './coop-status-board.ts';

const member = [aMember({ id: 'ines', name: 'Inès Morel' })];
const task = [
  aTask({ id: 'statuts', title: 'Écrire les statuts', status: 'doing', responsible: ['ines'], due: '2026-11-10', project: 'boutique', team: 'admin' }),
  aTask({ id: 'photos', title: 'Photographier les lampes', status: 'todo', due: '2026-12-10' }),
  aTask({ id: 'lettre', title: 'Écrire la lettre', status: 'todo', due: '2026-11-25' }),
  aTask({ id: 'vieux', title: 'Vieux compte rendu', status: 'done', doneOn: '2026-09-01', due: '2026-08-01' }),
  aTask({ id: 'neuf', title: 'Dernier compte rendu', status: 'done', doneOn: '2026-11-18' }),
  aTask({ id: 'non', title: 'Abandonnée', status: 'cancelled' }),
];

let board: ElementUnderTest<CoopStatusBoard>;
async function open(given: GivenElement = {}, properties: Partial<CoopStatusBoard> = {}) {
  board = new ElementUnderTest<CoopStatusBoard>('coop-status-board', { entities: { task, member }, ...given }, properties);
  return board.settled();
}
const column = (name: string) => board.all('section').find((one) => one.getAttribute('aria-label') === name)!;
const cards = (name: string) => [...column(name).querySelectorAll('.title')].map(({ textContent }) => textContent.trim());
const card = (title: string) => board.named('.title', title);
afterEach(() => board.remove());

describe('coop-status-board', () => {
  it('puts tasks into the column of their status: what is due first, what was done last; what was cancelled into none', async () => {
    await open();

    expect(board.all('section').map((one) => one.getAttribute('aria-label'))).toEqual(['À faire', 'En cours', 'À valider', 'Terminé']);
    expect(cards('À faire')).toEqual(['Écrire la lettre', 'Photographier les lampes']);
    expect(cards('En cours')).toEqual(['Écrire les statuts']);
    expect(cards('À valider')).toEqual([]);
    expect(cards('Terminé')).toEqual(['Dernier compte rendu', 'Vieux compte rendu']);
    expect(column('À valider').textContent).toContain('Aucune tâche');
    expect(board.text).not.toContain('Abandonnée');
  });

  it('says of a task who does it and when it is due, in red words only while it is late', async () => {
    await open();

    expect(column('En cours').querySelector('.meta')?.textContent.replace(/\s+/gu, ' ').trim()).toMatch(/Inès Morel.*\S/u);
    expect(board.all('.late').map(({ textContent }) => textContent.trim())).toHaveLength(1);
    expect(column('Terminé').querySelector('.late')).toBeNull();
  });

  it('moves a task by the arrow keys, says so and keeps the focus on it', async () => {
    await open();
    card('Photographier les lampes').focus();

    await board.press(card('Photographier les lampes'), 'ArrowRight');

    expect(board.sent).toEqual([[{ kind: 'update', entity: 'task', id: 'photos', fields: { status: 'doing' } }]]);
    expect(cards('En cours')).toContain('Photographier les lampes');
    expect(board.text).toMatch(/« ?Photographier les lampes ?» ?: En cours/u);
    expect(board.focused).toBe(card('Photographier les lampes'));
  });

  it('stops at both ends, and goes from task to task by the other arrows', async () => {
    await open();

    await board.press(card('Écrire la lettre'), 'ArrowLeft');
    await board.press(card('Dernier compte rendu'), 'ArrowRight');
    expect(board.sent).toEqual([]);

    card('Écrire la lettre').focus();
    await board.press(card('Écrire la lettre'), 'ArrowDown');
    expect(board.focused).toBe(card('Photographier les lampes'));
    await board.press(card('Photographier les lampes'), 'ArrowUp');
    expect(board.focused).toBe(card('Écrire la lettre'));
    await board.press(card('Écrire la lettre'), 'ArrowUp');
    expect(board.focused).toBe(card('Écrire la lettre'));
  });

  it('undoes a move', async () => {
    await open();
    await board.press(card('Photographier les lampes'), 'ArrowRight');

    await board.click(board.named('.toast button', 'Annuler'));

    expect(board.sent.at(-1)).toEqual([{ kind: 'update', entity: 'task', id: 'photos', fields: { status: 'todo' } }]);
    expect(cards('À faire')).toContain('Photographier les lampes');
  });

  it('moves a task by its menu, for who has neither mouse nor arrows', async () => {
    await open();
    const menu = board.all('coop-menu').find((one) => one.getAttribute('label')?.includes('Écrire les statuts') === true)!;

    menu.dispatchEvent(new CustomEvent('coop-choose', { detail: 'review' }));
    await board.settled();

    expect(board.sent).toEqual([[{ kind: 'update', entity: 'task', id: 'statuts', fields: { status: 'review' } }]]);
    expect(cards('À valider')).toEqual(['Écrire les statuts']);
  });

  it('moves a task that is dragged onto another column', async () => {
    await open();
    const drop = (target: Element, type: string) => target.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));

    drop(card('Photographier les lampes').closest('.card')!, 'dragstart');
    await board.settled();
    drop(column('À valider'), 'dragover');
    await board.settled();
    expect(column('À valider').className).toBe('target');
    drop(column('À valider'), 'drop');
    await board.settled();

    expect(board.sent).toEqual([[{ kind: 'update', entity: 'task', id: 'photos', fields: { status: 'review' } }]]);
    // What is dropped from elsewhere is no task.
    drop(column('Terminé'), 'drop');
    await board.settled();
    expect(board.sent).toHaveLength(1);
  });

  it('locks a task that may only be read, and says so', async () => {
    await open({ locked: { task: new Map([['photos', ['status']]]) } });

    expect(card('Photographier les lampes').closest('.card')?.getAttribute('draggable')).toBe('false');
    await board.press(card('Photographier les lampes'), 'ArrowRight');

    expect(board.sent).toEqual([]);
    expect(board.text).toContain('Vous pouvez lire cette tâche, sans la modifier.');
  });

  it('shows why a move came back', async () => {
    await open({ refusal: { code: 'host.denied', words: { title: 'Non', why: 'Les droits du wiki ne le permettent pas.' } } });

    await board.press(card('Photographier les lampes'), 'ArrowRight');

    expect(board.text).toContain('Les droits du wiki ne le permettent pas.');
    expect(cards('À faire')).toContain('Photographier les lampes');
  });

  it('opens a task', async () => {
    await open();

    await board.click(card('Écrire les statuts'));

    expect(board.opened).toEqual(['statuts']);
  });

  it('keeps to a project or a team', async () => {
    await open({}, { project: 'boutique' });
    expect(board.texts('.title')).toEqual(['Écrire les statuts']);
    board.remove();

    await open({}, { team: 'nulle-part' });
    expect(board.texts('.title')).toEqual([]);
  });

  it('shows fifty of a column, and fifty more when asked', async () => {
    await open({ entities: { task: Array.from({ length: 120 }, (_, n) => aTask({ id: `t${n}`, title: `Tâche ${n}`, status: 'todo' })) } });
    expect(cards('À faire')).toHaveLength(50);

    await board.click(board.named('button', '70 de plus'));

    expect(cards('À faire')).toHaveLength(100);
    expect(column('À faire').querySelector('h3')?.textContent).toContain('120');
  });

  it('shows each of its four states, with what to do', async () => {
    await open({ entities: {} });
    expect(board.texts('.none')).toEqual(['Aucune tâche', 'Aucune tâche', 'Aucune tâche', 'Aucune tâche']);

    board.show({ state: 'loading', table: 'Tâches' });
    await board.settled();
    expect(board.text).toContain('Lecture de la table Tâches…');

    board.show({ state: 'needsMapping', columns: [{ field: 'État', required: true }] });
    await board.settled();
    expect(board.text).toMatch(/tient lieu de\s: État\./u);

    board.show({ state: 'error', issue: { code: 'host.offline', words: { title: 'Connexion perdue', why: 'Le wiki ne répond pas.' } } });
    await board.settled();
    await board.click(board.named('[role="alert"] button', 'Réessayer'));
    expect(board.texts('[role="alert"]')).toEqual(['Connexion perdue Le wiki ne répond pas. Réessayer']);
    expect(board.retries).toBe(1);
  });

  it('speaks English', async () => {
    await open({ language: 'en' });

    expect(board.all('section').map((one) => one.getAttribute('aria-label'))).toEqual(['To do', 'In progress', 'To review', 'Done']);
    expect(card('Écrire les statuts').getAttribute('aria-label')).toBe('Écrire les statuts, In progress');
  });

  it('shows hostile text as text, names of people who are gone, and tasks without a title by their id', async () => {
    await open({ entities: { task: [...hostileTexts.map((text, n) => aTask({ id: `t${n}`, title: text, status: 'todo', stage: text, responsible: [`m${n}`, 'parti'] })), aTask({ id: 'sans', title: '', status: 'todo' })], member: hostileTexts.map((text, n) => aMember({ id: `m${n}`, name: text })) } });

    expect(cards('À faire')).toEqual(expect.arrayContaining([...hostileTexts.map((text) => text.trim()), 'sans']));
    expect(board.text).toContain('parti');
    expect(board.all('script, img, iframe')).toEqual([]);
    expect('hacked' in globalThis).toBe(false);
  });
});

import type { Outcome } from '@entrelacs/core';
import { aDeliverable, aTask, aTeam } from '@entrelacs/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { wordsOf } from './audit.ts';
import { type Given, ines, karim, labelOf, type MatrixUnderTest, openShop, pay, rowOf, shop, shopWork } from './matrix.testing.ts';

let matrix: MatrixUnderTest;
const open = async (given?: Partial<Given>) => (matrix = await openShop(given));

beforeEach(() => localStorage.clear());
afterEach(() => matrix.remove());

describe('coop-raci-matrix', () => {
  it('names each cell after its task, its person and what they do', async () => {
    await open();

    expect(labelOf(matrix.named('gridcell', 'Brancher le paiement, Inès Morel'))).toBe('Brancher le paiement, Inès Morel: Approuve');
    expect(labelOf(matrix.named('gridcell', 'Écrire les conditions, Karim'))).toBe('Écrire les conditions, Karim Haddad: Approuve, Réalise');
    expect(labelOf(matrix.named('gridcell', 'Écrire les conditions, Marc'))).toBe('Écrire les conditions, Marc Delattre: aucun rôle');
    expect(labelOf(matrix.named('rowheader', 'Brancher le paiement'))).toBe('Brancher le paiement');
    expect(labelOf(matrix.named('columnheader', 'Inès Morel'))).toBe('Inès Morel');
  });

  it('says all of it in English too', async () => {
    await open({ properties: { language: 'en' } });

    expect(labelOf(matrix.named('gridcell', 'Brancher le paiement, Inès Morel'))).toBe('Brancher le paiement, Inès Morel: Approves');
    expect(matrix.textOf('coop-raci-toolbar')).toContain('By person');
  });

  it('speaks of deliverables where its rows are deliverables', async () => {
    const snapshot = { entities: { deliverable: [aDeliverable({ id: '1', title: 'Charte', project: '1', accountable: ['1'], responsible: ['2'] })], member: shopWork.members, project: [shop] } };
    await open({ snapshot, properties: { entity: 'deliverable' } });

    expect(labelOf(matrix.named('gridcell', 'Charte, Inès Morel'))).toBe('Charte, Inès Morel: Approuve');
    expect(matrix.textOf('footer')).toContain('1 livrable,');
    expect(matrix.textOf('')).not.toMatch(/tâche/i);
    const many = Array.from({ length: 30 }, (_, n) => aDeliverable({ id: String(n), title: `Livret ${n}`, project: '1', accountable: ['1'], responsible: ['1'] }));
    await matrix.show({ ...matrix.snapshot, entities: { ...snapshot.entities, deliverable: many } });
    const findings = matrix.element.store.findings.map((finding) => wordsOf(finding, matrix.element.t, matrix.element.formats));
    expect(findings.map(({ act }) => act)).toContain('Voir ces livrables');
    expect(JSON.stringify(findings)).not.toMatch(/tâche/i);
    expect(matrix.textOf('coop-raci-panel')).not.toMatch(/tâche/i);
    matrix.element.entity = 'task';
    await matrix.settled();
    expect(matrix.textOf('h1')).toBe('Tâches par projet');
  });

  it('gives a letter where the cursor is', async () => {
    await open();
    await matrix.focus(matrix.named('gridcell', 'Écrire les conditions, Inès'));

    await matrix.press('c');

    expect(matrix.sent).toEqual([[{ kind: 'update', entity: 'task', id: '2', fields: { consulted: ['1'] } }]]);
    expect(labelOf(matrix.named('gridcell', 'Écrire les conditions, Inès'))).toBe('Écrire les conditions, Inès Morel: Consulté·e');
  });

  it('takes a letter away when it is pressed again, and every letter with Delete', async () => {
    await open();
    await matrix.focus(matrix.named('gridcell', 'Brancher le paiement, Karim'));
    await matrix.press('R');
    expect(rowOf(matrix, '1')?.responsible).toEqual([]);

    await matrix.focus(matrix.named('gridcell', 'Écrire les conditions, Karim'));
    await matrix.press('Delete');
    expect(rowOf(matrix, '2')).toMatchObject({ accountable: [], responsible: [] });
  });

  it('moves the A, says who lost it, and gives it back', async () => {
    await open();
    await matrix.focus(matrix.named('gridcell', 'Brancher le paiement, Karim'));

    await matrix.press('a');
    expect(rowOf(matrix, '1')?.accountable).toEqual(['2']);
    expect(matrix.textOf('coop-toast')).toContain('Karim Haddad approuve « Brancher le paiement » à la place de Inès Morel');

    matrix.root.querySelector('coop-toast')?.shadowRoot?.querySelector<HTMLElement>('.link')?.click();
    await matrix.settled();
    expect(rowOf(matrix, '1')).toMatchObject({ accountable: ['1'], responsible: ['2'] });
  });

  it('moves the cursor with the arrows, Home and End', async () => {
    await open();
    await matrix.focus(matrix.named('gridcell', 'Brancher le paiement, Inès'));
    const focused = () => matrix.grid?.shadowRoot?.activeElement?.getAttribute('aria-label');

    await matrix.press('ArrowRight');
    expect(focused()).toMatch(/^Brancher le paiement, Karim/);
    await matrix.press('ArrowDown');
    expect(focused()).toMatch(/^Écrire les conditions, Karim/);
    await matrix.press('End');
    expect(focused()).toMatch(/^Écrire les conditions, Marc/);
    await matrix.press('Home');
    await matrix.press('Home');
    expect(focused()).toBe('Écrire les conditions');
    await matrix.press('End', { ctrlKey: true });
    await matrix.press('Home', { ctrlKey: true });
    expect(focused()).toBe('Boutique en ligne');
  });

  it('fills a range marked with Shift by one letter, in one gesture', async () => {
    await open();
    await matrix.focus(matrix.named('gridcell', 'Brancher le paiement, Karim'));
    await matrix.press('ArrowRight', { shiftKey: true });
    await matrix.press('ArrowDown', { shiftKey: true });
    expect(matrix.grid?.shadowRoot?.querySelectorAll('[aria-selected=true]')).toHaveLength(4);

    await matrix.press('i');

    expect(matrix.sent).toHaveLength(1);
    expect(rowOf(matrix, '1')).toMatchObject({ responsible: [], informed: ['3', '2'] });
    expect(rowOf(matrix, '2')).toMatchObject({ accountable: [], responsible: [], informed: ['2', '3'] });
  });

  it('touches only the row that somebody else edited', async () => {
    await open();
    const before = matrix.grid?.cellsRead ?? 0;
    const untouched = matrix.named('gridcell', 'Écrire les conditions, Karim').firstChild;

    await matrix.edit({ kind: 'update', entity: 'task', id: '1', fields: { informed: ['3', '2'], responsible: [] } });

    expect(labelOf(matrix.named('gridcell', 'Brancher le paiement, Karim'))).toMatch(/Informé·e$/);
    expect((matrix.grid?.cellsRead ?? 0) - before).toBeLessThanOrEqual(6);
    expect(matrix.named('gridcell', 'Écrire les conditions, Karim').firstChild).toBe(untouched);
  });

  it('shows what any cell may hold as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    await open({
      tasks: [{ ...pay, title: hostile }],
      members: [{ ...ines, name: `${hostile} שלום` }, karim],
      projects: [{ ...shop, name: hostile }],
      teams: [aTeam({ id: '1', name: hostile })],
    });

    expect(matrix.grid?.shadowRoot?.querySelector('img')).toBeNull();
    expect(matrix.named('rowheader', hostile).textContent).toContain(hostile);
  });

  it('shows a refused edit as taken back, with the reason', async () => {
    await open();
    matrix.outcome = Promise.resolve<Outcome>({ ok: false, issue: { code: 'host.denied' } });
    await matrix.focus(matrix.named('gridcell', 'Écrire les conditions, Inès'));
    await matrix.press('c');
    await expect.poll(() => matrix.textOf('coop-toast')).toContain('Refusé, revenu en arrière');

    const cell = matrix.named('gridcell', 'Écrire les conditions, Inès');
    expect(labelOf(cell)).toMatch(/aucun rôle$/);
    expect(cell.classList.contains('refused')).toBe(true);
  });

  it('writes nothing where nothing may be written, and says so', async () => {
    await open({ snapshot: { access: { canWrite: false, reason: 'access', hidden: [], fields: { task: ['title', 'responsible'] } } } });
    await matrix.focus(matrix.named('gridcell', 'Écrire les conditions, Inès'));

    await matrix.press('r');

    expect(matrix.sent).toEqual([]);
    expect(matrix.textOf('coop-toast')).toContain('Lecture seule');
    expect(matrix.textOf('footer')).toContain('Vous pouvez tout lire');
  });

  it('folds a group, and still tells the weightiest letter of each person', async () => {
    await open();
    await matrix.focus(matrix.named('rowheader', 'Boutique en ligne'));

    await matrix.press('ArrowLeft');

    expect(matrix.named('rowheader', 'Boutique en ligne').getAttribute('aria-expanded')).toBe('false');
    expect(labelOf(matrix.named('gridcell', 'Boutique en ligne, Karim'))).toBe('Boutique en ligne, Karim Haddad: Approuve 1');
  });

  it('folds a team into one column', async () => {
    await open({ properties: { options: { folded: ['team:1'] } } });

    expect(labelOf(matrix.named('gridcell', 'Brancher le paiement, Produit'))).toBe('Brancher le paiement, Produit: Approuve +1');
  });

  it('renames a task in place', async () => {
    await open();
    await matrix.focus(matrix.named('rowheader', 'Brancher le paiement'));
    await matrix.press('F2');
    const input = matrix.grid?.shadowRoot?.querySelector<HTMLInputElement>('input.edit') as HTMLInputElement;
    input.value = 'Brancher le paiement en trois fois';
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await matrix.settled();

    expect(matrix.sent).toEqual([[{ kind: 'update', entity: 'task', id: '1', fields: { title: 'Brancher le paiement en trois fois' } }]]);
  });

  it('leads to the task that was added, in a group that was folded', async () => {
    await open();
    await matrix.focus(matrix.named('rowheader', 'Boutique en ligne'));
    await matrix.press('ArrowLeft');

    await matrix.add('Coller les affiches');

    expect(labelOf(matrix.atCursor)).toContain('Coller les affiches');
  });

  it('says that the task which was added is out of view', async () => {
    await open();
    matrix.element.filters = { search: 'paiement' };

    await matrix.add('Coller les affiches');

    expect(matrix.textOf('coop-toast')).toContain('1 tâche ajoutée, hors de cette vue');
  });

  it('leads to the person who was added, and shows those without a role', async () => {
    await open({ properties: { options: { people: 'withRole' } } });
    matrix.element.adding = { kind: 'member' };

    await matrix.add('Zoé Martin');

    expect(labelOf(matrix.atCursor)).toContain('Zoé Martin');
  });

  it('gives the keyboard back to the cell when nothing more is added', async () => {
    await open();
    await matrix.add('Coller les affiches');

    matrix.addBar.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await matrix.settled();

    expect(matrix.element.adding).toBeUndefined();
    expect(matrix.grid?.shadowRoot?.activeElement).toBe(matrix.atCursor);
  });

  it('keeps the keyboard on a list that is pasted, then on the field', async () => {
    await open();
    matrix.element.adding = { kind: 'task', text: 'Un\nDeux' };
    await matrix.settled();
    expect(matrix.addFocus?.textContent).toContain('Ajouter 2 tâches');

    matrix.addBar.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
    await matrix.settled();

    expect(matrix.addFocus?.tagName).toBe('INPUT');
  });

  it('counts in the toolbar what the audit found', async () => {
    await open({ tasks: [aTask({ id: '9', title: 'Sans personne', status: 'doing', responsible: ['1'] })] });
    await expect.poll(() => matrix.textOf('coop-raci-toolbar')).toMatch(/Avec constat\s+1/);
  });

  it('keeps what is typed into a title while rows come and go above it', async () => {
    await open();
    await matrix.focus(matrix.named('rowheader', 'Écrire les conditions'));
    await matrix.press('F2');
    await matrix.typeTitle('Écrire les conditions générales');

    await matrix.edit({ kind: 'remove', entity: 'task', id: '1' });

    expect(matrix.titleInput?.value).toBe('Écrire les conditions générales');
    expect(matrix.grid?.shadowRoot?.activeElement).toBe(matrix.titleInput);
    await matrix.press('Enter');
    expect(matrix.sent).toEqual([[{ kind: 'update', entity: 'task', id: '2', fields: { title: 'Écrire les conditions générales' } }]]);
  });

  it('says that the row being renamed was deleted, and keeps the title for a new one', async () => {
    await open();
    await matrix.focus(matrix.named('rowheader', 'Brancher le paiement'));
    await matrix.press('F2');
    await matrix.typeTitle('Payer en ligne');

    await matrix.edit({ kind: 'remove', entity: 'task', id: '1' });

    expect(matrix.textOf('coop-toast')).toContain('« Brancher le paiement » vient d’être supprimé du document. Votre titre est gardé : « Payer en ligne »');
    expect(matrix.titleInput).toBeNull();
    matrix.root.querySelector('coop-toast')?.shadowRoot?.querySelector('button')?.click();
    expect(matrix.sent).toEqual([[{ kind: 'create', entity: 'task', fields: { title: 'Payer en ligne', project: '1' } }]]);
  });

  it('gives a letter to no other row when the one whose letters are open is deleted', async () => {
    await open();
    await matrix.focus(matrix.named('gridcell', 'Brancher le paiement, Karim'));
    await matrix.press('Enter');
    expect(matrix.grid?.shadowRoot?.querySelector('coop-raci-picker')).not.toBeNull();

    await matrix.edit({ kind: 'remove', entity: 'task', id: '1' });

    expect(matrix.grid?.shadowRoot?.querySelector('coop-raci-picker')).toBeNull();
    expect(matrix.textOf('coop-toast')).toContain('« Brancher le paiement » vient d’être supprimé du document');
  });

  it('moves the letters with their row', async () => {
    await open();
    await matrix.focus(matrix.named('gridcell', 'Écrire les conditions, Karim'));
    await matrix.press('Enter');

    await matrix.edit({ kind: 'remove', entity: 'task', id: '1' });

    expect(matrix.grid?.shadowRoot?.querySelector<HTMLElement & { label: string }>('coop-raci-picker')?.label).toBe('Écrire les conditions, Karim Haddad');
  });

  it('names a row without a title, in its cells and in what is found about it', async () => {
    await open({ tasks: [{ ...pay, title: '', accountable: [] }] });

    expect(labelOf(matrix.named('gridcell', 'Sans titre, Karim'))).toBe('Sans titre, Karim Haddad: Réalise');
    expect(matrix.root.querySelector('coop-raci-panel')?.shadowRoot?.querySelector('.about')?.textContent).toContain('Sans titre');
  });

  it('opens the letters above their cell where there is no room under it', async () => {
    await open();
    const boxes = vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
      return this.matches('.cell') ? new DOMRect(320, 350, 32, 28) : new DOMRect(0, 0, 800, 386);
    });
    const heights = vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function (this: HTMLElement) {
      return this.shadowRoot?.querySelector('.letters') == null ? 0 : 76;
    });

    await matrix.focus(matrix.named('gridcell', 'Brancher le paiement, Marc'));
    await matrix.press('Enter');

    expect(matrix.grid?.shadowRoot?.querySelector<HTMLElement>('coop-raci-picker')?.style.top).toBe(`${350 - 76 - 3}px`);
    boxes.mockRestore();
    heights.mockRestore();
  });

  it('says in its settings that they are to be saved, until they are', async () => {
    await open({ properties: { unsaved: true } });
    matrix.element.openSettings();
    await matrix.settled();
    expect(matrix.textOf('coop-raci-dialog')).toContain('Enregistrez dans Grist');

    matrix.element.unsaved = false;
    await matrix.settled();

    expect(matrix.textOf('coop-raci-dialog')).not.toContain('Enregistrez dans Grist');
  });

  it('closes the question who is looking by itself, which gives the keys back to what asked', async () => {
    await open();
    matrix.element.dialog = 'me';
    await matrix.settled();
    const close = vi.spyOn(HTMLDialogElement.prototype, 'close');
    const dialog = matrix.root.querySelector('coop-raci-dialog')?.shadowRoot;

    dialog?.querySelector('coop-people')?.dispatchEvent(new CustomEvent('people-choose', { detail: '1' }));
    await matrix.settled();

    expect(close).toHaveBeenCalledOnce();
    expect(matrix.element.me).toBe('1');
    expect(matrix.root.querySelector('coop-raci-dialog')).toBeNull();
    close.mockRestore();
  });

  it('offers no choice for the whole document where its host keeps none', async () => {
    await open({ tasks: [{ ...pay, accountable: [] }], properties: { settable: false } });
    await expect.poll(() => matrix.textOf('coop-raci-panel')).toContain('Personne n’approuve');
    const panel = matrix.root.querySelector('coop-raci-panel')?.shadowRoot;
    panel?.querySelector<HTMLElement>('.finding')?.click();
    await expect.poll(() => panel?.querySelectorAll('.acts .link').length).toBe(1);
    matrix.element.openSettings();
    await matrix.settled();
    const parts = [...(matrix.root.querySelector('coop-raci-dialog')?.shadowRoot?.querySelectorAll('fieldset') ?? [])];
    expect(parts.map(({ disabled }) => disabled)).toEqual([false, true, true]);
  });

  it('switches a finding off for the whole document', async () => {
    await open({ tasks: [{ ...pay, accountable: [] }] });
    await expect.poll(() => matrix.textOf('coop-raci-panel')).toContain('Personne n’approuve');
    const panel = matrix.root.querySelector('coop-raci-panel')?.shadowRoot;
    panel?.querySelector<HTMLElement>('.finding')?.click();
    await expect.poll(() => panel?.querySelectorAll('.acts .link').length).toBe(2);

    panel?.querySelectorAll<HTMLElement>('.acts .link')[1]?.click();

    expect(matrix.settings).toEqual([{ 'raci.off': 'raci.noAccountable:item=1' }]);
  });
});

describe('the audit of rows that the host’s filter leaves out', () => {
  const hidden = aTask({ id: '9', title: 'Peindre la façade', project: '1', responsible: ['2'] });
  const filtered: Partial<Given> = { snapshot: { beyond: [hidden] } };

  it('counts them, and says so', async () => {
    await open(filtered);

    await expect.poll(() => matrix.textOf('coop-raci-panel')).toContain('1 ligne que le filtre de cette vue masque est comptée aussi.');
    expect(matrix.textOf('coop-raci-panel')).toContain('Peindre la façade');
    expect(matrix.textOf('coop-raci-panel')).toContain('hors de cette vue');
    expect(() => matrix.named('rowheader', 'Peindre la façade')).toThrow(RangeError);
  });

  it('says how to reach a row that is not shown', async () => {
    await open(filtered);
    await expect.poll(() => matrix.textOf('coop-raci-panel')).toContain('Peindre la façade');
    const findings = [...(matrix.root.querySelector('coop-raci-panel')?.shadowRoot?.querySelectorAll<HTMLElement>('.finding') ?? [])];

    findings.find(({ textContent }) => textContent?.includes('Peindre la façade'))?.click();

    await expect.poll(() => matrix.textOf('coop-toast')).toContain('retirez le filtre de la section dans Grist');
  });
});

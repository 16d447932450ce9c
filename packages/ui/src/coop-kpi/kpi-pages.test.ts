import { isoWeek, newEntity } from '@entrelacs/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CoopKpiBoard } from './coop-kpi-board.ts';
import { inverse } from './kpi-gestures.ts';
import { all, find, mount, settled, smallSnapshot, today } from './kpi.testing.ts';

describe('the page of an indicator', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => document.body.replaceChildren());

  it('shows its figures as a table, its rule in words, and what happened', async () => {
    const annotation = [newEntity('annotation', '1', { on: '2026-08-03', text: 'Deux départs <b>à l’atelier</b>' })];
    const { board, shown } = await mount({ state: 'ready', snapshot: smallSnapshot({ annotation }) });
    await openKpi(board, 'Commandes à l’heure');

    expect(shown()).toMatch(/oct\. 2026 .*2 .*≥ 10 .*Critique/);
    expect(shown()).toContain('moins de 5');
    expect(shown()).toContain('Plus c’est haut, mieux c’est.');
    expect(shown()).toContain('Deux départs <b>à l’atelier</b>');
    expect(shown()).toContain('Elle aurait sonné');
  });

  it('shows hostile text as text', async () => {
    const { board, shown } = await mount({ state: 'ready', snapshot: smallSnapshot() });
    await openKpi(board, 'Heures de formation');

    expect(shown()).toContain('<img src=x onerror=alert(1)>');
    expect(all(board).some((element) => element.localName === 'img')).toBe(false);
  });

  it('lists the rows behind the figures and says which was chosen', async () => {
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot() });
    await openKpi(board, 'Livrables relus');
    find(board, 'button', '5 lignes').click();
    await settled(board);

    const chosen: unknown[] = [];
    board.addEventListener('coop-select', (event) => chosen.push((event as CustomEvent).detail));
    find(board, 'button', 'Ligne b4').click();
    expect(chosen).toEqual([{ entity: 'measure', id: 'b4' }]);
  });

  it('follows the host’s cursor to another indicator', async () => {
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot() });
    await openKpi(board, 'Livrables relus');

    board.selected = '1';
    await settled(board);

    expect(find(board, 'h2', 'Commandes à l’heure')).toBeDefined();
  });

  it('turns an alert into a task with its A', async () => {
    const alert = [newEntity('alert', '7', { kpi: '1', on: '2026-09-01', from: 'ok', to: 'critical' })];
    const { board, written } = await mount({ state: 'ready', snapshot: smallSnapshot({ alert }) });
    await openKpi(board, 'Commandes à l’heure');
    find(board, 'button', '1 alerte').click();
    await settled(board);
    find(board, 'button', 'Décider une action pour l’alerte du 1er sept.').click();
    await loaded(board, 'coop-kpi-dialog');
    find(board, 'button', 'Créer la tâche').click();

    const gesture = written.find((changes) => changes.some(({ entity }) => entity === 'task'));
    expect(gesture).toMatchObject([
      { kind: 'create', entity: 'task', id: 'new:action', fields: { accountable: ['1'], title: 'Agir sur «\u00A0Commandes à l’heure\u00A0»\u00A0: critique' } },
      { kind: 'update', entity: 'alert', id: '7', fields: { task: 'new:action' } },
    ]);
  });
});

describe('entering a measure', () => {
  afterEach(() => document.body.replaceChildren());

  it('takes a number with a comma, and refuses what is no number', async () => {
    const { board, written, shown } = await mount({ state: 'ready', snapshot: smallSnapshot() });
    find(board, 'button', 'Saisir une mesure\u00A0: Heures de formation').click();
    await loaded(board, 'coop-kpi-dialog');

    type(board, 'Valeur', 'douze');
    find(board, 'button', 'Enregistrer').click();
    await settled(board);
    expect(shown()).toContain('Écrivez un nombre');

    type(board, 'Valeur', '12,5');
    await settled(board);
    find(board, 'button', 'Enregistrer').click();
    await settled(board);
    expect(written.at(-1)).toEqual([{ kind: 'create', entity: 'measure', fields: { kpi: '3', on: today, value: 12.5 } }]);
  });
});

describe('the pulse', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => document.body.replaceChildren());

  it('stores four scores and a week, nothing that says who', async () => {
    const { board, written } = await openPulse();
    for (const name of ['trust', 'respect', 'communication', 'climate']) {
      const radio = all(board).find((element) => element.localName === 'input' && element.getAttribute('name') === name && element.getAttribute('aria-label') === '4') as HTMLInputElement;
      radio.click();
    }
    find(board, 'button', 'Envoyer').click();
    await settled(board);

    expect(written).toEqual([[{ kind: 'create', entity: 'pulse', fields: { week: isoWeek(today), trust: 4, respect: 4, communication: 4, climate: 4 } }]]);
  });

  it('says which scores are missing', async () => {
    const { board, shown, written } = await openPulse();
    find(board, 'button', 'Envoyer').click();
    await settled(board);

    expect(shown()).toContain('Il manque des notes : confiance, respect, communication, climat.');
    expect(written).toEqual([]);
  });

  it('shows nothing of four answers, not even their number', async () => {
    const four = Array.from({ length: 4 }, (_, at) => newEntity('pulse', String(at), { week: '2026-W40', trust: 2, respect: 2, communication: 2, climate: 2 }));
    const { shown } = await openPulse({ pulse: four });

    expect(shown()).toContain('Rien à montrer encore');
    expect(shown()).not.toContain('sept. 2026');
  });

  it('shows the means of five', async () => {
    const five = Array.from({ length: 5 }, (_, at) => newEntity('pulse', String(at), { week: '2026-W40', trust: 2, respect: 3, communication: 4, climate: 5 }));
    const { shown } = await openPulse({ pulse: five });

    expect(shown()).toMatch(/oct\. 2026 +2 +3 +4 +5/);
  });
});

describe('inverse', () => {
  it('removes what was created and puts back what was changed, last first', () => {
    const snapshot = smallSnapshot();
    const back = inverse(
      [
        { kind: 'create', entity: 'measure', fields: { kpi: '1', value: 3 } },
        { kind: 'update', entity: 'kpi', id: '2', fields: { name: 'Autre' } },
      ],
      ['40'],
      snapshot,
    );

    expect(back).toEqual([
      { kind: 'update', entity: 'kpi', id: '2', fields: { name: 'Livrables relus' } },
      { kind: 'remove', entity: 'measure', id: '40' },
    ]);
  });
});

async function openKpi(board: CoopKpiBoard, name: string): Promise<void> {
  find(board, 'button', name).click();
  await loaded(board, 'coop-kpi-detail');
}

async function openPulse(entities = {}): Promise<Awaited<ReturnType<typeof mount>>> {
  const mounted = await mount({ state: 'ready', snapshot: smallSnapshot(entities) });
  find(mounted.board, 'button', 'Baromètre').click();
  await loaded(mounted.board, 'coop-kpi-pulse');
  return mounted;
}

/** Waits for a part that is fetched when it is first needed. */
async function loaded(board: CoopKpiBoard, tag: string): Promise<void> {
  await vi.waitFor(() => expect(all(board).some((element) => element.localName === tag && element.shadowRoot !== null)).toBe(true), { timeout: 10_000 });
  await settled(board);
}

function type(board: CoopKpiBoard, label: string, text: string): void {
  const field = all(board).find((element) => element.localName === 'label' && element.textContent.trim().startsWith(label))?.querySelector('input');
  if (field === null || field === undefined) throw new Error(`There is no field "${label}".`);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

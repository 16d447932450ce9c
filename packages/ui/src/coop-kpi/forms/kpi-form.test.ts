import { newEntity, type Outcome } from '@entrelacs/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CoopKpiBoard } from '../coop-kpi-board.ts';
// What comes late is here already: a slow machine fetches it before the clock of a test runs.
import '../coop-kpi-board.ts';
import '../detail/kpi-detail.ts';
import { all, find, mount, settled, smallSnapshot, today } from '../kpi.testing.ts';
import './kpi-dialog.ts';

describe('the form of an indicator', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => document.body.replaceChildren());

  it('creates one with its rule in one gesture, computed or entered', async () => {
    const { board, written } = await opened('Ajouter un indicateur');
    await choose(board, 'Source', 'wip');
    expect(field(board, 'Nom').value, 'what it measures names it').toBe('Travail en cours');
    await type(board, 'Cible', '5');
    await type(board, 'Critique au-dessus de', '8,5');
    await type(board, 'Périodes d’attente', '1');
    await save(board);

    expect(written.at(-1)).toMatchObject([
      { kind: 'create', entity: 'kpi', id: 'new:kpi', fields: { name: 'Travail en cours', source: 'wip', direction: 'lowerIsBetter', frequency: 'weekly', family: 'delivery', pendingPeriods: 1 } },
      { kind: 'create', entity: 'kpiTarget', fields: { kpi: 'new:kpi', from: today, target: 5, warning: undefined, critical: 8.5 } },
    ]);
  });

  it('shows what a rule would have done before it is saved, at any length of period', async () => {
    const { board, shown } = await opened('Modifier');
    // Months of 6, 5, 4, 3 and 2: under 5 for three.
    await type(board, 'Cible', '5');
    await type(board, 'Attention en dessous de', '');
    await type(board, 'Critique en dessous de', '');
    expect(shown()).toMatch(/Elle aurait sonné 1 fois depuis un an\. .*Attention le 31 août/);

    await type(board, 'Périodes d’attente', '3');
    expect(shown()).toMatch(/Elle aurait sonné 0 fois depuis un an\./);

    await type(board, 'Périodes d’attente', '0');
    await choose(board, 'Fréquence', 'quarterly');
    expect(shown()).toMatch(/Elle aurait sonné 1 fois depuis un an\. .*Attention le 30 sept\./);
  });

  it('explains thresholds in the wrong order, and tries no rule with them', async () => {
    const { board, shown } = await opened('Modifier');
    await type(board, 'Critique en dessous de', '20');

    expect(shown()).toMatch(/les seuils ne descendent pas/);
    expect(form(board).textContent).not.toContain('aurait sonné');
  });

  it('says before it is saved why a new rule would judge nothing, and calls thresholds by the side that is bad', async () => {
    const { board, shown } = await opened('Ajouter un indicateur');
    expect(shown()).not.toContain('Dites le sens');
    await type(board, 'Cible', '10');
    expect(shown()).toMatch(/Dites le sens de l’indicateur\. Pas encore de chiffres passés/);
    await type(board, 'Seuil critique', '5');

    await choose(board, 'Sens', 'lowerIsBetter');
    expect(field(board, 'Critique au-dessus de').value).toBe('5');
    expect(shown()).toMatch(/les seuils ne montent pas/);

    await choose(board, 'Sens', 'higherIsBetter');
    expect(field(board, 'Critique en dessous de').value).toBe('5');
    expect(shown()).not.toMatch(/les seuils ne/);
  });

  it('gives a new rule from a day on, and leaves one alone that stays', async () => {
    const { board, written } = await opened('Modifier');
    await type(board, 'Nom', 'Commandes tenues');
    await save(board);
    expect(written.at(-1)?.map(({ kind, entity }) => `${kind} ${entity}`)).toEqual(['update kpi']);

    await edit(board, 'Commandes à l’heure');
    await type(board, 'Cible', '12');
    await type(board, 'Règle valable à partir du', '2026-12-01');
    await save(board);
    expect(written.at(-1)).toMatchObject([{ kind: 'update', entity: 'kpi', id: '1' }, { kind: 'create', entity: 'kpiTarget', fields: { kpi: '1', from: '2026-12-01', target: 12, warning: 10, critical: 5 } }]);
  });

  it('keeps and writes who owns it, whom it is for, its criticality and whether it counts', async () => {
    const kpi = [newEntity('kpi', '1', { name: 'Commandes à l’heure', source: 'manual', direction: 'higherIsBetter', frequency: 'monthly', family: 'delivery', owner: '1', audience: ['lead'], criticality: 'high', unit: '%' })];
    const { board, written } = await mount({ state: 'ready', snapshot: smallSnapshot({ kpi }) });
    await edit(board, 'Commandes à l’heure');
    await save(board);
    const kept = { owner: '1', audience: ['lead'], criticality: 'high', active: true, family: 'delivery', unit: '%' };
    expect(written.at(-1)).toMatchObject([{ kind: 'update', entity: 'kpi', id: '1', fields: kept }]);

    await edit(board, 'Commandes à l’heure');
    await choose(board, 'Porte l’indicateur', '2');
    await choose(board, 'Criticité', 'critical');
    await check(board, 'Sponsor');
    await check(board, 'Chef·fe de projet');
    await check(board, 'Actif');
    await save(board);
    expect(written.at(-1)).toMatchObject([{ kind: 'update', entity: 'kpi', id: '1', fields: { ...kept, owner: '2', audience: ['sponsor'], criticality: 'critical', active: false } }]);
  });

  it('says what it does not understand, and writes nothing', async () => {
    const { board, written, shown } = await opened('Modifier');
    const refused = async (label: string, text: string, why: RegExp) => {
      const before = field(board, label).value;
      await type(board, label, text);
      await save(board);
      expect(shown()).toMatch(why);
      await type(board, label, before);
    };
    await refused('Nom', ' ', /Donnez-lui un nom/);
    await refused('Cible', 'dix', /Écrivez un nombre/);
    await refused('Périodes d’attente', '1,5', /un nombre entier, zéro ou plus/);
    await refused('Périodes d’attente', '-1', /un nombre entier, zéro ou plus/);
    await refused('Marge de retour', '-2', /La marge de retour est zéro ou plus/);
    expect(written).toEqual([]);
  });
});

describe('what was entered', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => document.body.replaceChildren());
  const refuse = (): Promise<Outcome> => Promise.resolve({ ok: false, issue: { code: 'host.offline' } });

  it('stays in the form while somebody else changes rows', async () => {
    const { board } = await opened('Modifier');
    await type(board, 'Nom', 'Commandes tenues');
    await type(board, 'Cible', '12');
    board.state = { state: 'ready', snapshot: smallSnapshot({ annotation: [newEntity('annotation', '1', { on: today, text: 'Autre' })] }) };
    await settled(board);

    expect([field(board, 'Nom').value, field(board, 'Cible').value]).toEqual(['Commandes tenues', '12']);
  });

  it('stays in the form of an indicator where the host does not take it, and says why', async () => {
    const { board, written, shown } = await mount({ state: 'ready', snapshot: smallSnapshot() }, 'fr', refuse);
    await edit(board, 'Commandes à l’heure');
    await type(board, 'Nom', 'Commandes tenues');
    await save(board);
    await vi.waitFor(() => expect(shown()).toMatch(/Grist ne répond pas\. .*Votre saisie est encore là\./));

    expect(field(board, 'Nom').value).toBe('Commandes tenues');
    await save(board);
    expect(written, 'it can be sent again').toHaveLength(2);
  });

  it('stays in the dialog of a measure too, and is sent once while the host has not answered', async () => {
    let answer: (outcome: Outcome) => void = () => undefined;
    const { board, written, shown } = await mount({ state: 'ready', snapshot: smallSnapshot() }, 'fr', () => new Promise((resolve) => (answer = resolve)));
    find(board, 'button', 'Saisir une mesure\u00A0: Heures de formation').click();
    await loaded(board, 'coop-kpi-dialog');
    await type(board, 'Valeur', '12');
    await type(board, 'Commentaire', 'avec la nouvelle salle');
    await save(board);
    await save(board);
    expect(written).toHaveLength(1);

    answer({ ok: false, issue: { code: 'host.offline' } });
    await vi.waitFor(() => expect(shown()).toContain('Votre saisie est encore là.'));
    expect(field(board, 'Commentaire').value).toBe('avec la nouvelle salle');

    await save(board);
    answer({ ok: true, created: ['n0'] });
    await vi.waitFor(() => expect(all(board).some(({ localName }) => localName === 'coop-kpi-dialog')).toBe(false));
    expect(written).toHaveLength(2);
  });
});

describe('other dialogs', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => document.body.replaceChildren());

  it('refuse a measure of a year that no indicator looks back on: a slip of the keyboard', async () => {
    const { board, written, shown } = await mount({ state: 'ready', snapshot: smallSnapshot() });
    find(board, 'button', 'Saisir une mesure\u00A0: Heures de formation').click();
    await loaded(board, 'coop-kpi-dialog');
    await type(board, 'Valeur', '12');
    await type(board, 'Le', '0026-11-20');
    await save(board);

    expect(shown()).toContain('les indicateurs remontent à 10 ans');
    expect(written).toEqual([]);
  });

  it('refuse a measure of a day to come, and say where the day has one already', async () => {
    const measure = [newEntity('measure', '1', { kpi: '1', on: '2026-11-10', value: 3 })];
    const { board, written, shown } = await mount({ state: 'ready', snapshot: smallSnapshot({ measure }) });
    await open(board, 'Commandes à l’heure');
    find(board, 'button', 'Saisir').click();
    await loaded(board, 'coop-kpi-dialog');
    expect(shown()).not.toContain('la dernière saisie compte');
    await type(board, 'Le', '2026-11-10');
    expect(shown()).toMatch(/la dernière saisie compte/);

    await type(board, 'Le', '2026-11-23');
    await type(board, 'Valeur', '12');
    await save(board);
    expect(shown()).toContain('Choisissez un jour');
    expect(written).toEqual([]);
  });

  it('note what happened, and freeze a baseline', async () => {
    const { board, written } = await mount({ state: 'ready', snapshot: smallSnapshot() });
    await open(board, 'Commandes à l’heure');
    find(board, 'button', 'Annoter').click();
    await loaded(board, 'coop-kpi-dialog');
    await type(board, 'Fait marquant', 'Deux départs');
    await save(board);
    expect(written.at(-1)).toEqual([{ kind: 'create', entity: 'annotation', fields: { on: today, text: 'Deux départs' } }]);

    all(board).filter(({ localName }) => localName === 'coop-menu').at(-1)?.dispatchEvent(new CustomEvent('coop-choose', { detail: 'freeze' }));
    await vi.waitFor(() => expect(written.at(-1)?.[0]).toMatchObject({ kind: 'create', entity: 'baseline' }));
    // 90 days: September and October.
    expect(written.at(-1)).toMatchObject([{ fields: { kpi: '1', on: today, value: 2.5, spread: 0.5 } }]);
  });

  it('ask what is to be done, and who answers for it', async () => {
    const alert = [newEntity('alert', '7', { kpi: '3', on: '2026-09-01', from: 'ok', to: 'critical' })];
    const { board, written, shown } = await mount({ state: 'ready', snapshot: smallSnapshot({ alert }) });
    await open(board, 'Heures de formation');
    find(board, 'button', '1 alerte').click();
    await settled(board);
    find(board, 'button', 'Décider une action pour l’alerte du 1er sept.').click();
    await loaded(board, 'coop-kpi-dialog');
    find(board, 'button', 'Créer la tâche').click();
    await settled(board);
    expect(shown(), 'its owner is gone').toContain('Choisissez qui en répond.');
    await type(board, 'Quoi', '');
    find(board, 'button', 'Créer la tâche').click();
    await settled(board);
    expect(shown()).toContain('Écrivez ce qu’il y a à faire.');
    expect(written).toEqual([]);
  });
});

/** The form of a new indicator, or of the first one. */
async function opened(button: 'Ajouter un indicateur' | 'Modifier'): Promise<Awaited<ReturnType<typeof mount>>> {
  const mounted = await mount({ state: 'ready', snapshot: smallSnapshot() });
  if (button === 'Modifier') await edit(mounted.board, 'Commandes à l’heure');
  else {
    find(mounted.board, 'button', button).click();
    await loaded(mounted.board, 'coop-kpi-form');
  }
  return mounted;
}

async function open(board: CoopKpiBoard, name: string): Promise<void> {
  find(board, 'button', name).click();
  await loaded(board, 'coop-kpi-detail');
}

async function edit(board: CoopKpiBoard, name: string): Promise<void> {
  if (!all(board).some(({ localName }) => localName === 'coop-kpi-detail')) await open(board, name);
  find(board, 'button', 'Modifier').click();
  await loaded(board, 'coop-kpi-form');
}

function form(board: CoopKpiBoard): ShadowRoot {
  const found = all(board).find(({ localName }) => localName === 'coop-kpi-form')?.shadowRoot;
  if (found === null || found === undefined) throw new Error('There is no form.');
  return found;
}

function field(board: CoopKpiBoard, label: string): HTMLInputElement | HTMLSelectElement {
  const named = all(board).filter((element) => element.localName === 'label' && element.textContent.trim().startsWith(label)).at(-1);
  const found = named?.querySelector<HTMLInputElement | HTMLSelectElement>('input, select');
  if (found === null || found === undefined) throw new Error(`There is no field "${label}".`);
  return found;
}

async function type(board: CoopKpiBoard, label: string, text: string): Promise<void> {
  const input = field(board, label);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await settled(board);
}

async function choose(board: CoopKpiBoard, label: string, value: string): Promise<void> {
  const select = field(board, label);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settled(board);
}

async function check(board: CoopKpiBoard, label: string): Promise<void> {
  field(board, label).click();
  await settled(board);
}

async function save(board: CoopKpiBoard): Promise<void> {
  find(board, 'button', 'Enregistrer').click();
  await settled(board);
}

/** Waits for a part that is fetched when it is first needed. */
async function loaded(board: CoopKpiBoard, tag: string): Promise<void> {
  await vi.waitFor(() => expect(all(board).some((element) => element.localName === tag && element.shadowRoot !== null)).toBe(true), { timeout: 10_000 });
  await settled(board);
}

import { isoWeek, newEntity } from '@entrelacs/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CoopKpiChart } from './charts/kpi-chart.ts';
import type { CoopKpiBoard, LocateIntent, SettingsIntent } from './coop-kpi-board.ts';
import type { KpiContext } from './kpi-context.ts';
import { inverse } from './kpi-gestures.ts';
import { all, find, loaded, mount, settled, smallSnapshot, textOf, today } from './kpi.testing.ts';

describe('the page of an indicator', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    vi.restoreAllMocks();
    document.body.replaceChildren();
  });

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

  it('says which figure of today it compares, where that is not the one shown', async () => {
    const task = [
      newEntity('task', '1', { title: 'Percer', status: 'done', startedOn: '2026-09-26', doneOn: '2026-10-05' }),
      newEntity('task', '2', { title: 'Poncer', status: 'done', startedOn: '2026-11-09', doneOn: '2026-11-12' }),
    ];
    const { board, shown } = await mount({ state: 'ready', snapshot: smallSnapshot({ task, kpi: [newEntity('kpi', '1', { name: 'Délai', source: 'cycleTimeP50', frequency: 'monthly' })] }) });
    await openKpi(board, 'Délai');

    expect(shown()).toMatch(/10 jours oct\. 2026, sur 1 ligne.*Il y a 30 jours 10 j → 4 j −6/);
  });

  it('draws no grounds, and names none, where the order of the thresholds contradicts itself', async () => {
    const kpiTarget = [newEntity('kpiTarget', '1', { kpi: '1', from: '2025-01-01', target: 10, warning: 5, critical: 9 })];
    const { board, shown } = await mount({ state: 'ready', snapshot: smallSnapshot({ kpiTarget }) });
    await openKpi(board, 'Commandes à l’heure');
    const { model } = all(board).find((element) => element.localName === 'coop-kpi-chart') as CoopKpiChart;

    expect(model?.bands).toEqual([]);
    expect(model?.ends?.map(({ text }) => text)).not.toContain('critique');
    expect(shown()).toMatch(/les seuils ne descendent pas/);
  });

  it('writes a huge value, its target and what is wrong with its rule by a power of ten, on every part of the page; the CSV has it exactly', async () => {
    const measure = [newEntity('measure', '1', { kpi: '1', on: '2026-09-15', value: 1_234_567_890_123_456 }), newEntity('measure', '2', { kpi: '1', on: '2026-10-15', value: 1e300 })];
    const kpiTarget = [newEntity('kpiTarget', '1', { kpi: '1', from: '2025-01-01', target: 1e20, warning: 2e20, critical: 3e20 })];
    const { board, shown } = await mount({ state: 'ready', snapshot: smallSnapshot({ measure, kpiTarget }) });
    expect(shown()).toContain('1E300');
    await openKpi(board, 'Commandes à l’heure');
    expect(shown()).toMatch(/1,23E15/);
    expect(shown()).toMatch(/les seuils ne descendent pas.*3E20/);
    expect(shown()).not.toMatch(/(000\s){4}/);

    const { figuresCsv } = await import('./exports/exports.ts');
    const { context } = board as unknown as { context: KpiContext };
    expect(figuresCsv(context, context.data.views)).toMatch(/;1e\+300;.*\s+.*;1234567890123456;/);
  });

  it('hands the figures of the whole board over with the days of each period: a week has its year', async () => {
    const kpi = [newEntity('kpi', '1', { name: 'Retards', source: 'manual', frequency: 'weekly' })];
    const measure = [newEntity('measure', '1', { kpi: '1', on: '2025-10-16', value: 3 }), newEntity('measure', '2', { kpi: '1', on: '2026-10-15', value: 4 })];
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot({ kpi, measure }) });
    const { figuresCsv } = await import('./exports/exports.ts');
    const { context } = board as unknown as { context: KpiContext };
    const lines = figuresCsv(context, context.data.views).split('\r\n');

    expect(lines[0]).toContain(';Du;Au;Valeur;');
    expect(lines.slice(1, 3).map((line) => line.split(';').slice(3, 6))).toEqual([
      ['2026-10-12', '2026-10-18', '4'],
      ['2025-10-13', '2025-10-19', '3'],
    ]);
  });

  it('puts the keyboard in the first field of the form of a new indicator', async () => {
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot() });
    find(board, 'button', 'Ajouter un indicateur').click();
    await loaded(board, 'coop-kpi-form');
    const form = all(board).find(({ localName }) => localName === 'coop-kpi-form');

    expect(form?.shadowRoot?.activeElement).toBe(form?.shadowRoot?.querySelector('select'));
  });

  it('says beside a figure that another measure of its day does not count', async () => {
    const measure = [newEntity('measure', '1', { kpi: '1', on: '2026-10-15', value: 3, comment: 'au jugé' }), newEntity('measure', '2', { kpi: '1', on: '2026-10-15', value: 4 }), newEntity('measure', '3', { kpi: '1', on: '2026-09-15', value: 4 })];
    const { board, shown } = await mount({ state: 'ready', snapshot: smallSnapshot({ measure }) });
    await openKpi(board, 'Commandes à l’heure');

    expect(shown()).toMatch(/oct\. 2026 4 .*au jugé · Deux mesures le même jour\s: la dernière saisie compte\. sept\./);
    expect(shown().match(/Deux mesures/g)).toHaveLength(1);
  });

  it('names the files of its figures and of its rows apart, however long its name', async () => {
    const kpi = [newEntity('kpi', '1', { name: 'Commandes '.repeat(12), source: 'manual', direction: 'higherIsBetter', frequency: 'monthly' })];
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot({ kpi }) });
    await openKpi(board, 'Commandes '.repeat(12).trim());
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    await menu(board, 'figures');
    await vi.waitFor(() => expect(names).toHaveLength(1));
    await menu(board, 'rows');
    await vi.waitFor(() => expect(names).toHaveLength(2));

    expect(names).toEqual([expect.stringMatching(/^Commandes .*\.csv$/), expect.stringMatching(/^Commandes .*, lignes\.csv$/)]);
  });

  it('shows hostile text as text', async () => {
    const { board, shown } = await mount({ state: 'ready', snapshot: smallSnapshot() });
    await openKpi(board, 'Heures de formation');

    expect(shown()).toContain('<img src=x onerror=alert(1)>');
    expect(all(board).some((element) => element.localName === 'img')).toBe(false);
  });

  it('shows a row behind the figures, with where it stands and the address of its card where the host gives one', async () => {
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot() });
    await openKpi(board, 'Livrables relus');
    find(board, 'button', '5 lignes').click();
    await settled(board);
    const asked: LocateIntent[] = [];
    const moved: unknown[] = [];
    board.addEventListener('coop-locate', (event) => asked.push((event as CustomEvent<LocateIntent>).detail));
    board.addEventListener('coop-select', (event) => moved.push((event as CustomEvent).detail));

    find(board, 'button', 'Ligne b4').click();
    await loaded(board, 'coop-kpi-dialog');
    await settled(board);
    // The measure is of another table than the board's own: no cursor can go there.
    expect(moved).toEqual([]);
    expect(textOf(board)).toMatch(/Le 15 oct\. Valeur 14 .*Dans Grist\s: table Mesures, ligne b4\./);

    asked[0]?.answer({ table: 'Measures2', row: 'b4', url: 'https://grist.example/doc/x#a3.s1.r4' });
    await settled(board);
    expect(textOf(board)).toContain('table Measures2, ligne b4.');
    expect(find(board, 'a', 'Ouvrir la fiche dans Grist').getAttribute('href')).toBe('https://grist.example/doc/x#a3.s1.r4');
  });

  it('names the rows that do not count, with what is wrong with each', async () => {
    const task = [
      newEntity('task', '1', { title: 'Percer', status: 'done', startedOn: '2026-11-10', doneOn: '2026-11-01' }),
      newEntity('task', '2', { title: '<b>Poncer</b>', status: 'doing', startedOn: '2026-11-02', statusLog: '2026-11-02 En cours\n<i>hier</i> Terminé' }),
      newEntity('task', '3', { title: 'Vernir', status: 'done', startedOn: '2026-11-02', doneOn: '2026-11-12' }),
    ];
    const kpi = [newEntity('kpi', '1', { name: 'Délai', source: 'cycleTimeP50', frequency: 'weekly' }), newEntity('kpi', '2', { name: 'Saisi', source: 'manual' })];
    const measure = [newEntity('measure', '7', { kpi: '2', on: '2026-10-05', value: 3 }), newEntity('measure', '8', { kpi: '2', on: '2026-10-05', value: 4 }), newEntity('measure', '9', { kpi: '1', on: '2026-10-05' })];
    const { board, shown } = await mount({ state: 'ready', snapshot: smallSnapshot({ task, kpi, measure }) });
    await openKpi(board, 'Délai');
    find(board, 'button', '1 ligne').click();
    await settled(board);
    const named = () => all(board).filter((element) => element.localName === 'li' && element.closest('.left-out') !== null).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
    expect(shown()).toContain('2 lignes ne comptent pas, ou pas comme elles sont écrites');
    expect(named()).toEqual(['Percer Terminée le 2026-11-01 Terminée avant d’être commencée : son temps de cycle n’est pas compté.', '<b>Poncer</b> Historique du statut <i>hier</i> Terminé Cette ligne de l’historique ne commence pas par une date.']);

    const asked: LocateIntent[] = [];
    board.addEventListener('coop-locate', (event) => asked.push((event as CustomEvent<LocateIntent>).detail));
    find(board, 'button', 'Percer').click();
    await settled(board);
    expect(asked).toMatchObject([{ entity: 'task', id: '1' }]);

    find(board, 'button', 'Tableau').click();
    await settled(board);
    await openKpi(board, 'Saisi');
    find(board, 'button', '2 lignes').click();
    await settled(board);
    expect(named()).toEqual(['Ligne 8 Le 2026-10-05 Deux mesures le même jour : la dernière saisie compte.']);
  });

  it('moves the cursor to a row of the host’s own table', async () => {
    const task = [newEntity('task', '1', { title: 'Percer', status: 'done', startedOn: '2026-11-01', doneOn: '2026-11-10' })];
    const kpi = [newEntity('kpi', '1', { name: 'Délai', source: 'cycleTimeP50', frequency: 'weekly' })];
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot({ task, kpi }) });
    board.entity = 'task';
    board.options = { place: 'board' };
    await settled(board);
    await openKpi(board, 'Délai');
    find(board, 'button', '1 ligne').click();
    await settled(board);
    const moved: unknown[] = [];
    board.addEventListener('coop-select', (event) => moved.push((event as CustomEvent).detail));
    find(board, 'button', 'Percer').click();
    expect(moved).toEqual([{ entity: 'task', id: '1' }]);
  });

  it('prints the whole board in words, a page a family', async () => {
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot() });
    const { printReport } = await import('./exports/kpi-report.ts');
    const paper = document.createElement('div');
    printReport((board as unknown as { context: KpiContext }).context, paper);
    expect([...paper.querySelectorAll('h1')].map(({ textContent }) => textContent)).toEqual(['Livraison, 1 indicateur', 'Qualité, 1 indicateur', 'Engagement, 1 indicateur']);
    expect(textOf(paper)).toContain('Indicateurs au dimanche 22 novembre 2026');
    expect(textOf(paper)).not.toMatch(/kpis?\.[a-z]/);
  });

  it('writes choices for the whole document, and says what it does not understand', async () => {
    const { board } = await mount({ state: 'ready', snapshot: { ...smallSnapshot(), settings: { 'flow.expectationDays': '12' } } });
    const written: unknown[] = [];
    board.addEventListener('coop-settings', (event) => {
      const { settings, waitUntil } = (event as CustomEvent<SettingsIntent>).detail;
      written.push(settings);
      waitUntil(Promise.resolve({ ok: true, created: [] }));
    });
    await menu(board, 'settings');
    await loaded(board, 'coop-kpi-dialog');
    await settled(board);
    const [days] = inputs(board);
    expect(days?.value).toBe('12');
    await submit(board, days, 'bientôt');
    expect(textOf(board)).toContain('Écrivez un nombre de jours');
    await submit(board, days, '10,5');
    expect(written).toEqual([{ 'flow.expectationDays': '10.5', 'pulse.rhythm': 'monthly' }]);
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

describe('figures of a table of one’s own', () => {
  afterEach(() => document.body.replaceChildren());

  it('say that their rule is to be saved in Grist, as long as it is', async () => {
    const { board, shown } = await mount({ state: 'ready', snapshot: smallSnapshot() });
    Object.assign(board, { entity: 'measure', unsaved: true });
    await loaded(board, 'coop-kpi-rows');
    find(board, 'button', 'Règle').click();
    await settled(board);
    expect(shown()).toContain('Enregistrez dans Grist pour garder ces réglages.');

    board.unsaved = false;
    await settled(board);
    expect(shown()).not.toContain('Enregistrez dans Grist');
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

    expect(shown()).toMatch(/oct\. 2026 +2,0 +3,0 +4,0 +5,0/);
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

function type(board: CoopKpiBoard, label: string, text: string): void {
  const field = all(board).find((element) => element.localName === 'label' && element.textContent.trim().startsWith(label))?.querySelector('input');
  if (field === null || field === undefined) throw new Error(`There is no field "${label}".`);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

async function menu(board: CoopKpiBoard, act: string): Promise<void> {
  const more = all(board).filter((element) => element.localName === 'coop-menu').at(-1);
  more?.dispatchEvent(new CustomEvent('coop-choose', { detail: act }));
  await settled(board);
}

function inputs(board: CoopKpiBoard): HTMLInputElement[] {
  return all(board).filter((element): element is HTMLInputElement => element.localName === 'input');
}

async function submit(board: CoopKpiBoard, field: HTMLInputElement | undefined, text: string): Promise<void> {
  if (field === undefined) throw new Error('There is no field.');
  field.value = text;
  field.dispatchEvent(new Event('input'));
  field.form?.dispatchEvent(new Event('submit', { cancelable: true }));
  await settled(board);
}

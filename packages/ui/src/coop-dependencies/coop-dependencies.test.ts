import type { Dependency } from '@entrelacs/core';
import { aDependency, aMember, aMilestone, aProject, aTask, aTeam } from '@entrelacs/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BoardUnderTest, type GivenBoard } from './board.testing.ts';

const members = [aMember({ id: '1', name: 'Nadia Belkacem', team: '2' }), aMember({ id: '2', name: 'Martine Joubert', team: '1' })];
const teams = [aTeam({ id: '1', name: 'Administration' }), aTeam({ id: '2', name: 'Infra' })];
const project = [aProject({ id: '1', name: 'Boutique en ligne' })];
const contract = aTask({ id: '1', title: 'Signer le contrat', team: '1', project: '1', status: 'doing', accountable: ['2'], responsible: ['2'], start: '2026-11-02', due: '2026-11-10' });
const payment = aTask({ id: '2', title: 'Brancher le paiement', team: '2', project: '1', responsible: ['1'], start: '2026-11-12', due: '2026-11-25' });
const tests = aTask({ id: '3', title: 'Tester le tunnel', team: '2', project: '1', responsible: ['1'], start: '2026-11-26', due: '2026-12-02', milestone: '1' });
const news = aTask({ id: '4', title: 'Écrire la lettre', team: '1', responsible: ['2'] });
const milestone = [aMilestone({ id: '1', title: 'Mise en ligne', project: '1', due: '2026-12-02' })];
const need = aDependency({ id: '11', predecessor: '1', successor: '2', need: 'Les clés d’accès', state: 'accepted', requestedOn: '2026-10-26', acceptedOn: '2026-10-29', neededBy: '2026-11-10' });
const wait = aDependency({ id: '12', predecessor: '2', successor: '3' });
const entities: GivenBoard['entities'] = { task: [contract, payment, tests, news], dependency: [need, wait], member: members, team: teams, project, milestone };

let board: BoardUnderTest;
async function open(given: Partial<GivenBoard> = {}): Promise<BoardUnderTest> {
  document.body.replaceChildren();
  board = new BoardUnderTest({ entities, ...given });
  await board.settled();
  return board;
}

beforeEach(() => localStorage.clear());
afterEach(() => board.remove());

describe('coop-dependencies', () => {
  it('lists every task with its state, its cause and how many it waits for', async () => {
    await open();

    expect(board.named('[role="row"]', 'Signer le contrat').textContent).toContain('Retard 9\u00A0j');
    expect(board.named('[role="row"]', 'Brancher le paiement').textContent).toMatch(/Bloqué\s*, à cause de «\u00A0Signer le contrat\u00A0»/);
  });

  it('opens a task on what it needs and what awaits it, by keyboard alone', async () => {
    await open();

    await board.press(board.named('[role="row"]', 'Brancher le paiement'), 'ArrowRight');

    expect(board.named('[role="row"][aria-level="3"]', 'attend').textContent).toContain('Signer le contrat');
    expect(board.named('[role="row"][aria-level="3"]', 'attendue par').textContent).toContain('Tester le tunnel');
  });

  it('reads as a sentence in the panel: blocked, because, what is needed, whose turn, what waits behind', async () => {
    await open();

    await board.click(board.named('[role="row"]', 'Brancher le paiement'));

    const panel = board.named('aside', 'Bloqué').textContent?.replace(/\s+/gu, ' ') ?? '';
    expect(panel).toContain('Parce que Signer le contrat');
    expect(panel).toContain('retard 9 j, A : Martine Joubert');
    expect(panel).toContain('« Les clés d’accès »');
    expect(panel).toContain('C’est à Martine Joubert de livrer.');
    expect(panel).toContain('Ce qui attend derrière Tester le tunnel');
    expect(board.selected).toEqual(['2']);
  });

  it('takes a need one step further, as one gesture', async () => {
    await open();
    await board.click(board.named('[role="row"]', 'Brancher le paiement'));

    await board.click(board.named('button', 'Marquer livré'));

    expect(board.sent).toMatchObject([[{ kind: 'update', entity: 'dependency', id: '11', fields: { state: 'delivered' } }]]);
    expect(board.text).toContain('C’est à Nadia Belkacem de vérifier.');
  });

  it('asks before it refuses a need', async () => {
    await open();
    await board.click(board.named('[role="row"]', 'Brancher le paiement'));

    await board.click(board.named('button', 'Refuser…'));
    expect(board.sent).toEqual([]);
    await board.click(board.named('.asking button', 'Refuser'));

    expect(board.sent).toMatchObject([[{ fields: { state: 'refused' } }]]);
  });

  it('draws a link chosen from a list, and opens it for its words', async () => {
    await open();
    await board.press(board.named('[role="row"]', 'Écrire la lettre'), 'p');

    await board.click(board.named('[role="option"]', 'Tester le tunnel'));

    expect(board.sent).toMatchObject([[{ kind: 'create', entity: 'dependency', fields: { predecessor: '4', successor: '3', type: 'FS' } }]]);
    expect(board.named('aside', 'Tester le tunnel').querySelector('textarea[data-field="need"]')).not.toBeNull();
  });

  it('refuses a link that would close a cycle, with its names, and writes nothing', async () => {
    await open();
    await board.press(board.named('[role="row"]', 'Tester le tunnel'), 'p');
    expect(board.named('[role="option"]', 'Signer le contrat').getAttribute('aria-disabled')).toBe('true');

    await board.click(board.named('[role="option"]', 'Signer le contrat'));

    expect(board.text).toContain('Tester le tunnel → Signer le contrat → Brancher le paiement → Tester le tunnel');
    expect(board.sent).toEqual([]);
  });

  it('shows what a move would bring about, and writes nothing before Enter', async () => {
    await open({ options: { view: 'timeline' } });
    const row = board.named('[role="row"]', 'Tester le tunnel');

    await board.press(row, 'ArrowRight');
    await board.press(row, 'ArrowRight');

    expect(board.named('.dock', 'Décaler').textContent).toContain('Aperçu\u00A0: rien n’est encore écrit.');
    expect(board.sent).toEqual([]);
    await board.press(row, 'Enter');
    expect(board.sent).toHaveLength(1);
    expect(board.sent[0]?.[0]).toMatchObject({ kind: 'update', entity: 'task', id: '3', fields: { due: expect.any(String) as string } });
  });

  it('says of a move which milestone it breaks, and whom to tell', async () => {
    const apart = { ...tests, responsible: ['2'] };
    await open({ entities: { ...entities, task: [contract, payment, apart, news] }, options: { view: 'timeline' } });
    await board.press(board.named('[role="row"]', 'Brancher le paiement'), 'ArrowRight', { shiftKey: true });

    const said = board.named('.dock', 'Décaler').textContent?.replace(/\s+/gu, ' ') ?? '';
    expect(said).toMatch(/1 tâche bouge Tester le tunnel/);
    expect(said).toMatch(/1 jalon change de date Mise en ligne 10 déc\. → 17 déc\. Promis le 2 déc\. À/);
    expect(said).toMatch(/À prévenir MJ ?Martine J\./);
  });

  it('moves the end alone with Alt', async () => {
    await open({ options: { view: 'timeline' } });
    const row = board.named('[role="row"]', 'Écrire la lettre');
    await board.press(row, 'ArrowRight', { altKey: true });
    const [start, due] = board.all('.dock input').map((input) => (input as HTMLInputElement).value);
    await board.press(row, 'ArrowRight', { altKey: true, shiftKey: true });

    const [laterStart, laterDue] = board.all('.dock input').map((input) => (input as HTMLInputElement).value);
    expect(laterStart).toBe(start);
    expect(laterDue! > due!).toBe(true);
  });

  it('draws the baseline beneath the bars while it is shown', async () => {
    await open({ entities: { ...entities, task: [contract, { ...payment, baselineStart: '2026-11-09', baselineDue: '2026-11-20' }] }, options: { view: 'timeline' } });
    const count = () => board.all('.track .baseline').length;
    expect(count()).toBe(1);

    await board.click(board.named('.toolbar button', 'Référence'));

    expect(count()).toBe(0);
  });

  it('draws the links of the critical path between bars, and those of what was chosen', async () => {
    await open({ options: { view: 'timeline' } });
    const drawn = () => board.all('.links > path').map((path) => path.getAttribute('class'));
    expect(drawn().length).toBeGreaterThan(0);
    expect(new Set(drawn())).toEqual(new Set(['critical']));
    const before = drawn().length;

    await open({ entities: { ...entities, dependency: [need, wait, aDependency({ id: '14', predecessor: '4', successor: '3' })] }, options: { view: 'timeline' } });
    expect(drawn()).toHaveLength(before);
    await board.click(board.named('[role="row"]', 'Écrire la lettre'));
    expect(drawn()).toContain('near');
  });

  it('forgets a move at Escape', async () => {
    await open({ options: { view: 'timeline' } });
    const row = board.named('[role="row"]', 'Tester le tunnel');
    await board.press(row, 'ArrowRight');

    await board.press(row, 'Escape');

    expect(board.all('.dock')).toEqual([]);
    expect(board.sent).toEqual([]);
  });

  it('counts who waits for whom, and opens a cell on its needs', async () => {
    await open({ options: { view: 'matrix' } });

    const cell = board.named('[role="gridcell"]', 'Infra attend Administration');
    expect(cell.textContent).toContain('1 besoin, en retard');
    await board.click(cell);

    expect(board.named('aside', 'besoin ouvert').textContent).toContain('Les clés d’accès');
    await board.click(board.named('aside button', 'Demander'));
    expect(board.element.subject).toEqual({ kind: 'request', asker: '2', provider: '1' });
  });

  it('tones cells by the most that one team waits for from another: what waits within a team makes them no paler', async () => {
    const within = ['51', '52', '53'].map((id) => aTask({ id, title: `Interne ${id}`, team: '2' }));
    const inner = within.map(({ id }) => aDependency({ id: `i${id}`, predecessor: id, successor: '2', need: 'Relire', state: 'requested' }));
    const tones = async (...more: readonly Dependency[]) => {
      await open({ entities: { ...entities, task: [contract, payment, tests, news, ...within], dependency: [need, wait, ...inner, ...more] }, options: { view: 'matrix' } });
      return board.all('.legend li')[0]?.textContent?.trim();
    };

    expect(await tones()).toBe('1 besoin');
    expect(await tones(aDependency({ id: '13', predecessor: '4', successor: '3', need: 'Le texte', state: 'requested' }))).toBe('1 à 2 besoins');
  });

  it('says what blocks me and who waits for me, once I said who I am', async () => {
    await open();
    board.element.me = '2';
    await board.click(board.named('button', 'Que faire d’abord'));
    expect(board.named('section', 'Qui m’attend').textContent).toContain('Brancher le paiement');
    expect(board.named('section', 'Ce qui me bloque').textContent).not.toContain('Les clés d’accès');

    board.element.me = '1';
    await board.settled();
    expect(board.named('section', 'Ce qui me bloque').textContent).toContain('Les clés d’accès');
    expect(board.named('section', 'Qui m’attend').textContent).not.toContain('Tester');
  });

  it.each([
    ['map', ['Ajouter une tâche', 'Replier les projets', 'Déplier les projets', 'Légende', 'SVG', 'PNG', 'CSV', 'Mermaid', 'iCalendar', 'Imprimer', 'Qui êtes-vous', 'Réglages', 'Raccourcis']],
    ['matrix', ['Ajouter une tâche', 'SVG', 'PNG', 'CSV', 'Mermaid', 'iCalendar', 'Imprimer', 'Qui êtes-vous', 'Réglages', 'Raccourcis']],
    ['timeline', ['Ajouter une tâche', 'Légende', 'SVG', 'PNG', 'CSV', 'Mermaid', 'iCalendar', 'Imprimer', 'Qui êtes-vous', 'Réglages', 'Raccourcis']],
    ['list', ['Ajouter une tâche', 'Replier les projets', 'Déplier les projets', 'SVG', 'PNG', 'CSV', 'Mermaid', 'iCalendar', 'Imprimer', 'Qui êtes-vous', 'Réglages', 'Raccourcis']],
  ] as const)('offers from the %s everything that leaves, and what is set', async (view, names) => {
    await open({ options: { view } });
    await board.click(board.named('coop-menu button', 'Plus d’actions'));

    const items = board.all('[role^="menuitem"]').map(({ textContent }) => textContent?.trim() ?? '');
    expect(items).toHaveLength(names.length);
    names.forEach((name, n) => expect(items[n]).toContain(name));
  });

  it('opens what the host’s cursor goes to; not what it is on when the page opens, nor what was chosen here', async () => {
    await open();
    board.element.selected = '1';
    await board.settled();
    expect(board.element.chosenTask).toBeUndefined();
    board.element.selected = '2';
    await board.settled();
    expect(board.named('aside', 'Bloqué').textContent).toContain('Brancher le paiement');

    await board.click(board.named('[role="row"]', 'Tester le tunnel'));
    await board.click(board.named('aside button', 'Fermer'));
    board.element.selected = board.selected.at(-1);
    await board.settled();
    expect(board.selected.at(-1)).toBe('3');
    expect(board.element.chosenTask).toBeUndefined();
  });

  it('deletes a task with its links, after asking', async () => {
    await open();
    await board.click(board.named('[role="row"]', 'Brancher le paiement'));

    await board.click(board.named('button', 'Supprimer la tâche'));
    await board.click(board.named('.asking button', 'Supprimer'));

    expect(board.sent).toMatchObject([[{ kind: 'remove', id: '11' }, { kind: 'remove', id: '12' }, { kind: 'remove', entity: 'task', id: '2' }]]);
  });

  it('says why the host refused', async () => {
    await open({ refusal: { code: 'host.rulesForbid' } });
    await board.click(board.named('[role="row"]', 'Brancher le paiement'));

    await board.click(board.named('button', 'Marquer livré'));

    expect(board.text).toContain('Refusé, revenu en arrière');
  });

  it('shows everything to a viewer, and offers nothing that writes', async () => {
    await open({ canWrite: false });
    await board.click(board.named('[role="row"]', 'Brancher le paiement'));

    expect(board.text).toContain('Vous pouvez tout lire.');
    for (const words of ['Marquer livré', 'Décaler', 'Relier']) expect(board.all('button').some(({ textContent }) => textContent?.includes(words))).toBe(false);
  });

  it('offers nothing that writes a row which this person may only read, and shows its lock', async () => {
    const locked = { task: new Map([['2', 'all' as const]]), dependency: new Map([['11', 'all' as const]]) };
    await open({ locked });
    await board.click(board.named('[role="row"]', 'Brancher le paiement'));

    const names = () => board.all('aside button').map((button) => `${button.textContent} ${button.getAttribute('aria-label')}`).join();
    expect(board.named('aside [role="img"]', 'Lecture seule')).toBeTruthy();
    for (const words of ['Marquer livré', 'Décaler', 'Renommer', 'Supprimer']) expect(names()).not.toContain(words);

    await board.click(board.named('[role="row"]', 'Signer le contrat'));
    expect(names()).toContain('Renommer');
    expect(board.all('aside [role="img"]').some((element) => element.getAttribute('aria-label') === 'Lecture seule')).toBe(false);
  });

  it('does not move the bar of a task that this person may only read', async () => {
    await open({ locked: { task: new Map([['2', ['due']]]) }, options: { view: 'timeline' } });
    await board.press(board.named('[role="row"]', 'Brancher le paiement'), 'ArrowRight');
    expect(board.text).not.toMatch(/Appliquer/);
    await board.press(board.named('[role="row"]', 'Signer le contrat'), 'ArrowRight');
    expect(board.text).toMatch(/Appliquer/);
  });

  it('speaks English too', async () => {
    await open({ language: 'en' });
    await board.click(board.named('[role="row"]', 'Brancher le paiement'));

    expect(board.named('aside', 'Blocked').textContent).toContain('It is up to Martine Joubert to deliver.');
    expect(board.text).not.toMatch(/deps\.[a-z]/);
  });

  it('shows hostile text as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    await open({ entities: { ...entities, task: [{ ...contract, title: hostile }, payment], dependency: [{ ...need, need: hostile }] } });
    await board.click(board.named('[role="row"]', 'Brancher le paiement'));

    expect(board.all('img')).toEqual([]);
    expect(board.named('aside', hostile).textContent).toContain(hostile);
  });

  it('says what each state is, and what to do', async () => {
    await open({ entities: {} });
    expect(board.text).toContain('Pas encore de tâche');

    board.show({ state: 'needsMapping', table: 'Chantiers', columns: [{ field: 'title', required: true }] });
    await board.settled();
    expect(board.text).toContain('Il reste une colonne à choisir');

    board.show({ state: 'error', issue: { code: 'host.noAccess' } });
    await board.settled();
    expect(board.text).toContain('host.noAccess');
  });

  it('says what the filters hide, and takes them off', async () => {
    await open({ options: { filters: { state: 'review', team: '1' } } });
    expect(board.text).toContain('Aucune des 4 tâches ne passe ces 2 filtres');

    await board.click(board.named('button', 'Tout afficher'));

    expect(board.all('[role="row"]').length).toBeGreaterThan(4);
  });

  it('shows what is outside a cycle, and names the cycle among the points to correct', async () => {
    await open({ entities: { ...entities, dependency: [need, wait, aDependency({ id: '13', predecessor: '3', successor: '2' })] } });
    expect(board.named('[role="row"]', 'Écrire la lettre')).toBeDefined();

    await board.click(board.named('button', 'Voir'));

    expect(board.text).toContain('Brancher le paiement → Tester le tunnel → Brancher le paiement');
  });

  it('forecasts a task: by when, how often it is critical, and what that rests on', async () => {
    const past = [0, 1, 2, 3, 4, 5].map((n) => aTask({ id: `9${n}`, title: `Fini ${n}`, team: '2', status: 'done', start: '2026-10-05', due: '2026-10-09', startedOn: '2026-10-05', doneOn: `2026-10-${String(7 + 2 * n).padStart(2, '0')}` }));
    await open({ entities: { ...entities, task: [contract, payment, tests, news, ...past] } });
    await board.click(board.named('[role="row"]', 'Tester le tunnel'));

    const section = board.named('section', 'Prévision').textContent?.replace(/\s+/gu, ' ') ?? '';
    expect(section).toMatch(/Une fois sur deux, finie le\s*\d+ déc\./);
    expect(section).toMatch(/Essais où la fin du projet en dépend\s*100 %/);
    expect(section).toContain('D’après 6 tâches finies de l’équipe Infra. 10 000 essais');
    expect(board.named('section', 'Ce qui attend derrière').textContent).toMatch(/85 fois sur 100 avant le \d+/);
    const cells = [...board.named('[role="row"]', 'Tester le tunnel').querySelectorAll('[role="gridcell"]')].map(({ textContent }) => textContent?.trim());
    expect(cells[6]).toMatch(/déc\./);
    expect(cells[7]).toMatch(/100\s%/);
  });

  it('says what is missing where nothing tells how durations vary', async () => {
    await open();
    await board.click(board.named('[role="row"]', 'Écrire la lettre'));

    expect(board.named('section', 'Prévision').textContent).toContain('donnez une durée optimiste et une pessimiste');
  });

  it('says beneath the timeline what its bars and lines mean, of those that are shown, until the legend is put away', async () => {
    await open({ options: { view: 'timeline', baseline: false } });
    const meanings = () => board.all('.legend li').map(({ textContent }) => textContent?.trim());
    expect(meanings()).toEqual(['Part faite', 'Chemin critique', 'Marge', 'Fin probable, de 50 à 85\u00A0%', 'Jalon']);

    await board.click(board.named('.toolbar button', 'Référence'));
    expect(meanings()).toContain('Référence');
    await board.click(board.named('coop-menu button', 'Plus d’actions'));
    await board.click(board.named('[role="menuitemcheckbox"], [role="menuitemradio"], [role="menuitem"]', 'Légende'));
    expect(meanings()).toEqual([]);
  });

  it('draws the odds of bars and milestones in the timeline, until they are switched off', async () => {
    await open({ options: { view: 'timeline' } });
    expect(board.all('.likely').length).toBeGreaterThan(3);
    expect(board.named('[role="gridcell"]', 'Jalon Mise en ligne').getAttribute('aria-label')).toContain('probablement entre le');

    await board.click(board.named('.toolbar button', 'Prévision'));

    expect(board.all('.likely')).toEqual([]);
  });

  it('says whom a need that waits too long goes to: the lead, then the sponsor', async () => {
    const led = [aProject({ id: '1', name: 'Boutique en ligne', lead: '1', sponsor: '2' })];
    await open({ entities: { ...entities, project: led } });
    await board.click(board.named('button', 'Que faire d’abord'));
    expect(board.named('section', 'À faire remonter').textContent).toContain('à dire à Nadia Belkacem, chef·fe de projet');

    await open({ entities: { ...entities, project: led, dependency: [{ ...need, criticality: 'critical' }, wait] } });
    await board.click(board.named('[role="row"]', 'Brancher le paiement'));
    expect(board.named('.escalation', 'à dire à').textContent).toContain('Martine Joubert, sponsor');
  });

  it('says in its settings that they are to be saved, until they are', async () => {
    await open();
    board.element.unsaved = true;
    board.element.openSettings();
    await board.settled();
    expect(board.text).toContain('Enregistrez dans Grist');

    board.element.unsaved = false;
    await board.settled();

    expect(board.text).not.toContain('Enregistrez dans Grist');
  });

  it('offers no choice for the whole document where its host keeps none', async () => {
    await open();
    board.element.settable = false;
    board.element.openSettings();
    await board.settled();
    expect(board.all('fieldset').map((set) => (set as HTMLFieldSetElement).disabled)).toEqual([true, true, true]);
  });

  it('lets the document choose how long a need may wait, and which days are worked', async () => {
    const chosen: Record<string, string | undefined> = {};
    await open();
    board.element.addEventListener('coop-settings', (event) => Object.assign(chosen, (event as CustomEvent<{ settings: object }>).detail.settings));
    board.element.openSettings();
    await board.settled();

    const limit = board.named('input', 'Critique, jours') as HTMLInputElement;
    limit.value = '2';
    limit.dispatchEvent(new Event('change'));
    await board.click(board.named('button', 'samedi'));

    expect(chosen).toEqual({ 'deps.escalation.critical': '2', 'deps.weekdays': '1 2 3 4 5 6' });
  });

  it('shows integration points that may be one and the same', async () => {
    const point = { kind: 'integration', need: 'Le contrat signé et les clés d’accès' } as const;
    await open({ entities: { ...entities, dependency: [{ ...need, ...point }, aDependency({ id: '13', predecessor: '1', successor: '3', ...point, need: 'Contrat signé, clés d’accès' })] } });
    await board.click(board.named('button', 'Que faire d’abord'));
    await board.click(board.named('section button', 'les mêmes personnes, presque les mêmes mots'));

    expect(board.named('.doubles', 'Peut-être le même').textContent).toContain('Contrat signé, clés d’accès');
  });

  it('reads a column of names as links, and writes the link that is drawn and the one that is deleted there', async () => {
    const mapped = { task: [news, aTask({ id: '3', title: 'Tester le tunnel' }), { ...aTask({ id: '2', title: 'Brancher le paiement' }), dependsOn: ['3'] }] };
    await open({ entities: mapped, fields: { task: ['title', 'dependsOn'] } });
    await board.press(board.named('[role="row"]', 'Brancher le paiement'), 'ArrowRight');
    expect(board.named('[role="row"][aria-level="2"]', 'attend').textContent).toContain('Tester le tunnel');

    await board.press(board.named('[role="row"]', 'Brancher le paiement'), 'n');
    await board.click(board.named('[role="option"]', 'Écrire la lettre'));
    expect(board.sent).toMatchObject([[{ kind: 'update', entity: 'task', id: '2', fields: { dependsOn: ['3', '4'] } }]]);
    expect(board.named('aside', 'Écrire la lettre').textContent).toContain('Lu dans la colonne «\u00A0Dépend de\u00A0»');

    await board.click(board.named('aside button', 'Supprimer le lien'));
    expect(board.sent.at(-1)).toMatchObject([{ kind: 'update', entity: 'task', id: '2', fields: { dependsOn: ['3'] } }]);
  });

  it('filters by everything there is, and by what I am', async () => {
    await open();
    await board.click(board.named('.toolbar button', 'Filtres'));
    const set = async (name: string, value: string) => {
      const select = board.all(`select[data-filter="${name}"]`)[0] as HTMLSelectElement;
      select.value = value;
      select.dispatchEvent(new Event('change'));
      await board.settled();
    };
    const shown = () => board.all('.row.task').map((row) => row.querySelector('.title')?.textContent?.trim());

    await set('member', '2');
    expect(shown()).toEqual(['Signer le contrat', 'Écrire la lettre']);
    await set('role', 'accountable');
    expect(shown()).toEqual(['Signer le contrat']);
    await set('team', '2');
    expect(board.text).toContain('Aucune des 4 tâches');
    await board.click(board.named('aside button', 'Tout afficher'));
    await set('horizon', '7');
    expect(shown()).not.toContain('Tester le tunnel');
    await board.click(board.named('aside button', 'Tout afficher'));
    await board.click(board.named('aside button', 'Choisir une tâche'));
    await board.click(board.named('[role="option"]', 'Signer le contrat'));
    expect(shown()).toEqual(['Signer le contrat', 'Brancher le paiement', 'Tester le tunnel']);
  });

  it('offers the views as a menu where there is no room for four buttons', async () => {
    await open();
    const toolbar = board.all('coop-dependency-toolbar')[0] as HTMLElement & { width: number };
    toolbar.width = 420;
    await board.settled();

    expect(board.all('.segmented')).toEqual([]);
    expect(board.named('coop-menu', '').getAttribute('label')).toBe('Vue');
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import './coop-setup.ts';
import type { CoopSetup, DoctorView, FindingView, LinkPlanView, SetupEvents, SetupLinkable, SetupLinkField, SetupOverview, SetupState, WelcomeView } from './coop-setup.ts';

const field = (key: string, label: string, given: Partial<SetupLinkField> = {}): SetupLinkField => ({ key, label, required: false, types: [], canAdd: true, ...given });
const members: SetupLinkable = { key: 'member', label: 'Membres', fields: [field('name', 'Nom', { required: true, canAdd: false }), field('email', 'Adresse e-mail'), field('capacityHours', 'Heures par semaine', { types: ['Numeric'] })], extras: [] };
const tasks: SetupLinkable = {
  key: 'task',
  label: 'Tâches',
  fields: [field('title', 'Titre', { required: true, canAdd: false }), field('status', 'Statut', { types: ['Choice', 'Text'] }), field('responsible', 'Réalise')],
  extras: [
    { key: 'dates', fields: ['statusMeaning', 'doneOn'], labels: ['Terminée le'], needs: ['status'] },
    { key: 'signals', fields: ['statusMeaning', 'isLate'], labels: ['En retard'], needs: [] },
  ],
};
const membersTable = { ref: 2, title: 'Membres', columns: [{ ref: 21, label: 'Nom', type: 'Text' }, { ref: 22, label: 'Courriel', type: 'Text' }] };
const worksTable = { ref: 3, title: 'Chantier', columns: [{ ref: 31, label: 'Quoi', type: 'Text' }, { ref: 32, label: 'État', type: 'Choice' }, { ref: 33, label: 'Prix', type: 'Numeric' }] };

const overview = (title: string): SetupOverview => ({
  tables: [
    { key: 'member', title, isLinked: false, columns: [{ label: 'Nom', type: 'Text' }, { label: 'Équipe', type: 'Ref', refersTo: 'Équipes' }] },
    { key: 'task', title: 'Tâches', isLinked: false, columns: [{ label: 'Commencée le', type: 'Date', formula: 'filled' }] },
  ],
  pages: [{ key: 'setup', name: 'Démarrer', about: 'cette page' }, { key: 'raci', name: 'Qui fait quoi', about: 'matrice RACI' }],
  clashes: [{ key: 'member', theirs: 'Membres', ours: title, table: 2, canLink: true }],
  linkables: [members],
});

const welcome = (given: Partial<WelcomeView> = {}): SetupState => ({
  state: 'welcome',
  welcome: {
    overview: { fr: overview('Membres Entrelacs'), en: overview('Members') },
    ownTables: [membersTable],
    links: [],
    suggest: () => ({ name: 21 }),
    ...given,
  },
});

const finding = (given: Partial<FindingView>): FindingView => ({
  key: 'columnMissing column:task.responsible',
  kind: 'columnMissing',
  severity: 'critical',
  values: { column: 'Réalise', table: 'Tâches' },
  isProposed: true,
  manual: false,
  changes: [{ sign: '+', code: 'columnMissing', values: { column: 'Réalise', table: 'Tâches' }, type: { name: 'RefList', table: 'Membres' } }],
  ...given,
});
const renamed = finding({ key: 'tableRenamed name:milestone', kind: 'tableRenamed', severity: 'info', values: { table: 'Jalons', now: 'Étapes' }, isProposed: false, changes: [{ sign: '~', code: 'tableRenamed', values: { table: 'Jalons', now: 'Étapes' } }] });

const doctor = (given: Partial<DoctorView> = {}): SetupState => ({
  state: 'doctor',
  doctor: { installed: 'fr', version: '1.0', latest: '1.0', findings: [], inOrder: [{ kind: 'table', name: 'Équipes', count: 5 }], pages: ['Qui fait quoi'], beside: [], rules: [], linking: { ownTables: [], links: [], linkables: [], suggest: () => ({}) }, ...given },
});

async function show(state: SetupState, given: Partial<CoopSetup> = {}): Promise<CoopSetup> {
  const element = Object.assign(document.createElement('coop-setup'), { language: 'fr' as const, state, ...given });
  document.body.append(element);
  await settled(element);
  return element;
}

/** Drawn, with the parts that come when they are needed. */
async function settled(element: CoopSetup): Promise<void> {
  await element.updateComplete;
  await vi.dynamicImportSettled();
  await element.updateComplete;
}

const words = (element: CoopSetup) => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').replace(/\u202F/g, ' ');
const all = <E extends Element>(element: CoopSetup, selector: string) => [...(element.shadowRoot?.querySelectorAll<E>(selector) ?? [])];
const button = (element: CoopSetup, label: string) => {
  const found = all<HTMLButtonElement>(element, 'button').find(({ textContent }) => textContent.trim() === label);
  if (found === undefined) throw new Error(`no button ${label} in ${words(element)}`);
  return found;
};

function heard<Name extends keyof SetupEvents>(element: CoopSetup, name: Name): SetupEvents[Name][] {
  const details: SetupEvents[Name][] = [];
  element.addEventListener(name, (event) => details.push((event as CustomEvent<SetupEvents[Name]>).detail));
  return details;
}

afterEach(() => document.body.replaceChildren());

describe('coop-setup, at the first opening', () => {
  it('says what will be before the button', async () => {
    const element = await show(welcome({ demo: { members: 60, teams: 8, projects: 6, tasks: 118, dependencies: 90, rows: 2060 } }));

    expect(words(element)).toContain('2 tables et 2 pages s’ajoutent aux vôtres. Rien de ce qui existe n’est modifié.');
    expect(words(element)).toContain('Vous avez déjà une table Membres. La nôtre s’appellera Membres Entrelacs, ou relier la vôtre.');
    expect(words(element)).toContain('3 colonnes, 2 pages, puis 2 060 lignes d’exemple.');
    expect(words(element)).toContain('référence vers Équipes');
    expect(words(element)).toContain('date · se remplit seule');
  });

  it('asks for the installation in the language chosen, without the example when it is switched off', async () => {
    const element = await show(welcome());
    const installs = heard(element, 'coop-install');

    all<HTMLInputElement>(element, 'input[value=en]')[0]?.click();
    all<HTMLInputElement>(element, '.switch input')[0]?.click();
    await element.updateComplete;
    button(element, 'Installer').click();

    expect(installs).toEqual([{ lang: 'en', demo: false }]);
  });

  it('says that the page where it was put by hand has done its work', async () => {
    const element = await show(doctor({ beside: ['Nouvelle page'] }));

    expect(element.shadowRoot?.textContent).toContain('La page où ce widget a été posé à la main (Nouvelle page) ne sert plus');
  });

  it('links a table of the user’s own by its columns', async () => {
    const element = await show(welcome());
    const links = heard(element, 'coop-link');
    button(element, 'relier la vôtre').click();
    await settled(element);

    const email = all<HTMLSelectElement>(element, '[data-field=email]')[0];
    if (email === undefined) throw new Error('no field');
    email.value = '22';
    email.dispatchEvent(new Event('change'));
    await element.updateComplete;
    all<HTMLFormElement>(element, 'form')[0]?.dispatchEvent(new Event('submit', { cancelable: true }));

    expect(links).toEqual([{ entity: 'member', table: 2, columns: { name: 21, email: 22 }, added: [] }]);
  });

  it('shows the form that links a table from its start, the keyboard on its first field', async () => {
    const element = await show(welcome());
    const scrolled: unknown[] = [];
    element.shadowRoot?.addEventListener('focusin', (event) => scrolled.push((event.target as HTMLElement).tagName));
    const scroll = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element, options) {
      scrolled.push(this.tagName, options);
    });

    button(element, 'relier la vôtre').click();
    await vi.waitFor(() => expect(scrolled).toEqual(['FORM', { block: 'start' }, 'SELECT']));
    scroll.mockRestore();
  });

  it('links nothing without the required column, and says which', async () => {
    const element = await show(welcome({ suggest: () => ({}) }));
    const links = heard(element, 'coop-link');
    button(element, 'relier la vôtre').click();
    await settled(element);

    expect(words(element)).toContain('Choisissez la colonne Nom.');
    expect(button(element, 'Relier').disabled).toBe(true);
    expect(button(element, 'Installer').disabled).toBe(true);
    all<HTMLFormElement>(element, 'form')[0]?.dispatchEvent(new Event('submit', { cancelable: true }));
    expect(links).toEqual([]);
  });

  it('offers no example while a table is linked', async () => {
    const element = await show(welcome({ links: [{ draft: { entity: 'member', table: 2, columns: { name: 21 }, added: ['capacityHours', 'email'] }, theirs: 'Adhérents', label: 'Membres' }] }));
    const installs = heard(element, 'coop-install');

    expect(words(element)).toContain('Votre table Adhérents tiendra lieu de Membres, avec 2 colonnes ajoutées (défaire).');
    expect(words(element)).toContain('Pas d’exemple quand une de vos tables est reliée');
    button(element, 'Installer').click();
    expect(installs).toEqual([{ lang: 'fr', demo: false }]);
  });

  it('goes on in the language that an interrupted installation has', async () => {
    const element = await show(welcome({ unfinished: 'en' }));
    const installs = heard(element, 'coop-install');

    expect(words(element)).toContain('Elle s’est arrêtée en route.');
    button(element, 'Reprendre').click();
    expect(installs).toEqual([{ lang: 'en', demo: true }]);
  });

  it('waits where it was sent away', async () => {
    const element = await show(welcome());
    button(element, 'Plus tard').click();
    await element.updateComplete;
    expect(words(element)).toContain('Rien n’est installé');

    button(element, 'Voir l’installation').click();
    await element.updateComplete;
    expect(words(element)).toContain('Installer Entrelacs dans ce document');
  });

  it('shows markup in a name as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const element = await show(welcome({ overview: { fr: overview(hostile), en: overview(hostile) } }));

    expect(words(element)).toContain(hostile);
    expect(all(element, 'img')).toEqual([]);
  });
});

describe('coop-setup, at work', () => {
  const run = { kind: 'install', fraction: 0.5, secondsLeft: 4, rows: [{ code: 'setup.phase.tables', state: 'done' }, { code: 'setup.phase.demo', state: 'now', done: 400, total: 2060 }] } as const;

  it('says what is done, what is at work, and that stopping is safe', async () => {
    const element = await show(welcome(), { run });
    const stops = heard(element, 'coop-stop');

    expect(words(element)).toContain('Étape 2 sur 2');
    expect(words(element)).toContain('encore 4 s environ');
    expect(words(element)).toContain('400 sur 2 060');
    button(element, 'Arrêter après cette étape').click();
    expect(stops).toHaveLength(1);
    expect(button(element, 'Installation…').disabled).toBe(true);
  });

  it('says why a step failed, what is safe, and a code to quote', async () => {
    const element = await show(welcome(), { run: { ...run, ended: 'failed', failure: { code: 'host.denied', detail: 'Blocked by table update access rules' } } });

    expect(words(element)).toContain('Une règle d’accès de ce document refuse ce changement.');
    expect(words(element)).toContain('Ce qui était fait est gardé');
    expect(words(element)).toContain('Blocked by table update access rules');
    expect(words(element)).toContain('Code host.denied');
    expect(button(element, 'Reprendre')).toBeDefined();
  });
});

describe('coop-setup, in an installed document', () => {
  it('says that all is in order', async () => {
    const element = await show(doctor());
    expect(words(element)).toContain('Entrelacs est installé, tout est en ordre');
  });

  it('ticks what it proposes, says the effect, and shows what would change', async () => {
    const element = await show(doctor({ findings: [finding({ detail: 'responsible' }), renamed] }));

    expect(words(element)).toContain('2 points à regarder');
    expect(all<HTMLInputElement>(element, '.findings input').map(({ checked }) => checked)).toEqual([true, false]);
    expect(words(element)).toContain('Elle porte le R de la matrice.');
    expect(all(element, '.changes li').map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())).toEqual(['+Tâches.Réalise, liste de références vers Membres']);
  });

  it('repairs what is ticked, and keeps a tick taken away', async () => {
    const element = await show(doctor({ findings: [finding({}), renamed] }));
    const repairs = heard(element, 'coop-repair');
    const [first, second] = all<HTMLInputElement>(element, '.findings input');
    first?.click();
    second?.click();
    await element.updateComplete;

    element.state = doctor({ findings: [finding({}), renamed] });
    await element.updateComplete;
    button(element, 'Réparer 1 point').click();

    expect(repairs).toEqual([{ keys: ['tableRenamed name:milestone'] }]);
  });

  it('says how many cells of a column can be read', async () => {
    const type = finding({ key: 'columnType column:task.due', kind: 'columnType', values: { column: 'Échéance', table: 'Tâches' }, type: { name: 'Date' }, was: { name: 'Text' }, cells: { total: 118, readable: 115 } });
    const element = await show(doctor({ findings: [type] }));

    expect(words(element)).toContain('Échéance est d’un autre type dans Tâches : texte');
    expect(words(element)).toContain('115 valeurs sur 118 se lisent ainsi : date. Les autres restent affichées en rouge dans Grist.');
  });

  it('removes the example after saying which rows stay', async () => {
    const demo = { rows: 2060, removable: 2047, kept: [{ title: 'Statuts', table: 'Tâches', why: 'edited' as const }, { title: 'Ana', table: 'Membres', why: 'referred' as const }], isPartial: false, isBarred: false };
    const element = await show(doctor({ demo }));
    const removals = heard(element, 'coop-demo-remove');
    button(element, 'Retirer…').click();
    await element.updateComplete;

    expect(words(element)).toContain('Statuts (Tâches) · modifiée');
    expect(words(element)).toContain('Ana (Membres) · citée par une ligne gardée');
    all<HTMLButtonElement>(element, '.confirm .primary')[0]?.click();
    expect(removals).toHaveLength(1);
  });

  it('shows the access rules, and what owners still see, before it sets them', async () => {
    const element = await show(doctor({ rules: [{ table: 'Baromètre', isInstalled: false }, { table: 'Membres', column: 'Adresse e-mail', isInstalled: true }] }));
    const rules = heard(element, 'coop-rules-set');
    button(element, 'Voir les règles…').click();
    await element.updateComplete;

    expect(words(element)).toContain('Baromètre : seuls les propriétaires lisent et modifient');
    expect(words(element)).toContain('déjà posée');
    expect(words(element)).toContain('Ce que les propriétaires voient encore');
    button(element, 'Poser 1 règle').click();
    expect(rules).toHaveLength(1);
  });
});

describe('coop-setup, where it cannot work', () => {
  it('says how to give it full access, in the reader’s language', async () => {
    const element = await show({ state: 'needsAccess', reason: 'access' }, { language: 'en' });
    expect(words(element)).toContain('This page needs full access');
    expect(words(element)).toContain('choose “Full document access”');
  });

  it('tells a viewer whom to ask', async () => {
    expect(words(await show({ state: 'needsAccess', reason: 'viewer' }))).toContain('Demandez à une personne qui peut l’éditer');
  });

  it('says that the document could not be read, and tries again', async () => {
    const element = await show({ state: 'error', code: 'host.offline' });
    const checks = heard(element, 'coop-check');

    expect(words(element)).toContain('Le document n’a pas pu être lu');
    button(element, 'Réessayer').click();
    expect(checks).toHaveLength(1);
  });
});

describe('coop-setup, with tables of the user’s own in an installed document', () => {
  const linking = { ownTables: [membersTable, worksTable], linkables: [members, tasks], links: [], suggest: (entity: string, table: number): Record<string, number> => (entity === 'task' && table === 3 ? { title: 31, status: 32 } : {}) };
  const linked = { ...linking, links: [{ draft: { entity: 'task', table: 3, columns: { title: 31, status: 32 }, added: ['statusMeaning', 'doneOn'] }, theirs: 'Chantier', label: 'Tâches' }] };
  const plan: LinkPlanView = { changes: [{ sign: '~', code: 'sectionMoved', values: { section: 'raci', page: 'Qui fait quoi', table: 'Chantier' } }], cells: { total: 4, readable: 3 }, demoRows: 0 };
  const open = async (label: string, given: Partial<DoctorView['linking']> = {}) => {
    const element = await show(doctor({ linking: { ...linking, ...given } }));
    const plans = heard(element, 'coop-link-plan');
    await settled(element);
    button(element, label).click();
    await settled(element);
    return { element, plans };
  };
  const tick = async (element: CoopSetup, extra: string, checked: boolean) => {
    const input = all<HTMLInputElement>(element, `[data-extra=${extra}]`)[0];
    if (input === undefined) throw new Error(`no ${extra}`);
    input.checked = checked;
    input.dispatchEvent(new Event('change'));
    await element.updateComplete;
  };

  it('shows what a link changes before it is made, and makes it', async () => {
    const { element, plans } = await open('Relier une de vos tables…');
    const links = heard(element, 'coop-link');
    expect(plans).toEqual([{ entity: 'task', draft: { entity: 'task', table: 3, columns: { title: 31, status: 32 }, added: [] } }]);
    expect(words(element)).toContain('Lecture de ce qui changerait…');
    expect(button(element, 'Relier').disabled).toBe(true);

    element.linkPlan = plan;
    await element.updateComplete;
    expect(words(element)).toContain('raci, page Qui fait quoi : sur la table Chantier');
    expect(words(element)).toContain('Les 4 cellules qui citaient l’ancienne table : 3 retrouvent le même nom');
    button(element, 'Relier').click();
    expect(links).toHaveLength(1);
  });

  it('says what is off without a column, and adds one of ours on demand', async () => {
    const { element, plans } = await open('Relier une de vos tables…');
    expect(words(element)).toContain('Sans elle, pas de R dans la matrice.');
    expect(words(element)).toContain('compte comme « À faire » tant que vous ne l’avez pas déclaré comme étape');
    const responsible = all<HTMLSelectElement>(element, '[data-field=responsible]')[0];
    if (responsible === undefined) throw new Error('no field');
    responsible.value = 'new';
    responsible.dispatchEvent(new Event('change'));
    await element.updateComplete;

    expect(words(element)).not.toContain('pas de R dans la matrice');
    expect(plans.at(-1)?.draft?.added).toEqual(['responsible']);
    expect(all<HTMLOptionElement>(element, '[data-field=status] option').map(({ textContent }) => textContent.trim())).toEqual(['aucune', '+ nouvelle colonne', 'Quoi', 'État']);
  });

  it('adds columns that fill themselves by groups, and keeps what two groups share', async () => {
    const { element, plans } = await open('Relier une de vos tables…');
    await tick(element, 'dates', true);
    await tick(element, 'signals', true);
    expect([...(plans.at(-1)?.draft?.added ?? [])].sort()).toEqual(['doneOn', 'isLate', 'statusMeaning']);
    await tick(element, 'dates', false);
    expect([...(plans.at(-1)?.draft?.added ?? [])].sort()).toEqual(['isLate', 'statusMeaning']);
    await tick(element, 'signals', false);
    expect(plans.at(-1)?.draft?.added).toEqual([]);
  });

  it('offers no group whose columns would stay empty, and says what it needs', async () => {
    const { element } = await open('Relier une de vos tables…', { suggest: () => ({ title: 31 }), linkables: [tasks] });
    expect(all<HTMLInputElement>(element, '[data-extra=dates]')[0]?.disabled).toBe(true);
    expect(words(element)).toContain('Il faut d’abord une colonne : Statut.');
  });

  it('asks for the table of tasks first, where a column must lead to it', async () => {
    const needs: SetupLinkable = { key: 'dependency', label: 'Dépendances', fields: [field('predecessor', 'A besoin de', { required: true, refersTo: 'Tasks', canAdd: false })], extras: [] };
    const { element } = await open('Relier une de vos tables…', { suggest: () => ({}), linkables: [needs] });
    expect(words(element)).toContain('Reliez d’abord votre table de tâches');
  });

  it('asks to remove the example first', async () => {
    const { element } = await open('Relier une de vos tables…');
    element.linkPlan = { ...plan, demoRows: 12 };
    await element.updateComplete;
    expect(words(element)).toContain('Retirez-le d’abord');
    expect(button(element, 'Relier').disabled).toBe(true);
  });

  it('changes the columns of a link, its table and what it stands for stay', async () => {
    const { element, plans } = await open('Changer…', linked);
    expect(words(element)).toContain('Votre table Chantier tient lieu de Tâches · 2 colonnes reliées, 2 ajoutées');
    expect(words(element)).toContain('Changer les colonnes de Chantier');
    expect(plans.at(-1)).toEqual({ entity: 'task', draft: linked.links[0]?.draft });
    expect(all(element, 'form select').map((select) => select.getAttribute('data-field'))).toEqual(['title', 'status', 'responsible']);
  });

  it('ends a link after saying what that changes', async () => {
    const { element, plans } = await open('Ne plus relier…', linked);
    const ends = heard(element, 'coop-unlink');
    expect(plans).toEqual([{ entity: 'task' }]);
    expect(words(element)).toContain('Notre table reprend sa place');
    element.linkPlan = plan;
    await element.updateComplete;
    button(element, 'Ne plus relier').click();
    expect(ends).toEqual([{ entity: 'task' }]);
  });
});

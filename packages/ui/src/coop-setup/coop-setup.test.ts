import { afterEach, describe, expect, it, vi } from 'vitest';
import { overview, welcome, finding, renamed, doctor, show, settled, words, all, button, heard } from './setup.testing.ts';

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

  it.each([
    ['incomplete', 2, 'Restent à faire : 2 choses. Rien n’est fait deux fois.'],
    ['incomplete', 0, 'Tout est là, et reste à noter. Rien n’est fait deux fois.'],
    ['upgrade', 3, 'Ajoute 3 éléments, et ne touche à rien d’autre.'],
    ['upgrade', 0, 'N’ajoute rien : seule la version change.'],
  ])('says what is left of %s where that is %i, and never "0"', async (kind, n, words) => {
    const element = await show(doctor({ findings: [finding({ key: 'upgrade', kind, severity: 'warning', values: { version: '0.9', latest: '1.0', n }, changes: [] })] }));

    expect(element.shadowRoot?.querySelector('.findings .meta')?.textContent?.replace(/\s/g, ' ')).toBe(words);
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

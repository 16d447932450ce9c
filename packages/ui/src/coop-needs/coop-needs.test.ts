import { aDependency, aMember, aProject, aTask, aTeam } from '@entrelacs/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { ElementUnderTest, hostileTexts, type GivenElement } from '../shared/page-element.testing.ts';
import './coop-needs.ts';
import type { CoopNeeds } from './coop-needs.ts';

const member = [aMember({ id: 'ines', name: 'Inès Morel' }), aMember({ id: 'karim', name: 'Karim Haddad' }), aMember({ id: 'lea', name: 'Léa Fontaine' })];
const team = [aTeam({ id: 'infra', name: 'Infra' })];
const project = [aProject({ id: 'boutique', name: 'Boutique' })];
const statutes = aTask({ id: 'statuts', title: 'Écrire les statuts', status: 'doing', project: 'boutique', accountable: ['ines'] });
const photos = aTask({ id: 'photos', title: 'Photographier les lampes', status: 'todo', project: 'boutique', team: 'infra', accountable: ['karim'] });
const letter = aTask({ id: 'lettre', title: 'Écrire la lettre', status: 'todo', accountable: ['lea'] });
const task = [statutes, photos, letter];
const signed = aDependency({ id: 'signes', predecessor: 'statuts', successor: 'photos', need: 'Les statuts signés', state: 'accepted', neededBy: '2026-11-10', requestedOn: '2026-10-01', acceptedOn: '2026-10-02' });
const entities: NonNullable<GivenElement['entities']> = { task, member, team, project, dependency: [signed] };

let needs: ElementUnderTest<CoopNeeds>;
async function open(given: GivenElement = {}, properties: Partial<CoopNeeds> = {}) {
  needs = new ElementUnderTest<CoopNeeds>('coop-needs', { entities, ...given }, properties);
  return needs.settled();
}
afterEach(() => needs.remove());

describe('coop-needs', () => {
  it('reads as a sentence: what, who waits for whom, how far it is, how late', async () => {
    await open();

    expect(needs.texts('li')).toEqual([expect.stringMatching(/^« Les statuts signés » ?retard 9 j Karim Haddad attend Inès Morel accepté$/u)]);
  });

  it('tells the one who is looking who waits for them, and whom they wait for', async () => {
    await open({}, { me: 'ines' });
    expect(needs.texts('.who')).toEqual(['Karim Haddad vous attend, pour Photographier les lampes']);
    needs.remove();

    await open({}, { me: 'karim' });
    expect(needs.texts('.who')).toEqual(['Vous attendez Inès Morel, pour Photographier les lampes']);
  });

  it('offers the next step to whoever’s turn it is, and to nobody else', async () => {
    await open({}, { me: 'karim' });
    expect(needs.all('.acts button')).toEqual([]);
    needs.remove();

    await open({}, { me: 'ines' });
    await needs.click(needs.named('button', 'Marquer livré'));

    expect(needs.sent).toEqual([[{ kind: 'update', entity: 'dependency', id: 'signes', fields: { state: 'delivered', deliveredOn: '2026-11-19' } }]]);
    expect(needs.text).toContain('à vérifier');
  });

  it('asks before it refuses', async () => {
    await open({}, { me: 'ines' });

    await needs.click(needs.named('.acts button', 'Refuser'));
    expect(needs.sent).toEqual([]);
    await needs.click(needs.named('.asking button', 'Annuler'));
    expect(needs.all('.asking')).toEqual([]);

    await needs.click(needs.named('.acts button', 'Refuser'));
    await needs.click(needs.all('.asking button')[0]!);
    expect(needs.sent).toMatchObject([[{ id: 'signes', fields: { state: 'refused' } }]]);
  });

  it('offers nothing on a row that may only be read, nor where nothing may be written', async () => {
    await open({ locked: { dependency: new Map([['signes', 'all']]) } }, { me: 'ines' });
    expect(needs.all('.acts button')).toEqual([]);
    needs.remove();

    await open({ canWrite: false }, { me: 'ines' });
    expect(needs.all('button')).toEqual([]);
  });

  it('shows why a change came back, and the need as it was', async () => {
    await open({ refusal: { code: 'host.denied', words: { title: 'Non', why: 'Les droits du wiki ne le permettent pas.' } } }, { me: 'ines' });

    await needs.click(needs.named('button', 'Marquer livré'));

    expect(needs.text).toContain('Les droits du wiki ne le permettent pas.');
    expect(needs.texts('.who')).toEqual(['Karim Haddad vous attend, pour Photographier les lampes']);
  });

  it('puts the reader’s turn first, then the longest overdue, then by day', async () => {
    const dependency = [
      aDependency({ id: 'a', predecessor: 'photos', successor: 'lettre', need: 'Plus tard', state: 'accepted', neededBy: '2026-12-20' }),
      aDependency({ id: 'b', predecessor: 'photos', successor: 'statuts', need: 'Très en retard', state: 'accepted', neededBy: '2026-10-01' }),
      aDependency({ id: 'c', predecessor: 'lettre', successor: 'photos', need: 'À moi', state: 'accepted', neededBy: '2027-01-15' }),
      aDependency({ id: 'd', predecessor: 'photos', successor: 'lettre', need: 'Bientôt', state: 'accepted', neededBy: '2026-11-25' }),
    ];
    await open({ entities: { ...entities, dependency } }, { me: 'lea' });

    expect(needs.texts('.what').map((text) => text.replace(/[«»\s]+/gu, ' ').trim())).toEqual(['À moi', 'Très en retard', 'Bientôt', 'Plus tard']);
  });

  it('keeps to a project, a person, a task, or one need even once it is over', async () => {
    const other = aDependency({ id: 'autre', predecessor: 'lettre', successor: 'lettre2', need: 'Une adresse', state: 'requested' });
    const over = aDependency({ id: 'fini', predecessor: 'statuts', successor: 'photos', need: 'Déjà là', state: 'verified' });
    const all: GivenElement = { entities: { ...entities, task: [...task, aTask({ id: 'lettre2', title: 'Envoyer la lettre', accountable: ['lea'] })], dependency: [signed, other, over] } };
    const shown = async (properties: Partial<CoopNeeds>) => {
      await open(all, properties);
      const texts = needs.texts('.what').map((text) => text.replace(/[«»\s]+/gu, ' ').trim());
      needs.remove();
      return texts;
    };

    expect(await shown({ project: 'boutique' })).toEqual(['Les statuts signés']);
    expect(await shown({ team: 'infra' })).toEqual(['Les statuts signés']);
    expect(await shown({ member: 'lea' })).toEqual(['Une adresse']);
    expect(await shown({ task: 'photos' })).toEqual(['Les statuts signés']);
    expect(await shown({ need: 'fini' })).toEqual(['Déjà là']);
    expect(await shown({ need: 'nulle-part' })).toEqual([]);
  });

  it('shows twenty, and the others when asked', async () => {
    const dependency = Array.from({ length: 33 }, (_, n) => aDependency({ id: `d${n}`, predecessor: 'statuts', successor: 'photos', need: `Besoin ${n}`, state: 'requested' }));
    await open({ entities: { ...entities, dependency } });
    expect(needs.all('li')).toHaveLength(20);

    await needs.click(needs.named('button', 'Voir les 13 autres'));

    expect(needs.all('li')).toHaveLength(33);
  });

  it('asks a task for what is needed, in one gesture, with the focus where one writes', async () => {
    await open({}, { me: 'karim', project: 'boutique' });

    await needs.click(needs.named('button', 'Demander ce qu’il vous faut'));
    expect(needs.focused?.localName).toBe('textarea');
    // What one has to do comes first, and only the project's tasks.
    expect(needs.texts('select[name="asker"] option')).toEqual(['Photographier les lampes', 'Écrire les statuts']);
    needs.fill('need', '  Un fond blanc ');
    needs.fill('asker', 'photos');
    needs.fill('of', 'statuts');
    needs.fill('neededBy', '2026-12-05');
    await needs.submit();

    expect(needs.sent).toMatchObject([[{ kind: 'create', entity: 'dependency', fields: { predecessor: 'statuts', successor: 'photos', need: 'Un fond blanc', state: 'requested', neededBy: '2026-12-05', requestedOn: '2026-11-19' } }]]);
    expect(needs.all('form')).toEqual([]);
    expect(needs.text).toContain('Demande envoyée');
  });

  it('asks a team, which gets a task of it; without words nothing is sent', async () => {
    await open({}, { me: 'ines' });
    await needs.click(needs.named('button', 'Demander ce qu’il vous faut'));

    await needs.submit();
    expect(needs.sent).toEqual([]);

    needs.fill('need', 'Un serveur');
    needs.fill('asker', 'statuts');
    needs.fill('of', '');
    needs.fill('team', 'infra');
    await needs.submit();
    expect(needs.sent).toMatchObject([[{ kind: 'create', entity: 'task', fields: { team: 'infra' } }, { kind: 'create', entity: 'dependency', fields: { successor: 'statuts', need: 'Un serveur' } }]]);
  });

  it('says that there is no task to ask for', async () => {
    await open({ entities: { ...entities, task: [aTask({ id: 'x', status: 'done' })], dependency: [] } });

    await needs.click(needs.named('button', 'Demander ce qu’il vous faut'));

    expect(needs.text).toContain('Il faut une tâche en cours');
  });

  it('shows each of its four states, with what to do', async () => {
    await open({ entities: {} });
    expect(needs.text).toContain('Personne n’attend rien pour l’instant.');

    needs.show({ state: 'loading' });
    await needs.settled();
    expect(needs.texts('[role="status"]').join(' ')).toContain('Chargement…');

    needs.show({ state: 'needsMapping', columns: [{ field: 'Besoin', required: true }, { field: 'Pour', required: true, column: 'bf_pour' }] });
    await needs.settled();
    expect(needs.text).toMatch(/tient lieu de\s: Besoin\./u);

    needs.show({ state: 'error', issue: { code: 'host.offline', words: { title: 'Connexion perdue', why: 'Le wiki ne répond pas.' } } });
    await needs.settled();
    expect(needs.texts('[role="alert"]')).toEqual(['Connexion perdue Le wiki ne répond pas. Réessayer']);
    await needs.click(needs.named('button', 'Réessayer'));
    expect(needs.retries).toBe(1);
  });

  it('speaks English', async () => {
    await open({ language: 'en' }, { me: 'ines' });

    expect(needs.texts('.who')).toEqual(['Karim Haddad is waiting for you, for Photographier les lampes']);
    expect(needs.named('button', 'Ask for what you need')).toBeDefined();
  });

  it('shows hostile text as text, and leaves out needs that nothing stands behind', async () => {
    const hostile = hostileTexts.map((text, n) => [aTask({ id: `t${n}`, title: text, accountable: [`m${n}`] }), aTask({ id: `u${n}`, title: text, accountable: [`m${n}`] }), aMember({ id: `m${n}`, name: text })] as const);
    await open({
      entities: {
        task: hostile.flatMap(([one, other]) => [one, other]),
        member: hostile.map(([, , person]) => person),
        team: [aTeam({ id: 'x', name: hostileTexts[1] })],
        dependency: [...hostile.map(([one, other], n) => aDependency({ id: `d${n}`, predecessor: one.id, successor: other.id, need: hostileTexts[n], criteria: hostileTexts[n], state: 'requested' })), aDependency({ id: 'gone', predecessor: 'nulle-part', successor: 't0', need: 'Rien' })],
      },
    });
    await needs.click(needs.named('button', 'Demander ce qu’il vous faut'));

    expect(needs.all('li')).toHaveLength(hostileTexts.length);
    for (const text of hostileTexts) expect(needs.all('.what').some(({ textContent }) => textContent.includes(text))).toBe(true);
    expect(needs.all('script, img, iframe')).toEqual([]);
    expect('hacked' in globalThis).toBe(false);
  });
});

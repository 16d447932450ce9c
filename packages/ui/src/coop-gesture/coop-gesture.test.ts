import { aDependency, aMember, aTask, aTeam } from '@entrelacs/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { ElementUnderTest, hostileTexts, type GivenElement } from '../shared/page-element.testing.ts';
import './coop-gesture.ts';
import type { CoopGesture } from './coop-gesture.ts';

const member = [aMember({ id: 'ines', name: 'Inès Morel' }), aMember({ id: 'karim', name: 'Karim Haddad' }), aMember({ id: 'parti', name: 'Paul Parti', active: false })];
const statutes = aTask({ id: 'statuts', title: 'Écrire les statuts', status: 'doing', responsible: ['ines'], accountable: ['karim'] });
const photos = aTask({ id: 'photos', title: 'Photographier', status: 'todo' });
const signed = aDependency({ id: 'signes', predecessor: 'statuts', successor: 'photos', need: 'Les statuts signés', state: 'accepted', acceptedOn: '2026-11-01' });
const entities: NonNullable<GivenElement['entities']> = { member, task: [statutes, photos], dependency: [signed], team: [aTeam({ id: 'infra', name: 'Infra' })] };

let gesture: ElementUnderTest<CoopGesture>;
async function open(properties: Partial<CoopGesture>, given: GivenElement = {}) {
  gesture = new ElementUnderTest<CoopGesture>('coop-gesture', { entities, ...given }, { hasAccount: true, me: 'ines', ...properties });
  return gesture.settled();
}
const said = () => gesture.texts('.said').filter((text) => text !== '');
afterEach(() => gesture.remove());

describe('coop-gesture: a role', () => {
  it('takes a role, and says which', async () => {
    await open({ kind: 'role', task: 'photos', letter: 'consulted' });

    await gesture.click(gesture.named('button', 'Prendre ce rôle'));

    expect(gesture.sent).toEqual([[{ kind: 'update', entity: 'task', id: 'photos', fields: { consulted: ['ines'] } }]]);
    expect(said()).toEqual(['Vous êtes : Consulté·e'.replace(' :', '\u00A0:').replace(/\s+/gu, ' ')]);
  });

  it('hands a role over to somebody who is there', async () => {
    await open({ kind: 'role', task: 'statuts', letter: 'responsible' });

    const [menu] = gesture.all<HTMLElement & { items: readonly { label: string }[] }>('coop-menu');
    expect(menu?.items.map(({ label }) => label)).toEqual(['Karim Haddad']);
    menu?.dispatchEvent(new CustomEvent('coop-choose', { detail: 'karim' }));
    await gesture.settled();

    expect(gesture.sent).toMatchObject([[{ kind: 'update', entity: 'task', id: 'statuts', fields: { responsible: ['karim'] } }]]);
    expect(said()).toEqual(['Rôle passé à Karim Haddad']);
  });

  it('hands over the letter that it stands beside, and no other', async () => {
    const task = [aTask({ id: 'avis', title: 'Avis', status: 'doing', responsible: ['ines'], consulted: ['ines'] })];
    await open({ kind: 'role', task: 'avis', letter: 'consulted' }, { entities: { ...entities, task } });

    gesture.all('coop-menu')[0]?.dispatchEvent(new CustomEvent('coop-choose', { detail: 'karim' }));
    await gesture.settled();

    expect(gesture.sent).toEqual([[{ kind: 'update', entity: 'task', id: 'avis', fields: { consulted: ['karim'] } }]]);
  });

  it('opens the choice of people by keyboard', async () => {
    await open({ kind: 'role', task: 'statuts', letter: 'responsible' });

    await gesture.press(gesture.named('button', 'Passer la main'), 'ArrowDown');

    expect(gesture.focused?.textContent?.trim()).toBe('Karim Haddad');
  });

  it('says nothing beside a task to who cannot act: no account, or no right', async () => {
    await open({ kind: 'role', task: 'statuts', hasAccount: false });
    expect(gesture.text).toBe('');
    gesture.remove();

    await open({ kind: 'role', task: 'photos' }, { locked: { task: new Map([['photos', ['responsible']]]) } });
    expect(gesture.all('button, coop-menu')).toEqual([]);
  });

  it('says why there is nothing to do: the task is gone, the account is nobody’s', async () => {
    await open({ kind: 'role', task: 'nulle-part' });
    expect(said()).toEqual(['Cette fiche n’existe pas, ou vous ne pouvez pas la lire.']);
    gesture.remove();

    await open({ kind: 'role', task: 'photos', me: undefined });
    expect(said()[0]).toContain('Votre compte n’est relié à aucune fiche de membre');
    gesture.remove();
    await open({ kind: 'role', task: 'photos', me: undefined, isTold: true });
    expect(said()).toEqual([]);
  });

  it('shows why a change came back', async () => {
    await open({ kind: 'role', task: 'photos' }, { refusal: { code: 'host.denied', words: { title: 'Non', why: 'Les droits du wiki ne le permettent pas.' } } });

    await gesture.click(gesture.named('button', 'Prendre ce rôle'));

    expect(said()).toEqual(['Les droits du wiki ne le permettent pas.']);
    expect(gesture.named('button', 'Prendre ce rôle')).toBeDefined();
  });
});

describe('coop-gesture: a need', () => {
  it('marks it delivered, today', async () => {
    await open({ kind: 'deliver', need: 'signes' });

    await gesture.click(gesture.named('button', 'Marquer livré'));

    expect(gesture.sent).toEqual([[{ kind: 'update', entity: 'dependency', id: 'signes', fields: { state: 'delivered', deliveredOn: '2026-11-19' } }]]);
    expect(gesture.all('button')).toEqual([]);
    expect(said().join(' ')).toContain('Livré');
  });

  it('says how far it is where there is nothing to deliver, or no right to', async () => {
    await open({ kind: 'deliver', need: 'signes' }, { entities: { ...entities, dependency: [{ ...signed, state: 'verified' }] } });
    expect(said().join(' ')).toMatch(/Rien à livrer\s: vérifié/u);
    gesture.remove();

    await open({ kind: 'deliver', need: 'signes' }, { locked: { dependency: new Map([['signes', 'all']]) } });
    expect(said()).toEqual(['Vous ne pouvez pas modifier cette fiche.']);
    gesture.remove();

    await open({ kind: 'deliver', need: 'nulle-part' });
    expect(said()).toEqual(['Cette fiche n’existe pas, ou vous ne pouvez pas la lire.']);
  });

  it('asks for what one needs, for the task of the page, and closes', async () => {
    await open({ kind: 'ask', task: 'photos' });
    await gesture.click(gesture.named('button', 'Demander ce qu’il vous faut'));

    gesture.fill('need', 'Un fond blanc');
    gesture.fill('of', 'statuts');
    await gesture.submit();

    expect(gesture.sent).toMatchObject([[{ kind: 'create', entity: 'dependency', fields: { predecessor: 'statuts', successor: 'photos', need: 'Un fond blanc' } }]]);
    expect(gesture.all('form')).toEqual([]);
    expect(said()).toEqual(['Demande envoyée']);
  });

  it('keeps what was written when the wiki refuses it', async () => {
    await open({ kind: 'ask' }, { refusal: { code: 'host.offline', words: { title: 'Perdue', why: 'Le wiki ne répond pas.' } } });
    await gesture.click(gesture.named('button', 'Demander ce qu’il vous faut'));
    gesture.fill('need', 'Un fond blanc');
    gesture.fill('of', 'statuts');

    await gesture.submit();

    expect(gesture.all<HTMLTextAreaElement>('textarea')[0]?.value).toBe('Un fond blanc');
    expect(said()).toEqual(['Le wiki ne répond pas.']);
  });
});

describe('coop-gesture: the pulse', () => {
  const answer = (scores: Readonly<Record<string, number>>) => {
    for (const [name, score] of Object.entries(scores)) gesture.all<HTMLInputElement>(`input[name="${name}"][value="${score}"]`)[0]!.checked = true;
  };

  it('sends four scores and a word, without a week, a name or a time', async () => {
    await open({ kind: 'pulse' });
    expect(gesture.text).toContain('sans votre nom ni l’heure');

    answer({ trust: 4, respect: 5, communication: 3, climate: 4 });
    gesture.fill('comment', '  Belle semaine ');
    await gesture.submit();

    expect(gesture.sent).toEqual([[{ kind: 'create', entity: 'pulse', fields: { trust: 4, respect: 5, communication: 3, climate: 4, comment: 'Belle semaine' } }]]);
    expect(gesture.all('form')).toEqual([]);
    expect(said().join(' ')).toContain('sans votre nom');
  });

  it('asks for the four answers before it sends any', async () => {
    await open({ kind: 'pulse' });
    answer({ trust: 4, respect: 5, communication: 3 });

    await gesture.submit();

    expect(gesture.sent).toEqual([]);
    expect(said()).toEqual(['Répondez aux quatre questions.']);
  });

  it('says that this person has answered already', async () => {
    await open({ kind: 'pulse' }, { refusal: { code: 'host.refused', words: { title: 'Non', why: 'Vous avez déjà répondu cette semaine.' } } });
    answer({ trust: 1, respect: 1, communication: 1, climate: 1 });

    await gesture.submit();

    expect(said()).toEqual(['Vous avez déjà répondu cette semaine.']);
  });

  it('names each scale for who does not see it', async () => {
    await open({ kind: 'pulse' });

    expect(gesture.texts('legend')).toHaveLength(4);
    expect(gesture.all('fieldset').every((group) => group.querySelectorAll('input[type="radio"]').length === 5)).toBe(true);
    expect(gesture.all('form')[0]?.getAttribute('aria-label')).toContain('votre semaine');
  });
});

describe('coop-gesture: what else there is', () => {
  it('shows each of its four states, with what to do', async () => {
    await open({ kind: 'deliver', need: 'signes' });
    expect(gesture.all('button')).toHaveLength(1);

    gesture.show({ state: 'loading' });
    await gesture.settled();
    expect(gesture.text).toBe('');

    gesture.show({ state: 'needsMapping', columns: [{ field: 'État', required: true }] });
    await gesture.settled();
    expect(gesture.text).toMatch(/tient lieu de\s: État\./u);

    gesture.show({ state: 'error', issue: { code: 'host.offline', words: { title: 'Perdue', why: 'Le wiki ne répond pas.' } } });
    await gesture.settled();
    expect(gesture.texts('[role="alert"]')).toEqual(['Le wiki ne répond pas.']);
  });

  it.each(['ask', 'deliver', 'pulse'] as const)('asks who has no account to log in before %s', async (kind) => {
    await open({ kind, need: 'signes', hasAccount: false });

    expect(said()).toEqual(['Connectez-vous pour agir ici.']);
    expect(gesture.all('button')).toEqual([]);
  });

  it('speaks English', async () => {
    await open({ kind: 'role', task: 'photos', letter: 'consulted' }, { language: 'en' });
    expect(gesture.named('button', 'Take this role')).toBeDefined();
    gesture.remove();

    await open({ kind: 'pulse' }, { language: 'en' });
    expect(gesture.text).toContain('How was your week together?');
  });

  it('shows hostile text as text', async () => {
    for (const text of hostileTexts) {
      await open({ kind: 'role', task: 'statuts', letter: 'responsible' }, { entities: { ...entities, member: [member[0]!, aMember({ id: 'autre', name: text })] } });
      gesture.all('coop-menu')[0]?.dispatchEvent(new CustomEvent('coop-choose', { detail: 'autre' }));
      await gesture.settled();
      expect(gesture.all('.said').at(-1)?.textContent).toContain(text);
      gesture.remove();
      await open({ kind: 'ask' }, { entities: { task: [aTask({ id: 'x', title: text })], team: [aTeam({ id: 'y', name: text })] } });
      await gesture.click(gesture.named('button', 'Demander'));
      expect(gesture.all('script, img, iframe')).toEqual([]);
      gesture.remove();
    }
    await open({ kind: 'pulse' });
    expect('hacked' in globalThis).toBe(false);
  });
});

import { vi } from 'vitest';
import './coop-setup.ts';
import type { CoopSetup, DoctorView, FindingView, SetupEvents, SetupLinkable, SetupLinkField, SetupOverview, SetupState, WelcomeView } from './coop-setup.ts';

export const field = (key: string, label: string, given: Partial<SetupLinkField> = {}): SetupLinkField => ({ key, label, required: false, types: [], canAdd: true, ...given });
export const members: SetupLinkable = { key: 'member', label: 'Membres', fields: [field('name', 'Nom', { required: true, canAdd: false }), field('email', 'Adresse e-mail'), field('capacityHours', 'Heures par semaine', { types: ['Numeric'] })], extras: [] };
export const tasks: SetupLinkable = {
  key: 'task',
  label: 'Tâches',
  fields: [field('title', 'Titre', { required: true, canAdd: false }), field('status', 'Statut', { types: ['Choice', 'Text'] }), field('responsible', 'Réalise')],
  extras: [
    { key: 'dates', fields: ['statusMeaning', 'doneOn'], labels: ['Terminée le'], needs: ['status'] },
    { key: 'signals', fields: ['statusMeaning', 'isLate'], labels: ['En retard'], needs: [] },
  ],
};
export const membersTable = { ref: 2, title: 'Membres', columns: [{ ref: 21, label: 'Nom', type: 'Text' }, { ref: 22, label: 'Courriel', type: 'Text' }] };
export const worksTable = { ref: 3, title: 'Chantier', columns: [{ ref: 31, label: 'Quoi', type: 'Text' }, { ref: 32, label: 'État', type: 'Choice' }, { ref: 33, label: 'Prix', type: 'Numeric' }] };

export const overview = (title: string): SetupOverview => ({
  tables: [
    { key: 'member', title, isLinked: false, columns: [{ label: 'Nom', type: 'Text' }, { label: 'Équipe', type: 'Ref', refersTo: 'Équipes' }] },
    { key: 'task', title: 'Tâches', isLinked: false, columns: [{ label: 'Commencée le', type: 'Date', formula: 'filled' }] },
  ],
  pages: [{ key: 'setup', name: 'Démarrer', about: 'cette page' }, { key: 'raci', name: 'Qui fait quoi', about: 'matrice RACI' }],
  clashes: [{ key: 'member', theirs: 'Membres', ours: title, table: 2, canLink: true }],
  linkables: [members],
});

export const welcome = (given: Partial<WelcomeView> = {}): SetupState => ({
  state: 'welcome',
  welcome: {
    overview: { fr: overview('Membres Entrelacs'), en: overview('Members') },
    ownTables: [membersTable],
    links: [],
    suggest: () => ({ name: 21 }),
    ...given,
  },
});

export const finding = (given: Partial<FindingView>): FindingView => ({
  key: 'columnMissing column:task.responsible',
  kind: 'columnMissing',
  severity: 'critical',
  values: { column: 'Réalise', table: 'Tâches' },
  isProposed: true,
  manual: false,
  changes: [{ sign: '+', code: 'columnMissing', values: { column: 'Réalise', table: 'Tâches' }, type: { name: 'RefList', table: 'Membres' } }],
  ...given,
});
export const renamed = finding({ key: 'tableRenamed name:milestone', kind: 'tableRenamed', severity: 'info', values: { table: 'Jalons', now: 'Étapes' }, isProposed: false, changes: [{ sign: '~', code: 'tableRenamed', values: { table: 'Jalons', now: 'Étapes' } }] });

export const doctor = (given: Partial<DoctorView> = {}): SetupState => ({
  state: 'doctor',
  doctor: { installed: 'fr', version: '1.0', latest: '1.0', findings: [], inOrder: [{ kind: 'table', name: 'Équipes', count: 5 }], pages: ['Qui fait quoi'], beside: [], rules: [], linking: { ownTables: [], links: [], linkables: [], suggest: () => ({}) }, ...given },
});

export async function show(state: SetupState, given: Partial<CoopSetup> = {}): Promise<CoopSetup> {
  const element = Object.assign(document.createElement('coop-setup'), { language: 'fr' as const, state, ...given });
  document.body.append(element);
  await settled(element);
  return element;
}

/** Drawn, with the parts that come when they are needed. */
export async function settled(element: CoopSetup): Promise<void> {
  await element.updateComplete;
  await vi.dynamicImportSettled();
  await element.updateComplete;
}

export const words = (element: CoopSetup) => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').replace(/\u202F/g, ' ');
export const all = <E extends Element>(element: CoopSetup, selector: string) => [...(element.shadowRoot?.querySelectorAll<E>(selector) ?? [])];
export const button = (element: CoopSetup, label: string) => {
  const found = all<HTMLButtonElement>(element, 'button').find(({ textContent }) => textContent.trim() === label);
  if (found === undefined) throw new Error(`no button ${label} in ${words(element)}`);
  return found;
};

export function heard<Name extends keyof SetupEvents>(element: CoopSetup, name: Name): SetupEvents[Name][] {
  const details: SetupEvents[Name][] = [];
  element.addEventListener(name, (event) => details.push((event as CustomEvent<SetupEvents[Name]>).detail));
  return details;
}

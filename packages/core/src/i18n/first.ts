import { statuses } from '../model/choices.ts';
import { raciLabels, raciRoles } from '../model/raci-fields.ts';
import type { Catalogue } from './translate.ts';

/** The common words that a widget needs for its first paint: what it reads, counts, statuses and roles. */
export const firstMessages: Catalogue = {
  'common.collapse': { fr: 'Replier', en: 'Collapse' },
  'common.expand': { fr: 'Déplier', en: 'Expand' },
  'common.loading': { fr: 'Chargement…', en: 'Loading…' },
  'common.loadingTable': { fr: 'Lecture de la table {table}…', en: 'Reading table {table}…' },
  'common.shortcuts': { fr: 'Raccourcis', en: 'Shortcuts' },
  'common.tasks': { fr: '{n} tâche|{n} tâches', en: '{n} task|{n} tasks' },
  'common.people': { fr: '{n} personne|{n} personnes', en: '{n} person|{n} people' },

  ...Object.fromEntries(statuses.map(({ key, label }) => [`common.status.${key}`, label])),
  ...Object.fromEntries(raciRoles.map((role) => [`raci.role.${role}`, raciLabels[role]])),
};

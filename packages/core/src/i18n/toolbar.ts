import type { Catalogue } from './translate.ts';

/** The common words of a toolbar that is there before the rest of its widget. */
export const toolbarMessages: Catalogue = {
  'common.all': { fr: 'Tous', en: 'All' },
  'common.filters': { fr: 'Filtres', en: 'Filters' },
  'common.more': { fr: 'Plus d’actions', en: 'More actions' },
  'common.readOnly': { fr: 'Lecture seule', en: 'Read-only' },
  'common.search': { fr: 'Chercher', en: 'Search' },
};

import type { Catalogue } from './translate.ts';

/** Words of every board in a wiki's page: what is being saved and what was. */
export const wikiPageMessages: Catalogue = {
  'wiki.saved': { fr: 'Enregistré à {time}', en: 'Saved at {time}' },
  'wiki.saving': { fr: 'Enregistrement…', en: 'Saving…' },
};

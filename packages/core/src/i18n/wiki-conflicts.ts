import type { Catalogue } from './translate.ts';

/** Words of what clashed in a wiki's page: fetched with the table that shows it. */
export const wikiConflictMessages: Catalogue = {
  'wiki.conflict.title': { fr: 'Quelqu’un a enregistré entre-temps', en: 'Someone saved meanwhile' },
  'wiki.conflict.why': { fr: '{who} a modifié «\u00A0{title}\u00A0» pendant que vous y étiez. Rien n’est perdu\u00A0: choisissez la valeur à garder.', en: '{who} changed “{title}” while you were at it. Nothing is lost: choose the value to keep.' },
  'wiki.conflict.someone': { fr: 'Quelqu’un', en: 'Someone' },
  'wiki.conflict.field': { fr: 'Champ', en: 'Field' },
  'wiki.conflict.theirs': { fr: 'Valeur enregistrée', en: 'Saved value' },
  'wiki.conflict.yours': { fr: 'La vôtre', en: 'Yours' },
  'wiki.conflict.empty': { fr: 'vide', en: 'empty' },
  'wiki.conflict.rest': { fr: 'S’enregistre avec l’une ou l’autre\u00A0: {fields}.', en: 'Saved with either: {fields}.' },
  'wiki.conflict.keepTheirs': { fr: 'Garder la valeur enregistrée', en: 'Keep the saved value' },
  'wiki.conflict.keepYours': { fr: 'Enregistrer la mienne', en: 'Save mine' },
  'wiki.conflict.drop': { fr: 'Abandonner ma modification', en: 'Drop my change' },
};

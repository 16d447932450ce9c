import type { Catalogue } from './translate.ts';

/** What the indicators say in a wiki where they would speak of Grist: they win over the words of the board. */
export const wikiKpiMessages: Catalogue = {
  'kpis.rows.open': { fr: 'Voir la fiche\u00A0: {title}', en: 'See the entry: {title}' },
  'kpis.row.where': { fr: 'Dans le wiki\u00A0: {table}, fiche {row}.', en: 'In the wiki: {table}, entry {row}.' },
  'kpis.row.open': { fr: 'Ouvrir la fiche', en: 'Open the entry' },
  'pulse.cannot': { fr: 'Vous pouvez lire les résultats. Pour répondre, connectez-vous.', en: 'You may read the results. To answer, log in.' },
  'pulse.noTable': { fr: 'Pour répondre, connectez-vous. Si vous l’êtes, demandez à l’administration du wiki de vous en donner le droit.', en: 'To answer, log in. If you are, ask the wiki’s administrators for the right to.' },
  'pulse.anonymous.owners': {
    fr: 'L’administration du wiki peut lire chaque réponse publiée (semaine, notes, commentaire), sans savoir de qui elle est. Qui lit la base de données pendant la semaine peut voir qui a répondu.',
    en: 'The wiki’s administrators can read each published answer (week, scores, comment), not whose it is. Whoever reads the database during the week can see who has answered.',
  },
};

import type { Catalogue } from '@entrelacs/core';

/** Words for what a wiki refuses or fails at: the code alone is a title, `.why` says what is and what to do. `detail`: the wiki's own words; `by`: who saved. */
export const wikiMessages: Catalogue = {
  'host.noEdit': { fr: 'Connectez-vous pour modifier', en: 'Log in to edit' },
  'host.noEdit.why': { fr: 'Rien n’a été changé. Connectez-vous au wiki, puis recommencez.', en: 'Nothing was changed. Log in to the wiki, then try again.' },
  'host.session': { fr: 'Votre session a expiré', en: 'Your session has ended' },
  'host.session.why': { fr: 'Rien n’a été changé. Rechargez la page, puis recommencez.', en: 'Nothing was changed. Reload the page, then try again.' },
  'host.denied': { fr: 'Vous ne pouvez pas modifier ceci', en: 'You may not change this' },
  'host.denied.why': { fr: 'Les droits du wiki ne le permettent pas. Rien n’a été changé.', en: 'The wiki’s rights do not allow it. Nothing was changed.' },
  'host.rowDeleted': { fr: 'Cette fiche n’existe plus', en: 'This entry is gone' },
  'host.rowDeleted.why': {
    fr: 'Elle a été supprimée entre-temps, ou ne vous est plus ouverte. Votre modification n’a pas été enregistrée.',
    en: 'It was deleted meanwhile, or is no longer open to you. Your change was not saved.',
  },
  'host.busy': { fr: 'Trop de modifications d’un coup', en: 'Too many changes at once' },
  'host.busy.why': { fr: 'Rien n’a été changé. Recommencez dans {n} seconde.|Rien n’a été changé. Recommencez dans {n} secondes.', en: 'Nothing was changed. Try again in {n} second.|Nothing was changed. Try again in {n} seconds.' },
  'host.offline': { fr: 'Connexion perdue', en: 'Connection lost' },
  'host.offline.why': { fr: 'Le wiki ne répond pas. La modification a été reprise\u00A0; réessayez quand la connexion revient.', en: 'The wiki does not answer. The change was taken back; try again when the connection is back.' },
  'host.timeout': { fr: 'Le wiki tarde à répondre', en: 'The wiki is slow to answer' },
  'host.timeout.why': { fr: 'La modification est peut-être passée\u00A0: rechargez la page avant de recommencer.', en: 'The change may have gone through: reload the page before trying again.' },
  'host.refused': { fr: 'Le wiki a refusé', en: 'The wiki refused' },
  'host.refused.why': { fr: 'Rien n’a été changé.', en: 'Nothing was changed.' },
  'host.failed': { fr: 'Le wiki a échoué', en: 'The wiki failed' },
  'host.failed.why': { fr: 'Il a répondu autre chose que des données. Rechargez la page\u00A0; si cela recommence, prévenez qui l’administre et citez le code.', en: 'It answered something else than data. Reload the page; if it happens again, tell its administrator and quote the code.' },
  'host.noRoute': { fr: 'Extension introuvable', en: 'Extension not found' },
  'host.noRoute.why': { fr: 'Ce wiki n’a pas l’extension Entrelacs, ou une version plus ancienne. Une personne qui l’administre peut l’installer.', en: 'This wiki has no Entrelacs extension, or an older one. An administrator can install it.' },
  'host.notInstalled': { fr: 'Entrelacs n’est pas encore installé', en: 'Entrelacs is not installed yet' },
  'host.notInstalled.why': { fr: 'Le formulaire «\u00A0{table}\u00A0» manque. Une personne qui administre le wiki le crée d’un bouton, sur la page Entrelacs.', en: 'The form “{table}” is missing. An administrator of the wiki creates it with one button, on the page Entrelacs.' },
  'host.partly': { fr: 'Le reste de la modification est enregistré.', en: 'The rest of the change is saved.' },
  'wiki.conflict': { fr: 'Modifié entre-temps', en: 'Changed meanwhile' },
  'wiki.conflict.why': {
    fr: '{by} a enregistré une autre valeur. La vôtre n’a pas été écrite\u00A0: choisissez laquelle garder.',
    en: '{by} saved another value. Yours was not written: choose which to keep.',
  },
  'wiki.somebody': { fr: 'Quelqu’un', en: 'Somebody' },
};

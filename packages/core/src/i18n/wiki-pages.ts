import type { Catalogue } from './translate.ts';

/** Words of every board in a wiki's page: what was saved and what clashed. */
export const wikiPageMessages: Catalogue = {
  'wiki.saved': { fr: 'Enregistré à {time}', en: 'Saved at {time}' },
  'wiki.saving': { fr: 'Enregistrement…', en: 'Saving…' },

  'wiki.conflict.title': { fr: 'Quelqu’un a enregistré entre-temps', en: 'Someone saved meanwhile' },
  'wiki.conflict.why': { fr: '{who} a modifié «\u00A0{title}\u00A0» pendant que vous y étiez. Rien n’est perdu\u00A0: choisissez la valeur à garder.', en: '{who} changed “{title}” while you were at it. Nothing is lost: choose the value to keep.' },
  'wiki.conflict.someone': { fr: 'Quelqu’un', en: 'Someone' },
  'wiki.conflict.field': { fr: 'Champ', en: 'Field' },
  'wiki.conflict.theirs': { fr: 'Valeur enregistrée', en: 'Saved value' },
  'wiki.conflict.yours': { fr: 'La vôtre', en: 'Yours' },
  'wiki.conflict.empty': { fr: 'vide', en: 'empty' },
  'wiki.conflict.keepTheirs': { fr: 'Garder la valeur enregistrée', en: 'Keep the saved value' },
  'wiki.conflict.keepYours': { fr: 'Enregistrer la mienne', en: 'Save mine' },
};

/** Words of what only a wiki shows: lists of needs, tasks by status, gestures in a page. */
export const wikiListMessages: Catalogue = {
  'wiki.needs.label': { fr: 'Ce qu’on attend les uns des autres', en: 'What we need from one another' },
  'wiki.needs.none': { fr: 'Personne n’attend rien pour l’instant.', en: 'Nobody is waiting for anything at the moment.' },
  'wiki.needs.waitsForYou': { fr: '{asker} vous attend, pour {title}', en: '{asker} is waiting for you, for {title}' },
  'wiki.needs.youWait': { fr: 'Vous attendez {provider}, pour {title}', en: 'You are waiting for {provider}, for {title}' },
  'wiki.needs.waits': { fr: '{asker} attend {provider}', en: '{asker} is waiting for {provider}' },
  'wiki.needs.nobody': { fr: 'quelqu’un', en: 'someone' },
  'wiki.needs.late': { fr: 'retard {days} j', en: '{days} d late' },
  'wiki.needs.due': { fr: 'dû le {day}', en: 'due {day}' },
  'wiki.needs.toVerify': { fr: 'à vérifier', en: 'to verify' },
  'wiki.needs.more': { fr: 'Voir les {n} autres', en: 'Show {n} more' },
  'wiki.needs.ask': { fr: 'Demander ce qu’il vous faut', en: 'Ask for what you need' },

  'wiki.ask.title': { fr: 'Demander ce qu’il vous faut', en: 'Ask for what you need' },
  'wiki.ask.for': { fr: 'Pour quelle tâche', en: 'For which task' },
  'wiki.ask.need': { fr: 'Ce qu’il vous faut', en: 'What you need' },
  'wiki.ask.need.hint': { fr: 'Le contrat signé, les clés d’accès…', en: 'The signed contract, the access keys…' },
  'wiki.ask.of': { fr: 'De quelle tâche', en: 'From which task' },
  'wiki.ask.of.new': { fr: 'Une nouvelle tâche de l’équipe…', en: 'A new task of the team…' },
  'wiki.ask.team': { fr: 'Équipe', en: 'Team' },
  'wiki.ask.by': { fr: 'Pour le', en: 'By' },
  'wiki.ask.send': { fr: 'Envoyer la demande', en: 'Send the request' },
  'wiki.ask.sent': { fr: 'Demande envoyée', en: 'Request sent' },
  'wiki.ask.noTask': { fr: 'Il faut une tâche en cours pour demander quelque chose.', en: 'There must be an open task to ask something for.' },

  'wiki.kanban.label': { fr: 'Tâches par état', en: 'Tasks by status' },
  'wiki.kanban.none': { fr: 'Aucune tâche', en: 'No task' },
  'wiki.kanban.card': { fr: '{title}, {status}', en: '{title}, {status}' },
  'wiki.kanban.help': { fr: 'Flèches gauche et droite pour changer d’état, haut et bas pour passer d’une tâche à l’autre', en: 'Left and right arrows change the status, up and down go from task to task' },
  'wiki.kanban.moved': { fr: '«\u00A0{title}\u00A0»\u00A0: {status}', en: '“{title}”: {status}' },
  'wiki.kanban.move': { fr: 'Changer l’état de «\u00A0{title}\u00A0»', en: 'Change the status of “{title}”' },
  'wiki.kanban.locked': { fr: 'Vous pouvez lire cette tâche, sans la modifier.', en: 'You may read this task and not change it.' },
  'wiki.kanban.more': { fr: '{n} de plus', en: '{n} more' },

  'wiki.role.take': { fr: 'Prendre ce rôle', en: 'Take this role' },
  'wiki.role.takeAs': { fr: 'Prendre le rôle\u00A0: {role}', en: 'Take the role: {role}' },
  'wiki.role.leave': { fr: 'Passer la main', en: 'Hand over' },
  'wiki.role.leaveTo': { fr: 'Passer la main à', en: 'Hand over to' },
  'wiki.role.taken': { fr: 'Vous êtes\u00A0: {role}', en: 'You are: {role}' },
  'wiki.role.handed': { fr: 'Rôle passé à {name}', en: 'Role handed over to {name}' },
  'wiki.role.choose': { fr: 'Choisir une personne', en: 'Choose a person' },
  'wiki.gesture.login': { fr: 'Connectez-vous pour agir ici.', en: 'Log in to act here.' },
  'wiki.gesture.noMember': { fr: 'Votre compte n’est relié à aucune fiche de membre\u00A0: demandez à l’administration du wiki de l’indiquer dans votre fiche.', en: 'Your account is not linked to any member’s entry: ask the wiki’s administrators to put it into yours.' },
  'wiki.gesture.gone': { fr: 'Cette fiche n’existe pas, ou vous ne pouvez pas la lire.', en: 'This entry does not exist, or you may not read it.' },
  'wiki.gesture.denied': { fr: 'Vous ne pouvez pas modifier cette fiche.', en: 'You may not change this entry.' },
  'wiki.gesture.deliver': { fr: 'Marquer livré', en: 'Mark delivered' },
  'wiki.gesture.delivered': { fr: 'Livré\u00A0: à vérifier par qui attendait', en: 'Delivered: to be verified by whoever waited' },
  'wiki.gesture.nothing': { fr: 'Rien à livrer\u00A0: {state}', en: 'Nothing to deliver: {state}' },

  'wiki.pulse.title': { fr: 'Comment s’est passée votre semaine ensemble\u00A0?', en: 'How was your week together?' },
  'wiki.pulse.anonymous': { fr: 'Votre réponse est enregistrée sans votre nom ni l’heure. L’administration du wiki voit les réponses, sans savoir de qui elles sont.', en: 'Your answer is stored without your name or the time. The wiki’s administrators see the answers, not whose they are.' },
  'wiki.pulse.comment': { fr: 'Un mot, si vous voulez', en: 'A word, if you like' },
  'wiki.pulse.send': { fr: 'Répondre', en: 'Answer' },
  'wiki.pulse.sent': { fr: 'Merci\u00A0: votre réponse est enregistrée, sans votre nom.', en: 'Thank you: your answer is stored, without your name.' },
  'wiki.pulse.already': { fr: 'Vous avez déjà répondu cette semaine.', en: 'You have already answered this week.' },
  'wiki.pulse.low': { fr: 'pas du tout', en: 'not at all' },
  'wiki.pulse.high': { fr: 'tout à fait', en: 'fully' },
  'wiki.pulse.incomplete': { fr: 'Répondez aux quatre questions.', en: 'Answer the four questions.' },

};

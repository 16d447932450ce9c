import { translator, matrixMessages, type Catalogue, type Lang, type Translate } from '@entrelacs/core';

/** Words of the element that nobody else needs. */
const elementMessages: Catalogue = {
  'raci.key.delete': { fr: 'Suppr', en: 'Del' },
  'raci.column.resize': { fr: 'Largeur de la colonne des titres', en: 'Width of the title column' },
  'raci.task.completeNamed': { fr: 'Terminer «\u00A0{title}\u00A0»', en: 'Complete “{title}”' },
  'raci.task.reopenNamed': { fr: 'Rouvrir «\u00A0{title}\u00A0»', en: 'Reopen “{title}”' },
  'raci.add.toGroup': { fr: 'Ajouter une tâche à {title}', en: 'Add a task to {title}' },
  'raci.group.critical': { fr: '{n} constat critique|{n} constats critiques', en: '{n} critical finding|{n} critical findings' },
  'raci.group.warning': { fr: '{n} point d’attention|{n} points d’attention', en: '{n} warning|{n} warnings' },
  'raci.members.add.hint': { fr: 'Entrée ajoute, Échap ferme', en: 'Enter adds, Escape closes' },
  'raci.add.in': { fr: 'dans', en: 'in' },
  'raci.person.view': { fr: 'Voir par personne', en: 'See by person' },
  'raci.people.group': { fr: 'Personnes', en: 'People' },
  'raci.panel.more': { fr: 'Afficher {n} constat de plus|Afficher {n} constats de plus', en: 'Show {n} more finding|Show {n} more findings' },
  'raci.panel.label': { fr: 'Constats de l’audit', en: 'Findings of the audit' },
  'raci.loadingGrid': { fr: 'Chargement de la matrice', en: 'Loading the matrix' },
  'raci.me.choose': { fr: 'Choisissez votre nom', en: 'Choose your name' },
  'raci.unread.rows': { fr: '(ligne {rows})|(lignes {rows})', en: '(row {rows})|(rows {rows})' },
  'raci.unread.see': { fr: 'Voir', en: 'See' },
  'raci.error.repair': { fr: 'Réparer dans Démarrer', en: 'Repair in the set-up widget' },
  'raci.denied': { fr: 'Lecture seule\u00A0: rien n’a été changé.', en: 'Read-only: nothing was changed.' },
  'raci.cleared': { fr: '{title}, {name}\u00A0: aucun rôle', en: '{title}, {name}: no role' },
  'raci.role.noColumn': { fr: 'Aucune colonne ne porte «\u00A0{role}\u00A0»\u00A0: choisissez-en une dans la configuration.', en: 'No column holds “{role}”: choose one in the configuration.' },
  'raci.completed': { fr: '«\u00A0{title}\u00A0» est terminée', en: '“{title}” is done' },
  'raci.export.failed': { fr: 'L’image est trop grande pour ce navigateur. Filtrez la vue, ou exportez en SVG.', en: 'The picture is too large for this browser. Filter the view, or export as SVG.' },
  'raci.print.large': { fr: 'Exporter en CSV', en: 'Export as CSV' },
  'raci.options.rows': { fr: 'Lignes', en: 'Rows' },
  'raci.options.compact': { fr: 'serrées', en: 'compact' },
  'raci.options.roomy': { fr: 'aérées', en: 'roomy' },
  'raci.options.title': { fr: 'Réglages de cette vue', en: 'Settings of this view' },
  'raci.rules.document': { fr: 'Pour tout le document, dans la table des réglages.', en: 'For the whole document, in the settings table.' },
  'raci.rules.ignored': { fr: '{n} constat ignoré|{n} constats ignorés', en: '{n} finding ignored|{n} findings ignored' },
  'raci.rules.restore': { fr: 'Les signaler à nouveau', en: 'Report them again' },

  'raci.keys.title': { fr: 'Raccourcis du clavier', en: 'Keyboard shortcuts' },
  'raci.keys.letters': { fr: 'Donner ou retirer un rôle', en: 'Give or take a role' },
  'raci.keys.delete': { fr: 'Vider la case ou la plage', en: 'Empty the cell or the range' },
  'raci.keys.arrows': { fr: 'Se déplacer, avec Maj étendre la plage', en: 'Move; with Shift, extend the range' },
  'raci.keys.arrowsKeys': { fr: 'Flèches', en: 'Arrows' },
  'raci.keys.home': { fr: 'Début, fin de la ligne, avec Ctrl de la matrice', en: 'Start, end of the row; with Ctrl, of the matrix' },
  'raci.keys.homeKeys': { fr: 'Origine Fin', en: 'Home End' },
  'raci.keys.page': { fr: 'Une page plus haut, plus bas', en: 'A page up, down' },
  'raci.keys.pageKeys': { fr: 'Page ↑ Page ↓', en: 'PageUp PageDown' },
  'raci.keys.enter': { fr: 'Choisir une lettre, ouvrir ou replier un groupe', en: 'Choose a letter, open or fold a group' },
  'raci.keys.enterKeys': { fr: 'Entrée Espace', en: 'Enter Space' },
  'raci.keys.rename': { fr: 'Renommer la tâche', en: 'Rename the task' },
  'raci.keys.add': { fr: 'Ajouter une tâche', en: 'Add a task' },
  'raci.keys.undo': { fr: 'Annuler, rétablir dans Grist', en: 'Undo, redo in Grist' },
  'raci.keys.help': { fr: 'Afficher ces raccourcis', en: 'Show these shortcuts' },
};

const translators = new Map<Lang, Translate>();

/** The words of the matrix in a language. */
export function raciWords(lang: Lang): Translate {
  let words = translators.get(lang);
  if (words === undefined) translators.set(lang, (words = translator(lang, matrixMessages, elementMessages)));
  return words;
}

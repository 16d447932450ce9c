import type { Catalogue } from './translate.ts';

/**
 * Words for what could not be read or done: the code alone is a short title, `.why` says what is and what to do.
 * Values: `row`, `column`, `table`, `value`, `detail`, where they are known.
 */
export const issueMessages: Catalogue = {
  'cell.badReference': { fr: 'Référence inconnue', en: 'Unknown reference' },
  'cell.badReference.why': {
    fr: '«\u00A0{value}\u00A0» ne désigne aucune ligne de la table visée. Choisissez une ligne existante dans la colonne {column}.',
    en: '“{value}” names no row of the table referred to. Choose an existing row in column {column}.',
  },
  'cell.ambiguousName': { fr: 'Nom porté par plusieurs personnes', en: 'Name borne by several people' },
  'cell.ambiguousName.why': {
    fr: 'Plusieurs lignes s’appellent «\u00A0{value}\u00A0»\u00A0: la première a été prise. Distinguez les noms, ou reliez la colonne {column} à la table par une référence.',
    en: 'Several rows are called “{value}”: the first was taken. Tell the names apart, or make column {column} a reference.',
  },
  'cell.duplicateName': { fr: 'Nom en double', en: 'Name twice' },
  'cell.duplicateName.why': {
    fr: 'La colonne {column} cite deux fois la même personne\u00A0: elle compte une fois. Retirez le doublon si vous voulez.',
    en: 'Column {column} names the same person twice: it counts once. Take the double off if you like.',
  },
  'cell.unknownChoice': { fr: 'Mot inconnu', en: 'Unknown word' },
  'cell.unknownChoice.why': {
    fr: 'La colonne {column} contient «\u00A0{value}\u00A0», qui n’est pas un choix connu. La valeur par défaut est montrée\u00A0: corrigez la cellule, ou dites le sens de ce mot dans les réglages.',
    en: 'Column {column} holds “{value}”, which is no known choice. The default is shown: correct the cell, or say what the word means in the settings.',
  },
  'cell.severalValues': { fr: 'Plusieurs valeurs', en: 'Several values' },
  'cell.severalValues.why': {
    fr: 'La colonne {column} contient plusieurs valeurs là où il en faut une\u00A0: la première est montrée. Gardez-en une seule.',
    en: 'Column {column} holds several values where one is meant: the first is shown. Keep only one.',
  },
  'cell.notADate': { fr: 'Date illisible', en: 'Not a date' },
  'cell.notADate.why': {
    fr: '«\u00A0{value}\u00A0» n’est pas une date. Corrigez la cellule dans la colonne {column}\u00A0; la ligne reste affichée sans cette date.',
    en: '“{value}” is not a date. Correct the cell in column {column}; the row stays, without this date.',
  },
  'cell.farDate': { fr: 'Date hors du calendrier', en: 'Date beyond the calendar' },
  'cell.farDate.why': {
    fr: 'La date {value} est hors des années 1 à 9999. Corrigez la cellule dans la colonne {column}\u00A0; la ligne reste affichée sans cette date.',
    en: 'The date {value} is outside the years 1 to 9999. Correct the cell in column {column}; the row stays, without this date.',
  },
  'cell.notANumber': { fr: 'Nombre illisible', en: 'Not a number' },
  'cell.notANumber.why': {
    fr: '«\u00A0{value}\u00A0» n’est pas un nombre. Corrigez la cellule dans la colonne {column}\u00A0; la ligne reste affichée sans lui.',
    en: '“{value}” is not a number. Correct the cell in column {column}; the row stays, without it.',
  },
  'cell.notAWeek': { fr: 'Semaine illisible', en: 'Not a week' },
  'cell.notAWeek.why': {
    fr: '«\u00A0{value}\u00A0» n’est pas une semaine. Écrivez-la comme 2026-W46 dans la colonne {column}.',
    en: '“{value}” is not a week. Write it as 2026-W46 in column {column}.',
  },
  'cell.notYesNo': { fr: 'Ni oui ni non', en: 'Neither yes nor no' },
  'cell.notYesNo.why': {
    fr: '«\u00A0{value}\u00A0» n’est ni oui ni non. Cochez ou décochez la case dans la colonne {column}.',
    en: '“{value}” is neither yes nor no. Tick or untick the box in column {column}.',
  },
  'cell.outOfRange': { fr: 'Nombre hors limites', en: 'Number out of range' },
  'cell.outOfRange.why': {
    fr: '{value} sort de ce que la colonne {column} peut vouloir dire. Corrigez la cellule\u00A0; elle est laissée de côté.',
    en: '{value} is beyond what column {column} can mean. Correct the cell; it is left out.',
  },
  'cell.wrongType': { fr: 'Valeur d’un autre type', en: 'Value of another type' },
  'cell.wrongType.why': {
    fr: 'La colonne {column} contient une valeur d’un autre type que le sien. Corrigez la cellule dans la grille, ou réparez la colonne dans Démarrer.',
    en: 'Column {column} holds a value of another type than its own. Correct the cell in the grid, or repair the column in the set-up widget.',
  },
  'cell.unreadable': { fr: 'Valeur illisible', en: 'Unreadable value' },
  'cell.unreadable.why': {
    fr: 'Cette version d’Entrelacs ne sait pas lire ce que contient la colonne {column}. La cellule est laissée telle quelle.',
    en: 'This version of Entrelacs cannot read what column {column} holds. The cell is left as it is.',
  },
  'cell.formulaError': { fr: 'Erreur de formule', en: 'Formula error' },
  'cell.formulaError.why': {
    fr: 'La formule de la colonne {column} échoue ({value}). Corrigez-la dans Grist\u00A0; la ligne reste affichée sans cette valeur.',
    en: 'The formula of column {column} fails ({value}). Correct it in Grist; the row stays, without this value.',
  },
  'cell.hidden': { fr: 'Valeur masquée', en: 'Hidden value' },
  'cell.hidden.why': {
    fr: 'Les règles d’accès du document vous cachent cette cellule de la colonne {column}. Demandez au propriétaire si vous en avez besoin.',
    en: 'The document’s access rules hide this cell of column {column} from you. Ask the owner if you need it.',
  },

  'host.noAccess': { fr: 'Ce widget n’a accès à rien', en: 'This widget has no access' },
  'host.noAccess.why': {
    fr: 'Dans Grist, ouvrez le panneau de droite et donnez-lui l’accès complet au document\u00A0; rien ne sort de Grist.',
    en: 'In Grist, open the right panel and give it full access to the document; nothing leaves Grist.',
  },
  'host.accessRead': { fr: 'Accès en lecture seule à une table', en: 'Read access to one table only' },
  'host.accessRead.why': {
    fr: 'Ce widget lit sa table, sans les autres ni le droit d’écrire. Donnez-lui l’accès complet dans le panneau de droite pour modifier.',
    en: 'This widget reads its own table, not the others, and cannot write. Give it full access in the right panel to edit.',
  },
  'host.noEdit': { fr: 'Vous pouvez lire, pas modifier', en: 'You may read, not edit' },
  'host.noEdit.why': {
    fr: 'Votre accès à ce document ne permet pas d’écrire. Rien n’a été changé\u00A0; demandez au propriétaire de vous faire éditeur·rice.',
    en: 'Your access to this document does not let you write. Nothing was changed; ask the owner to make you an editor.',
  },
  'host.denied': { fr: 'Refusé par les règles d’accès', en: 'Refused by the access rules' },
  'host.denied.why': {
    fr: 'Les règles d’accès du document interdisent cette modification. Rien n’a été changé\u00A0; voyez avec le propriétaire.',
    en: 'The document’s access rules forbid this change. Nothing was changed; ask the owner.',
  },
  'host.rowDeleted': { fr: 'Cette ligne n’existe plus', en: 'This row is gone' },
  'host.rowDeleted.why': {
    fr: 'Quelqu’un l’a supprimée entre-temps. Votre modification n’a pas été écrite\u00A0; l’annulation de Grist peut faire revenir la ligne.',
    en: 'Somebody deleted it meanwhile. Your change was not written; Grist’s undo can bring the row back.',
  },
  'host.columnGone': { fr: 'Une colonne a disparu', en: 'A column is gone' },
  'host.columnGone.why': {
    fr: 'La colonne {column} a été supprimée ou renommée. Les autres données sont intactes\u00A0; réparez-la dans Démarrer, ou choisissez-en une autre.',
    en: 'Column {column} was deleted or renamed. All other data is safe; repair it in the set-up widget, or choose another.',
  },
  'host.formulaColumn': { fr: 'Colonne calculée', en: 'Formula column' },
  'host.formulaColumn.why': {
    fr: 'La colonne {column} est une formule\u00A0: elle ne s’écrit pas. Changez ce dont elle dépend, ou choisissez une autre colonne.',
    en: 'Column {column} is a formula and cannot be written. Change what it depends on, or choose another column.',
  },
  'host.tableGone': { fr: 'La table {table} a disparu', en: 'Table {table} is gone' },
  'host.tableGone.why': {
    fr: 'Elle a été supprimée, ou vous n’y avez plus accès. Les autres données sont intactes\u00A0; réparez-la dans Démarrer.',
    en: 'It was deleted, or you may no longer read it. All other data is safe; repair it in the set-up widget.',
  },
  'host.offline': { fr: 'Connexion perdue', en: 'Connection lost' },
  'host.offline.why': {
    fr: 'Grist ne répond pas. La modification a été reprise\u00A0; réessayez quand la connexion revient.',
    en: 'Grist does not answer. The change was taken back; try again when the connection is back.',
  },
  'host.timeout': { fr: 'Grist tarde à répondre', en: 'Grist is slow to answer' },
  'host.timeout.why': {
    fr: 'La modification est peut-être passée\u00A0: vérifiez dans la grille avant de recommencer.',
    en: 'The change may have gone through: look in the grid before trying again.',
  },
  'host.refused': { fr: 'Grist a refusé', en: 'Grist refused' },
  'host.refused.why': {
    fr: 'Rien n’a été changé. Raison donnée par Grist\u00A0: {detail}.',
    en: 'Nothing was changed. Grist’s reason: {detail}.',
  },
  'host.failed': { fr: 'Grist a échoué', en: 'Grist failed' },
  'host.failed.why': {
    fr: 'Rien n’a été changé, et Grist n’a pas dit pourquoi. Rechargez la page\u00A0; si cela recommence, citez le code.',
    en: 'Nothing was changed, and Grist did not say why. Reload the page; if it happens again, quote the code.',
  },
  'host.notInHost': { fr: 'Ce widget s’ouvre dans Grist', en: 'This widget opens inside Grist' },
  'host.notInHost.why': {
    fr: 'Seul, il n’a rien à montrer. Ajoutez-le à une page de votre document comme vue personnalisée, avec cette adresse.',
    en: 'On its own it has nothing to show. Add it to a page of your document as a custom widget, with this address.',
  },
  'host.tableHidden': { fr: 'Table masquée\u00A0: {table}', en: 'Hidden table: {table}' },
  'host.tableHidden.why': {
    fr: 'Vous n’avez pas accès à {table}\u00A0; ce qui en dépend n’est pas montré. Demandez au propriétaire si vous en avez besoin.',
    en: 'You may not read {table}; what depends on it is not shown. Ask the owner if you need it.',
  },

  'host.notReady': { fr: 'Lecture en cours', en: 'Still reading' },
  'host.notReady.why': {
    fr: 'Le document n’est pas encore lu\u00A0: rien n’a été changé. Réessayez dans un instant.',
    en: 'The document is not read yet: nothing was changed. Try again in a moment.',
  },
  'write.noTable': { fr: 'Aucune table pour cela', en: 'No table for this' },
  'write.noTable.why': {
    fr: 'Ce document n’a pas de table où l’écrire. Installez les tables dans Démarrer, ou ajoutez la ligne dans votre propre table.',
    en: 'This document has no table to write it in. Install the tables in the set-up widget, or add the row in your own table.',
  },
  'write.noColumn': { fr: 'Aucune colonne pour cela', en: 'No column for this' },
  'write.noColumn.why': {
    fr: 'Aucune colonne n’est reliée à {column}. Choisissez-en une dans la configuration du widget\u00A0; rien n’a été changé.',
    en: 'No column is mapped to {column}. Choose one in the widget’s configuration; nothing was changed.',
  },
  'write.noName': { fr: 'Personne sans nom', en: 'Person without a name' },
  'write.noName.why': {
    fr: 'La colonne {column} contient des noms, et cette personne n’en a pas. Donnez-lui un nom, puis recommencez.',
    en: 'Column {column} holds names, and this person has none. Give them a name, then try again.',
  },
  'write.nameWithSeparator': { fr: 'Nom avec une virgule', en: 'Name with a comma' },
  'write.nameWithSeparator.why': {
    fr: 'La colonne {column} sépare les noms par des virgules\u00A0: «\u00A0{value}\u00A0» serait lu comme deux personnes. Rien n’a été changé\u00A0; reliez plutôt la colonne par une référence.',
    en: 'Column {column} separates names by commas: “{value}” would be read as two people. Nothing was changed; make the column a reference instead.',
  },
  'write.notInTable': { fr: 'Personne absente de la table reliée', en: 'Person not in the table referred to' },
  'write.notInTable.why': {
    fr: 'La colonne {column} renvoie à une table où cette personne n’est pas. Ajoutez-l’y, puis recommencez\u00A0; rien n’a été changé.',
    en: 'Column {column} refers to a table where this person is not. Add them there, then try again; nothing was changed.',
  },

  'issue.where': { fr: '{table}, ligne {row}, colonne {column}', en: '{table}, row {row}, column {column}' },
  'issue.count': { fr: '{n} ligne mal lue|{n} lignes mal lues', en: '{n} row not fully read|{n} rows not fully read' },
};

import type { Catalogue } from './translate.ts';

/**
 * Words of the dependency engine: what it could not read or obey (the code alone is a short title, `.why` says what is and
 * what to do), and why a task holds up another. Values of issues: `row`, `column`, `value` (for a cycle, its titles).
 */
export const dependencyMessages: Catalogue = {
  'dependency.noTask': { fr: 'Lien sans tâche', en: 'Link without a task' },
  'dependency.noTask.why': {
    fr: 'Un lien ne nomme qu’une tâche\u00A0: il n’est pas montré. Choisissez l’autre, ou supprimez la ligne.',
    en: 'A link names one task only: it is not shown. Choose the other one, or remove the row.',
  },
  'dependency.missingTask': { fr: 'Tâche introuvable', en: 'Task not found' },
  'dependency.missingTask.why': {
    fr: 'Un lien mène à une tâche supprimée ou masquée\u00A0: il n’est pas montré. Choisissez une autre tâche, ou supprimez la ligne.',
    en: 'A link leads to a task that was removed or is hidden: it is not shown. Choose another task, or remove the row.',
  },
  'dependency.onItself': { fr: 'Tâche liée à elle-même', en: 'Task linked to itself' },
  'dependency.onItself.why': {
    fr: 'Une tâche ne peut pas s’attendre elle-même\u00A0: le lien n’est pas montré. Choisissez une autre tâche, ou supprimez la ligne.',
    en: 'A task cannot wait for itself: the link is not shown. Choose another task, or remove the row.',
  },
  'dependency.doubled': { fr: 'Lien en double', en: 'Link twice' },
  'dependency.doubled.why': {
    fr: 'Deux lignes disent le même lien\u00A0: la première compte. Supprimez l’autre, ou dites-y un autre besoin.',
    en: 'Two rows say the same link: the first counts. Remove the other, or name another need in it.',
  },
  'dependency.lagTooLarge': { fr: 'Délai démesuré', en: 'Lag out of measure' },
  'dependency.lagTooLarge.why': {
    fr: 'Le délai {value} dépasse un siècle\u00A0: il est ramené à un siècle. Corrigez la cellule.',
    en: 'The lag {value} is more than a century: it is cut to one. Correct the cell.',
  },
  'dependency.cycle': { fr: 'Tâches qui s’attendent l’une l’autre', en: 'Tasks that wait for each other' },
  'dependency.cycle.why': {
    fr: 'Chacune attend la précédente\u00A0: {value}. Le calendrier laisse ces liens de côté. Supprimez-en un, ou changez son type.',
    en: 'Each waits for the one before: {value}. The schedule leaves these links out. Remove one of them, or change its type.',
  },
  'dependency.knot': { fr: 'Nœud de tâches qui s’attendent', en: 'Knot of tasks that wait for each other' },
  'dependency.knot.why': {
    fr: 'Plusieurs tâches s’attendent en rond, au plus court\u00A0: {value}. Le calendrier laisse les liens de ce nœud de côté. Commencez par en supprimer un de ceux-là.',
    en: 'Several tasks wait for each other in circles, the shortest being: {value}. The schedule leaves the links of this knot out. Begin by removing one of these.',
  },
  'dependency.wouldCloseCycle': { fr: 'Ce lien fermerait une boucle', en: 'This link would close a circle' },
  'dependency.wouldCloseCycle.why': {
    fr: 'Chacune attendrait la précédente\u00A0: {value}. Le lien n’est pas créé. Retournez-le, ou supprimez d’abord un de ceux-là.',
    en: 'Each would wait for the one before: {value}. The link is not made. Turn it round, or first remove one of these.',
  },
  'task.doubledId': { fr: 'Ligne en double', en: 'Row twice' },
  'task.doubledId.why': {
    fr: 'Deux tâches portent le même identifiant\u00A0: la première est montrée. Rechargez la page, ou vérifiez la table.',
    en: 'Two tasks bear the same id: the first is shown. Load the page again, or check the table.',
  },
  'task.noDuration': { fr: 'Ni date ni durée', en: 'Neither date nor duration' },
  'task.noDuration.why': {
    fr: 'Cette tâche n’a ni début, ni échéance, ni durée\u00A0: elle compte pour un jour. Donnez-lui une durée ou des dates.',
    en: 'This task has no start, no due date and no duration: it counts as one day. Give it a duration or dates.',
  },
  'task.endBeforeStart': { fr: 'Fin avant le début', en: 'End before start' },
  'task.endBeforeStart.why': {
    fr: 'Cette tâche finit avant d’avoir commencé. Corrigez l’une des deux dates\u00A0; sa durée est prise ailleurs en attendant.',
    en: 'This task ends before it began. Correct one of the two dates; meanwhile its duration is taken from elsewhere.',
  },
  'task.badDate': { fr: 'Date impossible', en: 'Impossible date' },
  'task.badDate.why': {
    fr: '{value} n’existe pas au calendrier\u00A0: la tâche reste affichée sans cette date. Corrigez la cellule.',
    en: '{value} is no day of the calendar: the task stays, without this date. Correct the cell.',
  },
  'task.factInFuture': { fr: 'Fait daté de l’avenir', en: 'Fact dated in the future' },
  'task.factInFuture.why': {
    fr: 'Cette tâche est dite commencée ou terminée à une date qui n’est pas venue. Corrigez la date, ou le statut.',
    en: 'This task is said to have begun or ended on a day that has not come. Correct the date, or the status.',
  },
  'holiday.noDate': { fr: 'Jour chômé sans date', en: 'Holiday without a date' },
  'holiday.noDate.why': {
    fr: 'Un jour chômé n’a pas de date lisible\u00A0: il ne compte pas. Complétez la ligne.',
    en: 'A holiday has no date that can be read: it does not count. Complete the row.',
  },
  'calendar.noWorkday': { fr: 'Semaine sans jour ouvré', en: 'Week without a workday' },
  'calendar.noWorkday.why': {
    fr: 'Aucun jour de la semaine n’est ouvré\u00A0: du lundi au vendredi est pris en attendant. Choisissez les jours ouvrés dans les réglages.',
    en: 'No day of the week is worked: Monday to Friday is taken meanwhile. Choose the workdays in the settings.',
  },
  'member.badAbsence': { fr: 'Absence sans fin lisible', en: 'Absence without a clear end' },
  'member.badAbsence.why': {
    fr: 'Une absence n’a pas de fin, ou finit avant son début\u00A0: elle n’arrête rien. Complétez ses dates.',
    en: 'An absence has no end, or ends before it begins: it stops nothing. Complete its dates.',
  },

  'cause.late': { fr: 'retard {days}\u00A0j', en: '{days}\u00A0d late' },
  'cause.willBeLate': { fr: 'finira {days}\u00A0j trop tard', en: 'will end {days}\u00A0d too late' },
  'cause.doneLate': { fr: 'finie {days}\u00A0j après sa date', en: 'ended {days}\u00A0d after its date' },
  'cause.underWay': { fr: 'en cours', en: 'under way' },
  'cause.notStarted': { fr: 'pas commencée, elle pourrait l’être', en: 'not begun, though it could be' },
  'cause.waiting': { fr: 'attend elle-même', en: 'waits itself' },
  'cause.notVerified': { fr: 'livrée, pas encore vérifiée', en: 'delivered, not verified yet' },
  'cause.notDelivered': { fr: 'terminée, rien n’est dit livré', en: 'done, nothing is said to be delivered' },
  'cause.cycle': { fr: 'attend la première en retour', en: 'waits for the first in turn' },
  'cause.sentence': { fr: '{state} parce que «\u00A0{task}\u00A0»\u00A0: {cause}, A\u00A0: {people}', en: '{state} because “{task}”: {cause}, A: {people}' },
};

import { kpiStates } from '../model/alert.ts';
import type { Catalogue } from './translate.ts';

/** Words of the indicators' engine: units, states, notes, verdicts, alerts, and what is wrong with rows. */
export const kpiMessages: Catalogue = {
  ...Object.fromEntries(kpiStates.map(({ key, label }) => [`kpi.state.${key}`, label])),
  'kpi.state.masked': { fr: 'Masqué', en: 'Hidden' },

  'kpi.unit.days': { fr: 'jour|jours', en: 'day|days' },
  'kpi.unit.percent': { fr: '%', en: '%' },
  'kpi.unit.tasks': { fr: 'tâche|tâches', en: 'task|tasks' },
  'kpi.unit.rounds': { fr: 'tour|tours', en: 'round|rounds' },
  'kpi.unit.outOfFive': { fr: 'sur 5', en: 'out of 5' },

  'kpi.noTarget': { fr: 'Sans cible ni seuil, aucune valeur n’est jugée. Donnez-lui une cible.', en: 'Without target or threshold no value is judged. Give it a target.' },
  'kpi.noDirection': {
    fr: 'On ne sait pas si plus haut est mieux ou moins bien. Dites le sens de l’indicateur.',
    en: 'Nothing says whether higher is better or worse. Say which way is good.',
  },
  'kpi.thresholdsReversed.higher': {
    fr: 'Plus haut est mieux, mais les seuils ne descendent pas : cible {target}, attention {warning}, critique {critical}. Rangez-les du meilleur au pire, ou changez le sens.',
    en: 'Higher is better, but the thresholds do not go down: target {target}, warning {warning}, critical {critical}. Put them from best to worst, or change the direction.',
  },
  'kpi.thresholdsReversed.lower': {
    fr: 'Plus bas est mieux, mais les seuils ne montent pas : cible {target}, attention {warning}, critique {critical}. Rangez-les du meilleur au pire, ou changez le sens.',
    en: 'Lower is better, but the thresholds do not go up: target {target}, warning {warning}, critical {critical}. Put them from best to worst, or change the direction.',
  },
  'kpi.unknownSource': {
    fr: 'La source « {source} » n’est ni une mesure calculée ni « manual ». Choisissez-en une.',
    en: 'The source “{source}” is neither a computed metric nor “manual”. Choose one.',
  },
  'kpi.masked': {
    fr: 'Le résultat s’affiche à partir de {least} réponses, pour que personne ne puisse être reconnu.',
    en: 'The result shows from {least} answers on, so that nobody can be recognised.',
  },
  'kpi.noRows': { fr: 'Aucune ligne ne donne encore de valeur à cet indicateur.', en: 'No row gives this KPI a value yet.' },
  'kpi.neverMeasured': { fr: 'Aucune valeur n’a été saisie. Saisissez la première.', en: 'No value was entered. Enter the first one.' },
  'kpi.firstPeriod': { fr: 'La première période n’est pas finie : elle sera jugée à sa fin.', en: 'The first period is not over: it will be judged at its end.' },
  'kpi.gap': { fr: 'Rien à compter depuis {period}.', en: 'Nothing to count since {period}.' },
  'kpi.ownerMissing': { fr: 'Personne ne porte cet indicateur. Choisissez qui.', en: 'Nobody owns this KPI. Choose who does.' },
  'kpi.ownerInactive': { fr: 'La personne qui porte cet indicateur n’est plus active. Choisissez qui le porte.', en: 'The owner of this KPI is no longer active. Choose who owns it.' },

  'kpi.verdict.better': { fr: 'Mieux', en: 'Better' },
  'kpi.verdict.worse': { fr: 'Moins bien', en: 'Worse' },
  'kpi.verdict.changed': { fr: 'Différent', en: 'Different' },
  'kpi.verdict.notProvableYet': { fr: 'Rien de prouvé encore', en: 'Nothing proven yet' },
  'kpi.verdict.noData': { fr: 'Pas de données', en: 'No data' },
  'kpi.interval': { fr: 'entre {low} et {high}', en: 'between {low} and {high}' },
  'kpi.interval.why': {
    fr: 'Dans 95 cas sur 100, le vrai écart est entre ces deux valeurs. S’il peut être nul, rien n’est prouvé encore.',
    en: 'In 95 cases out of 100 the true difference lies between these two values. Where it may be nought, nothing is proven yet.',
  },

  'kpi.alert.evaluated': {
    fr: 'Les alertes sont évaluées quand quelqu’un ouvre cette page, et notées dans la table des alertes à chaque changement d’état.',
    en: 'Alerts are evaluated while somebody has this page open, and noted in the table of alerts at each change of state.',
  },
  'kpi.alert.action': { fr: 'Agir sur « {kpi} » : {state}', en: 'Act on “{kpi}”: {state}' },
  'kpi.alert.pending': {
    fr: '{state} dans {left} période si rien ne change|{state} dans {left} périodes si rien ne change',
    en: '{state} in {left} period if nothing changes|{state} in {left} periods if nothing changes',
  },
  'kpi.rule.rang': { fr: 'Elle aurait sonné {n} fois depuis un an.|Elle aurait sonné {n} fois depuis un an.', en: 'It would have rung {n} time in a year.|It would have rung {n} times in a year.' },

  'kpi.badLogLine': { fr: 'Cette ligne de l’historique ne commence pas par une date.', en: 'This line of the log does not begin with a date.' },
  'kpi.unknownStage': { fr: 'L’historique nomme un statut que personne n’a défini.', en: 'The log names a status that nobody defined.' },
  'kpi.doneBeforeStarted': { fr: 'Terminée avant d’être commencée : son temps de cycle n’est pas compté.', en: 'Done before it was started: its cycle time is not counted.' },
  'kpi.doneUnknown': { fr: 'Terminée, mais on ne sait pas quel jour : elle n’est comptée dans aucune période.', en: 'Done, but nothing says on which day: it counts in no period.' },
  'kpi.startUnknown': { fr: 'En cours, mais on ne sait pas depuis quand : elle n’a pas d’âge.', en: 'In progress, but nothing says since when: it has no age.' },
  'kpi.dateAhead': { fr: 'Cette date est dans le futur : elle ne compte pas encore.', en: 'This date is in the future: it does not count yet.' },
  'kpi.answeredBeforeRequested': { fr: 'Répondu avant d’être demandé : ce délai n’est pas compté.', en: 'Answered before it was asked for: this time is not counted.' },
  'kpi.criteriaAbove': { fr: 'Plus de critères remplis que le segment n’en a : cette revue n’est pas comptée.', en: 'More criteria met than the segment has: this review is not counted.' },
  'kpi.measureUnread': { fr: 'Sans valeur, sans date ou sans indicateur : cette mesure n’est pas comptée.', en: 'Without value, date or KPI: this measure is not counted.' },
  'kpi.twoMeasures': { fr: 'Deux mesures le même jour : la dernière saisie compte.', en: 'Two measures on one day: the one entered last counts.' },
};

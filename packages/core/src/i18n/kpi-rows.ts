import type { Catalogue } from './translate.ts';

/** Words of the indicators' engine that no card says: verdicts, what a rule would have done, and what is wrong with rows. */
export const kpiRowMessages: Catalogue = {
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
  'kpi.rule.rang': { fr: 'Elle aurait sonné {n} fois depuis un an.|Elle aurait sonné {n} fois depuis un an.', en: 'It would have rung {n} time in a year.|It would have rung {n} times in a year.' },

  'kpi.badLogLine': { fr: 'Cette ligne de l’historique ne commence pas par une date.', en: 'This line of the log does not begin with a date.' },
  'kpi.unknownStage': { fr: 'L’historique nomme un statut que personne n’a défini.', en: 'The log names a status that nobody defined.' },
  'kpi.doneBeforeStarted': { fr: 'Terminée avant d’être commencée : son temps de cycle n’est pas compté.', en: 'Done before it was started: its cycle time is not counted.' },
  'kpi.doneUnknown': { fr: 'Terminée, mais on ne sait pas quel jour : elle n’est comptée dans aucune période.', en: 'Done, but nothing says on which day: it counts in no period.' },
  'kpi.startUnknown': { fr: 'En cours, mais on ne sait pas depuis quand : elle n’a pas d’âge.', en: 'In progress, but nothing says since when: it has no age.' },
  'kpi.dateAhead': { fr: 'Cette date est dans le futur : elle ne compte pas encore.', en: 'This date is in the future: it does not count yet.' },
  'kpi.answeredBeforeRequested': { fr: 'Répondu avant d’être demandé : ce délai n’est pas compté.', en: 'Answered before it was asked for: this time is not counted.' },
  'kpi.resolvedUnknown': { fr: 'Vérifié, mais on ne sait pas quel jour\u00A0: ce délai n’est pas compté.', en: 'Verified, but nothing says on which day: this time is not counted.' },
  'kpi.requestedUnknown': { fr: 'On ne sait pas quel jour ce besoin a été demandé\u00A0: ses délais ne sont pas comptés.', en: 'Nothing says on which day this need was asked for: its times are not counted.' },
  'kpi.decidedUnknown': { fr: 'Décidée, mais on ne sait pas quel jour\u00A0: cette revue n’est pas comptée.', en: 'Decided, but nothing says on which day: this review is not counted.' },
  'kpi.promisedUnknown': { fr: 'Atteint, mais aucune date n’avait été promise\u00A0: ce jalon n’est pas compté.', en: 'Reached, but no day had been promised: this milestone is not counted.' },
  'kpi.measureOld': { fr: 'Plus vieille que ce que les indicateurs retiennent\u00A0: cette mesure n’est pas comptée. Vérifiez l’année.', en: 'Older than what KPIs look back on: this measure is not counted. Check the year.' },
  'kpi.criteriaAbove': { fr: 'Plus de critères remplis que le segment n’en a : cette revue n’est pas comptée.', en: 'More criteria met than the segment has: this review is not counted.' },
  'kpi.measureUnread': { fr: 'Sans valeur, sans date ou sans indicateur : cette mesure n’est pas comptée.', en: 'Without value, date or KPI: this measure is not counted.' },
  'kpi.twoMeasures': { fr: 'Deux mesures le même jour : la dernière saisie compte.', en: 'Two measures on one day: the one entered last counts.' },
};

import { kpiStates } from '../model/alert.ts';
import type { Catalogue } from './translate.ts';

/** Words of the indicators' engine: units, states, notes and alerts. */
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

  'kpi.alert.action': { fr: 'Agir sur « {kpi} » : {state}', en: 'Act on “{kpi}”: {state}' },
  'kpi.alert.pending': {
    fr: '{state} dans {left} période si rien ne change|{state} dans {left} périodes si rien ne change',
    en: '{state} in {left} period if nothing changes|{state} in {left} periods if nothing changes',
  },
};

import { dependencyKinds, needStates } from '../model/choices.ts';
import { commonMessages } from './common.ts';
import { dependencyFirstMessages } from './dependencies-first.ts';
import type { Catalogue } from './translate.ts';

/** Words of the dependency board for its toolbar, its map and what is done there, the common ones among them. */
export const dependencyUiMessages: Catalogue = {
  ...commonMessages,
  ...dependencyFirstMessages,
  ...Object.fromEntries(dependencyKinds.map(({ key, label }) => [`deps.kind.${key}`, { fr: label.fr.toLowerCase(), en: label.en.toLowerCase() }])),
  ...Object.fromEntries(needStates.map(({ key, label }) => [`deps.need.${key}`, { fr: label.fr.toLowerCase(), en: label.en.toLowerCase() }])),

  'deps.filter.search': { fr: 'Recherche', en: 'Search' },
  'deps.filter.team': { fr: 'Équipe', en: 'Team' },
  'deps.filter.member': { fr: 'Personne', en: 'Person' },
  'deps.filter.criticality': { fr: 'Criticité', en: 'Criticality' },
  'deps.filter.state': { fr: 'État', en: 'State' },
  'deps.filter.horizon': { fr: 'Horizon', en: 'Horizon' },
  'deps.filter.around': { fr: 'Autour de', en: 'Around' },
  'deps.horizon.days': { fr: '{days} jours', en: '{days} days' },
  'deps.mine': { fr: 'Mes tâches', en: 'My tasks' },
  'deps.mine.responsible': { fr: 'Ce que je réalise', en: 'What I do' },
  'deps.mine.accountable': { fr: 'Ce que j’approuve', en: 'What I approve' },
  'deps.mine.consulted': { fr: 'Où je suis consulté·e', en: 'Where I am consulted' },
  'deps.mine.informed': { fr: 'Où je suis informé·e', en: 'Where I am informed' },
  'deps.between': { fr: 'Entre', en: 'Between' },
  'deps.between.team': { fr: 'équipes', en: 'teams' },
  'deps.between.member': { fr: 'membres', en: 'members' },
  'deps.needs': { fr: 'Besoins', en: 'Needs' },
  'deps.needs.open': { fr: 'ouverts', en: 'open' },
  'deps.needs.late': { fr: 'en retard', en: 'overdue' },
  'deps.needs.all': { fr: 'tous', en: 'all' },
  'deps.scale': { fr: 'Échelle', en: 'Scale' },
  'deps.scale.days': { fr: 'jours', en: 'days' },
  'deps.scale.weeks': { fr: 'semaines', en: 'weeks' },
  'deps.scale.months': { fr: 'mois', en: 'months' },
  'deps.scale.quarters': { fr: 'trimestres', en: 'quarters' },
  'deps.baseline': { fr: 'Référence', en: 'Baseline' },
  'deps.showForecast': { fr: 'Prévision', en: 'Forecast' },
  'deps.fold.all': { fr: 'Replier les projets', en: 'Fold projects' },
  'deps.unfold.all': { fr: 'Déplier les projets', en: 'Unfold projects' },
  'deps.format.mermaid': { fr: 'Mermaid (diagramme en texte)', en: 'Mermaid (diagram as text)' },
  'deps.format.ics': { fr: 'iCalendar (jalons)', en: 'iCalendar (milestones)' },
  'deps.print': { fr: 'Imprimer (A3)', en: 'Print (A3)' },

  'deps.state.lateBy.small': { fr: 'retard {days}\u00A0j', en: '{days}\u00A0d late' },
  'deps.day': { fr: 'j', en: 'd' },
  'deps.quote': { fr: '«\u00A0{text}\u00A0»', en: '“{text}”' },
  'deps.more': { fr: 'et {n} autre|et {n} autres', en: 'and {n} more|and {n} more' },
  'deps.nobody': { fr: 'personne', en: 'nobody' },
  'deps.unknownPerson': { fr: 'Personne inconnue', en: 'Unknown person' },
  'deps.noProject': { fr: 'Sans projet', en: 'No project' },

  'deps.around': { fr: 'Autour', en: 'Around' },
  'deps.cycle.refused': { fr: 'Lien refusé, ces tâches s’attendraient l’une l’autre\u00A0: {cycle}', en: 'Link refused, these tasks would wait for each other: {cycle}' },
  'deps.refused': { fr: 'Refusé, revenu en arrière\u00A0: {reason}', en: 'Refused and taken back: {reason}' },
  'deps.denied': { fr: 'Lecture seule\u00A0: rien n’a été changé.', en: 'Read-only: nothing was changed.' },

  'deps.moved': { fr: '«\u00A0{title}\u00A0» décalée|«\u00A0{title}\u00A0» et les tâches qui suivent décalées', en: '“{title}” moved|“{title}” and the tasks behind it moved' },
  'deps.key.enter': { fr: 'Entrée', en: 'Enter' },
  'deps.key.escape': { fr: 'Échap', en: 'Esc' },
  'deps.key.delete': { fr: 'Suppr', en: 'Del' },

  'deps.panel': { fr: 'Détails', en: 'Details' },
  'deps.task.add': { fr: 'Ajouter une tâche', en: 'Add a task' },
  'deps.task.added': { fr: '{n} tâche ajoutée|{n} tâches ajoutées', en: '{n} task added|{n} tasks added' },
  'deps.link.removed': { fr: 'Lien supprimé', en: 'Link deleted' },
  'deps.link.drawn': { fr: '«\u00A0{to}\u00A0» attend maintenant «\u00A0{from}\u00A0»', en: '“{to}” now needs “{from}”' },
};

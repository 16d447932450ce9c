import type { Catalogue } from './translate.ts';

/** Words of the RACI matrix where its rows are deliverables: they win over those that speak of tasks. */
export const deliverableMessages: Catalogue = {
  'common.tasks': { fr: '{n} livrable|{n} livrables', en: '{n} deliverable|{n} deliverables' },
  'raci.groupBy': { fr: 'Grouper les livrables', en: 'Group deliverables' },
  'raci.groupBy.project': { fr: 'Livrables par projet', en: 'Deliverables by project' },
  'raci.groupBy.segment': { fr: 'Livrables par segment', en: 'Deliverables by segment' },
  'raci.groupBy.milestone': { fr: 'Livrables par jalon', en: 'Deliverables by milestone' },
  'raci.groupBy.team': { fr: 'Livrables par équipe', en: 'Deliverables by team' },
  'raci.groupBy.none': { fr: 'Tous les livrables', en: 'All deliverables' },
  'raci.group.approved': { fr: '{with} livrables sur {n} ont quelqu’un qui approuve', en: '{with} of {n} deliverables have somebody who approves' },
  'raci.searchPlaceholder': { fr: 'Livrable ou personne', en: 'Deliverable or person' },
  'raci.findings.none.why': { fr: 'Chaque livrable a une personne qui approuve et une qui réalise.', en: 'Each deliverable has somebody who approves and somebody who does it.' },
  'raci.task.title': { fr: 'Titre du livrable', en: 'Title of the deliverable' },
  'raci.task.add': { fr: 'Ajouter un livrable', en: 'Add a deliverable' },
  'raci.task.new': { fr: 'Nouveau livrable', en: 'New deliverable' },
  'raci.task.paste.why': { fr: 'Une ligne devient un livrable. Puces, numéros et colonnes suivantes sont laissés de côté.', en: 'A line becomes a deliverable. Bullets, numbers and further columns are left out.' },
  'raci.task.paste.add': { fr: 'Ajouter {n} livrable|Ajouter {n} livrables', en: 'Add {n} deliverable|Add {n} deliverables' },
  'raci.task.added': { fr: '{n} livrable ajouté|{n} livrables ajoutés', en: '{n} deliverable added|{n} deliverables added' },
  'raci.add.toGroup': { fr: 'Ajouter un livrable à {title}', en: 'Add a deliverable to {title}' },
  'raci.person.items': { fr: '{n} livrable|{n} livrables', en: '{n} deliverable|{n} deliverables' },
  'raci.person.nothing': { fr: '{name} n’a de rôle sur aucun livrable', en: '{name} has no role on any deliverable' },
  'raci.empty.title': { fr: 'Pas encore de livrable', en: 'No deliverable yet' },
  'raci.empty.why': { fr: 'Écrivez-en un, ou collez une liste\u00A0: une ligne devient un livrable.', en: 'Write one, or paste a list: a line becomes a deliverable.' },
  'raci.noResult.title': { fr: 'Aucun des {n} livrables ne passe ce filtre', en: 'None of the {n} deliverables passes this filter' },
  'raci.noResult.titleSeveral': { fr: 'Aucun des {n} livrables ne passe ces {count} filtres', en: 'None of the {n} deliverables passes these {count} filters' },
  'raci.keys.rename': { fr: 'Renommer le livrable', en: 'Rename the deliverable' },
  'raci.keys.add': { fr: 'Ajouter un livrable', en: 'Add a deliverable' },
  'raci.completed': { fr: '«\u00A0{title}\u00A0» est terminé', en: '“{title}” is done' },

  'raci.limit.busFactorFrom': { fr: 'Livrables à partir desquels un projet ne doit pas reposer sur une personne', en: 'Deliverables from which a project should not hang on one person' },
  'raci.limit.noEmptyCellFrom': { fr: 'Livrables à partir desquels n’avoir aucune case libre est signalé', en: 'Deliverables from which having no empty cell is reported' },
  'raci.busFactor.act': { fr: 'Voir ces livrables', en: 'See these deliverables' },
  'raci.overloaded.why': {
    fr: 'La semaine demande {hours} h à {name}, qui en a {capacity}. Passez la main sur un livrable, ou repoussez-en un.',
    en: 'The week asks {hours} h of {name}, who has {capacity}. Hand a deliverable over, or move one.',
  },
  'raci.awayNoDelegate.why': {
    fr: 'Personne ne prend le relais de {name}, qui approuve ou réalise {n} livrable. Choisissez son relais dans la table des membres.|Personne ne prend le relais de {name}, qui approuve ou réalise sur {n} livrables. Choisissez son relais dans la table des membres.',
    en: 'Nobody takes over from {name}, who approves or does {n} deliverable. Choose a delegate in the members’ table.|Nobody takes over from {name}, who approves or does {n} deliverables. Choose a delegate in the members’ table.',
  },
  'raci.awayNoDelegate.act': { fr: 'Voir ces livrables', en: 'See these deliverables' },
  'raci.memberManyAccountable.why': {
    fr: '{name} doit approuver sur {n} livrables ouverts, plus que la limite de {limit}. Confiez-en à d’autres.',
    en: '{name} has to approve on {n} open deliverables, above the limit of {limit}. Give some to others.',
  },
  'raci.memberManyAccountable.act': { fr: 'Voir ces livrables', en: 'See these deliverables' },
  'raci.memberManyResponsible.why': {
    fr: '{name} doit réaliser sur {n} livrables ouverts, plus que la limite de {limit}. Confiez-en à d’autres.',
    en: '{name} has to do on {n} open deliverables, above the limit of {limit}. Give some to others.',
  },
  'raci.memberManyResponsible.act': { fr: 'Voir ces livrables', en: 'See these deliverables' },
  'raci.memberManyConsulted.why': {
    fr: '{name} doit donner son avis sur {n} livrables ouverts, plus que la limite de {limit}. Confiez-en à d’autres.',
    en: '{name} has to be consulted on {n} open deliverables, above the limit of {limit}. Give some to others.',
  },
  'raci.memberManyConsulted.act': { fr: 'Voir ces livrables', en: 'See these deliverables' },
  'raci.memberManyInformed.why': {
    fr: '{name} doit suivre sur {n} livrables ouverts, plus que la limite de {limit}. Confiez-en à d’autres.',
    en: '{name} has to follow on {n} open deliverables, above the limit of {limit}. Give some to others.',
  },
  'raci.memberManyInformed.act': { fr: 'Voir ces livrables', en: 'See these deliverables' },
  'raci.noEmptyCell.why': {
    fr: '{name} a un rôle sur chacun des {n} livrables ouverts de {project}. Est-ce nécessaire partout\u00A0?',
    en: '{name} has a role on each of the {n} open deliverables of {project}. Is it needed everywhere?',
  },
  'raci.noEmptyCell.act': { fr: 'Voir ces livrables', en: 'See these deliverables' },
  'raci.noRole.why': {
    fr: 'Ces personnes n’ont de rôle sur aucun livrable ouvert. Un livrable qui manque de R leur irait peut-être.',
    en: 'These people have no role on any open deliverable. A deliverable that lacks an R might suit them.',
  },
};

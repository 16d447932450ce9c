import type { Catalogue } from './translate.ts';

/** Words of the RACI matrix where its rows are deliverables: they win over those that speak of tasks. */
export const deliverableMessages: Catalogue = {
  'common.tasks': { fr: '{n} livrable|{n} livrables', en: '{n} deliverable|{n} deliverables' },
  'raci.groupBy': { fr: 'Grouper les livrables', en: 'Group deliverables' },
  'raci.groupBy.project': { fr: 'Livrables par projet', en: 'Deliverables by project' },
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
};

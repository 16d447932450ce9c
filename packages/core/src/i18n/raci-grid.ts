import { firstMessages } from './first.ts';
import type { Catalogue } from './translate.ts';

/** Words that the matrix needs for its first paint: rows, people, cells, counts. */
export const gridMessages: Catalogue = {
  ...firstMessages,

  'raci.row.locked': { fr: 'Vous pouvez lire cette ligne, sans la modifier', en: 'You may read this row and not change it' },
  'raci.role.none': { fr: 'aucun rôle', en: 'no role' },
  'raci.groupBy.project': { fr: 'Tâches par projet', en: 'Tasks by project' },
  'raci.groupBy.deliverable': { fr: 'Tâches par livrable', en: 'Tasks by deliverable' },
  'raci.groupBy.segment': { fr: 'Tâches par segment', en: 'Tasks by segment' },
  'raci.groupBy.milestone': { fr: 'Tâches par jalon', en: 'Tasks by milestone' },
  'raci.groupBy.team': { fr: 'Tâches par équipe', en: 'Tasks by team' },
  'raci.groupBy.none': { fr: 'Toutes les tâches', en: 'All tasks' },
  'raci.group.none': { fr: 'Sans groupe', en: 'No group' },
  'raci.group.none.project': { fr: 'Sans projet', en: 'No project' },
  'raci.group.none.deliverable': { fr: 'Sans livrable', en: 'No deliverable' },
  'raci.group.none.segment': { fr: 'Sans segment', en: 'No segment' },
  'raci.group.none.milestone': { fr: 'Sans jalon', en: 'No milestone' },
  'raci.group.none.team': { fr: 'Sans équipe', en: 'No team' },
  'raci.group.approved': { fr: '{with} tâches sur {n} ont quelqu’un qui approuve', en: '{with} of {n} tasks have somebody who approves' },
  'raci.team.none': { fr: 'Sans équipe', en: 'No team' },
  'raci.load': { fr: 'Charge de la semaine,\u00A0% de la capacité', en: 'Load of the week, % of capacity' },
  'raci.task.untitled': { fr: 'Sans titre', en: 'Untitled' },
  'raci.footer.people': { fr: '{shown} personnes sur {total}', en: '{shown} people of {total}' },
};

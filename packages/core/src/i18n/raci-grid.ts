import { firstMessages } from './first.ts';
import type { Catalogue } from './translate.ts';

/** Words that the matrix needs for its first paint: rows, people, cells, counts. */
export const gridMessages: Catalogue = {
  ...firstMessages,

  'raci.role.none': { fr: 'aucun rôle', en: 'no role' },
  'raci.groupBy': { fr: 'Grouper les tâches', en: 'Group tasks' },
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
  'raci.load.of': { fr: '{hours}\u00A0h sur {capacity}\u00A0h', en: '{hours} h of {capacity} h' },
  'raci.load.percent': { fr: 'charge à {percent}\u00A0%', en: 'load at {percent}%' },
  'raci.load.away': { fr: 'abs.', en: 'away' },
  'raci.away': { fr: 'absent·e', en: 'away' },
  'raci.cell.away': { fr: 'absent·e', en: 'away' },
  'raci.cell.finding': { fr: 'constat', en: 'finding' },
  'raci.cell.pending': { fr: 'envoi en cours', en: 'being saved' },
  'raci.cell.refused': { fr: 'refusé, revenu en arrière', en: 'refused, taken back' },
  'raci.task.title': { fr: 'Titre de la tâche', en: 'Title of the task' },
  'raci.task.untitled': { fr: 'Sans titre', en: 'Untitled' },
  'raci.footer.people': { fr: '{shown} personnes sur {total}', en: '{shown} people of {total}' },
  'raci.readOnly.access': { fr: 'Vous pouvez tout lire. Pour modifier, demandez l’accès complet au propriétaire.', en: 'You can read everything. To edit, ask the owner for full access.' },
  'raci.readOnly.viewer': { fr: 'Vous pouvez tout lire. Pour modifier, demandez au propriétaire de vous faire éditeur·rice.', en: 'You can read everything. To edit, ask the owner to make you an editor.' },
  'raci.readOnly.document': { fr: 'Vous pouvez tout lire. Ce document ne se modifie pas ici\u00A0: c’est une copie ou un instantané.', en: 'You can read everything. This document cannot be edited here: it is a copy or a snapshot.' },
};

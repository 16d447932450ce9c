import type * as z from 'zod/mini';
import { defineEntity } from './entity.ts';
import { date, log, ref, title } from './field.ts';

/** A date that a project promised. Source of the Milestones table. */
export const milestoneEntity = defineEntity(
  { name: 'milestone', table: 'Milestones', titleField: 'title', label: { fr: 'Jalon', en: 'Milestone' }, plural: { fr: 'Jalons', en: 'Milestones' } },
  {
    title: title({ fr: 'Titre', en: 'Title' }),
    project: ref('project', { fr: 'Projet', en: 'Project' }),
    segment: ref('segment', { fr: 'Segment', en: 'Segment' }),
    due: date({ fr: 'Échéance', en: 'Due' }),
    baselineDue: date(
      { fr: 'Échéance de référence', en: 'Baseline due' },
      { automatic: true, hint: { fr: 'Figée à la première planification', en: 'Frozen at first planning' } },
    ),
    reachedOn: date({ fr: 'Atteint le', en: 'Reached on' }),
    dueLog: log({ fr: 'Historique de l’échéance', en: 'Due date log' }),
  },
);

/** A date that a project promised. */
export type Milestone = z.infer<typeof milestoneEntity.schema>;

import type * as z from 'zod/mini';
import { projectStatuses, visibilities } from './choices.ts';
import { defineEntity } from './entity.ts';
import { choiceOr, date, longText, ref, refs, tags, title } from './field.ts';

/** What the collective does together. Source of the Projects table. */
export const projectEntity = defineEntity(
  { name: 'project', table: 'Projects', titleField: 'name', label: { fr: 'Projet', en: 'Project' }, plural: { fr: 'Projets', en: 'Projects' } },
  {
    name: title({ fr: 'Nom', en: 'Name' }),
    objective: longText({ fr: 'Objectif mesurable', en: 'Measurable objective' }),
    objectiveApprovedOn: date({ fr: 'Objectif validé le', en: 'Objective approved on' }),
    status: choiceOr(projectStatuses, 'idea', { fr: 'Statut', en: 'Status' }),
    sponsor: ref('member', { fr: 'Sponsor', en: 'Sponsor' }),
    lead: ref('member', { fr: 'Chef·fe de projet', en: 'Lead' }),
    facilitator: ref('member', { fr: 'Facilitateur·rice', en: 'Facilitator' }),
    contributors: refs('member', { fr: 'Contributeur·rices', en: 'Contributors' }),
    reviewers: refs('member', { fr: 'Réviseur·ses', en: 'Reviewers' }),
    visibility: choiceOr(visibilities, 'members', { fr: 'Visibilité', en: 'Visibility' }),
    start: date({ fr: 'Début', en: 'Start' }),
    due: date({ fr: 'Échéance', en: 'Due' }),
    tags: tags({ fr: 'Mots-clés', en: 'Tags' }),
  },
);

/** What the collective does together. */
export type Project = z.infer<typeof projectEntity.schema>;

import type * as z from 'zod/mini';
import { teamStages } from './choices.ts';
import { defineEntity } from './entity.ts';
import { choice, longText, title } from './field.ts';

/** A team or circle. Source of the Teams table. */
export const teamEntity = defineEntity(
  { name: 'team', table: 'Teams', titleField: 'name', label: { fr: 'Équipe', en: 'Team' }, plural: { fr: 'Équipes', en: 'Teams' } },
  {
    name: title({ fr: 'Nom', en: 'Name' }),
    purpose: longText({ fr: 'Raison d’être', en: 'Purpose' }),
    stage: choice(teamStages, { fr: 'Stade', en: 'Stage' }),
  },
);

/** A team or circle. */
export type Team = z.infer<typeof teamEntity.schema>;

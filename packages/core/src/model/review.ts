import type * as z from 'zod/mini';
import { verdicts } from './choices.ts';
import { defineEntity } from './entity.ts';
import { choiceOr, date, integer, longText, number, ref } from './field.ts';

/** A peer review of a task or of a segment. Source of the Reviews table. */
export const reviewEntity = defineEntity(
  { name: 'review', table: 'Reviews', label: { fr: 'Revue croisée', en: 'Review' }, plural: { fr: 'Revues croisées', en: 'Reviews' } },
  {
    task: ref('task', { fr: 'Tâche', en: 'Task' }),
    segment: ref('segment', { fr: 'Segment', en: 'Segment' }),
    reviewer: ref('member', { fr: 'Réviseur·se', en: 'Reviewer' }),
    round: integer({ fr: 'Tour', en: 'Round' }, { min: 1 }),
    requestedOn: date({ fr: 'Demandée le', en: 'Requested on' }, { automatic: true }),
    decidedOn: date({ fr: 'Décidée le', en: 'Decided on' }, { automatic: true }),
    verdict: choiceOr(verdicts, 'pending', { fr: 'Verdict', en: 'Verdict' }),
    criteriaMet: number({ fr: 'Critères remplis', en: 'Criteria met' }, { min: 0 }),
    comment: longText({ fr: 'Commentaire', en: 'Comment' }),
    returnedOn: date({ fr: 'Revenue le', en: 'Returned on' }, { hint: { fr: 'Revenue après livraison', en: 'Came back after delivery' } }),
  },
);

/** A peer review of a task or of a segment. */
export type Review = z.infer<typeof reviewEntity.schema>;

import type * as z from 'zod/mini';
import { criticalities, dependencyKinds, lagUnits, linkTypes, needStates } from './choices.ts';
import { defineEntity } from './entity.ts';
import { choiceOr, date, lines, longText, number, ref } from './field.ts';

/** What one task needs from another. Source of the Dependencies table. */
export const dependencyEntity = defineEntity(
  { name: 'dependency', table: 'Dependencies', titleField: 'need', label: { fr: 'Dépendance', en: 'Dependency' }, plural: { fr: 'Dépendances', en: 'Dependencies' } },
  {
    predecessor: ref('task', { fr: 'A besoin de', en: 'Needs' }, { required: true }),
    successor: ref('task', { fr: 'Pour', en: 'For' }, { required: true }),
    type: choiceOr(linkTypes, 'FS', { fr: 'Lien', en: 'Link' }),
    lag: number({ fr: 'Délai', en: 'Lag' }),
    lagUnit: choiceOr(lagUnits, 'workdays', { fr: 'Unité du délai', en: 'Lag unit' }),
    kind: choiceOr(dependencyKinds, 'blocking', { fr: 'Nature', en: 'Kind' }),
    need: longText({ fr: 'Besoin', en: 'Need' }, { hint: { fr: 'Ce qui est attendu, en mots', en: 'What is needed, in words' } }),
    criteria: lines({ fr: 'Critères', en: 'Criteria' }, { hint: { fr: 'Quand c’est bon, un critère par ligne', en: 'When it is good, one criterion a line' } }),
    owner: ref('member', { fr: 'Porte l’interface', en: 'Owner of the interface' }),
    state: choiceOr(needStates, 'requested', { fr: 'État', en: 'State' }),
    criticality: choiceOr(criticalities, 'normal', { fr: 'Criticité', en: 'Criticality' }),
    requestedOn: date({ fr: 'Demandé le', en: 'Requested on' }, { automatic: true }),
    acceptedOn: date({ fr: 'Accepté le', en: 'Accepted on' }, { automatic: true }),
    deliveredOn: date({ fr: 'Livré le', en: 'Delivered on' }, { automatic: true }),
    resolvedOn: date({ fr: 'Vérifié le', en: 'Verified on' }, { automatic: true }),
    neededBy: date({ fr: 'Attendu pour le', en: 'Needed by' }),
  },
);

/** What one task needs from another. */
export type Dependency = z.infer<typeof dependencyEntity.schema>;

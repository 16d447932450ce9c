import type * as z from 'zod/mini';
import { criticalities, statuses } from './choices.ts';
import { defineEntity } from './entity.ts';
import { choiceOr, date, links, log, mappedRefs, number, ref, tags, text, title } from './field.ts';
import { raciFields } from './raci-fields.ts';

/** A piece of work that somebody answers for. Source of the Tasks table. */
export const taskEntity = defineEntity(
  { name: 'task', table: 'Tasks', titleField: 'title', label: { fr: 'Tâche', en: 'Task' }, plural: { fr: 'Tâches', en: 'Tasks' } },
  {
    title: title({ fr: 'Titre', en: 'Title' }),
    project: ref('project', { fr: 'Projet', en: 'Project' }),
    segment: ref('segment', { fr: 'Segment', en: 'Segment' }),
    milestone: ref('milestone', { fr: 'Jalon', en: 'Milestone' }),
    team: ref('team', { fr: 'Équipe', en: 'Team' }),
    status: choiceOr(statuses, 'todo', { fr: 'Statut', en: 'Status' }),
    stage: text({ fr: 'Étape', en: 'Stage' }, { within: 'status' }),
    criticality: choiceOr(criticalities, 'normal', { fr: 'Criticité', en: 'Criticality' }),
    ...raciFields(),
    start: date({ fr: 'Début', en: 'Start' }),
    due: date({ fr: 'Échéance', en: 'Due' }),
    baselineStart: date({ fr: 'Début de référence', en: 'Baseline start' }, { automatic: true }),
    baselineDue: date({ fr: 'Échéance de référence', en: 'Baseline due' }, { automatic: true }),
    durationDays: number({ fr: 'Durée (jours ouvrés)', en: 'Duration (workdays)' }, { min: 0 }),
    optimisticDays: number({ fr: 'Durée optimiste', en: 'Optimistic duration' }, { min: 0 }),
    pessimisticDays: number({ fr: 'Durée pessimiste', en: 'Pessimistic duration' }, { min: 0 }),
    effortHours: number({ fr: 'Charge (heures)', en: 'Effort (hours)' }, { min: 0 }),
    progress: number({ fr: 'Avancement (%)', en: 'Progress (%)' }, { min: 0, max: 100 }),
    createdOn: date({ fr: 'Créée le', en: 'Created on' }, { automatic: true }),
    startedOn: date({ fr: 'Commencée le', en: 'Started on' }, { automatic: true }),
    reviewOn: date({ fr: 'À valider depuis', en: 'In review since' }, { automatic: true }),
    doneOn: date({ fr: 'Terminée le', en: 'Done on' }, { automatic: true }),
    statusLog: log({ fr: 'Historique du statut', en: 'Status log' }),
    documents: links({ fr: 'Documents', en: 'Documents' }, { hint: { fr: 'Un lien par ligne', en: 'One link a line' } }),
    tags: tags({ fr: 'Mots-clés', en: 'Tags' }),
    dependsOn: mappedRefs('task', { fr: 'Dépend de', en: 'Depends on' }, { hint: { fr: 'Les tâches à finir avant', en: 'The tasks to be done before' } }),
  },
);

/** A piece of work that somebody answers for. `stage` is the collective's own name for its status, where it has one. */
export type Task = z.infer<typeof taskEntity.schema>;

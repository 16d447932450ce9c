import type { Choice } from './field.ts';

/** The five meanings that a task's status may have. */
export const statuses = [
  { key: 'todo', label: { fr: 'À faire', en: 'To do' }, tone: 'neutral' },
  { key: 'doing', label: { fr: 'En cours', en: 'In progress' }, tone: 'info' },
  { key: 'review', label: { fr: 'À valider', en: 'To review' }, tone: 'warning' },
  { key: 'done', label: { fr: 'Terminé', en: 'Done' }, tone: 'good' },
  { key: 'cancelled', label: { fr: 'Annulé', en: 'Cancelled' }, tone: 'neutral' },
] as const satisfies readonly Choice[];

/** How much hangs on a task, a need or an indicator. */
export const criticalities = [
  { key: 'low', label: { fr: 'Basse', en: 'Low' }, tone: 'neutral' },
  { key: 'normal', label: { fr: 'Normale', en: 'Normal' }, tone: 'info' },
  { key: 'high', label: { fr: 'Haute', en: 'High' }, tone: 'warning' },
  { key: 'critical', label: { fr: 'Critique', en: 'Critical' }, tone: 'critical' },
] as const satisfies readonly Choice[];

/** Where a project stands. */
export const projectStatuses = [
  { key: 'idea', label: { fr: 'Idée', en: 'Idea' }, tone: 'neutral' },
  { key: 'active', label: { fr: 'Actif', en: 'Active' }, tone: 'info' },
  { key: 'paused', label: { fr: 'En pause', en: 'Paused' }, tone: 'warning' },
  { key: 'done', label: { fr: 'Terminé', en: 'Done' }, tone: 'good' },
] as const satisfies readonly Choice[];

/** Who may see a project outside the members' space. */
export const visibilities = [
  { key: 'public', label: { fr: 'Public', en: 'Public' }, tone: 'info' },
  { key: 'members', label: { fr: 'Membres', en: 'Members' }, tone: 'neutral' },
] as const satisfies readonly Choice[];

/** Stages of a team, from people side by side to people who cooperate. */
export const teamStages = [
  { key: 'pseudoTeam', label: { fr: 'Pseudo-équipe', en: 'Pseudo-team' }, tone: 'neutral' },
  { key: 'convergence', label: { fr: 'Convergence', en: 'Convergence' }, tone: 'info' },
  { key: 'divergence', label: { fr: 'Divergence', en: 'Divergence' }, tone: 'warning' },
  { key: 'cooperation', label: { fr: 'Coopération', en: 'Cooperation' }, tone: 'good' },
] as const satisfies readonly Choice[];

/** How a link binds two tasks: which end waits for which. */
export const linkTypes = [
  { key: 'FS', label: { fr: 'FD', en: 'FS' } },
  { key: 'SS', label: { fr: 'DD', en: 'SS' } },
  { key: 'FF', label: { fr: 'FF', en: 'FF' } },
  { key: 'SF', label: { fr: 'DF', en: 'SF' } },
] as const satisfies readonly Choice[];

/** What the lag of a link counts in; percent is of the predecessor's duration. */
export const lagUnits = [
  { key: 'workdays', label: { fr: 'Jours ouvrés', en: 'Workdays' } },
  { key: 'days', label: { fr: 'Jours', en: 'Days' } },
  { key: 'percent', label: { fr: '% de la durée', en: '% of duration' } },
] as const satisfies readonly Choice[];

/** What a dependency is about: a wait, a point of integration, or news to pass on. */
export const dependencyKinds = [
  { key: 'blocking', label: { fr: 'Bloquante', en: 'Blocking' }, tone: 'warning' },
  { key: 'integration', label: { fr: 'Point d’intégration', en: 'Integration point' }, tone: 'info' },
  { key: 'information', label: { fr: 'Information', en: 'Information' }, tone: 'neutral' },
] as const satisfies readonly Choice[];

/** The life of a need. */
export const needStates = [
  { key: 'requested', label: { fr: 'Demandé', en: 'Requested' }, tone: 'neutral' },
  { key: 'accepted', label: { fr: 'Accepté', en: 'Accepted' }, tone: 'info' },
  { key: 'delivered', label: { fr: 'Livré', en: 'Delivered' }, tone: 'warning' },
  { key: 'verified', label: { fr: 'Vérifié', en: 'Verified' }, tone: 'good' },
  { key: 'refused', label: { fr: 'Refusé', en: 'Refused' }, tone: 'critical' },
] as const satisfies readonly Choice[];

/** What a reviewer decided. */
export const verdicts = [
  { key: 'pending', label: { fr: 'En attente', en: 'Pending' }, tone: 'neutral' },
  { key: 'approved', label: { fr: 'Validé', en: 'Approved' }, tone: 'good' },
  { key: 'changes', label: { fr: 'À reprendre', en: 'Changes asked' }, tone: 'warning' },
] as const satisfies readonly Choice[];

/** Families of indicators. */
export const kpiFamilies = [
  { key: 'delivery', label: { fr: 'Livraison', en: 'Delivery' } },
  { key: 'quality', label: { fr: 'Qualité', en: 'Quality' } },
  { key: 'engagement', label: { fr: 'Engagement', en: 'Engagement' } },
] as const satisfies readonly Choice[];

/** What an indicator helps to improve. */
export const kpiAxes = [
  { key: 'delay', label: { fr: 'Délai', en: 'Delay' } },
  { key: 'quality', label: { fr: 'Qualité', en: 'Quality' } },
  { key: 'value', label: { fr: 'Valeur', en: 'Value' } },
  { key: 'climate', label: { fr: 'Climat', en: 'Climate' } },
] as const satisfies readonly Choice[];

/** Which way is good. */
export const directions = [
  { key: 'higherIsBetter', label: { fr: 'Plus haut est mieux', en: 'Higher is better' } },
  { key: 'lowerIsBetter', label: { fr: 'Plus bas est mieux', en: 'Lower is better' } },
] as const satisfies readonly Choice[];

/** How often an indicator is due. */
export const frequencies = [
  { key: 'weekly', label: { fr: 'Chaque semaine', en: 'Weekly' } },
  { key: 'monthly', label: { fr: 'Chaque mois', en: 'Monthly' } },
  { key: 'quarterly', label: { fr: 'Chaque trimestre', en: 'Quarterly' } },
] as const satisfies readonly Choice[];

/** Roles that an indicator speaks to. */
export const audiences = [
  { key: 'sponsor', label: { fr: 'Sponsor', en: 'Sponsor' } },
  { key: 'lead', label: { fr: 'Chef·fe de projet', en: 'Lead' } },
  { key: 'contributor', label: { fr: 'Contributeur·rice', en: 'Contributor' } },
  { key: 'reviewer', label: { fr: 'Réviseur·se', en: 'Reviewer' } },
  { key: 'facilitator', label: { fr: 'Facilitateur·rice', en: 'Facilitator' } },
] as const satisfies readonly Choice[];

/** Key of one of the five meanings of a status. */
export type Status = (typeof statuses)[number]['key'];
/** Key of a criticality. */
export type Criticality = (typeof criticalities)[number]['key'];
/** Key of a step in a need's life. */
export type NeedState = (typeof needStates)[number]['key'];
/** Key of a link type. */
export type LinkType = (typeof linkTypes)[number]['key'];
/** Key of a unit of lag. */
export type LagUnit = (typeof lagUnits)[number]['key'];

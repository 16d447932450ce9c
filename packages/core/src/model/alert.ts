import type * as z from 'zod/mini';
import { defineEntity } from './entity.ts';
import { choice, date, longText, number, ref, type Choice } from './field.ts';

/** States of an indicator. */
export const kpiStates = [
  { key: 'ok', label: { fr: 'Bon', en: 'Good' }, tone: 'good' },
  { key: 'warning', label: { fr: 'Attention', en: 'Warning' }, tone: 'warning' },
  { key: 'critical', label: { fr: 'Critique', en: 'Critical' }, tone: 'critical' },
  { key: 'noData', label: { fr: 'Pas de données', en: 'No data' }, tone: 'neutral' },
  { key: 'stale', label: { fr: 'À mettre à jour', en: 'Update due' }, tone: 'info' },
  { key: 'noRule', label: { fr: 'Règle à compléter', en: 'Rule incomplete' }, tone: 'info' },
] as const satisfies readonly Choice[];

/** One change of state of an indicator: what webhooks act on. Source of the Alerts table. */
export const alertEntity = defineEntity(
  { name: 'alert', table: 'Alerts', label: { fr: 'Alerte', en: 'Alert' }, plural: { fr: 'Alertes', en: 'Alerts' } },
  {
    kpi: ref('kpi', { fr: 'Indicateur', en: 'KPI' }, { required: true }),
    on: date({ fr: 'Le', en: 'On' }),
    from: choice(kpiStates, { fr: 'État d’avant', en: 'State before' }),
    to: choice(kpiStates, { fr: 'État', en: 'State' }),
    value: number({ fr: 'Valeur', en: 'Value' }),
    since: date({ fr: 'Depuis le', en: 'Since' }),
    comment: longText({ fr: 'Commentaire', en: 'Comment' }),
    task: ref('task', { fr: 'Action décidée', en: 'Action decided' }, { hint: { fr: 'La tâche née de l’alerte, avec qui l’approuve', en: 'The task born of the alert, with who answers for it' } }),
  },
);

/** Key of a state of an indicator. */
export type KpiState = (typeof kpiStates)[number]['key'];
/** One change of state of an indicator. */
export type Alert = z.infer<typeof alertEntity.schema>;

import type * as z from 'zod/mini';
import { audiences, criticalities, directions, frequencies, kpiAxes, kpiFamilies } from './choices.ts';
import { defineEntity } from './entity.ts';
import { boolean, choice, choiceOr, choices, date, integer, longText, number, ref, text, title } from './field.ts';

/** An indicator with an owner and a frequency. Source of the Kpis table. */
export const kpiEntity = defineEntity(
  { name: 'kpi', table: 'Kpis', titleField: 'name', label: { fr: 'Indicateur', en: 'KPI' }, plural: { fr: 'Indicateurs', en: 'KPIs' } },
  {
    name: title({ fr: 'Nom', en: 'Name' }),
    family: choice(kpiFamilies, { fr: 'Famille', en: 'Family' }),
    axis: choice(kpiAxes, { fr: 'Axe', en: 'Axis' }),
    source: text({ fr: 'Source', en: 'Source' }, { hint: { fr: 'Une mesure calculée, ou « manual » pour une saisie', en: 'A computed metric, or “manual”' } }),
    unit: text({ fr: 'Unité', en: 'Unit' }),
    direction: choice(directions, { fr: 'Sens', en: 'Direction' }),
    owner: ref('member', { fr: 'Porte l’indicateur', en: 'Owner' }),
    frequency: choiceOr(frequencies, 'monthly', { fr: 'Fréquence', en: 'Frequency' }),
    criticality: choiceOr(criticalities, 'normal', { fr: 'Criticité', en: 'Criticality' }),
    audience: choices(audiences, { fr: 'Pour', en: 'Audience' }),
    pendingPeriods: integer({ fr: 'Périodes d’attente', en: 'Pending periods' }, { min: 0 }),
    hysteresis: number({ fr: 'Hystérésis', en: 'Hysteresis' }, { min: 0 }),
    active: boolean({ fr: 'Actif', en: 'Active' }, true),
  },
);

/** What an indicator aims at from a day on. Source of the KpiTargets table. */
export const kpiTargetEntity = defineEntity(
  { name: 'kpiTarget', table: 'KpiTargets', label: { fr: 'Cible', en: 'Target' }, plural: { fr: 'Cibles', en: 'Targets' } },
  {
    kpi: ref('kpi', { fr: 'Indicateur', en: 'KPI' }, { required: true }),
    from: date({ fr: 'À partir du', en: 'From' }),
    target: number({ fr: 'Cible', en: 'Target' }),
    warning: number({ fr: 'Seuil d’attention', en: 'Warning threshold' }),
    critical: number({ fr: 'Seuil critique', en: 'Critical threshold' }),
  },
);

/** A value that somebody entered. Source of the Measures table. */
export const measureEntity = defineEntity(
  { name: 'measure', table: 'Measures', label: { fr: 'Mesure', en: 'Measure' }, plural: { fr: 'Mesures', en: 'Measures' } },
  {
    kpi: ref('kpi', { fr: 'Indicateur', en: 'KPI' }, { required: true }),
    on: date({ fr: 'Le', en: 'On' }),
    value: number({ fr: 'Valeur', en: 'Value' }),
    comment: longText({ fr: 'Commentaire', en: 'Comment' }),
    target: number({ fr: 'Cible', en: 'Target' }, { mappedOnly: true }),
  },
);

/** A value frozen to compare with later. Source of the Baselines table. */
export const baselineEntity = defineEntity(
  { name: 'baseline', table: 'Baselines', label: { fr: 'Référence', en: 'Baseline' }, plural: { fr: 'Références', en: 'Baselines' } },
  {
    kpi: ref('kpi', { fr: 'Indicateur', en: 'KPI' }, { required: true }),
    on: date({ fr: 'Le', en: 'On' }),
    value: number({ fr: 'Valeur', en: 'Value' }),
    spread: number({ fr: 'Dispersion', en: 'Spread' }, { min: 0 }),
  },
);

/** Something that happened and that a chart should remember. Source of the Annotations table. */
export const annotationEntity = defineEntity(
  { name: 'annotation', table: 'Annotations', titleField: 'text', label: { fr: 'Fait marquant', en: 'Annotation' }, plural: { fr: 'Faits marquants', en: 'Annotations' } },
  {
    on: date({ fr: 'Le', en: 'On' }),
    text: title({ fr: 'Texte', en: 'Text' }),
    project: ref('project', { fr: 'Projet', en: 'Project' }),
  },
);

/** An indicator with an owner and a frequency. */
export type Kpi = z.infer<typeof kpiEntity.schema>;
/** What an indicator aims at from a day on. */
export type KpiTarget = z.infer<typeof kpiTargetEntity.schema>;
/** A value that somebody entered. */
export type Measure = z.infer<typeof measureEntity.schema>;
/** A value frozen to compare with later. */
export type Baseline = z.infer<typeof baselineEntity.schema>;
/** Something that happened and that a chart should remember. */
export type Annotation = z.infer<typeof annotationEntity.schema>;

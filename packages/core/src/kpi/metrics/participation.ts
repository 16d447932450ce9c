import type { Metric } from '../metric.ts';
import { participationSeries } from '../pulse/pulse-series.ts';

/** Answers to the pulse published in the period, out of those asked for; more than 100% where members answered more often. */
export const participation: Metric = {
  id: 'participation',
  name: { fr: 'Participation au baromètre', en: 'Participation in the pulse' },
  definition: {
    fr: 'Réponses au baromètre publiées dans la période, sur celles demandées : une par membre actif aujourd’hui à chaque tour. Plus de 100 % si des membres répondent plus souvent. Rien ne s’affiche sous 5 réponses.',
    en: 'Answers to the pulse published in the period, out of those asked for: one by each member active today in each round. More than 100% where members answer more often. Nothing shows under 5 answers.',
  },
  formula: {
    fr: 'réponses publiées ÷ (membres actifs × tours de la période) × 100',
    en: 'answers published ÷ (active members × rounds in the period) × 100',
  },
  unit: 'percent',
  direction: 'higherIsBetter',
  family: 'engagement',
  axis: 'climate',
  frequency: 'quarterly',
  uses: ['pulse', 'member'],
  compute: participationSeries,
};

import type { Metric } from '../metric.ts';
import { deliverySamples } from '../prepare/deliveries.ts';
import { sampledSeries } from '../samples.ts';

/** How many times, on average, a delivery of the period was sent back in review. Several requests in one round count once. */
export const reworkRounds: Metric = {
  id: 'reworkRounds',
  name: { fr: 'Tours de reprise', en: 'Rework rounds' },
  definition: {
    fr: 'Combien de fois, en moyenne, une livraison de la période a été renvoyée en revue. Plusieurs demandes dans un même tour comptent une fois.',
    en: 'How many times, on average, a delivery of the period was sent back in review. Several requests in one round count once.',
  },
  formula: {
    fr: 'somme des tours de revue « à reprendre » ÷ livraisons revues',
    en: 'sum of review rounds that asked for changes ÷ reviewed deliveries',
  },
  unit: 'rounds',
  direction: 'lowerIsBetter',
  family: 'quality',
  axis: 'quality',
  frequency: 'monthly',
  uses: ['task', 'segment', 'review'],
  compute: (prepared, frequency) =>
    sampledSeries(deliverySamples(prepared, (rework) => rework), prepared.calendar(frequency), 'mean'),
};

import type { Metric } from '../metric.ts';
import { deliverySamples } from '../prepare/deliveries.ts';
import { sampledSeries } from '../samples.ts';

/** Of the period’s deliveries reviewed at least once, the share that came back after delivery. A return counts in the period of the delivery. */
export const returnRate: Metric = {
  id: 'returnRate',
  name: { fr: 'Taux de retour', en: 'Return rate' },
  definition: {
    fr: 'Parmi les livraisons de la période revues au moins une fois, part de celles qui sont revenues après livraison. Un retour compte dans la période de la livraison.',
    en: 'Of the period’s deliveries reviewed at least once, the share that came back after delivery. A return counts in the period of the delivery.',
  },
  formula: {
    fr: 'livraisons revenues ÷ livraisons revues × 100',
    en: 'deliveries that came back ÷ reviewed deliveries × 100',
  },
  unit: 'percent',
  direction: 'lowerIsBetter',
  family: 'quality',
  axis: 'quality',
  frequency: 'monthly',
  uses: ['task', 'segment', 'review'],
  compute: (prepared, frequency) =>
    sampledSeries(deliverySamples(prepared, (_, isReturned) => (isReturned ? 1 : 0)), prepared.calendar(frequency), 'share'),
};

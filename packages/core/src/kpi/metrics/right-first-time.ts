import type { Metric } from '../metric.ts';
import { deliverySamples } from '../prepare/deliveries.ts';
import { sampledSeries } from '../samples.ts';

/** Of the period’s deliveries (tasks done, segments approved) that were reviewed at least once, the share neither sent back in review nor returned after delivery. */
export const rightFirstTime: Metric = {
  id: 'rightFirstTime',
  name: { fr: 'Bon du premier coup', en: 'Right first time' },
  definition: {
    fr: 'Parmi les livraisons de la période (tâches terminées, segments validés) revues au moins une fois, part de celles qui n’ont été ni renvoyées en revue ni retournées après livraison.',
    en: 'Of the period’s deliveries (tasks done, segments approved) that were reviewed at least once, the share neither sent back in review nor returned after delivery.',
  },
  formula: {
    fr: 'livraisons sans reprise ni retour ÷ livraisons revues × 100',
    en: 'deliveries without rework or return ÷ reviewed deliveries × 100',
  },
  unit: 'percent',
  direction: 'higherIsBetter',
  family: 'quality',
  axis: 'quality',
  frequency: 'monthly',
  uses: ['task', 'segment', 'review'],
  compute: (prepared, frequency) =>
    sampledSeries(deliverySamples(prepared, (rework, isReturned) => (rework === 0 && !isReturned ? 1 : 0)), prepared.calendar(frequency), 'share'),
};

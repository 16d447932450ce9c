import type { Metric } from '../metric.ts';
import { peerReviews } from '../prepare/peer-reviews.ts';
import { sampledSeries } from '../samples.ts';

/** Of the deliverables completed in the period (all their tasks done), the share that somebody other than their authors reviewed. */
export const peerReviewShare: Metric = {
  id: 'peerReviewShare',
  name: { fr: 'Livrables relus par quelqu’un d’autre', en: 'Deliverables reviewed by others' },
  definition: {
    fr: 'Parmi les livrables achevés dans la période (toutes leurs tâches terminées), part de ceux qu’une personne qui n’en est pas l’auteur·rice a revus.',
    en: 'Of the deliverables completed in the period (all their tasks done), the share that somebody other than their authors reviewed.',
  },
  formula: {
    fr: 'livrables revus par une autre personne que leurs R ÷ livrables achevés × 100',
    en: 'deliverables reviewed by somebody other than their R’s ÷ deliverables completed × 100',
  },
  unit: 'percent',
  direction: 'higherIsBetter',
  family: 'quality',
  axis: 'quality',
  frequency: 'monthly',
  uses: ['deliverable', 'segment', 'task', 'review'],
  compute: (prepared, frequency) => sampledSeries(prepared.once(peerReviews), prepared.calendar(frequency), 'share'),
};

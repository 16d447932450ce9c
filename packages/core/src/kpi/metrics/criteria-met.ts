import type { Metric } from '../metric.ts';
import { criteriaShares } from '../prepare/deliveries.ts';
import { sampledSeries } from '../samples.ts';

/** Share of the segment’s acceptance criteria that the reviews decided in the period found met, on average. */
export const criteriaMet: Metric = {
  id: 'criteriaMet',
  name: { fr: 'Critères d’acceptation remplis', en: 'Acceptance criteria met' },
  definition: {
    fr: 'Part des critères d’acceptation du segment que les revues décidées dans la période ont trouvés remplis, en moyenne.',
    en: 'Share of the segment’s acceptance criteria that the reviews decided in the period found met, on average.',
  },
  formula: {
    fr: 'moyenne de (critères remplis ÷ critères du segment) × 100',
    en: 'mean of (criteria met ÷ criteria of the segment) × 100',
  },
  unit: 'percent',
  direction: 'higherIsBetter',
  family: 'quality',
  axis: 'quality',
  frequency: 'monthly',
  uses: ['review', 'task', 'segment'],
  compute: (prepared, frequency) => sampledSeries(prepared.once(criteriaShares), prepared.calendar(frequency), 'share'),
};

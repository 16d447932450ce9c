import type { Metric } from '../metric.ts';
import { resolutionTimes } from '../prepare/dependency-times.ts';
import { sampledSeries } from '../samples.ts';

/** Days from a need being asked for to its being verified, mean of the needs resolved in the period. */
export const dependencyResolutionMean: Metric = {
  id: 'dependencyResolutionMean',
  name: { fr: 'Délai de résolution des dépendances', en: 'Time to resolve dependencies' },
  definition: {
    fr: 'Jours entre la demande d’un besoin et sa vérification, moyenne des besoins résolus dans la période.',
    en: 'Days from a need being asked for to its being verified, mean of the needs resolved in the period.',
  },
  formula: {
    fr: 'somme (vérifié le − demandé le) ÷ nombre de besoins vérifiés dans la période',
    en: 'sum (verified on − requested on) ÷ number of needs verified in the period',
  },
  unit: 'days',
  direction: 'lowerIsBetter',
  family: 'delivery',
  axis: 'delay',
  frequency: 'weekly',
  uses: ['dependency'],
  compute: (prepared, frequency) => sampledSeries(prepared.once(resolutionTimes), prepared.calendar(frequency), 'mean'),
};

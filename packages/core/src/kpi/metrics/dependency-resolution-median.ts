import type { Metric } from '../metric.ts';
import { resolutionTimes } from '../prepare/dependency-times.ts';
import { sampledSeries } from '../samples.ts';

/** Days from a need being asked for to its being verified: half of the needs resolved in the period took less, half took more. One extreme case does not move it. */
export const dependencyResolutionMedian: Metric = {
  id: 'dependencyResolutionMedian',
  name: { fr: 'Délai médian de résolution des dépendances', en: 'Median time to resolve dependencies' },
  definition: {
    fr: 'Jours entre la demande d’un besoin et sa vérification : la moitié des besoins résolus dans la période en a demandé moins, l’autre moitié plus. Un cas extrême ne la déplace pas.',
    en: 'Days from a need being asked for to its being verified: half of the needs resolved in the period took less, half took more. One extreme case does not move it.',
  },
  formula: {
    fr: 'médiane de (vérifié le − demandé le) des besoins vérifiés dans la période',
    en: 'median of (verified on − requested on) of the needs verified in the period',
  },
  unit: 'days',
  direction: 'lowerIsBetter',
  family: 'delivery',
  axis: 'delay',
  frequency: 'weekly',
  uses: ['dependency'],
  compute: (prepared, frequency) => sampledSeries(prepared.once(resolutionTimes), prepared.calendar(frequency), 'median'),
};

import type { Labels } from '../../model/field.ts';
import type { Metric } from '../metric.ts';
import type { PulseQuestion } from './pulse-blocks.ts';
import { pulseSeries } from './pulse-series.ts';

/** A metric that is the mean score of some questions of the pulse; `asked` says which in words. */
export function pulseMetric(id: string, name: Labels, asked: Labels, questions?: readonly PulseQuestion[]): Metric {
  return {
    id,
    name,
    definition: {
      fr: `Note moyenne, de 1 à 5, donnée à ${asked.fr} par les réponses anonymes publiées dans la période. Rien ne s’affiche sous 5 réponses\u00a0: elles attendent d’être 5.`,
      en: `Mean score, from 1 to 5, given to ${asked.en} by the anonymous answers published in the period. Nothing shows under 5 answers: they wait until they are 5.`,
    },
    formula: { fr: 'somme des notes ÷ nombre de notes, 5 réponses au moins', en: 'sum of scores ÷ number of scores, 5 answers at least' },
    unit: 'outOfFive',
    direction: 'higherIsBetter',
    family: 'engagement',
    axis: 'climate',
    frequency: 'quarterly',
    uses: ['pulse'],
    compute: (prepared, frequency) => pulseSeries(prepared, frequency, questions),
  };
}

import type { Metric } from '../metric.ts';
import { pulseSeries } from '../pulse/pulse-series.ts';

/** Mean score from 1 to 5 given to the four questions (trust, respect, communication, climate) by the answers published in the period; nothing under five of them. */
export const pulseScore: Metric = {
  id: 'pulseScore',
  name: { fr: 'Baromètre', en: 'Pulse' },
  definition: {
    fr: 'Note moyenne, de 1 à 5, donnée à les quatre questions (confiance, respect, communication, climat) par les réponses anonymes publiées dans la période. Rien ne s’affiche sous 5 réponses : elles attendent d’être 5.',
    en: 'Mean score, from 1 to 5, given to the four questions (trust, respect, communication, climate) by the anonymous answers published in the period. Nothing shows under 5 answers: they wait until they are 5.',
  },
  formula: {
    fr: 'somme des notes ÷ nombre de notes, 5 réponses au moins',
    en: 'sum of scores ÷ number of scores, 5 answers at least',
  },
  unit: 'outOfFive',
  direction: 'higherIsBetter',
  family: 'engagement',
  axis: 'climate',
  frequency: 'quarterly',
  uses: ['pulse'],
  compute: (prepared, frequency) => pulseSeries(prepared, frequency),
};

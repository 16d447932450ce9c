import type { Metric } from '../metric.ts';
import { responseTimes } from '../prepare/dependency-times.ts';
import { sampledSeries } from '../samples.ts';

/** Days from a need being asked for to its first answer (accepted, else delivered or verified), mean of the period’s answers. */
export const needResponseTime: Metric = {
  id: 'needResponseTime',
  name: { fr: 'Réponse aux besoins', en: 'Response to needs' },
  definition: {
    fr: 'Jours entre la demande d’un besoin et la première réponse (accepté, sinon livré ou vérifié), moyenne des réponses de la période.',
    en: 'Days from a need being asked for to its first answer (accepted, else delivered or verified), mean of the period’s answers.',
  },
  formula: {
    fr: 'somme (répondu le − demandé le) ÷ nombre de réponses dans la période',
    en: 'sum (answered on − requested on) ÷ number of answers in the period',
  },
  unit: 'days',
  direction: 'lowerIsBetter',
  family: 'engagement',
  axis: 'climate',
  frequency: 'monthly',
  uses: ['dependency'],
  compute: (prepared, frequency) => sampledSeries(prepared.once(responseTimes), prepared.calendar(frequency), 'mean'),
};

import type { Metric } from '../metric.ts';
import { taskPromises } from '../prepare/promises.ts';
import { sampledSeries } from '../samples.ts';

/** Did we do what we said? Of the tasks that first planning set for the period, the share done before the period ended. Cancelled tasks do not count. */
export const predictability: Metric = {
  id: 'predictability',
  name: { fr: 'Prévisibilité', en: 'Predictability' },
  definition: {
    fr: 'Avons-nous fait ce que nous avions dit ? Parmi les tâches prévues pour la période à la première planification, part de celles terminées avant la fin de la période. Les tâches annulées ne comptent pas.',
    en: 'Did we do what we said? Of the tasks that first planning set for the period, the share done before the period ended. Cancelled tasks do not count.',
  },
  formula: {
    fr: 'tâches prévues et terminées dans la période ou avant ÷ tâches prévues pour la période × 100',
    en: 'tasks planned and done in the period or before ÷ tasks planned for the period × 100',
  },
  unit: 'percent',
  direction: 'higherIsBetter',
  family: 'delivery',
  axis: 'delay',
  frequency: 'weekly',
  uses: ['task'],
  compute: (prepared, frequency) => sampledSeries(taskPromises(prepared, frequency), prepared.calendar(frequency), 'share'),
};

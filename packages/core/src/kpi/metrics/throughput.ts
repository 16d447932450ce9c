import type { Metric } from '../metric.ts';
import { finishedTasks } from '../prepare/cycle-times.ts';
import { openIn } from '../prepare/open-slots.ts';
import { countSeries } from '../samples.ts';

/** Number of tasks done in the period. Zero where tasks were open and none was done. */
export const throughput: Metric = {
  id: 'throughput',
  name: { fr: 'Débit', en: 'Throughput' },
  definition: {
    fr: 'Nombre de tâches terminées dans la période. Zéro si des tâches étaient ouvertes et qu’aucune n’a été terminée.',
    en: 'Number of tasks done in the period. Zero where tasks were open and none was done.',
  },
  formula: {
    fr: 'nombre de tâches terminées dans la période',
    en: 'number of tasks done in the period',
  },
  unit: 'tasks',
  direction: 'higherIsBetter',
  family: 'delivery',
  axis: 'delay',
  frequency: 'weekly',
  uses: ['task'],
  compute: (prepared, frequency) => countSeries(prepared.once(finishedTasks), prepared.calendar(frequency), openIn(prepared, frequency)),
};

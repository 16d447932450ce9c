import type { Metric } from '../metric.ts';
import { cycleTimes } from '../prepare/cycle-times.ts';
import { sampledSeries } from '../samples.ts';

/** Days from the start of a task to its end, both included: 85% of the tasks done in the period took no longer. */
export const cycleTimeP85: Metric = {
  id: 'cycleTimeP85',
  name: { fr: 'Temps de cycle, 85 % des tâches', en: 'Cycle time, 85% of tasks' },
  definition: {
    fr: 'Jours du début à la fin d’une tâche, les deux compris : 85 % des tâches terminées dans la période n’en ont pas demandé plus.',
    en: 'Days from the start of a task to its end, both included: 85% of the tasks done in the period took no longer.',
  },
  formula: {
    fr: 'plus petit nombre de jours que 85 % des (terminée le − commencée le + 1) ne dépassent pas',
    en: 'smallest number of days that 85% of (done on − started on + 1) do not exceed',
  },
  unit: 'days',
  direction: 'lowerIsBetter',
  family: 'delivery',
  axis: 'delay',
  frequency: 'weekly',
  uses: ['task'],
  compute: (prepared, frequency) => sampledSeries(prepared.once(cycleTimes), prepared.calendar(frequency), 'p85'),
};

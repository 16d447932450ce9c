import type { Metric } from '../metric.ts';
import { cycleTimes } from '../prepare/cycle-times.ts';
import { sampledSeries } from '../samples.ts';

/** Days from the start of a task to its end, both included: half of the tasks done in the period took no longer. */
export const cycleTimeP50: Metric = {
  id: 'cycleTimeP50',
  name: { fr: 'Temps de cycle, la moitié des tâches', en: 'Cycle time, half of tasks' },
  definition: {
    fr: 'Jours du début à la fin d’une tâche, les deux compris : la moitié des tâches terminées dans la période n’en a pas demandé plus.',
    en: 'Days from the start of a task to its end, both included: half of the tasks done in the period took no longer.',
  },
  formula: {
    fr: 'plus petit nombre de jours que la moitié des (terminée le − commencée le + 1) ne dépassent pas',
    en: 'smallest number of days that half of (done on − started on + 1) do not exceed',
  },
  unit: 'days',
  direction: 'lowerIsBetter',
  family: 'delivery',
  axis: 'delay',
  frequency: 'weekly',
  uses: ['task'],
  compute: (prepared, frequency) => sampledSeries(prepared.once(cycleTimes), prepared.calendar(frequency), 'p50'),
};

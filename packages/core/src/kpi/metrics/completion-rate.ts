import type { Metric } from '../metric.ts';
import { dueTasks } from '../prepare/promises.ts';
import { sampledSeries } from '../samples.ts';

/** Of the tasks that were due in the period, the share that is done today, even late. Cancelled tasks do not count. */
export const completionRate: Metric = {
  id: 'completionRate',
  name: { fr: 'Taux d’achèvement', en: 'Completion rate' },
  definition: {
    fr: 'Parmi les tâches dont l’échéance tombait dans la période, part de celles qui sont terminées aujourd’hui, même en retard. Les tâches annulées ne comptent pas.',
    en: 'Of the tasks that were due in the period, the share that is done today, even late. Cancelled tasks do not count.',
  },
  formula: {
    fr: 'tâches terminées ÷ tâches dues dans la période × 100',
    en: 'tasks done ÷ tasks due in the period × 100',
  },
  unit: 'percent',
  direction: 'higherIsBetter',
  family: 'engagement',
  axis: 'climate',
  frequency: 'monthly',
  uses: ['task'],
  compute: (prepared, frequency) => sampledSeries(prepared.once(dueTasks), prepared.calendar(frequency), 'share'),
};

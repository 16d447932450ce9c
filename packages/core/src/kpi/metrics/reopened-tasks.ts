import type { Metric } from '../metric.ts';
import { history, minutesPerDay } from '../prepare/history.ts';
import { openIn } from '../prepare/open-slots.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { statusCode } from '../prepare/task-columns.ts';
import { countSeries, namesOf, Samples } from '../samples.ts';

/** How many times a task that was done was reopened in the period, by the log of statuses. */
export const reopenedTasks: Metric = {
  id: 'reopenedTasks',
  name: { fr: 'Tâches rouvertes', en: 'Reopened tasks' },
  definition: {
    fr: 'Nombre de fois où une tâche terminée a été rouverte dans la période, d’après l’historique des statuts.',
    en: 'How many times a task that was done was reopened in the period, by the log of statuses.',
  },
  formula: {
    fr: 'nombre de passages de terminé à un autre statut qu’annulé',
    en: 'number of moves from done to any status but cancelled',
  },
  unit: 'tasks',
  direction: 'lowerIsBetter',
  family: 'quality',
  axis: 'quality',
  frequency: 'monthly',
  uses: ['task'],
  compute: (prepared, frequency) => countSeries(prepared.once(reopenings), prepared.calendar(frequency), openIn(prepared, frequency)),
};

function reopenings(prepared: Prepared): Samples {
  const { starts, times, entered, meanings } = prepared.once(history);
  const tasks = prepared.rows('task');
  const samples = new Samples(0, namesOf('task', tasks));
  for (let row = 0; row < tasks.length; row += 1) {
    for (let at = (starts[row] ?? 0) + 1; at < (starts[row + 1] ?? 0); at += 1) {
      const before = meanings[entered[at - 1] ?? 0];
      const after = meanings[entered[at] ?? 0] ?? statusCode.done;
      if (before === statusCode.done && after < statusCode.done) samples.add(row, Math.floor((times[at] ?? 0) / minutesPerDay), 1);
    }
  }
  return samples;
}

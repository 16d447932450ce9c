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
  const rows: number[] = [];
  const days: number[] = [];
  for (let row = 0; row + 1 < starts.length; row += 1) {
    const end = starts[row + 1] ?? 0;
    for (let at = (starts[row] ?? 0) + 1; at < end; at += 1) {
      const before = meanings[entered[at - 1] ?? 0];
      const after = meanings[entered[at] ?? 0] ?? statusCode.done;
      if (before !== statusCode.done || after >= statusCode.done) continue;
      rows.push(row);
      days.push(Math.floor((times[at] ?? 0) / minutesPerDay));
    }
  }
  const columns = { days: Int32Array.from(days), values: new Int8Array(days.length).fill(1), rows: Int32Array.from(rows) };
  return new Samples(columns, namesOf('task', prepared.rows('task')));
}

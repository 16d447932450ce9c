import type { Metric } from '../metric.ts';
import { presentFrom } from '../prepare/open-slots.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { wipSlots, wipStays } from '../prepare/stays.ts';
import { namesOf } from '../samples.ts';
import type { Series } from '../series.ts';
import { RunningSums, staysOn, stockSeries } from '../stock.ts';
import type { Frequency } from '../time/period.ts';

/** Number of tasks started and not done (in progress or in review) at the end of the period; today for the running one. */
export const wip: Metric = {
  id: 'wip',
  name: { fr: 'Travail en cours', en: 'Work in progress' },
  definition: {
    fr: 'Nombre de tâches commencées et pas terminées (en cours ou à valider) à la fin de la période ; aujourd’hui pour la période en cours.',
    en: 'Number of tasks started and not done (in progress or in review) at the end of the period; today for the running one.',
  },
  formula: {
    fr: 'nombre de tâches en cours ou à valider le dernier jour de la période',
    en: 'number of tasks in progress or in review on the last day of the period',
  },
  unit: 'tasks',
  direction: 'lowerIsBetter',
  family: 'delivery',
  axis: 'delay',
  frequency: 'weekly',
  uses: ['task'],
  compute: wipSeries,
};

function wipSeries(prepared: Prepared, frequency: Frequency): Series {
  const calendar = prepared.calendar(frequency);
  const stays = prepared.once(wipStays);
  const { start, end } = prepared.per(frequency, wipSlots);
  const sums = new RunningSums(calendar);
  for (let at = 0; at < stays.count; at += 1) sums.add(start[at] ?? 0, end[at] ?? 0);
  const counts = sums.totals();
  const isPresent = presentFrom(prepared, frequency);
  const name = namesOf('task', prepared.rows('task'));
  const values = counts.map((count, slot) => (isPresent(slot) ? count : Number.NaN));
  return stockSeries(calendar, { values, counts }, (day) => staysOn(stays, day).map((at) => ({ ...name(stays.row[at] ?? -1), value: 1 })));
}

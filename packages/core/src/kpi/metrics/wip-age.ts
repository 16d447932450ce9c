import type { Metric } from '../metric.ts';
import { ageingStays, ageOn } from '../prepare/ageing.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { namesOf } from '../samples.ts';
import type { Series } from '../series.ts';
import { RunningSums, staysOn, stockSeries } from '../stock.ts';
import type { Frequency } from '../time/period.ts';

/** For how many days, on average, the tasks in progress at the end of the period had been started, the first day included. */
export const wipAge: Metric = {
  id: 'wipAge',
  name: { fr: 'Âge du travail en cours', en: 'Age of work in progress' },
  definition: {
    fr: 'Depuis combien de jours, en moyenne, les tâches en cours à la fin de la période étaient commencées, le premier jour compris.',
    en: 'For how many days, on average, the tasks in progress at the end of the period had been started, the first day included.',
  },
  formula: {
    fr: 'somme (dernier jour − commencée le + 1) ÷ nombre de tâches en cours',
    en: 'sum (last day − started on + 1) ÷ number of tasks in progress',
  },
  unit: 'days',
  direction: 'lowerIsBetter',
  family: 'delivery',
  axis: 'delay',
  frequency: 'weekly',
  uses: ['task'],
  compute: ageSeries,
};

function ageSeries(prepared: Prepared, frequency: Frequency): Series {
  const calendar = prepared.calendar(frequency);
  const ageing = prepared.once(ageingStays);
  const sums = new RunningSums(calendar);
  const births = new RunningSums(calendar);
  for (let at = 0; at < ageing.count; at += 1) {
    sums.add(ageing.from[at] ?? 0, ageing.to[at] ?? 0);
    births.add(ageing.from[at] ?? 0, ageing.to[at] ?? 0, ageing.begun[at] ?? 0);
  }
  const counts = sums.totals();
  const name = namesOf('task', prepared.rows('task'));
  return stockSeries(calendar, { values: births.totals().map((born, slot) => (calendar.ends[slot] ?? 0) + 1 - born / (counts[slot] ?? 0)), counts }, (day) => staysOn(ageing, day).map((at) => ({ ...name(ageing.row[at] ?? -1), value: ageOn(ageing, at, day) })));
}

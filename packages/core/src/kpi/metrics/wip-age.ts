import type { Metric } from '../metric.ts';
import { agesOn, startsOfWork } from '../prepare/ageing.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { wipSlots, wipStays } from '../prepare/stays.ts';
import type { Series } from '../series.ts';
import { RunningSums, stockSeries } from '../stock.ts';
import { noDay } from '../time/day-column.ts';
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
  const stays = prepared.once(wipStays);
  const { start, end } = prepared.per(frequency, wipSlots);
  const begun = prepared.once(startsOfWork);
  const sums = new RunningSums(calendar);
  const births = new RunningSums(calendar);
  for (let at = 0; at < stays.count; at += 1) {
    const born = begun[at] ?? noDay;
    if (born === noDay) continue;
    sums.add(start[at] ?? 0, end[at] ?? 0);
    births.add(start[at] ?? 0, end[at] ?? 0, born);
  }
  const counts = sums.totals();
  const values = births.totals().map((born, slot) => (calendar.ends[slot] ?? 0) + 1 - born / (counts[slot] ?? 0));
  return stockSeries(calendar, { values, counts }, (day) => agesOn(prepared, day));
}

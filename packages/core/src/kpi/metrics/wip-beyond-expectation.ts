import type { Metric } from '../metric.ts';
import { agesOn, startsOfWork } from '../prepare/ageing.ts';
import { expectationsOn } from '../prepare/expectation.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { wipSlots } from '../prepare/stays.ts';
import type { Series } from '../series.ts';
import { stockSeries } from '../stock.ts';
import { noDay } from '../time/day-column.ts';
import type { Frequency } from '../time/period.ts';

/** Share of the tasks in progress, at the end of the period, started for more days than the collective expects: the limit it chose, else what 85% of the tasks done in the 26 weeks before did not exceed (10 at least). */
export const wipBeyondExpectation: Metric = {
  id: 'wipBeyondExpectation',
  name: { fr: 'Travail en cours trop ancien', en: 'Work in progress beyond expectation' },
  definition: {
    fr: 'Part des tâches en cours, à la fin de la période, commencées depuis plus de jours que ce à quoi le collectif s’attend : le délai qu’il a choisi, sinon celui que 85 % des tâches terminées dans les 26 semaines d’avant n’ont pas dépassé (10 au moins).',
    en: 'Share of the tasks in progress, at the end of the period, started for more days than the collective expects: the limit it chose, else what 85% of the tasks done in the 26 weeks before did not exceed (10 at least).',
  },
  formula: {
    fr: 'tâches en cours plus âgées que l’attente ÷ tâches en cours × 100',
    en: 'tasks in progress older than the expectation ÷ tasks in progress × 100',
  },
  unit: 'percent',
  direction: 'lowerIsBetter',
  family: 'delivery',
  axis: 'delay',
  frequency: 'weekly',
  uses: ['task'],
  compute: beyondSeries,
};

function beyondSeries(prepared: Prepared, frequency: Frequency): Series {
  const calendar = prepared.calendar(frequency);
  const { start, end } = prepared.per(frequency, wipSlots);
  const begun = prepared.once(startsOfWork);
  const expected = expectationsOn(prepared, calendar.ends);
  const counts = new Float64Array(calendar.length);
  const beyond = new Float64Array(calendar.length);
  // A task is beyond expectation when it was started before this day.
  const latest = calendar.ends.map((day, slot) => (Number.isNaN(expected[slot] ?? Number.NaN) ? noDay : day + 1 - Math.min(Math.floor(expected[slot] ?? 0), 100_000)));
  for (let at = 0; at < begun.length; at += 1) {
    const born = begun[at] ?? noDay;
    if (born === noDay) continue;
    const last = end[at] ?? 0;
    for (let slot = start[at] ?? 0; slot < last; slot += 1) {
      counts[slot] = (counts[slot] ?? 0) + 1;
      if (born < (latest[slot] ?? noDay)) beyond[slot] = (beyond[slot] ?? 0) + 1;
    }
  }
  const values = beyond.map((count, slot) => (latest[slot] === noDay ? Number.NaN : (100 * count) / (counts[slot] ?? 0)));
  return stockSeries(calendar, { values, counts }, (day) => agesOn(prepared, day));
}

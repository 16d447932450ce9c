import type { Metric } from '../metric.ts';
import { ageingStays, ageOn } from '../prepare/ageing.ts';
import { expectationsOn } from '../prepare/expectation.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { namesOf } from '../samples.ts';
import type { Series } from '../series.ts';
import { slotsOfStay, staysOn, stockSeries } from '../stock.ts';
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
  const ageing = prepared.once(ageingStays);
  const expected = expectationsOn(prepared, calendar.ends);
  const counts = new Float64Array(calendar.length);
  const beyond = new Float64Array(calendar.length);
  for (let at = 0; at < ageing.count; at += 1) {
    const { start, end } = slotsOfStay(calendar, ageing.from[at] ?? 0, ageing.to[at] ?? 0);
    for (let slot = start; slot < end; slot += 1) {
      counts[slot] = (counts[slot] ?? 0) + 1;
      if (ageOn(ageing, at, calendar.ends[slot] ?? 0) > (expected[slot] ?? Number.NaN)) beyond[slot] = (beyond[slot] ?? 0) + 1;
    }
  }
  const name = namesOf('task', prepared.rows('task'));
  return stockSeries(calendar, { values: beyond.map((count, slot) => (Number.isNaN(expected[slot] ?? Number.NaN) ? Number.NaN : (100 * count) / (counts[slot] ?? 0))), counts }, (day) => staysOn(ageing, day).map((at) => ({ ...name(ageing.row[at] ?? -1), value: ageOn(ageing, at, day) })));
}

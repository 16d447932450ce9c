import type { Metric } from '../metric.ts';
import { memberLoads } from '../prepare/member-loads.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { openStays } from '../prepare/stays.ts';
import { namesOf } from '../samples.ts';
import type { Series } from '../series.ts';
import { staysOn, stockSeries } from '../stock.ts';
import type { Frequency } from '../time/period.ts';

/** Share of the open tasks, at the end of the period, that the person who answers for most of them answers for. The lower, the less hangs on one person. */
export const accountableBalance: Metric = {
  id: 'accountableBalance',
  name: { fr: 'Concentration des A', en: 'Concentration of A’s' },
  definition: {
    fr: 'Part des tâches ouvertes, à la fin de la période, dont répond la personne qui en approuve le plus. Plus c’est bas, moins tout repose sur une personne.',
    en: 'Share of the open tasks, at the end of the period, that the person who answers for most of them answers for. The lower, the less hangs on one person.',
  },
  formula: {
    fr: 'plus grand nombre de A d’un membre ÷ tâches ouvertes qui ont un A × 100',
    en: 'largest number of A’s of one member ÷ open tasks that have an A × 100',
  },
  unit: 'percent',
  direction: 'lowerIsBetter',
  family: 'engagement',
  axis: 'climate',
  frequency: 'monthly',
  uses: ['task', 'member'],
  compute: balanceSeries,
};

function balanceSeries(prepared: Prepared, frequency: Frequency): Series {
  const calendar = prepared.calendar(frequency);
  const stays = prepared.once(openStays);
  const members = prepared.rows('member');
  const { loads, tasks } = memberLoads(prepared, calendar, stays, members, ({ accountable }) => accountable);
  const values = tasks.map((count, slot) => {
    let most = 0;
    for (let at = slot; at < loads.length; at += calendar.length) most = Math.max(most, loads[at] ?? 0);
    return (100 * most) / count;
  });
  const known = new Set(members.map(({ id }) => id));
  const rows = prepared.rows('task');
  const name = namesOf('task', rows);
  return stockSeries(calendar, { values, counts: tasks }, (day) =>
    staysOn(stays, day).flatMap((at) => {
      const row = stays.row[at] ?? -1;
      return rows[row]?.accountable.some((member) => known.has(member)) === true ? [name(row)] : [];
    }),
  );
}

import type { Metric } from '../metric.ts';
import { memberLoads } from '../prepare/member-loads.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { wipStays } from '../prepare/stays.ts';
import { namesOf } from '../samples.ts';
import type { Series } from '../series.ts';
import { staysOn, stockSeries } from '../stock.ts';
import type { Frequency } from '../time/period.ts';

/** By how much a member’s load departs from the mean, as a share of it. The load: the tasks in progress that they do at the end of the period, shared where several do. 0%: everybody carries the same. */
export const loadSpread: Metric = {
  id: 'loadSpread',
  name: { fr: 'Écarts de charge entre membres', en: 'Spread of load between members' },
  definition: {
    fr: 'De combien la charge d’un membre s’écarte de la moyenne, en part de celle-ci. La charge : les tâches en cours qu’il réalise à la fin de la période, partagées quand on est plusieurs. 0 % : chacun·e porte autant.',
    en: 'By how much a member’s load departs from the mean, as a share of it. The load: the tasks in progress that they do at the end of the period, shared where several do. 0%: everybody carries the same.',
  },
  formula: {
    fr: 'écart type des charges des membres actifs ÷ charge moyenne × 100',
    en: 'standard deviation of the loads of active members ÷ mean load × 100',
  },
  unit: 'percent',
  direction: 'lowerIsBetter',
  family: 'engagement',
  axis: 'climate',
  frequency: 'monthly',
  uses: ['task', 'member'],
  compute: spreadSeries,
};

function spreadSeries(prepared: Prepared, frequency: Frequency): Series {
  const calendar = prepared.calendar(frequency);
  const stays = prepared.once(wipStays);
  const members = prepared.rows('member').filter(({ active }) => active);
  const { loads, tasks } = memberLoads(prepared, calendar, stays, members, ({ responsible }) => responsible);
  const { length } = calendar;
  const values = tasks.map((count, slot) => {
    let mean = 0;
    let squares = 0;
    for (let at = slot; at < loads.length; at += length) mean += (loads[at] ?? 0) / members.length;
    for (let at = slot; at < loads.length; at += length) squares += ((loads[at] ?? 0) - mean) ** 2 / members.length;
    return count === 0 ? Number.NaN : (100 * Math.sqrt(squares)) / mean;
  });
  const active = new Set(members.map(({ id }) => id));
  const rows = prepared.rows('task');
  const name = namesOf('task', rows);
  return stockSeries(calendar, { values, counts: tasks }, (day) =>
    staysOn(stays, day).flatMap((at) => {
      const row = stays.row[at] ?? -1;
      return rows[row]?.responsible.some((member) => active.has(member)) === true ? [name(row)] : [];
    }),
  );
}

import type { Metric } from '../metric.ts';
import { isCarried, memberLoads } from '../prepare/member-loads.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { wipSlots, wipStays } from '../prepare/stays.ts';
import { taskColumns } from '../prepare/task-columns.ts';
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
  const stays = { ...prepared.once(wipStays), ...prepared.per(frequency, wipSlots) };
  const { responsible } = prepared.once(taskColumns);
  let width = 0;
  const places = Int32Array.from(prepared.rows('member'), ({ active }) => (active ? width++ : -1));
  const calendar = prepared.calendar(frequency);
  const name = namesOf('task', prepared.rows('task'));
  return stockSeries(calendar, memberLoads(calendar, stays, responsible, places, spreadOf), (day) =>
    staysOn(stays, day).flatMap((at) => (isCarried(stays.row[at] ?? -1, responsible, places) ? [name(stays.row[at] ?? -1)] : [])),
  );
}

/** Standard deviation of some loads as a share of their mean, in per cent. */
function spreadOf(loads: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < loads.length; at += 1) sum += loads[at] ?? 0;
  const mean = sum / loads.length;
  let squares = 0;
  for (let at = 0; at < loads.length; at += 1) squares += ((loads[at] ?? 0) - mean) * ((loads[at] ?? 0) - mean);
  return (100 * Math.sqrt(squares / loads.length)) / mean;
}

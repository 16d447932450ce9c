import type { Metric } from '../metric.ts';
import { isCarried, memberLoads } from '../prepare/member-loads.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { openSlots, openStays } from '../prepare/stays.ts';
import { taskColumns } from '../prepare/task-columns.ts';
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
  const stays = { ...prepared.once(openStays), ...prepared.per(frequency, openSlots) };
  const { accountable } = prepared.once(taskColumns);
  const places = Int32Array.from(prepared.rows('member'), (_, row) => row);
  const calendar = prepared.calendar(frequency);
  const name = namesOf('task', prepared.rows('task'));
  return stockSeries(calendar, memberLoads(calendar, stays, accountable, places, largestShare), (day) =>
    staysOn(stays, day).flatMap((at) => (isCarried(stays.row[at] ?? -1, accountable, places) ? [name(stays.row[at] ?? -1)] : [])),
  );
}

/** The largest of some loads as a share of the tasks carried, in per cent. */
function largestShare(loads: Float64Array, tasks: number): number {
  let most = 0;
  for (const load of loads) if (load > most) most = load;
  return (100 * most) / tasks;
}

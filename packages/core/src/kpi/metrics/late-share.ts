import type { Metric } from '../metric.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { openSlots, openStays } from '../prepare/stays.ts';
import { taskColumns } from '../prepare/task-columns.ts';
import { namesOf } from '../samples.ts';
import type { Series } from '../series.ts';
import { firstSlot, RunningSums, staysOn, stockSeries } from '../stock.ts';
import { noDay } from '../time/day-column.ts';
import type { Frequency } from '../time/period.ts';

/** Of the tasks open at the end of the period and that have a due date, the share whose due date had passed. The due date is today’s: its moves are not remembered. */
export const lateShare: Metric = {
  id: 'lateShare',
  name: { fr: 'Part des tâches en retard', en: 'Share of tasks late' },
  definition: {
    fr: 'Parmi les tâches ouvertes à la fin de la période et qui ont une échéance, part de celles dont l’échéance était passée. L’échéance est celle d’aujourd’hui : ses déplacements ne sont pas retenus.',
    en: 'Of the tasks open at the end of the period and that have a due date, the share whose due date had passed. The due date is today’s: its moves are not remembered.',
  },
  formula: {
    fr: 'tâches ouvertes dont l’échéance est passée ÷ tâches ouvertes avec échéance × 100',
    en: 'open tasks past their due date ÷ open tasks with a due date × 100',
  },
  unit: 'percent',
  direction: 'lowerIsBetter',
  family: 'delivery',
  axis: 'delay',
  frequency: 'weekly',
  uses: ['task'],
  compute: lateSeries,
};

function lateSeries(prepared: Prepared, frequency: Frequency): Series {
  const calendar = prepared.calendar(frequency);
  const stays = prepared.once(openStays);
  const { start, end } = prepared.per(frequency, openSlots);
  const { due } = prepared.once(taskColumns);
  const open = new RunningSums(calendar);
  const late = new RunningSums(calendar);
  for (let at = 0; at < stays.count; at += 1) {
    const dueOn = due[stays.row[at] ?? -1] ?? noDay;
    if (dueOn === noDay) continue;
    const first = start[at] ?? 0;
    open.add(first, end[at] ?? 0);
    late.add(Math.max(first, firstSlot(calendar, dueOn + 1)), end[at] ?? 0);
  }
  const counts = open.totals();
  const name = namesOf('task', prepared.rows('task'));
  return stockSeries(calendar, { values: late.totals().map((count, slot) => (100 * count) / (counts[slot] ?? 0)), counts }, (day) =>
    staysOn(stays, day).flatMap((at) => {
      const row = stays.row[at] ?? -1;
      const dueOn = due[row] ?? noDay;
      return dueOn === noDay ? [] : [{ ...name(row), value: dueOn < day ? 1 : 0 }];
    }),
  );
}

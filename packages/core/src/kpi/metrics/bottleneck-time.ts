import type { Metric } from '../metric.ts';
import { history, minutesPerDay } from '../prepare/history.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { spans } from '../prepare/spans.ts';
import { stageSamples, timedEnd, workStages } from '../prepare/stage-times.ts';
import type { Series } from '../series.ts';
import { periodSeries } from '../stock.ts';
import { slotOf } from '../time/calendar.ts';
import { noDay } from '../time/day-column.ts';
import { periodStart, type Frequency } from '../time/period.ts';

/** Days that the tasks done in the period spent, on average, in the stage that took them longest (in progress or in review, or the collective’s own stages). */
export const bottleneckTime: Metric = {
  id: 'bottleneckTime',
  name: { fr: 'Temps dans l’étape goulot', en: 'Time in the bottleneck stage' },
  definition: {
    fr: 'Jours que les tâches terminées dans la période ont passés, en moyenne, dans l’étape qui leur en a pris le plus (en cours ou à valider, ou les étapes du collectif).',
    en: 'Days that the tasks done in the period spent, on average, in the stage that took them longest (in progress or in review, or the collective’s own stages).',
  },
  formula: {
    fr: 'plus grande, parmi les étapes, des sommes de jours passés ÷ nombre de tâches terminées qui sont passées par une étape',
    en: 'largest, among stages, of the sums of days spent ÷ number of tasks done that went through a stage',
  },
  unit: 'days',
  direction: 'lowerIsBetter',
  family: 'delivery',
  axis: 'delay',
  frequency: 'weekly',
  uses: ['task'],
  compute: bottleneckSeries,
};

function bottleneckSeries(prepared: Prepared, frequency: Frequency): Series {
  const calendar = prepared.calendar(frequency);
  const told = prepared.once(history);
  const { starts, times, entered } = told;
  const { ended } = prepared.once(spans);
  const work = workStages(prepared);
  const stageCount = Math.max(-1, ...work) + 1;
  const isWork = new Uint8Array(stageCount);
  for (const stage of work) isWork[stage] = 1;
  const totals = new Float64Array(calendar.length * stageCount);
  const counts = new Float64Array(calendar.length);
  for (let row = 0; row < ended.length; row += 1) {
    const day = ended[row] ?? noDay;
    const slot = slotOf(calendar, day);
    if (slot < 0) continue;
    let hasWork = 0;
    const end = timedEnd(told, row, day);
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const stage = entered[at] ?? 0;
      if (isWork[stage] !== 1) continue;
      hasWork = 1;
      totals[slot * stageCount + stage] = (totals[slot * stageCount + stage] ?? 0) + (times[at + 1] ?? 0) - (times[at] ?? 0);
    }
    counts[slot] = (counts[slot] ?? 0) + hasWork;
  }
  const ofSlot = (slot: number) => totals.subarray(slot * stageCount, (slot + 1) * stageCount);
  return periodSeries(calendar, 'period', { values: counts.map((count, slot) => (count === 0 ? Number.NaN : Math.max(...ofSlot(slot)) / minutesPerDay / count)), counts }, (place) => {
    const end = calendar.ends[place];
    const sums = ofSlot(place);
    // The first of two; a stage of work, also where all of them took no time.
    const stage = work.reduce((most, each) => ((sums[each] ?? 0) > (sums[most] ?? 0) ? each : most), work[0] ?? -1);
    return end === undefined ? [] : stageSamples(prepared, stage).rowsBetween(periodStart(calendar.first + place, frequency), end);
  });
}

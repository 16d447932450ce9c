import type { Stage } from '../../model/stages.ts';
import type { Metric } from '../metric.ts';
import { stageList } from '../prepare/stage-list.ts';
import { stageSamples } from '../prepare/stage-times.ts';
import { sampledSeries } from '../samples.ts';

/** What the `source` of a KPI on the time in one stage begins with: `stageTime:Test`. */
export const stageTimePrefix = 'stageTime:';

/** Days that tasks done spent in one stage, for each stage of the collective in which work is done or waits. */
export function stageTimeMetrics(stages: readonly Stage[]): Metric[] {
  return stageList(stages).flatMap(({ key, label, meaning }, place): Metric[] => {
    if (meaning !== 'doing' && meaning !== 'review') return [];
    return [
      {
        id: `${stageTimePrefix}${key}`,
        name: { fr: `Temps dans l’étape «\u00a0${label.fr}\u00a0»`, en: `Time in the stage “${label.en}”` },
        definition: {
          fr: `Jours passés dans l’étape «\u00a0${label.fr}\u00a0» par les tâches terminées dans la période qui y sont passées, en moyenne, toutes leurs visites comprises. Un jour de calendrier compte pour un jour, aussi la nuit où l’heure change.`,
          en: `Days spent in the stage “${label.en}” by the tasks done in the period that went through it, on average, all their visits included. A calendar day counts as a day, also the night when clocks change.`,
        },
        formula: {
          fr: 'somme des jours passés dans l’étape ÷ nombre de tâches terminées qui y sont passées',
          en: 'sum of the days spent in the stage ÷ number of tasks done that went through it',
        },
        unit: 'days',
        direction: 'lowerIsBetter',
        family: 'delivery',
        axis: 'delay',
        frequency: 'weekly',
        uses: ['task'],
        compute: (prepared, frequency) => sampledSeries(stageSamples(prepared, place), prepared.calendar(frequency), 'mean'),
      },
    ];
  });
}

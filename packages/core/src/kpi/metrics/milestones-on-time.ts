import type { Metric } from '../metric.ts';
import { milestonePromises } from '../prepare/promises.ts';
import { sampledSeries } from '../samples.ts';

/** Of the milestones promised for the period, the share reached no later than the day promised. The day promised is the baseline due date, frozen at first planning; moving the due date changes nothing. */
export const milestonesOnTime: Metric = {
  id: 'milestonesOnTime',
  name: { fr: 'Jalons tenus à la date promise', en: 'Milestones reached on time' },
  definition: {
    fr: 'Parmi les jalons promis pour la période, part de ceux atteints au plus tard le jour promis. Le jour promis est l’échéance de référence, figée à la première planification ; déplacer l’échéance n’y change rien.',
    en: 'Of the milestones promised for the period, the share reached no later than the day promised. The day promised is the baseline due date, frozen at first planning; moving the due date changes nothing.',
  },
  formula: {
    fr: 'jalons atteints le jour promis ou avant ÷ jalons promis dans la période × 100',
    en: 'milestones reached on the day promised or before ÷ milestones promised in the period × 100',
  },
  unit: 'percent',
  direction: 'higherIsBetter',
  family: 'delivery',
  axis: 'delay',
  frequency: 'weekly',
  uses: ['milestone'],
  compute: (prepared, frequency) => sampledSeries(prepared.once(milestonePromises), prepared.calendar(frequency), 'share'),
};

import { pulseMetric } from '../pulse/pulse-metric.ts';

/** Mean score from 1 to 5 given to the question on climate by the answers published in the period; nothing under five of them. */
export const pulseClimate = pulseMetric(
  'pulseClimate',
  { fr: 'Baromètre : climat', en: 'Pulse: climate' },
  { fr: 'la question sur le climat', en: 'the question on climate' },
  ['climate'],
);

import { pulseMetric } from '../pulse/pulse-metric.ts';

/** Mean score from 1 to 5 given to the question on respect by the answers published in the period; nothing under five of them. */
export const pulseRespect = pulseMetric(
  'pulseRespect',
  { fr: 'Baromètre : respect', en: 'Pulse: respect' },
  { fr: 'la question sur le respect', en: 'the question on respect' },
  ['respect'],
);

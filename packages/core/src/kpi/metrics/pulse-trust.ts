import { pulseMetric } from '../pulse/pulse-metric.ts';

/** Mean score from 1 to 5 given to the question on trust by the answers published in the period; nothing under five of them. */
export const pulseTrust = pulseMetric(
  'pulseTrust',
  { fr: 'Baromètre : confiance', en: 'Pulse: trust' },
  { fr: 'la question sur la confiance', en: 'the question on trust' },
  ['trust'],
);

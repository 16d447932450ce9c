import { pulseMetric } from '../pulse/pulse-metric.ts';

/** Mean score from 1 to 5 given to the four questions (trust, respect, communication, climate) by the answers published in the period; nothing under five of them. */
export const pulseScore = pulseMetric(
  'pulseScore',
  { fr: 'Baromètre', en: 'Pulse' },
  { fr: 'l’ensemble des quatre questions (confiance, respect, communication, climat)', en: 'the four questions (trust, respect, communication, climate)' },
);

import { pulseMetric } from '../pulse/pulse-metric.ts';

/** Mean score from 1 to 5 given to the question on communication by the answers published in the period; nothing under five of them. */
export const pulseCommunication = pulseMetric(
  'pulseCommunication',
  { fr: 'Baromètre : communication', en: 'Pulse: communication' },
  { fr: 'la question sur la communication', en: 'the question on communication' },
  ['communication'],
);

import type * as z from 'zod/mini';
import { defineEntity } from './entity.ts';
import { integer, longText, week, type Labels } from './field.ts';

const score = (label: Labels) => integer(label, { min: 1, max: 5, private: true });

/** One anonymous answer to the pulse: a week, four scores, no member. Source of the Pulses table. */
export const pulseEntity = defineEntity(
  { name: 'pulse', table: 'Pulses', label: { fr: 'Baromètre', en: 'Pulse' }, plural: { fr: 'Baromètre', en: 'Pulses' } },
  {
    week: week({ fr: 'Semaine', en: 'Week' }, { private: true }),
    trust: score({ fr: 'Confiance', en: 'Trust' }),
    respect: score({ fr: 'Respect', en: 'Respect' }),
    communication: score({ fr: 'Communication', en: 'Communication' }),
    climate: score({ fr: 'Climat', en: 'Climate' }),
    comment: longText({ fr: 'Commentaire', en: 'Comment' }, { private: true }),
  },
);

/** One anonymous answer to the pulse. */
export type Pulse = z.infer<typeof pulseEntity.schema>;

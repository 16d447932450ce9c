import { criticalities, defaultEscalationLimits, type EscalationLimits } from '@entrelacs/core';

/** How long a need may wait before somebody above hears of it, in calendar days: `deps.escalation.critical` and those of the other criticalities. */
export function limitsIn(settings: Readonly<Record<string, string>>): EscalationLimits {
  const limit = (key: string, fallback: number): number => {
    const days = Number(settings[key]?.trim() || Number.NaN);
    return days >= 0 && Number.isFinite(days) ? days : fallback;
  };
  return Object.fromEntries(criticalities.map(({ key }) => [key, limit(`deps.escalation.${key}`, defaultEscalationLimits[key])])) as EscalationLimits;
}

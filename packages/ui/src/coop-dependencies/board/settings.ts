import { criticalities, defaultEscalationLimits, defaultReleaseRules, type EscalationLimits, type ReleaseRule, type ReleaseRules } from '@entrelacs/core';

/** What the document chose about dependencies. */
export interface BoardSettings {
  /** What lets a successor go. */
  readonly release: ReleaseRules;
  /** How long a need may wait before somebody above hears of it. */
  readonly limits: EscalationLimits;
  /** Days of the week that are worked, 1 for Monday; Monday to Friday when left out. */
  readonly weekdays?: readonly number[];
}

/**
 * The document's choices about dependencies, by key: `deps.release.blocking`, `deps.release.integration`, `deps.weekdays`
 * ("1 2 3 4 5"), `deps.escalation.critical` and those of the other criticalities (calendar days).
 */
export function boardSettings(settings: Readonly<Record<string, string>>): BoardSettings {
  const rule = (key: string, fallback: ReleaseRule): ReleaseRule => {
    const value = settings[key];
    return value === 'delivered' || value === 'verified' ? value : fallback;
  };
  const limit = (key: string, fallback: number): number => {
    const days = Number(settings[key]?.trim() || Number.NaN);
    return days >= 0 && Number.isFinite(days) ? days : fallback;
  };
  const days = (settings['deps.weekdays'] ?? '').split(/[^1-7]+/).map(Number).filter((day) => day >= 1 && day <= 7);
  return {
    release: {
      blocking: rule('deps.release.blocking', defaultReleaseRules.blocking),
      integration: rule('deps.release.integration', defaultReleaseRules.integration),
    },
    limits: Object.fromEntries(criticalities.map(({ key }) => [key, limit(`deps.escalation.${key}`, defaultEscalationLimits[key])])) as EscalationLimits,
    ...(days.length > 0 && { weekdays: days }),
  };
}

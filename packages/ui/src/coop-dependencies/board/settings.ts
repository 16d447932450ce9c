import { defaultReleaseRules, type ReleaseRule, type ReleaseRules } from '@entrelacs/core';

/** What the document chose about dependencies. */
export interface BoardSettings {
  /** What lets a successor go. */
  readonly release: ReleaseRules;
  /** Days of the week that are worked, 1 for Monday; Monday to Friday when left out. */
  readonly weekdays?: readonly number[];
}

/**
 * The document's choices about dependencies that a schedule is made with, by key: `deps.release.blocking`, `deps.release.integration`, `deps.weekdays`
 * ("1 2 3 4 5"). See limits.ts for the others.
 */
export function boardSettings(settings: Readonly<Record<string, string>>): BoardSettings {
  const rule = (key: string, fallback: ReleaseRule): ReleaseRule => {
    const value = settings[key];
    return value === 'delivered' || value === 'verified' ? value : fallback;
  };
  const days = (settings['deps.weekdays'] ?? '').split(/[^1-7]+/).map(Number).filter((day) => day >= 1 && day <= 7);
  return {
    release: {
      blocking: rule('deps.release.blocking', defaultReleaseRules.blocking),
      integration: rule('deps.release.integration', defaultReleaseRules.integration),
    },
    ...(days.length > 0 && { weekdays: days }),
  };
}

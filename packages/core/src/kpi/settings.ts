import type { PrepareOptions } from './prepare/prepared.ts';
import { frequencies } from '../model/choices.ts';

/** Keys of the document's settings that the engine reads. */
export const kpiSettingKeys = { expectationDays: 'flow.expectationDays', pulseRhythm: 'pulse.rhythm' } as const;

/** What the document's settings say to the engine: how long a task may take, how often the pulse is asked; nonsense is left out. */
export function kpiSettings(settings: Readonly<Record<string, string>>): Pick<PrepareOptions, 'expectationDays' | 'pulseRhythm'> {
  const days = Number((settings[kpiSettingKeys.expectationDays] ?? '').replace(',', '.'));
  const rhythm = frequencies.find(({ key }) => key === settings[kpiSettingKeys.pulseRhythm]?.trim())?.key;
  return { ...(days > 0 && Number.isFinite(days) ? { expectationDays: days } : {}), ...(rhythm === undefined ? {} : { pulseRhythm: rhythm }) };
}

import type { Outcome } from '@entrelacs/core';
import type { GristSource } from './grist-source.ts';

/** Writes several choices for the whole document, one after the other; undefined removes one. Ends at the first that is refused. */
export async function setSettings(source: Pick<GristSource, 'setSetting'>, settings: Readonly<Record<string, string | undefined>>): Promise<Outcome> {
  let last: Outcome = { ok: true, created: [] };
  for (const [key, value] of Object.entries(settings)) {
    last = await source.setSetting(key, value);
    if (!last.ok) return last;
  }
  return last;
}

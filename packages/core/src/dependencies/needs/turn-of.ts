import type { NeedState } from '../../model/choices.ts';
import type { NeedTurn } from './life.ts';
import type { NeedSide } from './need.ts';

/** Whose turn it is at a step; undefined once verified. */
export function turnOf(state: NeedState, provider: NeedSide, asker: NeedSide, isProviderCancelled: boolean): NeedTurn | undefined {
  if (state === 'verified') return undefined;
  if (state === 'refused' || (isProviderCancelled && state !== 'delivered')) return { end: 'asker', act: 'replace', members: asker.members };
  if (state === 'delivered') return { end: 'asker', act: 'verify', members: asker.members };
  return { end: 'provider', act: state === 'requested' ? 'accept' : 'deliver', members: provider.members };
}

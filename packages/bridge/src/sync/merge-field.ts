import type { FieldMeta } from '@entrelacs/core';
import type { SideName, Value } from '../side.ts';
import { isEmptyValue, sameMeaning } from './meaning.ts';
import type { FieldRule } from './settings.ts';

/** One field as both sides hold it, and as they last had it in common. */
export interface FieldState {
  readonly grist: Value;
  readonly wiki: Value;
  /** Absent when the two never met in this field. */
  readonly base?: { readonly grist: Value; readonly wiki: Value };
  /** Another machine carried something here since: a side that says what it said before may have been put back to it. `decided` once a person said who wins. */
  readonly doubt?: 'open' | 'decided';
  /** When each was changed, ISO 8601, where known. */
  readonly gristAt?: string;
  readonly wikiAt?: string;
}

/** What to do with one field. */
export type Merge =
  /** Both say the same: that is the new common value. */
  | { readonly outcome: 'agree' }
  /** They differ, and nobody changed either since that was settled. */
  | { readonly outcome: 'leave' }
  /** They differ at their first meeting in a way that carries nothing: remember it as settled. */
  | { readonly outcome: 'settle' }
  /** The value of the other side goes to `to`; `lost` is what somebody had written there. */
  | { readonly outcome: 'write'; readonly to: SideName; readonly value: Value; readonly lost?: Value }
  | { readonly outcome: 'conflict' };

/** Merges one field against its last common value. No value is written that neither side holds. */
export function mergeField(field: FieldMeta, rule: Pick<FieldRule, 'direction' | 'policy'>, state: FieldState): Merge {
  const { grist, wiki, base, doubt } = state;
  if (sameMeaning(field, grist, wiki)) return { outcome: 'agree' };
  if (rule.direction !== 'both') return mirror(field, rule.direction === 'toWiki' ? 'wiki' : 'grist', state);

  if (doubt === 'decided') return decide(rule.policy, state);
  if (base === undefined && doubt === 'open') return { outcome: 'conflict' };
  if (base === undefined) {
    if (isEmptyValue(field, wiki)) return write('wiki', state);
    if (isEmptyValue(field, grist)) return write('grist', state);
    return decide(rule.policy, state);
  }
  const gristChanged = !sameMeaning(field, grist, base.grist);
  const wikiChanged = !sameMeaning(field, wiki, base.wiki);
  if (gristChanged && wikiChanged) return decide(rule.policy, state);
  // A rule decides between two edits, and here may be only one.
  if (doubt === 'open') return { outcome: 'conflict' };
  if (gristChanged) return write('wiki', state);
  if (wikiChanged) return write('grist', state);
  return { outcome: 'leave' };
}

/** A one-way field: `to` is kept as its source has it, but an empty source does not wipe out what it never gave. */
function mirror(field: FieldMeta, to: SideName, state: FieldState): Merge {
  const source = to === 'wiki' ? state.grist : state.wiki;
  const target = to === 'wiki' ? state.wiki : state.grist;
  if (state.base === undefined) {
    if (isEmptyValue(field, target)) return write(to, state);
    return isEmptyValue(field, source) ? { outcome: 'settle' } : lose(to, state);
  }
  const sourceChanged = !sameMeaning(field, source, state.base[otherSide(to)]);
  const targetChanged = state.doubt !== undefined || !sameMeaning(field, target, state.base[to]);
  if (targetChanged) return lose(to, state);
  return sourceChanged ? write(to, state) : { outcome: 'leave' };
}

function decide(policy: FieldRule['policy'], state: FieldState): Merge {
  if (policy === 'grist') return lose('wiki', state);
  if (policy === 'wiki') return lose('grist', state);
  if (policy === 'newest') {
    const order = laterSide(state);
    if (order !== null) return lose(otherSide(order), state);
  }
  return { outcome: 'conflict' };
}

/** The side changed last; null when a time is missing or they are the same. */
function laterSide({ gristAt, wikiAt }: FieldState): SideName | null {
  if (gristAt === undefined || wikiAt === undefined) return null;
  const [grist, wiki] = [Date.parse(gristAt), Date.parse(wikiAt)];
  if (Number.isNaN(grist) || Number.isNaN(wiki) || grist === wiki) return null;
  return grist > wiki ? 'grist' : 'wiki';
}

function write(to: SideName, state: FieldState): Merge {
  return { outcome: 'write', to, value: to === 'wiki' ? state.grist : state.wiki };
}

function lose(to: SideName, state: FieldState): Merge {
  return { outcome: 'write', to, value: to === 'wiki' ? state.grist : state.wiki, lost: to === 'wiki' ? state.wiki : state.grist };
}

/** The other of the two sides. */
export function otherSide(side: SideName): SideName {
  return side === 'grist' ? 'wiki' : 'grist';
}

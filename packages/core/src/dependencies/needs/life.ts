import type { NeedState } from '../../model/choices.ts';
import type { Change, Fields } from '../../source/source.ts';
import type { PlanLink } from '../graph/types.ts';

/** Which end of a need is to act. */
export type NeedEnd = 'provider' | 'asker';

/** What is to be done next. `replace`: the asker must find another way, as the need was refused or its task cancelled. */
export type NeedAct = 'accept' | 'deliver' | 'verify' | 'replace';

/** Whose turn it is, and for what. */
export interface NeedTurn {
  readonly end: NeedEnd;
  readonly act: NeedAct;
  /** Ids of the people whose turn it is. */
  readonly members: readonly string[];
}

/** A step that a need may take, and who takes it. In Grist this is guidance: security is the document's access rules. */
export interface NeedStep {
  readonly to: NeedState;
  readonly by: NeedEnd;
}

const steps: Readonly<Record<NeedState, readonly NeedStep[]>> = {
  requested: [{ to: 'accepted', by: 'provider' }, { to: 'refused', by: 'provider' }],
  accepted: [{ to: 'delivered', by: 'provider' }, { to: 'refused', by: 'provider' }],
  delivered: [{ to: 'verified', by: 'asker' }, { to: 'accepted', by: 'asker' }],
  verified: [{ to: 'accepted', by: 'asker' }],
  refused: [{ to: 'requested', by: 'asker' }],
};

/** Steps that a need in a state may take, the expected one first. What was delivered or verified can be sent back. */
export function nextSteps(state: NeedState): readonly NeedStep[] {
  return steps[state];
}

/** The change that takes a need to a state, with the day of it; days of steps that are undone are emptied. */
export function stepNeed(link: Pick<PlanLink, 'id' | 'requestedOn' | 'acceptedOn' | 'deliveredOn'>, to: NeedState, today: string): Change {
  const wiped: Fields<'dependency'> = { deliveredOn: undefined, resolvedOn: undefined };
  const fields: Readonly<Record<NeedState, Fields<'dependency'>>> = {
    requested: { state: 'requested', requestedOn: today, acceptedOn: undefined, ...wiped },
    accepted: { state: 'accepted', acceptedOn: link.acceptedOn ?? today, ...wiped },
    delivered: { state: 'delivered', deliveredOn: today, resolvedOn: undefined },
    verified: { state: 'verified', resolvedOn: today },
    refused: { state: 'refused', ...wiped },
  };
  return { kind: 'update', entity: 'dependency', id: link.id, fields: fields[to] };
}

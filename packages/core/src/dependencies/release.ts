import { waitsForStart } from './graph/types.ts';
import type { PlanLink, PlanTask } from './graph/types.ts';

/** What lets a successor go: that its need is delivered, or that whoever asked has verified it. */
export type ReleaseRule = 'delivered' | 'verified';

/** The release rule of each kind of link that binds; a choice of the document. */
export interface ReleaseRules {
  readonly blocking: ReleaseRule;
  readonly integration: ReleaseRule;
}

/** Delivered is enough for a plain wait; an integration point counts once it was verified. */
export const defaultReleaseRules: ReleaseRules = { blocking: 'delivered', integration: 'verified' };

/** How far a task has come. A status says it where there is one; dates do in a table without statuses. */
export type TaskPhase = 'todo' | 'started' | 'done' | 'cancelled';

/** The phase of a task: work under review has started and is not done. */
export function phaseOf(task: PlanTask): TaskPhase {
  switch (task.status) {
    case 'cancelled':
    case 'done':
      return task.status;
    case 'doing':
    case 'review':
      return 'started';
    case 'todo':
      return 'todo';
    default:
      return task.doneOn !== undefined ? 'done' : task.startedOn !== undefined ? 'started' : 'todo';
  }
}

/** Whether what a link waits for has come: by its need's state, or, for a link without a life of its own, by its predecessor. */
export function isReleased(link: PlanLink, typeCode: number, predecessor: PlanTask, rules: ReleaseRules): boolean {
  if (isReleasedByState(link, rules)) return true;
  const phase = phaseOf(predecessor);
  if ((typeCode & waitsForStart) !== 0) return phase === 'started' || phase === 'done';
  return phase === 'done' && (link.state === undefined || ruleOf(link, rules) === 'delivered');
}

/** Whether the need's own state is enough to let the successor go. */
export function isReleasedByState(link: PlanLink, rules: ReleaseRules): boolean {
  return link.state === 'verified' || (link.state === 'delivered' && ruleOf(link, rules) === 'delivered');
}

/** The day on which the need's state let the successor go, where the host wrote it down. */
export function releasedOn(link: PlanLink, rules: ReleaseRules): string | undefined {
  return ruleOf(link, rules) === 'verified' ? (link.resolvedOn ?? link.deliveredOn) : (link.deliveredOn ?? link.resolvedOn);
}

/** The rule that a link follows: that of its kind. */
export function ruleOf(link: PlanLink, rules: ReleaseRules): ReleaseRule {
  return link.kind === 'integration' ? rules.integration : rules.blocking;
}

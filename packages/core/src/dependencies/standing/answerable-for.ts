import type { PlanTask } from '../graph/types.ts';

/** Who answers for a task: its A, or its R where nobody is accountable. */
export function answerableFor({ accountable = [], responsible = [] }: PlanTask): readonly string[] {
  return accountable.length > 0 ? accountable : responsible;
}
